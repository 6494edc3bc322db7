"""Pictures of the file's pages beside a letter's text, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from ofsted_letters import parse
from ofsted_letters.batch.drawings import NOT_HERE, Drawings
from ofsted_letters.browse.page_images import LONGEST, MOST, PageImage, numbers, page_images
from ofsted_letters.browse.site import Site, is_page
from ofsted_letters.read.glyphs import Box
from tests.browse.conftest import SAMPLES, violations, write
from tests.browse.test_pictures import inside, letters

WEXCOMBE = SAMPLES / "wexcombe-2010.pdf"


def draw(letter: Any) -> list[PageImage]:
    return page_images(WEXCOMBE.read_bytes(), WEXCOMBE.name, numbers(letter))


@pytest.fixture(scope="module")
def letter_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter's page with pictures."""
    folder = tmp_path_factory.mktemp("pictured")
    site = Site()
    pages = [*site.pages(parse(WEXCOMBE), draw=draw), *site.finish()]
    for page in pages:
        write(folder, page.path, page.data)
    assert all(is_page(page.path) for page in pages)
    return next(folder.glob("letters/*.html"))


def box_in_points(page: Any) -> Box:
    """Where the box on the picture is, as the browser draws both, on the printed page."""
    whole, box = (page.locator(one).bounding_box() for one in ("#picture", "#box rect"))
    scale = float(page.locator("#box").get_attribute("viewBox").split(" ")[2]) / whole["width"]
    x0, top = (box["x"] - whole["x"]) * scale, (box["y"] - whole["y"]) * scale
    return Box(x0, top, x0 + box["width"] * scale, top + box["height"] * scale)


def test_the_box_is_around_the_words_of_the_chosen_item(page: Any, letter_page: Path) -> None:
    page.goto(letter_page.as_uri())
    items = page.locator(".item[data-boxes]")
    over = 0
    with pdfplumber.open(WEXCOMBE) as pdf:
        for item in items.all():
            item.locator(".on-page").click()
            read = inside(pdf.pages[shown_page(page) - 1], box_in_points(page))
            if item.get_attribute("data-boxes").count("page") > 1:
                over += 1
                page.click("#page-after")
                read += inside(pdf.pages[shown_page(page) - 1], box_in_points(page))
            mark, said, rest = read.partition(letters(item.locator(".words").inner_text()))
            assert (bool(said), rest) == (True, "")
            assert len(mark) <= len("cid")  # how a bullet's glyph is spelled, or its letter
    assert (items.count() > 10, over) == (True, 1)


def shown_page(page: Any) -> int:
    """The page that is shown, seen to be loaded."""
    page.wait_for_function("document.getElementById('picture').complete")
    assert page.evaluate("document.getElementById('picture').naturalWidth") > 800
    return int(page.inner_text("#page-shown").removeprefix("Page "))


def test_the_address_chooses_an_item_and_keys_turn_pages(page: Any, letter_page: Path) -> None:
    page.goto(f"{letter_page.as_uri()}#s2i1")
    assert page.locator("#s2i1.chosen").count() == 1
    assert page.inner_text("#page-shown") == "Page 2"
    assert "with a box around what was chosen" in page.get_attribute("#picture", "alt")
    page.focus("#page-before")
    page.keyboard.press("Enter")
    assert page.inner_text("#page-shown") == "Page 1"
    assert page.locator("#box rect").count() == 0
    assert page.is_disabled("#page-before")


def test_it_stands_beside_the_text_where_there_is_room(page: Any, letter_page: Path) -> None:
    page.goto(letter_page.as_uri())
    text, image = (page.locator(one).bounding_box() for one in (".letter", "#sheet"))
    assert text["x"] + text["width"] <= image["x"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#s2i1 .on-page").click()
    assert page.locator("#picture").bounding_box()["y"] < 700
    page.click("#to-text")
    assert 0 <= page.locator("#s2i1").bounding_box()["y"] < 700


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: Any, letter_page: Path, scheme: str, width: int) -> None:
    assert violations(browser, f"{letter_page.as_uri()}#s2i1", scheme, width) == []


def test_a_large_page_makes_no_large_picture() -> None:
    large = Image.new("RGB", (4000, 8000), "white")
    file = io.BytesIO()
    large.save(file, "PDF", resolution=72)
    (image,) = page_images(file.getvalue(), "large.pdf", [1])
    with Image.open(io.BytesIO(image.data)) as picture:
        assert max(picture.size) == LONGEST
    assert (round(image.width), round(image.height)) == (4000, 8000)


def test_so_many_pages_are_drawn_at_most() -> None:
    (section, *others), letter = parse(WEXCOMBE).sections, parse(WEXCOMBE)
    (place, *_) = section.items[0].evidence
    places = tuple(place.model_copy(update={"page": page}) for page in range(1, 500))
    item = section.items[0].model_copy(update={"evidence": places})
    long = letter.model_copy(update={"sections": (section.model_copy(update={"items": (item,)}), *others)})
    assert numbers(long) == list(range(1, MOST + 1))


def test_what_can_not_be_drawn_has_no_pictures_and_says_why(tmp_path: Path) -> None:
    letter = parse(WEXCOMBE)
    failed: list[tuple[str, str]] = []
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7 of something else")
    drawings = Drawings(failed)
    try:
        assert [image.page for image in drawings.of(letter, WEXCOMBE)] == numbers(letter)
        assert drawings.of(letter, other) == drawings.of(letter, None) == drawings.of(letter, tmp_path / "no.pdf") == []
    finally:
        drawings.close()
    assert [(Path(file).name, reason) for file, reason in failed] == [
        ("other.pdf", "its pages can't be drawn: it is not the file any more that the letter was read from"),
        (letter.source.name, f"its pages and of 1 other letter are not shown: {NOT_HERE}"),
    ]


def test_without_pictures_the_page_has_none_of_it() -> None:
    page = Site().add(parse(WEXCOMBE))
    assert page is not None
    assert b'id="sheet"' not in page.data
    assert b"data-boxes" not in page.data
