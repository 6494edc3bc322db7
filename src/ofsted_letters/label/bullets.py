"""What an item can begin with: a bullet, or a number."""

from __future__ import annotations

import re

from ofsted_letters.document import Line

GLYPHS = "•●▪■◼◾▫□○◦‣⁃∙·−–-*ƒ\uf0a7\uf0b7\uf06e"
"""Bullets of type and of text: dashes, and what symbol fonts' squares turn into ("ƒ", U+F0A7)."""

_FIRST = frozenset(GLYPHS + "o.")
_GLYPH = re.compile(
    rf"(?:[{re.escape(GLYPHS)}](?:\s+|$|(?=[A-Z‘“'\"]))|[-−–](?=[a-z])|o\s+(?=[A-Z0-9‘“'\"])|\.(?=[A-Z]))"
)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s*(?=[A-Z‘“'\"])")


def bullet(line: Line) -> str | None:
    """The bullet that a line begins with, with the space after it; None without one."""
    text = line.text
    if text[:1] not in _FIRST:
        return None
    match = _GLYPH.match(text)
    return match[0] if match else None


def number(line: Line) -> tuple[str, int] | None:
    """A paragraph number that a line begins with ("10.However") and how many characters it takes."""
    first = line.text[:1]
    if not first.isdigit() and first != "(":
        return None
    match = _NUMBER.match(line.text)
    return (match[1], match.end()) if match else None
