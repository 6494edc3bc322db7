"""Pictures of a letter's items as they are printed, each in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofsted_letters.errors import NoPicture
from ofsted_letters.read.glyphs import Box
from ofsted_letters.read.pictures import Picture, View, pictures
from ofsted_letters.source import Source, contents, sha256

if TYPE_CHECKING:
    from PIL.Image import Image

    from ofsted_letters.model import Evidence, Item, Letter

SCALE = 2.0
"""Pixels a point: 144 an inch, as sharp screens show."""
PADDING = 2.0
"""Points between the words and the box's line, so that neither touches the other."""
MARGIN = 22.0
"""Points around the box: a line and a half of print, so that it shows what stands before and after."""
LINE = 0.75
"""Points that the box's line is wide."""
EDGE = (29, 112, 184)
GROUND = (255, 249, 219)
"""Red, green and blue of the box's line, and of its paper; the words keep their colour."""


def item_images(
    letter: Letter, source: Source, pointer: str, *, whole_page: bool = False, scale: float = SCALE
) -> list[Image]:
    """Pictures of one item with its box, one for each page that it stands on.

    Args:
        letter: what `parse` made of the source.
        source: a path, the bytes, or a binary stream of them: of the PDF, or of the mail or portfolio that carries it.
        pointer: the item's JSON Pointer, such as `/sections/3/items/2`.
        whole_page: draw all of the page, and not the item with a margin alone.
        scale: pixels a point; 1 is 72 an inch.

    Raises:
        NoPicture: the letter has no such item, is no PDF, or was read from another file.
        LetterError: the file can't be drawn, or not so large.
        OSError: the file could not be opened.
        TypeError: the source is none of these.
    """
    item = item_at(letter, pointer)
    if letter.source.media_type != "application/pdf":
        raise NoPicture(letter.source.name, "pictures are made of PDFs, and this is none", "give the letter as a PDF")
    data, name = contents(source, letter.source.name)
    data = its_file(data, name, letter)
    boxes = [(place.page, around(place)) for place in item.evidence if place.page and place.bbox]
    views = [View(page, None if whole_page else wider(box, MARGIN)) for page, box in boxes]
    drawn = pictures(data, name, views, scale)
    return [boxed(picture, box, scale) for picture, (_, box) in zip(drawn, boxes, strict=True)]


def its_file(data: bytes, name: str, letter: Letter) -> bytes:
    """The PDF that a letter was read from: a file itself, or one that it carries.

    Raises:
        NoPicture: it is none of them.
    """
    from ofsted_letters.read.carried import carried

    if sha256(data) == letter.source.sha256:
        return data
    for one in carried(data, name):
        if sha256(one.data) == letter.source.sha256:
            return one.data
    raise NoPicture(name, "this is not the file that the letter was read from", "parse it anew")


def item_at(letter: Letter, pointer: str) -> Item:
    """The item at a JSON Pointer.

    Raises:
        NoPicture: there is none.
    """
    match pointer.split("/"):
        case ["", "sections", section, "items", item] if section.isdecimal() and item.isdecimal():
            items = letter.sections[int(section)].items if int(section) < len(letter.sections) else ()
            if int(item) < len(items):
                return items[int(item)]
    remedy = "give an item's JSON Pointer, such as /sections/3/items/2"
    raise NoPicture(letter.source.name, f"the letter has no item {pointer!r}", remedy)


def around(place: Evidence) -> Box:
    """The box to draw around what stands there."""
    assert place.bbox
    return wider(Box(*place.bbox), PADDING)


def wider(box: Box, by: float) -> Box:
    """A box with so much more on each side."""
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def boxed(picture: Picture, box: Box, scale: float) -> Image:
    """A picture with a box on it: its paper is coloured, a thin line goes around."""
    from PIL import Image, ImageChops, ImageDraw

    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels, "raw", "RGBX")
    x0, top, x1, bottom = (round(edge * scale) for edge in box)
    edges = (x0 - picture.left, top - picture.top, x1 - picture.left, bottom - picture.top)
    paper = Image.new("RGB", image.size, "white")
    ImageDraw.Draw(paper).rectangle(edges, fill=GROUND, outline=EDGE, width=max(1, round(LINE * scale)))
    return ImageChops.multiply(image, paper)
