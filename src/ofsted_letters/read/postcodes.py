"""Postcodes that can't be what was recognised, looked at again: at another size tesseract reads other signs.

A line of capitals and figures, or of what figures are taken for, is an address's postcode above a page's middle. Where
it is none by its form, its picture is read by itself in several sizes; what is a postcode in one, and in no other
another, is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.read.misread import is_postcode
from ofsted_letters.read.reread import Box, line_at
from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

SHORTEST, LONGEST = 5, 9
"""Signs of a postcode, with one too many."""
FEWEST = 4
"""Capitals and figures among them."""
LOWEST = 0.55
"""Share of a page's height above which addresses end."""
SIZES = (0.67, 1.0, 1.5)
"""Times the picture's own: of six that were misread five are read right in the first, the sixth in the others."""
MOST = 2
"""Lines of a page that are read again."""
OTHER_LETTERS = frozenset(ascii_lowercase) - frozenset("il")
"""Small letters that nothing in a postcode is taken for; a speck beside a 1 makes "GL1i" of it."""
LIKE_FIGURES = "ZSOIBLT"
INWARD, OUTWARD = 3, 4
"""Signs of a postcode's second half, and at most of its first: "SLI ZEL"."""


class Reread(NamedTuple):
    """A page's words, with postcodes in place of what can't be one."""

    words: list[Word]
    changes: list[tuple[str, str]]
    """What was recognised first, and what it is."""


def with_postcodes(words: Sequence[Word], picture: Image, resolution: float, name: str) -> Reread:
    """Look again at what can be nothing but a postcode, and is none.

    Args:
        words: as they were recognised.
        picture: in what.
        resolution: its pixels an inch.
        name: what errors call the file.
    """
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    doubtful = [line for line in lines if line[0].bottom < LOWEST * picture.height and _is_misread(_text(line))]
    doubtful.sort(key=lambda line: not any(map(str.isdigit, _text(line))))
    found = Reread([], [])
    for line in lines:
        code = _read_again(line, picture, resolution, name) if line in doubtful[:MOST] else None
        found.words.extend(_halves(line, code) if code else line)
        if code:
            found.changes.append((_text(line), code))
    return found


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _is_misread(text: str) -> bool:
    """Whether a line must be a postcode, and is none."""
    signs = text.replace(" ", "")
    meant = sum(sign.isdigit() or sign.isupper() for sign in signs)
    is_like = SHORTEST <= len(signs) <= LONGEST and meant >= FEWEST and not set(signs) & OTHER_LETTERS
    return is_like and (any(map(str.isdigit, signs)) or _has_halves(text)) and not is_postcode(text)


def _has_halves(text: str) -> bool:
    """Whether capitals alone stand as a postcode does, with what is taken for a figure before its last two."""
    outward, _, inward = text.partition(" ")
    return len(outward) <= OUTWARD and len(inward) == INWARD and inward[0] in LIKE_FIGURES


def _read_again(line: Sequence[Word], picture: Image, resolution: float, name: str) -> str | None:
    """The postcode that a line is, without a space; None where it is read as none, or as several."""
    read = (line_at(_box(line), picture, resolution, name, size) for size in SIZES)
    found = {text.replace(" ", "") for text in map(_text, read) if is_postcode(text)}
    return found.pop() if len(found) == 1 else None


def _halves(line: Sequence[Word], code: str) -> tuple[Word, Word]:
    """A postcode as two words in a line's place."""
    x0, top, x1, bottom = _box(line)
    middle = x0 + (x1 - x0) * (1 - INWARD / len(code))
    outward = line[0]._replace(text=code[:-INWARD], x0=x0, top=top, x1=middle, bottom=bottom)
    return outward, outward._replace(text=code[-INWARD:], x0=middle, x1=x1)


def _box(line: Sequence[Word]) -> Box:
    return min(w.x0 for w in line), min(w.top for w in line), max(w.x1 for w in line), max(w.bottom for w in line)
