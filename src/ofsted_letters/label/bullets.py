"""What an item can begin with: a bullet, or a number."""

from __future__ import annotations

import re
from collections.abc import Set

from ofsted_letters.document import Line

GLYPHS = "•−–—-*ƒ§Øü»à"
"""Bullets as the reader gives them: it makes "•" of all that can be nothing else.

From "ƒ" on they are a symbol font's squares, arrow and tick, where the font is lost.
"""

LETTERS = "oƒØüà"
"""Those of them that are letters."""
DASHES = "-−–—"
CERTAIN = "•*ƒ«°¢©®"
JOINING = "&/+="
"""Signs that can stand in a sentence, between two words."""
QUOTES = "‘“'\""
OPENING = "([{£€…"
"""Signs that a line can begin with for what they are."""

_CAPITAL = rf"(?=[A-Z{QUOTES}])"
_SIGN = rf"[^\w\s{re.escape(QUOTES + OPENING)}]"
_GLYPH = re.compile(
    rf"""
    [{re.escape(GLYPHS)}] (?:\s+ | $ | {_CAPITAL})   # • The · -The
    | [-−–] (?=[a-z])                                # –the
    | o (?:\s+ | $)                                  # o the
    | \. (?:\s*{_CAPITAL} | (?=\d))                  # .The · .18 year olds
    # a writer’s own sign, what recognition makes of bullets, letters too, or a change of encoding
    | (?:[b-z] | {_SIGN}{{1,2}}) \s+ {_CAPITAL}        # e The · ~ The · » The
    | (?![{re.escape(JOINING)}]) {_SIGN} \s+ (?=[a-z])   # ~ the, not: & the
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)](?:\s*(?=[A-Z‘“'\"])|\s+(?=[a-z\d])|$)")

_NUMBER_OF_ITEM = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{2,5})[.)]\s*|(\d{1,2})\s+(?=[A-Z‘“'\"])")


def bullet(line: Line) -> str | None:
    """The bullet that a line begins with, with the space after it; None without one."""
    text = line.text
    if text[:1].isalnum() and text[1:2] != " " and text[:1] not in LETTERS:
        return None
    match = _GLYPH.match(text)
    return match[0] if match else None


def is_certain(line: Line, glyph: str) -> bool:
    """Whether a bullet can be nothing else: a dash, a sign of another meaning and a letter can stand in a sentence."""
    if glyph[0] == ".":
        return not line.text[1:2].isdigit()  # ".18 year olds" in a list, ".5 of them" in a sentence
    return glyph[0] in CERTAIN or (glyph[0] == "o" and not line.text[len(glyph) :][:1].islower())


def number(line: Line) -> tuple[str, int] | None:
    """A paragraph number that a line begins with ("10.However") and how many characters it takes."""
    first = line.text[:1]
    if not first.isdigit() and first != "(":
        return None
    match = _NUMBER.match(line.text)
    return (match[1], match.end()) if match else None


def begins_count(line: Line) -> bool:
    """Whether a line is the first of a list that counts: "1.", "(1)", "1 The", "a)"."""
    match = _NUMBER_OF_ITEM.match(line.text)
    return match is not None and (match[1] or match[2]) in ("1", "a", "i")


def number_of_item(line: Line, expected: Set[int]) -> tuple[str, int] | None:
    """The number or letter of a line that is known to begin a list's item; a bare number is one that is expected."""
    match = _NUMBER_OF_ITEM.match(line.text)
    if match is None or (match[2] and int(match[2]) not in expected):
        return None
    return match[1] or match[2], match.end()
