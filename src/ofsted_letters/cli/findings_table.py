"""The findings as a table to read: the columns that tell findings apart, and the text whole."""

from __future__ import annotations

from rich import box
from rich.table import Table

from ofsted_letters.cli.draw import words
from ofsted_letters.write.findings import Row

COLUMNS = {"authority_name": "Authority", "letter_date": "Date", "kind": "Kind", "page": "Page", "text": "Finding"}
WIDEST = {"authority_name": 20, "kind": 12}
"""Columns of text that wrap early, to leave the line to the finding itself."""


def findings_table(rows: list[Row]) -> Table:
    """Rows as a table for `draw`."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column, title in COLUMNS.items():
        table.add_column(title, overflow="fold", max_width=WIDEST.get(column), ratio=1 if column == "text" else None)
    for row in rows:
        table.add_row(*(words(shown(row, column)) for column in COLUMNS))
    return table


def shown(row: Row, column: str) -> str:
    """One cell; a finding that was raised before says so behind its text."""
    value = row[column]
    if column == "text" and row["recurrence"]:
        return f"{value} ({row['recurrence']})"
    if value is None:
        return ""
    return str(value).replace("_", " ") if column == "kind" else str(value)
