"""Doubts about characters: one that a font or a wrong encoding has lost damages every value on its line."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.doubts.ground import Diagnostic, Ground


def characters_are_whole(ground: Ground) -> Iterator[Diagnostic]:
    """Every value that stands on a line with a damaged character, or else the part that the line is labelled as."""
    for label in ground.labels:
        if label.line.text.isascii() or not (found := _damage().search(label.line.text)):
            continue
        message = f"a character was lost or spelled in another encoding: {found.group()!a}"
        for pointer in ground.values_on(label.line) or (ground.part_of(label),):
            yield ground.doubt_of_line(DiagnosticCode.DAMAGED_TEXT, message, pointer, label.line)


@functools.cache
def _damage() -> re.Pattern[str]:
    """No character at all, one of private use, or UTF-8 that was read as Windows-1252 ("â€™", "Ã©")."""
    return re.compile(r"\ufffd|[\ue000-\uf8ff]|â€|Ã[\x80-\xbf]|Â[\xa0-\xbf]")
