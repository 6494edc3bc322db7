"""Tables as a workbook: a sheet each, header frozen, filters on, text wrapped."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from ofsted_letters.extras import needed
from ofsted_letters.write.csv import listed
from ofsted_letters.write.printable import printable
from ofsted_letters.write.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from ofsted_letters.write.findings import Row
    from ofsted_letters.write.tables import Column

SHEETS = (
    *("letters", "findings", "finding_themes", "themes", "people", "judgements", "diagnostics", "footnotes", "inputs"),
    "errors",
)
MOST_ROWS = 1_048_576
"""Rows that a sheet can have; what is more goes on another one."""
LONGEST_TEXT = 32_767
"""Characters that a cell can have."""
CUT = " … [cut: a cell holds no more; it is whole in the other formats]"
CREATED = datetime.datetime(2000, 1, 1)
"""Always the same, so that the same letters make the same file."""
WIDTHS = {
    "text": 80,
    "heading": 40,
    "parent_heading": 40,
    "lead_in": 40,
    "message": 60,
    "address": 40,
    "label": 40,
    "subject_or_title": 60,
    "inspectors": 40,
    "sha256": 12,
}
WIDTH = 18
"""Characters, for all other columns."""


class Workbook:
    """letters.xlsx in a folder."""

    def __init__(self, folder: Path) -> None:
        self._book = new_book(str(folder / "letters.xlsx"), tmpdir=str(folder))
        self._sheets = {table: Sheet(self._book, table, TABLES[table]) for table in SHEETS}

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        for table, sheet in self._sheets.items():
            for row in tables.get(table, []):
                sheet.add(row)

    def close(self) -> None:
        """Finish the file."""
        for sheet in self._sheets.values():
            sheet.finish()
        self._book.close()


def write_findings(batches: Iterable[list[Row]], columns: Sequence[str] | None, stream: BinaryIO) -> None:
    """Write rows of the findings table as a workbook of one sheet.

    Args:
        batches: the rows.
        columns: which columns, in this order; None: all.
        stream: where to.
    """
    book = new_book(stream)
    named = {column.name: column for column in TABLES["findings"]}
    sheet = Sheet(book, "findings", [named[name] for name in columns or named])
    for rows in batches:
        for row in rows:
            sheet.add(row)
    sheet.finish()
    book.close()


def new_book(target: BinaryIO | str, **options: str) -> Any:
    """An empty workbook that keeps no rows in memory."""
    book = needed("xlsxwriter", "xlsx").Workbook(target, {"constant_memory": True, **options})
    book.set_properties({"created": CREATED})
    return book


class Sheet:
    """One table in the workbook, on more than one sheet if it is too long for one."""

    def __init__(self, book: Any, table: str, columns: Sequence[Column]) -> None:
        self._book, self._table, self._columns = book, table, columns
        self._header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._formats = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        }
        self._number = 0
        self._begin()

    def add(self, row: Row) -> None:
        """Write one row."""
        if self._rows == MOST_ROWS:
            self.finish()
            self._begin()
        for index, column in enumerate(self._columns):
            self._write(index, row[column.name])
        self._rows += 1

    def finish(self) -> None:
        """Put the filters on, now that the last row is known."""
        self._sheet.autofilter(0, 0, max(self._rows - 1, 1), len(self._columns) - 1)

    def _begin(self) -> None:
        """Start a sheet with its header."""
        self._number += 1
        name = self._table if self._number == 1 else f"{self._table} {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, WIDTHS.get(column.name, WIDTH))
            self._sheet.write_string(0, index, column.name, self._header)
        self._rows = 1

    def _write(self, index: int, value: object) -> None:
        """Write one cell as what it is, so that no text is taken for a formula, a link or a number."""
        if isinstance(value, datetime.date):
            self._sheet.write_datetime(self._rows, index, value, self._formats["date"])
        elif isinstance(value, (int, float)):
            self._sheet.write_number(self._rows, index, value, self._formats["text"])
        elif value:
            self._sheet.write_string(self._rows, index, fitting(str(listed(value))), self._formats["text"])


def fitting(text: str) -> str:
    """A text that a cell can hold, and that says so when it was longer."""
    text = printable(text, keep="\t\n\r")
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
