"""Pictures of the samples' items: the right words in the box, and none of them cut."""

from __future__ import annotations

import io
from email.message import EmailMessage
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.page import Page
from PIL.Image import Image

from ofsted_letters import Letter, NoPicture, item_images, parse
from ofsted_letters.browse.pictures import EDGE, GROUND, MARGIN, PADDING, around, wider
from ofsted_letters.model import Item
from ofsted_letters.read.glyphs import Box
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*.pdf"))
WEXCOMBE = ROOT / "samples" / "wexcombe-2010.pdf"
SUPERVISION = "/sections/2/items/1"
OVER_PAGES = "/sections/1/items/2"


@cache
def parsed(path: Path) -> Letter:
    return parse(path)


def items(letter: Letter) -> dict[str, Item]:
    return {
        f"/sections/{index}/items/{number}": item
        for index, section in enumerate(letter.sections)
        for number, item in enumerate(section.items)
    }


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def inside(page: Page, box: Box) -> str:
    """The letters on a page whose middle is in the box, in the order in which another library reads them."""

    def is_in(drawn: dict[str, Any]) -> bool:
        x: float = (drawn["x0"] + drawn["x1"]) / 2
        y: float = (drawn["top"] + drawn["bottom"]) / 2
        return box.x0 < x < box.x1 and box.top < y < box.bottom

    return letters(page.filter(is_in).extract_text())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_another_library_reads_in_the_boxes_are_the_items_words(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for pointer, item in items(parsed(path)).items():
            read = "".join(inside(pdf.pages[place.page - 1], around(place)) for place in item.evidence if place.page)
            mark, said, rest = read.partition(letters(item.text))
            assert (bool(said), rest) == (True, ""), pointer
            assert len(mark) <= len("cid"), pointer  # how a bullet's glyph is spelled, or its letter


def coloured(image: Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """The box around all pixels of a colour: its first and last column and row."""
    wide = image.width
    at = [index for index, pixel in enumerate(zip(*[iter(image.tobytes())] * 3, strict=True)) if pixel == colour]
    columns = [index % wide for index in at]
    return min(columns), at[0] // wide, max(columns), at[-1] // wide


def is_dark(image: Image, x: int, y: int) -> bool:
    return max(pixel if isinstance(pixel := image.getpixel((x, y)), tuple) else (255,)) < 100


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_an_item_has_its_box_and_a_margin(scale: float) -> None:
    letter = parsed(WEXCOMBE)
    box = wider(around(items(letter)[SUPERVISION].evidence[0]), MARGIN)
    (image,) = item_images(letter, WEXCOMBE, SUPERVISION, scale=scale)
    assert image.mode == "RGB"
    assert image.width == pytest.approx((box.x1 - box.x0) * scale, abs=2)
    assert image.height == pytest.approx((box.bottom - box.top) * scale, abs=2)
    left, top, right, bottom = coloured(image, EDGE)
    for found in (left, top, image.width - 1 - right, image.height - 1 - bottom):
        assert found == pytest.approx(MARGIN * scale, abs=2)


def test_no_word_touches_the_boxs_line() -> None:
    letter, scale = parsed(WEXCOMBE), 2.0
    for pointer in items(letter):
        for image in item_images(letter, WEXCOMBE, pointer, scale=scale):
            left, top, right, bottom = coloured(image, EDGE)
            printed = [is_dark(image, *at) for at in product(range(left, right), range(top, bottom))]
            assert 0.03 < sum(printed) / len(printed) < 0.3
            near = int(PADDING * scale) - 2
            rows = (*range(top, top + near), *range(bottom - near, bottom + 1))
            columns = (*range(left, left + near), *range(right - near, right + 1))
            assert not any(is_dark(image, *at) for at in product(range(left, right), rows))
            assert not any(is_dark(image, *at) for at in product(columns, range(top, bottom)))


def test_words_keep_their_colour_and_the_paper_has_the_boxs() -> None:
    (image,) = item_images(parsed(WEXCOMBE), WEXCOMBE, SUPERVISION)
    colours = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    assert colours[GROUND] > 10_000
    assert colours[0, 0, 0] > 500
    assert image.getpixel((0, image.height // 2)) == (255, 255, 255)


def test_an_item_over_a_pages_end_is_two_pictures() -> None:
    letter = parsed(WEXCOMBE)
    first, second = item_images(letter, WEXCOMBE, OVER_PAGES)
    assert [place.page for place in items(letter)[OVER_PAGES].evidence] == [1, 2]
    assert first.tobytes() != second.tobytes()


def test_a_whole_page_has_the_box_where_the_item_stands() -> None:
    letter = parsed(WEXCOMBE)
    (page,) = item_images(letter, WEXCOMBE, SUPERVISION, whole_page=True, scale=1.0)
    assert page.size == (595, 842)
    assert coloured(page, EDGE) == pytest.approx(around(items(letter)[SUPERVISION].evidence[0]), abs=1)


def test_path_bytes_and_stream_give_the_same() -> None:
    letter, data = parsed(WEXCOMBE), WEXCOMBE.read_bytes()
    pictures = [item_images(letter, source, SUPERVISION)[0] for source in (str(WEXCOMBE), data, io.BytesIO(data))]
    assert pictures[0].tobytes() == pictures[1].tobytes() == pictures[2].tobytes()


@pytest.mark.parametrize(
    "pointer",
    ["", "/sections/0", "/sections/9/items/0", "/sections/1/items/99", "/sections/-1/items/0", "/header/date"],
)
def test_what_is_no_item_is_told(pointer: str) -> None:
    with pytest.raises(NoPicture, match=r"wexcombe-2010.pdf: the letter has no item .*; give an item's JSON Pointer"):
        item_images(parsed(WEXCOMBE), WEXCOMBE, pointer)


def test_text_has_no_pictures() -> None:
    text = WEXCOMBE.with_suffix(".txt")
    with pytest.raises(NoPicture, match="pictures are made of PDFs, and this is none"):
        item_images(parsed(text), text, SUPERVISION)


def test_a_letter_that_a_mail_carries_is_drawn_from_the_mail() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a.finch@example.org", "b.wren@example.org", "The letter"
    mail.set_content("Please find the letter attached.")
    mail.add_attachment(WEXCOMBE.read_bytes(), maintype="application", subtype="pdf", filename="letter.pdf")
    data = mail.as_bytes()
    (drawn,) = item_images(parse(data, name="mail.eml"), data, SUPERVISION)
    (alone,) = item_images(parsed(WEXCOMBE), WEXCOMBE, SUPERVISION)
    assert drawn.tobytes() == alone.tobytes()


def test_another_file_is_refused() -> None:
    with pytest.raises(NoPicture, match="this is not the file that the letter was read from"):
        item_images(parsed(WEXCOMBE), SAMPLES[0], SUPERVISION)
