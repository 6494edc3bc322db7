"""The findings as a table to read: the columns that tell findings apart, and the text whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Table

from ofsted_letters.cli.draw import words
from ofsted_letters.write.findings import Row

OF_LETTER = {"authority_name": "Authority", "letter_date": "Date"}
OF_FINDING = {"kind": "Kind", "page": "Page", "text": "Finding"}
WIDEST = {"authority_name": 20, "kind": 12}
"""Columns of text that wrap early, to leave the line to the finding itself; no word of a kind has more letters."""
ROOM = 80
"""Columns of a terminal that has room for a letter's columns beside the finding's."""


class FindingsTable:
    """Rows for `draw`: one table, or, where that would break words, a table under each letter's name."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType]:
        """What is drawn on a console of this width."""
        if options.max_width >= ROOM:
            yield table_of(self._rows, OF_LETTER | OF_FINDING)
            return
        for number, (_, rows) in enumerate(groupby(self._rows, lambda row: (row["sha256"], row["source_name"]))):
            of_letter = list(rows)
            if number:
                yield ""
            yield words(letter_line(of_letter[0]), "bold")
            yield table_of(of_letter, OF_FINDING)


def letter_line(row: Row) -> str:
    """What a letter's columns say, or its file's name where they say nothing."""
    return ", ".join(filter(None, (shown(row, column) for column in OF_LETTER))) or row["source_name"]


def table_of(rows: list[Row], columns: dict[str, str]) -> Table:
    """These columns of rows."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column, title in columns.items():
        table.add_column(title, overflow="fold", max_width=WIDEST.get(column), ratio=1 if column == "text" else None)
    for row in rows:
        table.add_row(*(words(shown(row, column)) for column in columns))
    return table


def shown(row: Row, column: str) -> str:
    """One cell; a finding that was raised before says so behind its text."""
    value = row[column]
    if column == "text" and row["recurrence"]:
        return f"{value} ({row['recurrence']})"
    if value is None:
        return ""
    return str(value).replace("_", " ") if column == "kind" else str(value)
