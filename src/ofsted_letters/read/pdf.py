"""PDF -> Document through pdfium: a page's text at once, then geometry by line, not by character."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from ofsted_letters.document import Document, Line
from ofsted_letters.errors import BrokenPdf, NoTextLayer
from ofsted_letters.read.normalise import normalise

BOLD_WEIGHT = 600
SAME_ROW = 2.0


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
            if index == 0:
                width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            found = _page_lines(page, index + 1)
            lines.extend(line._replace(number=number) for number, line in enumerate(found, len(lines) + 1))
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(pdf)
    if not lines:
        raise NoTextLayer(name, "no page has text", "run OCR first, such as ocrmypdf", tuple(range(1, count + 1)))
    return Document(tuple(lines), "application/pdf", "pdfium", count, width, height)


def _page_lines(page: object, number: int) -> list[Line]:
    height = pdfium.FPDF_GetPageHeightF(page)
    textpage = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    lines: list[Line] = []
    start = 0
    for piece in text.replace("\ufffe", "\r\n").split("\n"):
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            last = first + len(stripped) - 1
            pdfium.FPDFText_GetCharBox(textpage, last, left, right, bottom, top)
            x1 = right.value
            pdfium.FPDFText_GetCharBox(textpage, first, left, right, bottom, top)
            pdfium.FPDFText_GetCharOrigin(textpage, first, x, y)
            content, _ = normalise(stripped)
            lines.append(
                Line(
                    number=0,
                    text=content,
                    page=number,
                    x0=x.value,
                    top=height - top.value,
                    x1=x1,
                    bottom=height - bottom.value,
                    baseline=height - y.value,
                    size=pdfium.FPDFText_GetFontSize(textpage, first),
                    bold=pdfium.FPDFText_GetFontWeight(textpage, first) >= BOLD_WEIGHT,
                    text_x0=x.value,
                )
            )
        start += len(piece) + 1
    pdfium.FPDFText_ClosePage(textpage)
    lines.sort(key=lambda line: (round(line.baseline / SAME_ROW), line.x0))
    return lines
