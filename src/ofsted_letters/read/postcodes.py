"""Postcodes that can't be what was recognised, looked at again: at another size tesseract reads other signs.

A line of capitals and figures alone, above a page's middle, is an address's postcode. Where it is none by its form, its
picture is read by itself in several sizes; what is a postcode in one, and in no other another, is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ofsted_letters.read import tesseract
from ofsted_letters.read.misread import is_postcode
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
"""Times the picture's own: of 8 misread ones 6 are read right in the first."""
MOST = 2
"""Lines of a page that are read again."""
MARGIN = 30
"""Pixels of white around a line."""
INWARD = 3
"""Signs of a postcode's second half."""


def with_postcodes(words: Sequence[Word], picture: Image, resolution: float, name: str) -> list[Word]:
    """The words of a page, with postcodes in place of what can't be one.

    Args:
        words: as they were recognised.
        picture: in what.
        resolution: its pixels an inch.
        name: what errors call the file.
    """
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    doubtful = [line for line in lines if line[0].bottom < LOWEST * picture.height and _is_misread(_text(line))]
    again = {id(line): _read_again(line, picture, resolution, name) for line in doubtful[:MOST]}
    return [word for line in lines for word in again.get(id(line), line)]


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _is_misread(text: str) -> bool:
    """Whether a line must be a postcode, and is none."""
    signs = text.replace(" ", "")
    meant = sum(sign.isdigit() or sign.isupper() for sign in signs)
    is_like = SHORTEST <= len(signs) <= LONGEST and meant >= FEWEST and not any(map(str.islower, signs))
    return is_like and any(map(str.isdigit, signs)) and not is_postcode(text)


def _read_again(line: Sequence[Word], picture: Image, resolution: float, name: str) -> Sequence[Word]:
    """A line's words as postcode's halves; the same ones where it is read as none, or as several."""
    box = min(w.x0 for w in line), min(w.top for w in line), max(w.x1 for w in line), max(w.bottom for w in line)
    read = (tesseract.line(_cut(picture, box, size), size * resolution, name) for size in SIZES)
    found = {text.replace(" ", "") for text in map(_text, read) if is_postcode(text)}
    if len(found) != 1:
        return line
    (code,) = found
    middle = box[0] + (box[2] - box[0]) * (1 - INWARD / len(code))
    outward = line[0]._replace(text=code[:-INWARD], x0=box[0], top=box[1], x1=middle, bottom=box[3])
    return outward, outward._replace(text=code[-INWARD:], x0=middle, x1=box[2])


def _cut(picture: Image, box: tuple[float, float, float, float], size: float) -> Image:
    """A line's picture by itself, so many times as large, on white."""
    from PIL import Image

    part = picture.crop((round(box[0]) - 8, round(box[1]) - 8, round(box[2]) + 8, round(box[3]) + 8))
    drawn = part.resize((round(part.width * size), round(part.height * size)), Image.Resampling.LANCZOS)
    ground = Image.new("L", (drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN), 255)
    ground.paste(drawn, (MARGIN, MARGIN))
    return ground
