"""The last sheet: what the columns mean, when frameworks changed, and under which licence all this is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ofsted_letters.corpus.breaks import breaks
from ofsted_letters.corpus.quotation import LICENCE
from ofsted_letters.corpus.wording import FAMILIES
from ofsted_letters.model import Finding

if TYPE_CHECKING:
    from ofsted_letters.write.xlsx import Cells, Formats

COLUMNS = {
    "Date": "The inspection's last day, else the letter's own date.",
    "Kind of finding": "What the heading means under which the finding stands.",
    "Leads in": "The words above the list that the finding is an item of.",
    "Page": "Where the finding begins. It leads to the file, and to the page in programs that can go there.",
    "Raised before": "What the letter says of an earlier inspection that had raised the same. Empty: it says nothing.",
    "For whom": "The body that an improvement point names, else whom it is for by rule.",
    "About": "Told by rules; the sheet of themes says what counts as each, and how well the rules tell it.",
    "Beside the one before it that is here": "Only of the same authority, kind of inspection and aspect.",
    "Latest here": "Whether no later report on the authority is here; there may be one elsewhere.",
    "None held": "Nothing of this kind is among these documents. It does not say that there was no inspection.",
}
"""What the words at the head of columns mean, where they don't say it."""
WIDTHS = (34, 100)
CLOSED = "Columns for programs stand last on a sheet, in a group that the + above the sheet opens."


def write_notes(cells: Cells, formats: Formats, families: Sequence[str]) -> None:
    """Write the sheet.

    Args:
        cells: the sheet, of which nothing is written.
        formats: of the workbook.
        families: those that are in the workbook.
    """
    for index, width in enumerate(WIDTHS):
        cells.sheet.set_column(index, index, width)
    at = 0
    for title, lines in parts(families):
        cells.sheet.write_string(at, 0, title, formats.title)
        for name, told in lines:
            at += 1
            cells.begin_row(at, zip((name, told), WIDTHS, strict=True))
            cells.write(at, 0, name)
            cells.write(at, 1, told)
        at += 2


def parts(families: Sequence[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The parts of the notes: a title, and lines of a name and what is told of it."""
    yield "Licence", [("The letters", LICENCE)]
    yield "Columns", [*COLUMNS.items(), ("Columns for programs", CLOSED)]
    changes = [(FAMILIES[family], one.said) for family in families for one in breaks(family)]
    if changes:
        yield "When frameworks changed, so that numbers before and after are of different things", changes
    fields = Finding.model_fields.items()
    yield "Columns of findings for programs", [(name, field.description or "") for name, field in fields]
