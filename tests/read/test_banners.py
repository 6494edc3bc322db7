"""The picture at the top of several scanned pages."""

from __future__ import annotations

from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ofsted_letters.document import BANNER, Element
from ofsted_letters.label.furniture import label_furniture
from ofsted_letters.label.rules import Rule
from ofsted_letters.read import tesseract
from ofsted_letters.read.banners import Banners
from ofsted_letters.read.printed import printed_document
from ofsted_letters.read.recognised import RecognisedGlyphs
from ofsted_letters.read.recognition import Recognition
from ofsted_letters.read.sheets import Sheet
from ofsted_letters.read.tesseract import Word
from tests.label.page import text_lines

WIDTH, HEIGHT = 1240, 1754
LOGO = 170
"""Pixels down to which the logo reaches."""


def page(seed: int, *, logo: bool = True, shift: tuple[int, int] = (0, 0), heading: str = "") -> Image.Image:
    """A page of words, all others than on a page of another seed but for what it is headed, with grain."""
    random = Random(seed)
    picture = Image.new("L", (WIDTH, HEIGHT), 244)
    draw = ImageDraw.Draw(picture)
    if logo:
        draw.ellipse((150, 60, 260, LOGO), outline=10, width=16)
        draw.rectangle((330, 90, 620, 120), fill=60)
        draw.rectangle((330, 135, 520, 150), fill=60)
    font = ImageFont.load_default(size=22)
    draw.text((150, 200), heading, 20, font)
    for top in range(230 + 13 * random.randrange(3), 1500, 40):
        words = ("".join(random.choices("acehilmnorstu", k=random.randrange(2, 11))) for _ in range(11))
        draw.text((150, top), " ".join(words), 20, font)
    moved = ImageChops.offset(picture, *shift)
    grain = Image.frombytes("L", (WIDTH, HEIGHT), random.randbytes(WIDTH * HEIGHT)).point(lambda shade: shade // 12)
    return ImageChops.subtract(moved, grain)


def heights(*pages: Image.Image) -> dict[int, float]:
    banners = Banners()
    for number, picture in enumerate(pages, 1):
        banners.see(number, picture, HEIGHT)
    return banners.heights


@pytest.mark.parametrize("shift", [(0, 0), (8, -6), (-11, 11)])
def test_a_logo_on_every_page_is_found_however_the_sheets_lay(shift: tuple[int, int]) -> None:
    found = heights(page(1), page(2, shift=shift), page(3))
    assert found.keys() == {1, 2, 3}
    assert all(LOGO - 40 < height < 230 for height in found.values())


def test_a_heading_below_it_on_two_pages_alone_is_no_part_of_it() -> None:
    found = heights(page(1), page(2, heading="A box of one kind"), page(3, heading="A box of one kind"), page(4))
    assert found.keys() == {1, 2, 3, 4}
    assert all(LOGO - 40 < height < 200 for height in found.values())


def test_a_first_page_s_logo_can_be_farther_down() -> None:
    found = heights(page(1, shift=(0, 22)), page(2), page(3))
    assert all(10 < found[1] - found[number] < 40 for number in (2, 3))


def test_what_is_on_one_page_alone_is_none() -> None:
    assert not heights(page(1), page(2, logo=False), page(3))
    assert heights(page(1, logo=False), page(2), page(3)).keys() == {2, 3}


def test_copies_of_one_page_have_none() -> None:
    assert not heights(page(1), page(1))
    assert not heights(Image.new("L", (WIDTH, HEIGHT), 250), Image.new("L", (WIDTH, HEIGHT), 250))


def test_what_is_recognised_in_it_is_furniture_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(
        (top, *(f"Sentence {number} of the letter on page {at} is long enough to read." for number in (1, 2, 3)))
        for at, top in enumerate(("CareQuali ty", "Qare Ouality", "CARE Q"), 1)
    )

    def recognised(picture: Image.Image, resolution: float, name: str) -> list[Word]:
        words = []
        for row, text in enumerate(next(said)):
            left, top = 330.0, 90.0 if not row else 200.0 + 40 * row
            for word in text.split():
                words.append(Word(word, 95.0, left, top, left + 11 * len(word), top + 20, (str(row),)))
                left += 11 * len(word) + 10
        return words

    monkeypatch.setattr(tesseract, "words", recognised)
    monkeypatch.setattr(tesseract, "version", lambda: "5")
    recognition = Recognition(b"", "scan.png", "always", sheet=lambda number: Sheet(page(number), 150))
    document = printed_document([RecognisedGlyphs([], 1.0, 0.0, 0.0)] * 3, "ocr", "scan.png", recognition)
    labels = label_furniture(document.lines)
    assert [(label.line.page, label.line.text) for label in labels if label.rule is Rule.BANNER] == [
        (1, "CareQuali ty"),
        (2, "Qare Ouality"),
        (3, "CARE Q"),
    ]
    assert len([line for line in document.lines if line.text.startswith("Sentence")]) == 9


def test_a_letterhead_on_every_page_is_the_first_page_s() -> None:
    head = text_lines("Piccadilly Gate    T 0300 123 1231\nVisits are made.")
    pages = [
        each._replace(page=page, number=each.number + 10 * page, element=Element((), BANNER) if at < 2 else None)
        for page in (1, 2)
        for at, each in enumerate(head)
    ]
    assert {label.line.page for label in label_furniture(pages) if label.rule is Rule.BANNER} == {2}
