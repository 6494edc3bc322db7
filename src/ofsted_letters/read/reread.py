"""One line of a picture, read by itself: tesseract leaves out a line of a page now and then, or reads other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofsted_letters.read import tesseract
from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
AROUND = 8
"""Pixels of the page around a line that are cut out with it."""
MARGIN = 30
"""Pixels of white around that."""


def line_at(box: Box, picture: Image, resolution: float, name: str, size: float = 1.0) -> list[Word]:
    """The words in a part of a picture that is one line, with their places in the picture.

    Args:
        box: the part, in pixels from the picture's top left.
        picture: a page.
        resolution: its pixels an inch.
        name: what errors call the file.
        size: how many times as large it is read.
    """
    left, top = round(box[0]) - AROUND, round(box[1]) - AROUND
    part = picture.crop((left, top, round(box[2]) + AROUND, round(box[3]) + AROUND))
    read = tesseract.line(_on_white(part, size), size * resolution, name)
    return [
        word._replace(
            x0=left + (word.x0 - MARGIN) / size,
            top=top + (word.top - MARGIN) / size,
            x1=left + (word.x1 - MARGIN) / size,
            bottom=top + (word.bottom - MARGIN) / size,
        )
        for word in read
    ]


def _on_white(part: Image, size: float) -> Image:
    from PIL import Image

    drawn = part.resize((round(part.width * size), round(part.height * size)), Image.Resampling.LANCZOS)
    ground = Image.new("L", (drawn.width + 2 * MARGIN, drawn.height + 2 * MARGIN), 255)
    ground.paste(drawn, (MARGIN, MARGIN))
    return ground
