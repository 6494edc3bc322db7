"""The picture at the top of a file's scanned pages: logos, in which recognition reads other words on every page.

Two pages are laid over one another, and their darkness compared strip by strip from the top. Strips of one picture
differ by 0.31 of their darkness at most, the first strip of other text by 0.46 and more (119 pairs of pages of 40
letters, with a scanner's grain, and shifted by up to 9 pixels of 300 an inch).
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 600
"""Pixels across a page that is compared."""
STRIP = 8
"""Pixels of a strip's height: a row of text is two to three strips apart from the next."""
ALIGNED = 32
"""Pixels of a picture's height by which pages are laid over one another: small logos are 40 high."""
SHIFT = 16
"""Pixels by which one page may lie further left or right, higher or lower than the other: 6 mm. First pages have their
logos up to 5 mm off the others'; in 110 letters no text was taken for a picture's for it."""
FARTHEST = 0.3
"""Share of a page's height within which the picture ends: two copies of one page go on being alike."""
ALIKE = 0.38
"""Share of their darkness by which strips of one picture differ at most."""
GRAIN = 24
"""Shades by which paper is darker here and there."""
FAINT = 2.0
"""Darkness of two pages' strips, for each pixel across, below which they are nothing but specks."""


class Banners:
    """What is at the top of several pages of a file, which come one by one.

    Attributes:
        heights: down to where it reaches, in points, by page, of those that have it.
    """

    def __init__(self) -> None:
        self.heights: dict[int, float] = {}
        self._before: tuple[int, Image] | None = None

    def see(self, page: int, picture: Image, height: float) -> None:
        """Compare a page, which is set upright and so many points high, with the one before it."""
        dark = darkness(picture)
        if self._before and self._before[0] == page - 1:
            for one, share in zip((page - 1, page), shared_top(self._before[1], dark), strict=True):
                if share:  # two pages alone can begin with one frame and the same words, too
                    self.heights[one] = min(share * height, self.heights.get(one, height))
        self._before = page, dark


def darkness(picture: Image) -> Image:
    """A page made small, by how much darker each place is than the paper."""
    small = picture.reduce(max(1, round(picture.width / WIDTH)))
    paper = _median(small.histogram())
    return small.point([max(0, paper - GRAIN - shade) for shade in range(256)])


def _median(histogram: list[int]) -> int:
    """The shade that as many pixels are lighter than as are darker."""
    left = sum(histogram) / 2
    for shade, count in enumerate(histogram):
        left -= count
        if left <= 0:
            return shade
    return len(histogram) - 1


def shared_top(one: Image, other: Image) -> tuple[float, float]:
    """The shares of two pages' heights down to which they are the same picture; 0 where there is none such."""
    rows = range(0, int(FARTHEST * one.height), STRIP)
    first = next(
        (top for top in rows if 2 * _sum(one.crop((0, top, one.width, top + STRIP))) >= FAINT * one.width), None
    )
    if first is None:
        return 0.0, 0.0
    shift = _shift(one, other, first)
    bottom = 0
    for top in rows:
        dark, difference = _compared(one, other, (top, top + STRIP), shift)
        if dark < FAINT * one.width:
            continue
        if difference > ALIKE * dark:
            return bottom / one.height, bottom and (bottom + shift[1]) / other.height
        bottom = top + STRIP
    return 0.0, 0.0


def _shift(one: Image, other: Image, top: int) -> tuple[int, int]:
    """How the other page lies further right and lower, by what is highest on the first: roughly, then to the pixel."""
    halves = one.reduce(2), other.reduce(2)
    far, near = range(-SHIFT // 2, SHIFT // 2 + 1), range(-1, 2)
    rows = top // 2, (top + ALIGNED) // 2
    x, y = min(product(far, far), key=lambda shift: _compared(*halves, rows, shift)[1])
    finer = ((2 * x + right, 2 * y + down) for right, down in product(near, near))
    return min(finer, key=lambda shift: _compared(one, other, (top, top + ALIGNED), shift)[1])


def _compared(one: Image, other: Image, rows: tuple[int, int], shift: tuple[int, int]) -> tuple[float, float]:
    """How dark both pages are from row to row, and by how much they differ, where the other one lies so much off."""
    from PIL import ImageChops

    (top, bottom), (x, y) = rows, shift
    width = min(one.width, other.width) - SHIFT - 1
    own = one.crop((SHIFT + 1, top, width, bottom))
    its = other.crop((SHIFT + 1 + x, top + y, width + x, bottom + y))
    return _sum(own) + _sum(its), _sum(ImageChops.difference(own, its))


def _sum(picture: Image) -> float:
    return float(sum(shade * count for shade, count in enumerate(picture.histogram())))
