"""How heavy the strokes of a picture's letters are: bold ones are half as thick again."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

DARK = 140
"""Grey from which a pixel is ink."""
SPOT = 4
"""Pixels of a spot's side, at 300 an inch about as wide as a stroke: grain is gone in its mean, and a stroke is not."""
INKED = 160
"""Grey from which a spot is not white, whatever the paper is."""
FAINTEST = 50
"""Greys by which ink is darker than the paper at least, in a spot: tesseract reads type that is 65 darker."""
FEWEST_SPOTS = 40
"""Such spots on a page with ink: sheets of grain and specks had 6 at most, a name in type of 8 points 165."""
ENOUGH = 5
"""Words of a line that tell its weight, as all of them would."""
BOLD = 1.2
"""Times the page's usual stroke. Counted at 200 dpi: lines of one weight differ by 0.06, bold ones are 1.4 and more."""


def bold_ones(lines: Sequence[Sequence[Word]], sizes: Sequence[float], picture: Image) -> list[bool]:
    """Which of a page's lines are bold, by strokes that are thick for their size."""
    strokes = [_stroke(line, picture) / size for line, size in zip(lines, sizes, strict=True)]
    usual = median(stroke for line, stroke in zip(lines, strokes, strict=True) for word in line for _ in word.text)
    return [stroke > BOLD * usual for stroke in strokes]


def is_blank(picture: Image) -> bool:
    """Whether there is no ink on a page, but for what dust and a scanner's grain make of it."""
    spots = picture.reduce(SPOT).histogram()
    paper = spots.index(max(spots))
    return sum(spots[: max(INKED, paper - FAINTEST)]) < FEWEST_SPOTS


def dark(picture: Image, box: tuple[float, float, float, float]) -> Image:
    """A part of a picture, in which what is dark is white, and all else black."""
    left, top, right, bottom = map(round, box)
    return picture.crop((left, top, right, bottom)).point(_INK)


def _stroke(words: Sequence[Word], picture: Image) -> float:
    """How many pixels wide a line's strokes are: of a wide one little is at its edges, where a pixel is taken off."""
    from PIL.ImageFilter import MinFilter

    whole = inner = 0
    for word in words[:ENOUGH]:
        around = int(word.x0) - 1, int(word.top) - 1, int(word.x1) + 1, int(word.bottom) + 1
        letters = picture.crop(around).point(_INK)
        whole += letters.histogram()[-1]
        inner += letters.filter(MinFilter(3)).histogram()[-1]
    return 2 * whole / (whole - inner) if whole > inner else 0.0


_INK = [255 * (grey < DARK) for grey in range(256)]
