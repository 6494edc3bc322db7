"""Doubts about headings: a line inside an item that reads like one."""

from __future__ import annotations

from collections.abc import Iterator

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.families import is_known_heading
from ofsted_letters.label.labels import Label, Role

LONGEST = 60
"""Characters of a heading that an item has swallowed at most."""


def headings_open_sections(ground: Ground) -> Iterator[Diagnostic]:
    """Among an item's lines stands one that is a heading by its words: a section would be missing from there on."""
    for label in filter(_reads_like_heading, ground.labels):
        message = "a line that reads like a heading opens no section"
        yield ground.doubt_of_line(DiagnosticCode.SWALLOWED_HEADING, message, "/sections", label.line)


def _reads_like_heading(label: Label) -> bool:
    if len(label.text) >= LONGEST or label.role is not Role.ITEM:
        return False
    return label.text[:1].isupper() and is_known_heading(label.text)
