"""The pages of a letter's file as pictures beside its text, small enough to be kept by the thousand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from ofsted_letters.browse.page import Page
from ofsted_letters.browse.pictures import around
from ofsted_letters.model import Item, Letter
from ofsted_letters.read.pictures import Picture, page_pictures

SCALE = 1.5
"""Pixels a point: print of 8 points can be read, and a page of A4 is 893 pixels wide."""
LONGEST = 1400
"""Pixels that a picture is long or wide at most: A4 has 1,263."""
COLOURS = 16
"""Of a picture: print and its edges take a dozen. A page of them takes 84 to 90 KB, of all colours 350 (four pages)."""
MOST = 100
"""Pages of a letter that are drawn; the longest of 463 letters and reports has 19."""
FOLDER = "pictures"


class PageImage(NamedTuple):
    """A page of the file."""

    page: int
    width: float
    height: float
    """In points."""
    data: bytes
    """A PNG file."""


def numbers(letter: Letter) -> list[int]:
    """The pages of its file on which an item of a letter stands."""
    places = (place.page for section in letter.sections for item in section.items for place in item.evidence)
    return sorted({page for page in places if page})[:MOST]


def page_images(data: bytes, name: str, pages: Iterable[int]) -> list[PageImage]:
    """Pages of a PDF as pictures.

    Raises:
        LetterError: it can't be drawn.
    """
    pages = list(pages)
    drawn = page_pictures(data, name, pages, SCALE, LONGEST)
    return [
        PageImage(page, picture.width / scale, picture.height / scale, png(picture))
        for page, (picture, scale) in zip(pages, drawn, strict=True)
    ]


def png(picture: Picture) -> bytes:
    """A picture as a file of few colours."""
    from PIL import Image

    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels, "raw", "RGBX")
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def path_of(letter_page: str, image: PageImage) -> str:
    """Where the picture of a page is, from the folder of the pages."""
    name = letter_page.rpartition("/")[2].removesuffix(".html")
    return f"{FOLDER}/{name}/{image.page}.png"


def files(letter_page: str, drawn: Sequence[PageImage]) -> Iterator[Page]:
    """The pictures as files among the pages."""
    for image in drawn:
        yield Page(path_of(letter_page, image), image.data)


def shown(letter_page: str, drawn: Sequence[PageImage]) -> str | None:
    """What the script of a letter's page knows of the pictures, as JSON; None where there is none."""
    told = [
        {"page": one.page, "src": f"../{path_of(letter_page, one)}", "width": one.width, "height": one.height}
        for one in drawn
    ]
    return json.dumps(told) if told else None


def boxes(item: Item, drawn: Sequence[PageImage]) -> str | None:
    """The boxes around an item on the pages that are drawn, as JSON; None where it stands on none."""
    pages = {one.page for one in drawn}
    places = [{"page": one.page, "box": around(one)} for one in item.evidence if one.page in pages and one.bbox]
    return json.dumps(places) if places else None
