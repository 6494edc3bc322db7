"""Rows of the findings table in every format, each letter's as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

Batches = Iterable[list["Row"]]
"""Rows, those of a letter together."""
TO_READ = {
    "authority_name": "Authority",
    "letter_date": "Date",
    "kind": "Kind",
    "page": "Page",
    "text": "Finding",
}
"""Columns that people read, with their titles."""


def write(batches: Batches, columns: Sequence[str] | None, layout: str, stream: BinaryIO) -> None:
    """Write rows.

    Args:
        batches: the rows.
        columns: which columns; None: all, or in what is for people those that they read.
        layout: one of `table`, `xlsx`, and the keys of `TEXTS`.
        stream: where to.
    """
    if layout == "table":
        draw_table(batches, columns, stream)
    elif layout == "xlsx":
        from ofsted_letters.office.workbook import write_findings

        write_findings(batches, columns, stream)
    else:
        for text in TEXTS[layout](batches, columns):
            stream.write(text)
            stream.flush()  # whoever reads is not to wait for the next letters


def draw_table(batches: Batches, columns: Sequence[str] | None, stream: BinaryIO) -> None:
    """The rows as a table to read, its header once."""
    from ofsted_letters.cli.draw import draw
    from ofsted_letters.cli.findings_table import FindingsTable

    titles = {name: title_of(name) for name in columns} if columns else None
    is_first = True
    for rows in batches:
        if rows or is_first:
            draw(FindingsTable(rows, titles, is_first=is_first), stream)
            stream.flush()
            is_first = False


def csv_texts(batches: Batches, columns: Sequence[str] | None) -> Iterator[bytes]:
    """CSV: a header, and the rows of each letter."""
    from ofsted_letters.write.csv import csv_bytes

    names = columns or all_columns()
    yield csv_bytes([names])
    for rows in batches:
        yield csv_bytes([row[name] for name in names] for row in rows)


def jsonl_texts(batches: Batches, columns: Sequence[str] | None) -> Iterator[bytes]:
    """JSON Lines: a row a line."""
    from ofsted_letters.write.json import row_line

    names = columns or all_columns()
    for rows in batches:
        yield b"".join(row_line({name: row[name] for name in names}) for row in rows)


def json_texts(batches: Batches, columns: Sequence[str] | None) -> Iterator[bytes]:
    """One JSON array."""
    from ofsted_letters.write.json_array import array_of

    lines = (line for text in jsonl_texts(batches, columns) for line in text.splitlines())
    yield from array_of(lines)


def md_texts(batches: Batches, columns: Sequence[str] | None) -> Iterator[bytes]:
    """A table in Markdown."""
    from ofsted_letters.cli.findings_table import shown
    from ofsted_letters.write.markdown import table_row

    names = columns or tuple(TO_READ)
    yield (table_row(map(title_of, names)) + table_row("---" for _ in names)).encode()
    for rows in batches:
        yield "".join(table_row(shown(row, name) for name in names) for row in rows).encode()


TEXTS: dict[str, Callable[[Batches, Sequence[str] | None], Iterator[bytes]]] = {
    "csv": csv_texts,
    "jsonl": jsonl_texts,
    "json": json_texts,
    "md": md_texts,
}
"""What is text, by format."""


def title_of(column: str) -> str:
    """A column's title for people."""
    return TO_READ.get(column) or column.replace("_", " ").capitalize()


def all_columns() -> Sequence[str]:
    """Every column of the findings table."""
    from ofsted_letters.write.findings import FINDING_COLUMNS

    return FINDING_COLUMNS
