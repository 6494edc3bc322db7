"""Rows as sheets of a workbook: a table that people sort and filter, its header frozen, its texts wrapped."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from ofsted_letters.extras import needed
from ofsted_letters.write.csv import listed
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

MOST_ROWS = 1_048_576
"""Rows that a sheet can have; what is more goes on another one."""
MOST_LINKS = 65_530
"""Links that a sheet can have; what is more stands without one."""
LONGEST_LINK = 2_079
LONGEST_TEXT = 32_767
"""Characters that a cell can have."""
CUT = " … [cut: a cell holds no more; it is whole in the other formats]"
CREATED = datetime.datetime(2000, 1, 1)
"""Always the same, so that the same letters make the same file."""
A4 = 9
"""The paper, by its number in Excel."""
WIDTH = 16
"""Characters of a column, where it does not say another."""
TO_A_DIGIT = 1.1
"""Letters that have the width of a digit, which columns are measured by. By what LibreOffice drew, that is few."""
LINE, HIGHEST = 15, 409
"""Points of a line of text, and of the highest row that there can be."""
STYLE = "Table Style Light 1"
"""Grey bands: every other colour would seem to mean something."""


class SheetColumn(NamedTuple):
    """One column of a sheet."""

    title: str
    value: Callable[[Row], object]
    """What a row has there."""
    width: float = WIDTH
    link: Callable[[Row], str | None] = lambda _: None
    """Where its cell leads: a way to a file, perhaps with a page behind #."""
    is_for_machines: bool = False
    """Whether it stands with others that few people read, in a group that is closed."""


def named(name: str, **others: Any) -> SheetColumn:
    """A column with the name and the value that a table has it under."""
    return SheetColumn(name, itemgetter(name), **others)


def new_book(target: BinaryIO | str, **options: str) -> Any:
    """An empty workbook that keeps no rows in memory."""
    book = needed("xlsxwriter", "xlsx").Workbook(target, {"constant_memory": True, **options})
    book.set_properties({"created": CREATED})
    return book


class Formats:
    """How cells of a workbook look."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14, "valign": "top"})
        self.header = book.add_format(
            {"bold": True, "bottom": 1, "valign": "top", "text_wrap": True, "bg_color": "#E7E6E6"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        linked = {"font_color": "#0563C1", "underline": 1}
        self.link = book.add_format({"text_wrap": True, "valign": "top", "align": "left", **linked})
        self.date_link = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left", **linked})


class Cells:
    """A sheet that is written cell by cell, downwards."""

    def __init__(self, book: Any, name: str, formats: Formats) -> None:
        self.sheet = book.add_worksheet(name)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)  # as wide as a page, and as many pages as it takes
        # XlsxWriter's own: `row_info` from 3.3 on, `set_rows` before.
        self._heights = self.sheet.row_info if hasattr(self.sheet, "row_info") else self.sheet.set_rows
        self._formats = formats
        self._links = 0

    def begin_row(self, row: int, values: Iterable[tuple[object, float]]) -> None:
        """Make a row as high as its texts need, before its cells are written: not every program does so itself.

        Args:
            row: its number, from 0.
            values: what it will have in sight, each with the width of its column.
        """
        lines = max((lines_of(str(listed(value)), width) for value, width in values if value), default=1)
        if lines > 1:
            self.sheet.set_row(row, min(lines * LINE, HIGHEST))
        self._heights.pop(row - 2, None)  # it is written, and would be kept to the end

    def write(self, row: int, column: int, value: object, link: str | None = None) -> None:
        """Write one cell as what it is, so that no text is taken for a formula, a link or a number."""
        linked = value not in (None, "", ()) and self._lead(row, column, link)
        if isinstance(value, datetime.date):
            style = self._formats.date_link if linked else self._formats.date
            self.sheet.write_datetime(row, column, value, style)
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value, self._formats.link if linked else self._formats.text)
        elif value:
            text = fitting(str(listed(value)))
            self.sheet.write_string(row, column, text, self._formats.link if linked else self._formats.text)

    def _lead(self, row: int, column: int, link: str | None) -> bool:
        """Let a cell lead to a file, before it is written; whether it does."""
        if not link or len(link) > LONGEST_LINK or self._links == MOST_LINKS:
            return False
        self._links += 1
        return bool(self.sheet.write_url(row, column, f"external:{link}") == 0)


class Sheet:
    """A table in a workbook, on more than one sheet if it is too long for one."""

    def __init__(
        self, book: Any, name: str, columns: Sequence[SheetColumn], formats: Formats, *, frozen: int = 0
    ) -> None:
        """Begin a table.

        Args:
            book: the workbook.
            name: of the sheet and of the table.
            columns: those for machines last.
            formats: of the workbook.
            frozen: how many columns stay in sight.
        """
        self._book, self._name, self._columns, self._formats, self._frozen = book, name, columns, formats, frozen
        self._widths = [column.width for column in columns if not column.is_for_machines]
        self._number = 0
        self._begin()

    def add(self, row: Row) -> None:
        """Write one row."""
        if self._rows == MOST_ROWS:
            self.finish()
            self._begin()
        values = [column.value(row) for column in self._columns]
        self._cells.begin_row(self._rows, zip(values, self._widths, strict=False))
        for index, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            self._cells.write(self._rows, index, value, column.link(row))
        self._rows += 1

    def finish(self) -> None:
        """Say how far the table goes, now that the last row is known."""
        last = self._cells.sheet.tables[-1]
        last["range"] = last["a_range"] = last["autofilter"] = (
            f"A1:{column_letter(len(self._columns) - 1)}{max(self._rows, 2)}"
        )

    def _begin(self) -> None:
        """Start a sheet with its header."""
        self._number += 1
        again = "" if self._number == 1 else f" {self._number}"
        self._cells = Cells(self._book, f"{self._name}{again}", self._formats)
        sheet = self._cells.sheet
        sheet.freeze_panes(1, self._frozen)
        sheet.repeat_rows(0)
        begin_table(sheet, f"{self._name}{again}".replace(" ", "_"), [column.title for column in self._columns])
        self._cells.begin_row(0, [(column.title, column.width) for column in self._columns])
        for index, column in enumerate(self._columns):
            group = {"level": 1, "hidden": True} if column.is_for_machines else {}
            sheet.set_column(index, index, column.width, None, group)
            sheet.write_string(0, index, column.title, self._formats.header)
        if any(column.is_for_machines for column in self._columns):
            sheet.set_column(len(self._columns), len(self._columns), WIDTH, None, {"collapsed": True})
        self._rows = 1


def begin_table(sheet: Any, name: str, titles: Sequence[str]) -> None:
    """Make a sheet's first rows a table whose end is not known yet.

    XlsxWriter refuses tables in a workbook that keeps no rows, for it would write the titles at the end. Here the
    table is told before anything is written, and whoever writes the titles sets its range in the end.
    """
    sheet.constant_memory = False
    columns = [{"header": title} for title in titles]
    told = sheet.add_table(0, 0, 1, len(titles) - 1, {"name": name, "style": STYLE, "columns": columns})
    sheet.constant_memory = True
    assert told == 0, f"{name} is no table"


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, by and large."""
    return sum(max(1, math.ceil(len(part) / (width * TO_A_DIGIT))) for part in text.split("\n"))


def column_letter(index: int) -> str:
    """The letters of a column, from 0."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


def write_rows(sheet: Sheet, rows: Iterable[Row]) -> None:
    """Write a table that is known whole."""
    for row in rows:
        sheet.add(row)
    sheet.finish()


def fitting(text: str) -> str:
    """A text that a cell can hold, and that says so when it was longer."""
    text = printable(text, keep="\t\n\r")
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
