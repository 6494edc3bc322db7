"""Words of a sheet that was fed askew, as if it had been fed straight.

Recognition itself follows rows that lean a little; how much they do is told by what it found. Only a picture that leans
far, in which it would lose most rows, is turned before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

BELOW = frozenset("gjpqyQ,;()[]{}|/@$_")
"""What reaches below the baseline."""
ABOVE_ALONE = frozenset("‘’“”'\"*°^~-–—•«»=+")
"""What doesn't reach down to it."""
FEWEST = 3
"""Rows that tell how a sheet leans: a letterhead's can be set apart and up and down."""
LONG = 0.25
"""Share of the picture's width over which a row reaches that tells it: by one pixel it is wrong by 0.1 degrees."""
ACROSS = 450
"""Pixels of a picture's width on which it is seen that it leans far: a line of print is 12 apart from the next."""
DARK = 140
WIDEST = 6
"""Degrees to either side that are tried: what leans farther was laid down so."""
STEEP = 2
"""Degrees from which a picture is turned: at 1.3 all rows of a page were read, at 3 a fifth of them."""
FINE = 5
"""Parts of a degree."""


def stands_on_baseline(word: Word) -> bool:
    """Whether the foot of a word's box is its baseline."""
    return BELOW.isdisjoint(word.text) and not ABOVE_ALONE.issuperset(word.text)


def lean(words: Iterable[Word], width: int) -> float:
    """How far a sheet's rows fall from left to right, in pixels for each across."""
    falls = []
    for _, row in groupby(words, attrgetter("line")):
        standing = [word for word in row if stands_on_baseline(word)]
        across = standing[-1].x0 - standing[0].x0 if standing else 0
        if across > LONG * width:
            falls.append((standing[-1].bottom - standing[0].bottom) / across)
    return median(falls) if len(falls) >= FEWEST else 0.0


def levelled(words: Sequence[Word], slope: float, picture: Image) -> list[Word]:
    """The words with their boxes where they would be, had the sheet been turned back about its middle."""
    if not slope:
        return list(words)
    across, down = picture.width / 2, picture.height / 2
    return [_levelled(word, slope, across, down) for word in words]


def _levelled(word: Word, slope: float, across: float, down: float) -> Word:
    """A word's box, which a leaning word makes higher than its letters are."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    right, up = slope * (y - down), slope * (x - across)
    more = min(abs(slope) * (word.x1 - word.x0), (word.bottom - word.top) / 2) / 2
    return word._replace(
        x0=word.x0 + right, x1=word.x1 + right, top=word.top - up + more, bottom=word.bottom - up - more
    )


def straightened(picture: Image) -> tuple[Image, float]:
    """A grey picture, turned where it leans so far that recognition would lose its rows; and by how many degrees."""
    from PIL.Image import Resampling

    small = picture.reduce(max(1, round(picture.width / ACROSS)))
    dark = small.point([255 * (grey < DARK) for grey in range(256)])
    coarse = max(range(-WIDEST, WIDEST + 1), key=lambda degrees: _evenness(dark, degrees))
    if abs(coarse) < STEEP:
        return picture, 0.0
    angle = max((coarse + at / FINE for at in range(-FINE, FINE + 1)), key=lambda degrees: _evenness(dark, degrees))
    return picture.rotate(angle, Resampling.BICUBIC, fillcolor="white"), angle


def _evenness(dark: Image, degrees: float) -> int:
    """How sharply rows with print and rows without follow one another where a picture is turned to the left."""
    from PIL.Image import Resampling

    turned = dark.rotate(degrees, Resampling.NEAREST)
    rows = turned.resize((1, turned.height), Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
