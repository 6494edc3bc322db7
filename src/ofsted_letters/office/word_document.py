"""A document for word processors that also screen readers find their way in.

Headings are headings, lists are lists, the first row of a table is its header on each page, a table has a description,
and the language is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from ofsted_letters.extras import needed
from ofsted_letters.write.printable import printable

LANGUAGE = "en-GB"
MARGIN = 2.0
"""Centimetres."""
FONT, SIZE = "Calibri", 10.5
"""Of the text, in points."""
TABLE = "Table Grid"


class WordDocument:
    """A document that is written from its top to its end."""

    def __init__(self, title: str) -> None:
        self._docx = needed("docx", "docx").Document()
        self._oxml = needed("docx.oxml", "docx")
        self._qualified = needed("docx.oxml.ns", "docx").qn
        shared = needed("docx.shared", "docx")
        for section in self._docx.sections:
            section.page_width, section.page_height = shared.Cm(21), shared.Cm(29.7)
            section.left_margin = section.right_margin = shared.Cm(MARGIN)
            section.top_margin = section.bottom_margin = shared.Cm(MARGIN)
        self._docx.styles["Normal"].font.name, self._docx.styles["Normal"].font.size = FONT, shared.Pt(SIZE)
        self._say_language()
        self._docx.core_properties.title = plain(title)
        self._docx.core_properties.author = ""
        self._docx.add_heading(plain(title), 0)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        self._docx.add_heading(plain(text), level).paragraph_format.keep_with_next = True

    def paragraph(self, text: str) -> None:
        """A paragraph."""
        self._docx.add_paragraph(plain(text))

    def item(self, text: str, place: str | None, link: str | None) -> None:
        """An item of a list.

        Args:
            text: its words.
            place: where they stand, in words.
            link: where that leads.
        """
        paragraph = self._docx.add_paragraph(plain(text), style="List Bullet")
        if place:
            paragraph.add_run(" (")
            self._linked(paragraph, place, link)
            paragraph.add_run(")")

    def quotation(self, text: str, source: str) -> None:
        """A quotation, and below it where it is from."""
        paragraph = self._docx.add_paragraph(plain(text), style="Quote")
        paragraph.paragraph_format.keep_with_next = True
        self._docx.add_paragraph(plain(source))

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], description: str) -> None:
        """A table.

        Args:
            titles: of its columns.
            rows: its cells.
            description: what it is of, for those who can't see it.
        """
        table = self._docx.add_table(rows=1, cols=len(titles), style=TABLE)
        for cell, title in zip(table.rows[0].cells, titles, strict=True):
            cell.paragraphs[0].add_run(plain(title)).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(self._element("w:tblHeader", "true"))
        for row in rows:
            added = table.add_row()
            added._tr.get_or_add_trPr().append(self._element("w:cantSplit", "true"))
            for cell, text in zip(added.cells, row, strict=True):
                cell.text = plain(text)
        table._tbl.tblPr.append(self._element("w:tblCaption", description))
        table._tbl.tblPr.append(self._element("w:tblDescription", description))
        self._docx.add_paragraph()

    def saved(self) -> bytes:
        """The document as a file."""
        stream = BytesIO()
        self._docx.save(stream)
        return stream.getvalue()

    def _say_language(self) -> None:
        self._docx.core_properties.language = LANGUAGE
        for told in self._docx.styles.element.iter(self._qualified("w:lang")):
            told.set(self._qualified("w:val"), LANGUAGE)

    def _linked(self, paragraph: Any, text: str, link: str | None) -> None:
        """Words in a paragraph that lead somewhere, where there is somewhere to lead."""
        run = paragraph.add_run(plain(text))
        if link:
            kinds = needed("docx.opc.constants", "docx").RELATIONSHIP_TYPE
            leading = self._oxml.OxmlElement("w:hyperlink")
            known = paragraph.part.relate_to(link, kinds.HYPERLINK, is_external=True)
            leading.set(self._qualified("r:id"), known)
            run.font.underline = True
            run._r.addprevious(leading)
            leading.append(run._r)

    def _element(self, name: str, value: str) -> Any:
        element = self._oxml.OxmlElement(name)
        element.set(self._qualified("w:val"), value)
        return element


def plain(text: str) -> str:
    """Text without characters that XML has not, or that could turn a line round."""
    return printable(text)
