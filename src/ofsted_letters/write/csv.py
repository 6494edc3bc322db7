"""Rows as CSV that a spreadsheet opens without running anything: UTF-8, lines end in LF.

There is no byte order mark unless whoever writes a file begins it with `BYTE_ORDER_MARK`.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable

from ofsted_letters.write.printable import printable

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""By which Excel knows UTF-8 when it opens a file by a click."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet may take a cell that starts so for a formula (OWASP, "CSV Injection")."""


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows of cells as CSV. A header is a row like any other: `csv_bytes([columns])`."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(map(cell, row) for row in rows)
    return text.getvalue().encode()


def listed(value: object) -> object:
    """A list of texts as one text, where there is no room for more than one value."""
    return "; ".join(value) if isinstance(value, tuple) else value


def cell(value: object) -> str:
    """One value as text: None is empty, dates are ISO 8601, lists joined; none is a formula or steers a terminal."""
    if value is None:
        return ""
    if isinstance(value, str) and value.isprintable() and value[:1] not in FORMULA_STARTS:
        return value  # as nearly all are
    value = listed(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = printable(str(value), keep="\t\n")  # CR is not kept: left unquoted, as Python can, it ends the row
    return "'" + text if isinstance(value, str) and value.startswith(FORMULA_STARTS) else text
