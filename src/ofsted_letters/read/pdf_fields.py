"""What was typed onto a page beside its own content: a form's fields, and a typewriter's annotations.

pdfium can make them content, or draw them beside it.
"""

from __future__ import annotations

from ctypes import c_ushort
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.read.pdf_calls import Handle

TYPED = ("Tx", "Ch", "")
"""Types of fields that hold words: text and choices; one without a type has its parent's. No tick, no signature."""
MOST = 500
"""Annotations of a page that are looked at."""
CALLOUT = "FreeTextCallout"
"""What typed words are for that point at something: they are about the page, and no part of it."""
LONGEST = 2000
"""Characters of an annotation that are told."""
HIDDEN = 2
"""The flag of an annotation that is not shown."""

STAMP = (c_ushort * 6)(*map(ord, "Stamp"))
"""The type of an annotation that is drawn as its file draws it."""


class Flat(NamedTuple):
    """A page whose typed words are its own content."""

    page: Handle
    beside: tuple[str, ...] = ()
    """The words of annotations that are left out: notes on coloured ground, or that point at something."""


def with_fields(pdf: Handle, index: int, page: Handle) -> Flat:
    """A page that has annotations, with the words of its form's fields in its content; it may be loaded anew."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    kinds = [_kind(page, at) for at in range(min(count, MOST))]
    beside = tuple(kind.words for kind in kinds if kind.words and not kind.typed)
    if not any(kind.typed for kind in kinds) or count > MOST:
        return Flat(page, beside)
    if not all(kind.drawn for kind in kinds if kind.typed):
        _draw_fields(pdf, page)
    for at in reversed(range(count)):
        if not kinds[at].typed:
            pdfium.FPDFPage_RemoveAnnot(page, at)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)
    return Flat(pdfium.FPDF_LoadPage(pdf, index), beside)


def _draw_fields(pdf: Handle, page: Handle) -> None:
    """Have pdfium draw the fields that their file leaves to the program that shows it."""
    told = pdfium.FPDF_FORMFILLINFO(version=2)  # pdfium goes back to it until the end
    form = pdfium.FPDFDOC_InitFormFillEnvironment(pdf, told)
    if form:
        pdfium.FORM_OnAfterLoadPage(page, form)
        pdfium.FORM_OnBeforeClosePage(page, form)
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def stamp_fields(page: Handle) -> None:
    """Have a page's fields drawn as stamps are, with its other annotations: pdfium passes fields over."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFAnnot_SetStringValue(annotation, b"Subtype", STAMP)
        pdfium.FPDFPage_CloseAnnot(annotation)


class _Kind(NamedTuple):
    """What one of a page's annotations is."""

    typed: bool
    """Whether it holds words that are part of the page: a field's, or a typewriter's."""
    drawn: bool
    """Whether the file says how it looks."""
    words: str = ""
    """A shown note's."""


def _kind(page: Handle, at: int) -> _Kind:
    annotation = pdfium.FPDFPage_GetAnnot(page, at)
    try:
        subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
        drawn = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
        if subtype == pdfium.FPDF_ANNOT_WIDGET:
            return _Kind(_value(annotation, b"FT") in TYPED, drawn)
        if subtype != pdfium.FPDF_ANNOT_FREETEXT or pdfium.FPDFAnnot_GetFlags(annotation) & HIDDEN:
            return _Kind(typed=False, drawn=drawn)
        aside = pdfium.FPDFAnnot_HasKey(annotation, b"C") or _value(annotation, b"IT") == CALLOUT
        return _Kind(drawn and not aside, drawn, _value(annotation, b"Contents"))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: Handle, key: bytes) -> str:
    buffer = bytearray(2 * LONGEST)
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, c_ushort.from_buffer(buffer), len(buffer))
    return buffer[: max(min(length, len(buffer)) - 2, 0)].decode("utf-16-le", "replace")
