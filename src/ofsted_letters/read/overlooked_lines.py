"""Lines that recognition has not seen at all: ink as high as a line's, where no word is, read by itself.

Of 60 letters at 300 dpi one lost a page's only heading so, and with it the section that it opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from statistics import fmean, median
from typing import TYPE_CHECKING

from ofsted_letters.errors import RecognitionFailed
from ofsted_letters.read.reread import Box, line_at
from ofsted_letters.read.strokes import dark
from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

CELL = 8
"""Pixels of a cell's side by which ink is looked for: a line's letters are four to five high."""
INKED = 25
"""Of 255, a cell's mean from which there is ink: a stroke crosses it."""
COVERED = 0.4
"""Times a word's height, how far around its box its letters can reach."""
LOWEST, HIGHEST = 0.5, 1.7
"""Times a page's usual word, a line's height; a signature is higher, a rule lower."""
NARROWEST = 3.0
"""Times the same, a line's width at least: a bullet or a page's number is narrower."""
PAPER = 255
"""The grey that is painted over words."""
SURE = 85.0
"""Mean confidence from which it is text."""
FEWEST = 4
"""Letters and figures of it at least."""
MOST = 3
"""Places of a page that are read: what has more is a drawing, or a page of other letters."""


def with_overlooked_lines(
    words: Sequence[Word], specks: Sequence[Word], picture: Image, resolution: float, name: str
) -> tuple[list[Word], list[str]]:
    """A page's words, with those of lines that were overlooked in their places, and what these lines say.

    Args:
        words: as they were recognised, in the order in which they are read.
        specks: what else was recognised, and is none.
        picture: in what.
        resolution: its pixels an inch.
        name: what errors call the file.
    """
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    places = list(_places([*words, *specks], picture))
    told: list[str] = []
    if not places or len(places) > MOST:
        return list(words), told
    bare = picture.copy()  # what stands in the same row has been read
    _cover(bare, [*words, *specks], PAPER)
    for number, box in enumerate(places):
        found: list[Word] = []
        with suppress(RecognitionFailed):  # the page has been read
            found = [word._replace(line=("overlooked", str(number))) for word in line_at(box, bare, resolution, name)]
        if _is_text(found):
            told.append(" ".join(word.text for word in found))
            lines.insert(_where(found, lines), found)
    return [word for line in lines for word in line], told


def _places(words: Sequence[Word], picture: Image) -> Iterator[Box]:
    """Where ink is as high as a line and no word is."""
    from PIL import Image

    usual = median(word.bottom - word.top for word in words)
    ink = dark(picture, (0, 0, *picture.size))
    _cover(ink, words, 0)
    cells = ink.reduce(CELL).point([255 * (mean >= INKED) for mean in range(256)])
    rows = cells.resize((1, cells.height), Image.Resampling.BOX).tobytes()
    top = 0
    for is_inked, run in groupby(rows, bool):
        bottom = top + len(list(run))
        if is_inked and LOWEST * usual <= CELL * (bottom - top) <= HIGHEST * usual:
            left, _, right, _ = cells.crop((0, top, cells.width, bottom)).getbbox() or (0, 0, 0, 0)
            if CELL * (right - left) >= NARROWEST * usual:
                yield CELL * left, CELL * top, CELL * right, CELL * bottom
        top = bottom


def _cover(picture: Image, words: Sequence[Word], shade: int) -> None:
    """Paint over words."""
    from PIL import ImageDraw

    drawing = ImageDraw.Draw(picture)
    for word in words:
        reach = COVERED * (word.bottom - word.top)
        drawing.rectangle((word.x0 - reach, word.top - reach, word.x1 + reach, word.bottom + reach), fill=shade)


def _is_text(words: Sequence[Word]) -> bool:
    signs = sum(map(str.isalnum, "".join([word.text for word in words])))
    return signs >= FEWEST and fmean(word.confidence for word in words) >= SURE


def _where(found: Sequence[Word], lines: Sequence[Sequence[Word]]) -> int:
    """The place of a line among others: above the first that is lower."""
    return next((at for at, line in enumerate(lines) if line[0].top > found[0].bottom), len(lines))
