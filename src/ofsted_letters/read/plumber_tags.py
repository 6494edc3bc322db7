"""The structure tree of a file as pdfminer gives its objects, and the marks that a page's operators set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.pdf import PDF

from ofsted_letters.document import ARTIFACT, Element
from ofsted_letters.read.tags import MOST, Tree, structure

ContentMark: TypeAlias = int | str | None
"""The number of a marked stretch of content, or `ARTIFACT`."""
_Dict: TypeAlias = Mapping[str, Any]
_ARTIFACT = Element((), ARTIFACT)


class MarkedContent:
    """The marks around what is being drawn."""

    def __init__(self) -> None:
        self._open: list[ContentMark] = []
        self.mark: ContentMark = None
        """Of the outermost stretch that has a number, else whether one is an artifact's."""

    def begin(self, tag: str, properties: object) -> None:
        """Open a stretch; what it holds keeps the number of the one around it."""
        self._open.append(self.mark)
        number = resolve1(properties.get("MCID")) if isinstance(properties, Mapping) else None
        if not isinstance(self.mark, int):
            self.mark = number if isinstance(number, int) else ARTIFACT if tag == ARTIFACT else self.mark

    def end(self) -> None:
        """Close the stretch that was opened last."""
        self.mark = self._open.pop() if self._open else None


class PlumberTags:
    """What the structure says of a file's text."""

    def __init__(self, pdf: PDF) -> None:
        marked = resolve1(_dict(pdf.doc.catalog.get("MarkInfo")).get("Marked"))
        root = _dict(pdf.doc.catalog.get("StructTreeRoot") if marked else None)
        roles = _dict(root.get("RoleMap"))
        tree = Tree(
            roots=[_Node.of(child) for child in _children(root)],
            kind=lambda node: _name(roles.get(node.name)) or node.name,
            count=lambda node: len(node.children),
            mark=_mark,
            child=lambda node, at: _Node.of(node.children[at]),
        )
        self._elements, self.cut = structure(tree, MOST * max(len(pdf.pages), 1))

    def of(self, page: PDFPage, mark: ContentMark) -> Element | None:
        """The element of a marked stretch of a page."""
        if mark is None or not self._elements:
            return None
        return _ARTIFACT if isinstance(mark, str) else self._elements.get(_on_page(int(str(page.pageid)), mark))


class _Node(NamedTuple):
    name: str
    page: int
    """The number of its page's object; 0 where it names none."""
    children: list[object]

    @classmethod
    def of(cls, found: object) -> _Node | None:
        element = _dict(found)
        if not element or _name(element.get("Type")) in ("MCR", "OBJR"):
            return None
        return cls(_name(element.get("S")), _page(element), _children(element))


def _mark(node: _Node, at: int) -> int:
    child = node.children[at]
    reference = _dict(child)
    page, number = node.page, child
    if _name(reference.get("Type")) == "MCR":
        page, number = _page(reference) or page, resolve1(reference.get("MCID"))
    return _on_page(page, number) if page and isinstance(number, int) else -1


def _on_page(page: int, mark: int) -> int:
    """One number for a mark of a page."""
    return page << 32 | mark


def _children(element: _Dict) -> list[object]:
    held = resolve1(element.get("K"))
    return [resolve1(child) for child in held] if isinstance(held, list) else [held]


def _page(element: _Dict) -> int:
    page = element.get("Pg")
    return int(page.objid) if isinstance(page, PDFObjRef) else 0


def _dict(found: object) -> _Dict:
    resolved = resolve1(found)
    return resolved if isinstance(resolved, dict) else {}


def _name(found: object) -> str:
    name = resolve1(found)
    return str(name.name) if isinstance(name, PSLiteral) else ""
