"""Pages without ink: nothing has to be recognised on them."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ofsted_letters.read.strokes import is_blank

SIZE = 2480, 3508


def grain(deviation: float) -> Image.Image:
    """A white sheet as a scanner gives it: grey here and there, and at a few places dark for a pixel."""
    drawn = random.Random(7)
    tile = bytes(min(255, max(0, round(drawn.gauss(245, deviation)))) for _ in range(1 << 16))
    sheet = Image.new("L", SIZE)
    for left in range(0, SIZE[0], 256):
        for top in range(0, SIZE[1], 256):
            sheet.paste(Image.frombytes("L", (256, 256), tile), (left, top))
    return sheet


def written(said: str, height: float, grey: int = 30) -> Image.Image:
    sheet = Image.new("L", SIZE, 255)
    ImageDraw.Draw(sheet).text((300, 400), said, fill=grey, font=ImageFont.load_default(height))
    return ImageChops.add(sheet, grain(12), offset=-245)


@pytest.mark.parametrize("deviation", [0.0, 12.0, 40.0])
def test_a_sheet_of_grain_is_blank(deviation: float) -> None:
    sheet = grain(deviation)
    for at in range(20):
        sheet.putpixel((100 + 90 * at, 300), 20)
    assert is_blank(sheet)


@pytest.mark.parametrize("height", [33.0, 50.0])
def test_a_line_of_type_is_ink(height: float) -> None:
    assert not is_blank(written("Her Majesty's Inspector", height))


@pytest.mark.parametrize("grey", [150, 180])
def test_faint_type_is_ink(grey: int) -> None:
    assert not is_blank(written("Her Majesty's Inspector", 50.0, grey))


def test_a_grey_sheet_is_looked_at() -> None:
    assert not is_blank(Image.new("L", SIZE, 150))
