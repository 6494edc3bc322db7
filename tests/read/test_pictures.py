"""Pictures of pages: what is printed is where the reader says that it is."""

from __future__ import annotations

import pytest
from PIL import Image, ImageOps

from ofsted_letters.errors import BrokenPdf, EncryptedPdf, TooLarge
from ofsted_letters.read import read_document
from ofsted_letters.read.glyphs import Box
from ofsted_letters.read.pictures import Picture, View, pictures
from tests.conftest import ROOT
from tests.read.drawn import HEIGHT, WIDTH, Field, filled, pdf, text

WORDS = text(100, 200, "Thresholds are clear")
ALONG = {90: "0 1 -1 0 300 172", 180: "-1 0 0 -1 423 300", 270: "0 -1 1 0 295 670"}
"""By how a page is turned, the matrix of words that then stand upright."""
TYPED = "/Tx BMC q BT /F1 12 Tf 1 0 0 1 0 6 Tm (Ms Farraday) Tj ET Q EMC"


def picture(data: bytes, view: View = View(1), scale: float = 2.0) -> Picture:  # noqa: B008 - it can't be changed
    (drawn,) = pictures(data, "drawn.pdf", [view], scale)
    return drawn


def dark(drawn: Picture) -> Box:
    """The box around what is dark, in pixels of the whole page."""
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "RGBX")
    x0, top, x1, bottom = ImageOps.invert(image.convert("L")).getbbox() or (0, 0, 0, 0)
    return Box(x0 + drawn.left, top + drawn.top, x1 + drawn.left, bottom + drawn.top)


def is_inside(inner: Box, outer: Box) -> bool:
    return outer.x0 <= inner.x0 < inner.x1 <= outer.x1 and outer.top <= inner.top < inner.bottom <= outer.bottom


@pytest.mark.parametrize("page", ["", "/CropBox [50 60 500 700]"])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("scale", [1.0, 3.3])
def test_the_words_of_a_line_are_in_its_box(page: str, turned: int, scale: float) -> None:
    words = f"BT /F1 12 Tf {ALONG[turned]} Tm (Thresholds are clear) Tj ET" if turned else WORDS
    data = pdf(words, page=f"{page} /Rotate {turned}")
    (line,) = read_document(data, "drawn.pdf").lines
    assert not line.slanted
    box = Box(*(edge * scale for edge in (line.x0 - 1, line.top - 1, line.x1 + 1, line.bottom + 1)))
    inked = dark(picture(data, scale=scale))
    assert is_inside(inked, box)
    assert (inked.x1 - inked.x0) * (inked.bottom - inked.top) > 0.5 * (box.x1 - box.x0) * (box.bottom - box.top)


def test_a_whole_page_has_its_size() -> None:
    whole = picture(pdf(WORDS, page="/Rotate 90"))
    assert (whole.left, whole.top) == (0, 0)
    assert (whole.width, whole.height) == (2 * HEIGHT, 2 * WIDTH)
    assert len(whole.pixels) == whole.width * whole.height * 4


def test_a_part_is_what_the_whole_has_there() -> None:
    data = pdf(WORDS + filled(90, 185, 95, 220))
    part = picture(data, View(1, Box(80, 180, 250, 230)))
    assert (part.left, part.top, part.width, part.height) == (160, 360, 340, 100)
    assert dark(part) == dark(picture(data))


def test_what_lies_beyond_the_page_is_left_out() -> None:
    part = picture(pdf(WORDS), View(1, Box(-50, 150, 300, 5000)), scale=1.0)
    assert (part.left, part.top, part.width, part.height) == (0, 150, 300, HEIGHT - 150)


def test_colours_are_as_drawn() -> None:
    red = picture(pdf(filled(0, 0, WIDTH, HEIGHT, "1 0 0 rg")), View(1, Box(10, 10, 20, 20)))
    assert tuple(red.pixels[:3]) == (255, 0, 0)


def test_what_was_typed_into_a_form_is_seen() -> None:
    typed = pdf(WORDS, fields=[Field(100, 400, TYPED)])
    assert dark(picture(typed)).bottom > dark(picture(pdf(WORDS))).bottom + 300


@pytest.mark.parametrize("kind", ["/Subtype /Stamp", "/FT /Sig"])
def test_what_else_is_on_a_form_is_seen(kind: str) -> None:
    form = pdf(WORDS, fields=[Field(100, 400, TYPED), Field(100, 600, TYPED, kind)])
    assert dark(picture(form)).bottom > dark(picture(pdf(WORDS))).bottom + 700


def test_views_come_in_the_order_asked_for() -> None:
    data = pdf(text(100, 200, "One"), text(100, 600, "Two"))
    second, first = pictures(data, "drawn.pdf", [View(2), View(1)], 1.0)
    assert dark(second).top > 500 > dark(first).top


def test_a_picture_too_large_is_refused() -> None:
    huge = pdf(WORDS, page="/MediaBox [0 0 14400 14400]")
    with pytest.raises(TooLarge, match=r"a picture of page 1 would have 829 million pixels; choose a smaller scale"):
        picture(huge)
    assert picture(huge, View(1, Box(90, 180, 250, 230))).width == 320


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(BrokenPdf, match=f"page {page} of the PDF is damaged"):
        picture(pdf(WORDS, WORDS), View(page))


def test_nothing_to_draw() -> None:
    with pytest.raises(BrokenPdf, match="nothing of page 1 can be drawn"):
        picture(pdf(WORDS), View(1, Box(5000, 0, 6000, 10)))


def test_a_password_is_told() -> None:
    with pytest.raises((BrokenPdf, EncryptedPdf)):
        picture((ROOT / "samples" / "wexcombe-2010.pdf").read_bytes()[:2000])
