"""A PDF's pages as pictures, through pdfium: the whole of a page, or what stands in a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ctypes import c_ubyte
from math import ceil, floor, sqrt
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.errors import BrokenPdf, TooLarge
from ofsted_letters.read.glyphs import Box
from ofsted_letters.read.pdf import loaded, opened
from ofsted_letters.read.pdf_calls import Handle
from ofsted_letters.read.pdf_fields import stamp_fields

MOST_PIXELS = 100_000_000
"""Of one picture: an A4 page has half a million at scale 1. A hostile page can be 200 inches wide, and high."""
WHITE = 0xFFFFFFFF


class Kind(NamedTuple):
    """How pixels are held."""

    format: int
    """pdfium's word for it."""
    channels: int
    """Bytes of a pixel."""
    flags: int
    """How pdfium is to draw into it."""


COLOURED = Kind(pdfium.FPDFBitmap_BGRx, 4, pdfium.FPDF_REVERSE_BYTE_ORDER)
"""Red, green, blue and a byte without meaning."""
GREY = Kind(pdfium.FPDFBitmap_Gray, 1, pdfium.FPDF_GRAYSCALE)


class View(NamedTuple):
    """What of a page is to be drawn."""

    page: int
    """From 1."""
    area: Box | None = None
    """In points from the page's top left, as it is shown; what lies beyond the page is left out. None: all of it."""


class Picture(NamedTuple):
    """A page or a part of one, drawn."""

    width: int
    height: int
    """In pixels."""
    left: int
    top: int
    """Where on the whole page, drawn at the same scale, its first pixel lies."""
    pixels: bytes
    """Row by row, four bytes each: red, green, blue and one without meaning."""


def pictures(data: bytes, name: str, views: Iterable[View], scale: float) -> list[Picture]:
    """Draw views of a PDF.

    Args:
        data: the file's bytes.
        name: what errors call the file.
        views: what to draw.
        scale: pixels a point.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfium can't open it, or one of the pages.
        TooLarge: a picture would have more than `MOST_PIXELS`.
    """
    with opened(data, name) as pdf:
        return [_picture(pdf, name, view, scale) for view in views]


def page_pictures(
    data: bytes, name: str, pages: Iterable[int], scale: float, longest: int
) -> Iterator[tuple[Picture, float]]:
    """Draw whole pages of a PDF, each with the pixels a point that it was drawn with.

    Args:
        data: the file's bytes.
        name: what errors call the file.
        pages: their numbers, from 1.
        scale: pixels a point; fewer for a page that would be longer or wider than allowed.
        longest: pixels that a picture may be long or wide.

    Raises:
        As `pictures`.
    """
    with opened(data, name) as pdf:
        for number in pages:
            fitting = min(scale, longest / max(_size(pdf, name, number)))
            yield _picture(pdf, name, View(number), fitting), fitting


def _size(pdf: Handle, name: str, number: int) -> tuple[float, float]:
    """A page's width and height in points, no less than one."""
    with loaded(pdf, number - 1, name) as page:
        return max(1.0, pdfium.FPDF_GetPageWidthF(page)), max(1.0, pdfium.FPDF_GetPageHeightF(page))


def _picture(pdf: Handle, name: str, view: View, scale: float) -> Picture:
    with loaded(pdf, view.page - 1, name) as page:
        stamp_fields(page)
        size = pdfium.FPDF_GetPageWidthF(page) * scale, pdfium.FPDF_GetPageHeightF(page) * scale
        whole = round(size[0]), round(size[1])
        left, top, right, bottom = _pixels(view.area, scale, *whole)
        width, height = right - left, bottom - top
        if width < 1 or height < 1:
            raise BrokenPdf(name, f"nothing of page {view.page} can be drawn", "choose a larger scale")
        if width * height > MOST_PIXELS:
            reason = f"a picture of page {view.page} would have {width * height / 1e6:,.0f} million pixels"
            raise TooLarge(name, reason, "choose a smaller scale")
        pixels = _drawn(page, (left, top), (width, height), whole)
    return Picture(width, height, left, top, pixels)


class GreyPage(NamedTuple):
    """A whole page, drawn in grey."""

    width: int
    height: int
    """In pixels."""
    scale: float
    """Pixels a point."""
    pixels: bytes
    """Row by row, one byte each."""


def grey_page(data: bytes, name: str, page: int, scale: float, most: int) -> GreyPage:
    """Draw one page of a PDF in grey, smaller than at `scale` where it would have more than `most` pixels.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfium can't open it, or the page.
    """
    with opened(data, name) as pdf, loaded(pdf, page - 1, name) as shown:
        points = pdfium.FPDF_GetPageWidthF(shown), pdfium.FPDF_GetPageHeightF(shown)
        scale = min(scale, sqrt(most / max(points[0] * points[1], 1.0)))
        size = max(round(points[0] * scale), 1), max(round(points[1] * scale), 1)
        return GreyPage(*size, scale, _drawn(shown, (0, 0), size, size, GREY))


def _pixels(area: Box | None, scale: float, width: int, height: int) -> tuple[int, int, int, int]:
    """An area's edges in pixels, on the page."""
    if area is None:
        return 0, 0, width, height
    left, top = max(floor(area.x0 * scale), 0), max(floor(area.top * scale), 0)
    return left, top, min(ceil(area.x1 * scale), width), min(ceil(area.bottom * scale), height)


def _drawn(
    page: Handle, start: tuple[int, int], size: tuple[int, int], whole: tuple[int, int], kind: Kind = COLOURED
) -> bytes:
    """The pixels of so much of a page from there on, of which the whole would have that size."""
    stride = size[0] * kind.channels
    pixels = bytearray(stride * size[1])
    buffer = (c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(*size, kind.format, buffer, stride)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -start[0], -start[1], *whole, 0, pdfium.FPDF_ANNOT | kind.flags)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return bytes(pixels)
