"""PDF -> Document through pdfium: a page's text at once, then the places of a few glyphs a line."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_double, c_ushort
from typing import Any

import pypdfium2.raw as pdfium

from ofsted_letters.document import Document, Line
from ofsted_letters.errors import BrokenPdf, NoTextLayer
from ofsted_letters.read.glyphs import Box
from ofsted_letters.read.pieces import pieces
from ofsted_letters.read.rows import lines_of_page

BOLD = 600
"""Font weight from which on a face is called bold; of 230 letters' fonts all are 300, 400 or 700."""


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF's lines."""
    pdf = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not pdf:
        raise BrokenPdf(name, "the PDF is damaged", "download it again")
    lines: list[Line] = []
    width = height = 0.0
    try:
        count = pdfium.FPDF_GetPageCount(pdf)
        for index in range(count):
            page = pdfium.FPDF_LoadPage(pdf, index)
            try:
                if index == 0:
                    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
                textpage = pdfium.FPDFText_LoadPage(page)
                try:
                    glyphs = PdfiumGlyphs(textpage, pdfium.FPDF_GetPageHeightF(page))
                    lines.extend(lines_of_page(pieces(glyphs), index + 1, len(lines) + 1))
                finally:
                    pdfium.FPDFText_ClosePage(textpage)
            finally:
                pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(pdf)
    if not lines:
        raise NoTextLayer(name, "no page has text", "run OCR first, such as ocrmypdf", tuple(range(1, count + 1)))
    return Document(tuple(lines), "application/pdf", "pdfium", count, width, height)


class PdfiumGlyphs:
    """One page's glyphs, asked of pdfium one by one."""

    def __init__(self, textpage: Any, height: float) -> None:
        self._textpage = textpage
        self._height = height
        self._x, self._y, self._loose, self._matrix = c_double(), c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._px, self._py = byref(self._x), byref(self._y)
        self._ploose, self._pmatrix = byref(self._loose), byref(self._matrix)
        count = pdfium.FPDFText_CountChars(textpage)
        buffer = (c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(textpage, 0, count, buffer)
        self.text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")

    def origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._px, self._py)
        return self._x.value, self._height - self._y.value

    def end(self, index: int) -> float:
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._ploose)
        return self._loose.right

    def size(self, index: int) -> float:
        pdfium.FPDFText_GetMatrix(self._textpage, index, self._pmatrix)
        return pdfium.FPDFText_GetFontSize(self._textpage, index) * self._matrix.d

    def bold(self, index: int) -> bool:
        return pdfium.FPDFText_GetFontWeight(self._textpage, index) >= BOLD

    def invisible(self, index: int) -> bool:
        return False

    def clip(self, index: int) -> Box | None:
        return None
