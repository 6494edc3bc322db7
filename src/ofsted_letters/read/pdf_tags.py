"""A page's structure tree as pdfium gives it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.document import ARTIFACT, Element
from ofsted_letters.read.pdf_calls import Handle, unchecked
from ofsted_letters.read.tags import Structure, Tree, structure

NAME_LENGTH = 64
"""In bytes, two a letter. A longer name is none of the standard's."""
_name = bytearray(NAME_LENGTH)
_pname = (ctypes.c_ushort * (NAME_LENGTH // 2)).from_buffer(_name)
_kinds: dict[bytes, str] = {}
"""By their spelling: there are few, and each is asked for often."""
_ARTIFACT = Element((), ARTIFACT)

_get_type = unchecked(pdfium.FPDF_StructElement_GetType)
_count_children = unchecked(pdfium.FPDF_StructElement_CountChildren)
_get_child = unchecked(pdfium.FPDF_StructElement_GetChildAtIndex)
_get_child_mark = unchecked(pdfium.FPDF_StructElement_GetChildMarkedContentID)
_get_mark = unchecked(pdfium.FPDFPageObj_GetMarkedContentID)
_count_marks = unchecked(pdfium.FPDFPageObj_CountMarks)


class PdfiumTags:
    """What the structure says of one page's text."""

    def __init__(self, page: Handle) -> None:
        said = Structure({}, cut=False)
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if tree:
            said = structure(Tree(_roots(tree), _kind, _count_children, _get_child_mark, _get_child))
            pdfium.FPDF_StructTree_Close(tree)
        self._elements, self.cut = said

    def of(self, drawn: Handle) -> Element | None:
        """The element of a text object."""
        mark = _get_mark(drawn)
        if mark >= 0:
            return self._elements.get(mark)
        return _ARTIFACT if self._elements and _is_artifact(drawn) else None


def _roots(tree: Handle) -> Iterator[Handle]:
    for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)


def _kind(element: Handle) -> str:
    return _named(_get_type(element, _pname, NAME_LENGTH))


def _named(length: int) -> str:
    """The name that pdfium has just written, closed by a letter 0."""
    spelt = bytes(_name[:length])
    if spelt not in _kinds:
        _kinds[spelt] = spelt[:-2].decode("utf-16-le", "replace") if length <= NAME_LENGTH else ""
    return _kinds[spelt]


def _is_artifact(drawn: Handle) -> bool:
    """Whether a text object was drawn beside the text: one of its marks says so."""
    length = ctypes.c_ulong()
    for at in range(_count_marks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, at)
        if pdfium.FPDFPageObjMark_GetName(mark, _pname, NAME_LENGTH, length) and _named(length.value) == ARTIFACT:
            return True
    return False
