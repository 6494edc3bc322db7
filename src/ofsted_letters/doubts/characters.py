"""Doubts about characters: one that a font or a wrong encoding has lost damages every value on its line."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.label.labels import Label


def characters_are_whole(ground: Ground) -> Iterator[Diagnostic]:
    """Every value that stands on a line with a damaged character, or else the part that the line is labelled as."""
    for label in ground.labels:
        if not (message := _told(label)):
            continue
        for pointer in ground.values_on(label.line) or (ground.part_of(label),):
            yield ground.doubt_of_line(DiagnosticCode.DAMAGED_TEXT, message, pointer, label.line)


def _told(label: Label) -> str:
    """What is wrong with a line's characters; nothing where they are whole."""
    text = label.line.text
    if (not text.isascii() or "?" in text) and (found := _damage().search(text)):
        return f"a character was lost or spelled in another encoding: {found[0]!a}"
    if _LONE_LETTER in label.text and _apart().search(label.text):
        return "letters stand apart, and where words end can't be told"
    return ""


_LONE_LETTER = " e "
"""Which no word of English is, and most rows have that are set apart."""


@functools.cache
def _damage() -> re.Pattern[str]:
    """What the reader could not repair: no character at all, one of private use, the start of another encoding's.

    Or a "?" within a word, which a change of encoding leaves where it has no sign ("manager?s").
    """
    return re.compile(r"\ufffd|[\ue000-\uf8ff]|â€|(?<![^\s‘’“”(])[A-Za-z]+\?[a-z]+(?![^\s‘’“”),.;:])")


@functools.cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:[A-Za-z] ){5}")
