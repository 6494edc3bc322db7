"""Which hyphens at lines' ends are soft: pdfium gives both kinds as one sign.

It spells a hyphen out where no line below goes on with the word. So a hyphen whose font knows soft ones is read once
more, on a copy of the page that holds nothing but what it was drawn with. Of 160 hyphens in 240 letters' pages no font
knew them.
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.read.glyphs import LINE_END_HYPHEN, LINE_END_SOFT_HYPHEN
from ofsted_letters.read.normalise import SOFT_HYPHEN
from ofsted_letters.read.pdf_calls import Handle

NO_CHARACTER = 0xFFFF
"""No font has a glyph for it, so that its width is that of a missing one."""
MOST_ON_PAGE = 60
"""Hyphens of a page that are read once more: a line has one."""


def with_soft_hyphens(text: str, pdf: Handle, index: int, page: Handle, textpage: Handle) -> str:
    """A page's text, one sign a glyph, with each soft hyphen at a line's end told from the others."""
    hyphens = (hyphen.start() for hyphen in re.finditer(LINE_END_HYPHEN, text))
    found = [at for at in hyphens if _may_be_soft(textpage, at)]
    if not found:
        return text
    places = _places(page)
    signs = list(text)
    for at in found[:MOST_ON_PAGE]:
        place = places.get(_address(pdfium.FPDFText_GetTextObject(textpage, at)))
        if place is not None and _ends_softly(pdf, index, place):
            signs[at] = LINE_END_SOFT_HYPHEN
    return "".join(signs)


def _may_be_soft(textpage: Handle, at: int) -> bool:
    """Whether a glyph's font has soft hyphens."""
    drawn = pdfium.FPDFText_GetTextObject(textpage, at)
    if not drawn:
        return False
    font = pdfium.FPDFTextObj_GetFont(drawn)
    return _width(font, ord(SOFT_HYPHEN)) not in (0.0, _width(font, NO_CHARACTER))


def _width(font: Handle, character: int) -> float:
    width = ctypes.c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, character, 1.0, width)
    return width.value


def _places(page: Handle) -> dict[int | None, int]:
    """Where each of a page's objects stands among them."""
    return {_address(pdfium.FPDFPage_GetObject(page, at)): at for at in range(pdfium.FPDFPage_CountObjects(page))}


def _address(handle: Handle) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def _ends_softly(pdf: Handle, index: int, place: int) -> bool:
    """Whether one of a page's objects, by itself, ends in a soft hyphen."""
    page = pdfium.FPDF_LoadPage(pdf, index)
    try:
        for at in reversed(range(pdfium.FPDFPage_CountObjects(page))):
            if at != place:
                other = pdfium.FPDFPage_GetObject(page, at)
                pdfium.FPDFPage_RemoveObject(page, other)
                pdfium.FPDFPageObj_Destroy(other)
        textpage = pdfium.FPDFText_LoadPage(page)
        last = pdfium.FPDFText_GetUnicode(textpage, pdfium.FPDFText_CountChars(textpage) - 1)
        pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)
    return bool(last == ord(SOFT_HYPHEN))
