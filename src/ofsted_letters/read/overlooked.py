"""Bullets that recognition has not seen at all: small dark marks left of a line, where no word is.

Of a column of squares it takes some for letters, and on some pages none for anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ofsted_letters.read.normalise import BULLET
from ofsted_letters.read.strokes import dark
from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

FARTHEST, NEAREST = 2.8, 0.35
"""In em left of a line: where its mark can stand. An indent is 1.5 to 2.4 wide; the space between words is 0.3."""
LEAST_INK = 0.02
"""Of a square em: a dash has 0.03, a full stop of dust 0.003."""
LARGEST = 0.8
"""In em: a mark's width and height."""
BESIDE = 3
"""Words by which a line's baseline beside its mark is told: of three one has no tail."""
LOWEST, HIGHEST = 0.05, 0.5
"""In em above the baseline: a mark's middle. A note's raised number stands higher."""


def overlooked_bullet(line: Sequence[Word], words: Sequence[Word], size: float, picture: Image) -> Word | None:
    """The bullet of a line, as a word; None where there is none.

    Args:
        line: its words.
        words: the page's.
        size: the line's font size, in pixels.
        picture: the page.
    """
    first = line[0]
    left, right = max(first.x0 - FARTHEST * size, 0), first.x0 - NEAREST * size
    top, bottom = first.bottom - size, first.bottom + size / 4
    if right <= left or any(_is_between(word, left, right, top, bottom) for word in words if word is not first):
        return None
    mark = dark(picture, (left, top, right, bottom))
    box = mark.getbbox()
    if box is None or mark.histogram()[-1] < LEAST_INK * size * size:
        return None
    width, height = box[2] - box[0], box[3] - box[1]
    foot = min(word.bottom for word in line[:BESIDE])  # the line's end is higher where the page lies askew
    middle = (foot - top - (box[1] + box[3]) / 2) / size
    if max(width, height) > LARGEST * size or not LOWEST < middle < HIGHEST:
        return None
    return first._replace(text=BULLET, x0=left + box[0], x1=left + box[2], confidence=100.0)


def _is_between(word: Word, left: float, right: float, top: float, bottom: float) -> bool:
    return word.x0 < right and word.x1 > left and word.top < bottom and word.bottom > top
