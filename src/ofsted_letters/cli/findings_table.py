"""The findings as a table to read: the columns that tell findings apart, and the text whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table

from ofsted_letters.cli.draw import words
from ofsted_letters.cli.rows import TO_READ
from ofsted_letters.write.csv import listed
from ofsted_letters.write.findings import Row

OF_LETTER = ("authority_name", "letter_date")
OF_FINDING = {name: title for name, title in TO_READ.items() if name not in OF_LETTER}
WIDTHS = {
    **dict.fromkeys(("date", "letter_date", "inspection_start", "inspection_end"), 10),
    **dict.fromkeys(("page", "year"), 4),
    "authority_name": 20,
    "kind": 12,
}
"""Columns of text that wrap early, to leave the line to the finding itself; no word of a kind has more letters. They
have this width whatever is in them, so that one letter's rows can be drawn before the next letter is read."""
LONG = {"text": 4, "lead_in": 2, "visit_theme": 2}
"""Shares of the other columns in what is left of the line, where it is not one."""
ROOM = 80
"""Columns of a terminal that has room for a letter's columns beside the finding's."""


class FindingsTable:
    """Rows for `draw`: one table, or, where that would break words, a table under each letter's name.

    Args:
        rows: the rows.
        titles: other columns than people usually read, with their titles.
        is_first: no rows were drawn above these, so that the table needs its header.
    """

    def __init__(self, rows: list[Row], titles: Mapping[str, str] | None = None, *, is_first: bool = True) -> None:
        self._rows = rows
        self._titles = titles
        self._is_first = is_first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType]:
        """What is drawn on a console of this width."""
        if self._titles or options.max_width >= ROOM:
            yield table_of(self._rows, self._titles or TO_READ, has_header=self._is_first)
            return
        for number, (_, rows) in enumerate(groupby(self._rows, lambda row: (row["sha256"], row["source_name"]))):
            of_letter = list(rows)
            if number or not self._is_first:
                yield ""
            yield words(letter_line(of_letter[0]), "bold")
            yield table_of(of_letter, OF_FINDING)


def letter_line(row: Row) -> str:
    """What a letter's columns say, or its file's name where they say nothing."""
    return ", ".join(filter(None, (shown(row, column) for column in OF_LETTER))) or row["source_name"]


def table_of(rows: list[Row], columns: Mapping[str, str], *, has_header: bool = True) -> Table:
    """These columns of rows."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, show_header=has_header, expand=True)
    for column, title in columns.items():
        width = WIDTHS.get(column)
        table.add_column(title, overflow="fold", width=width, ratio=None if width else LONG.get(column, 1))
    for row in rows:
        table.add_row(*(words(shown(row, column)) for column in columns))
    return table


def shown(row: Row, column: str) -> str:
    """One cell; a finding that was raised before says so behind its text."""
    value = listed(row[column])
    if column == "text" and row["recurrence"]:
        return f"{value} ({row['recurrence']})"
    if value is None:
        return ""
    return str(value).replace("_", " ") if column == "kind" else str(value)
