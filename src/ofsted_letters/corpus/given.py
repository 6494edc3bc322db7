"""Tables that people give: CSV as spreadsheets save it, whatever its encoding and what is between its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.errors import LetterError, NotText
from ofsted_letters.read.text import decoded

DELIMITERS = ",;\t"
"""Excel writes semicolons where the comma is the decimal sign, and tabs in what it calls Unicode text."""

BROKEN_MARK = "ï»¿"
"""UTF-8's byte order mark where what follows could only be read as Windows-1252."""


class NotTable(LetterError):
    """A file that should be CSV can't be understood."""

    code = "not_table"


class Table(NamedTuple):
    """What a file of CSV has."""

    columns: list[str]
    rows: dict[int, dict[str, str]]
    """By their numbers as spreadsheets count, the header's among them; blank ones are left out."""


def read_table(path: Path) -> Table:
    """A file of CSV in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.

    Raises:
        NotTable: it is none, or not in the encoding that its start tells, or a row has more cells than the header.
    """
    try:
        text = decoded(path.read_bytes(), str(path))
        # strict: a quotation mark that nothing closes would swallow all rows below it
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True))
    except (NotText, csv.Error) as error:
        raise NotTable(str(path), "it is no CSV", "save it as CSV in UTF-8") from error
    if text.startswith(BROKEN_MARK):
        raise NotTable(str(path), "it starts as UTF-8 and has bytes that are none", "save it as CSV in UTF-8")
    filled = ((number, row) for number, row in enumerate(rows, 1) if any(map(str.strip, row)))
    columns = [name.strip() for name in next(filled, (0, []))[1]]
    return Table(columns, dict(named(path, columns, filled)))


def delimiter(text: str) -> str:
    """What parts the cells of a table: what its header has most of."""
    header = text.strip().partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def named(
    path: Path, columns: list[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their cells by column; a cell that is missing is empty."""
    for number, row in rows:
        if any(row[len(columns) :]):
            reason = f"row {number} has more cells than there are columns"
            raise NotTable(str(path), reason, "put a cell that has what parts cells into double quotes")
        yield number, dict.fromkeys(columns, "") | dict(zip(columns, row, strict=False))
