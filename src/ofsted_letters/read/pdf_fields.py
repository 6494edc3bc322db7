"""What a form's fields show, which is no part of a page's own content: pdfium can make it so, or draw it beside it."""

from __future__ import annotations

from ctypes import c_ushort

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.read.pdf_calls import Handle

TYPED = ("Tx", "Ch", "")
"""Types of fields that hold words: text and choices; one without a type has its parent's. No tick, no signature."""
MOST = 500
"""Annotations of a page that are looked at."""

STAMP = (c_ushort * 6)(*map(ord, "Stamp"))
"""The type of an annotation that is drawn as its file draws it."""


def with_fields(pdf: Handle, index: int, page: Handle) -> Handle:
    """A page that has annotations, with the words of its form's fields in its content; it may be loaded anew."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    others = [at for at in range(min(count, MOST)) if not _is_typed(page, at)]
    if len(others) == count or count > MOST:
        return page
    for at in reversed(others):
        pdfium.FPDFPage_RemoveAnnot(page, at)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(pdf, index)


def stamp_fields(page: Handle) -> None:
    """Have a page's fields drawn as stamps are, with its other annotations: pdfium passes fields over."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFAnnot_SetStringValue(annotation, b"Subtype", STAMP)
        pdfium.FPDFPage_CloseAnnot(annotation)


def _is_typed(page: Handle, at: int) -> bool:
    """Whether one of a page's annotations is a field that holds words."""
    annotation = pdfium.FPDFPage_GetAnnot(page, at)
    try:
        is_field = pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET
        return is_field and _value(annotation, b"FT") in TYPED
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: Handle, key: bytes) -> str:
    buffer = bytearray(16)
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, c_ushort.from_buffer(buffer), len(buffer))
    return buffer[: max(length - 2, 0)].decode("utf-16-le", "replace")
