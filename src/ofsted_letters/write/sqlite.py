"""Tables as an SQLite database: keys between them, full-text search, and the findings as a view.

Datasette serves it as it is; its search box on `items` uses the full-text index.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ofsted_letters.extras import needed
from ofsted_letters.write.csv import listed
from ofsted_letters.write.tables import FINDINGS, TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from ofsted_letters.write.findings import Row

TYPES = {"text": str, "integer": int, "number": float, "truth": int, "date": str, "texts": str}
"""SQLite has no dates: ISO 8601 sorts and compares as its date functions expect. Lists are joined."""
OF_LETTERS = ("items", "people", "diagnostics", "footnotes", "judgements", "finding_themes", "inputs")
SEARCHED = {"items": ["heading", "text"], "letters": ["subject_or_title", "authority_name", "visit_theme"]}


class Database:
    """letters.db in a folder."""

    def __init__(self, folder: Path) -> None:
        self._utils = needed("sqlite_utils", "sqlite").Database(folder / "letters.db")
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # it is put in place when it is whole
            self._utils.conn.execute(f"PRAGMA {pragma}")
        self._create("letters", pk="letter_id")
        for table in OF_LETTERS:
            self._create(table, foreign_keys=[("letter_id", "letters", "letter_id")])
        self._create("errors")
        self._create("themes", pk="theme")
        self._utils.create_view("findings", findings_view())

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        for table in ("letters", *OF_LETTERS, "errors", "themes"):
            if rows := tables.get(table):
                names = [column.name for column in TABLES[table]]
                marks = ", ".join("?" for _ in names)
                values = [[stored(row[name]) for name in names] for row in rows]
                self._utils.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", values)

    def close(self) -> None:
        """Index what was taken and finish the file."""
        self._utils.conn.commit()
        for table in OF_LETTERS:
            self._utils[table].create_index(["letter_id"])
        self._utils["items"].create_index(["kind"])
        for table, columns in SEARCHED.items():
            self._utils[table].enable_fts(columns, tokenize="porter")
        self._utils.close()

    def _create(self, table: str, **keys: object) -> None:
        self._utils[table].create({column.name: TYPES[column.kind] for column in TABLES[table]}, **keys)


def stored(value: object) -> object:
    """A value as SQLite has it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return listed(value)


def findings_view() -> str:
    """The findings table, from items and their letters."""
    of_items = {column.name for column in TABLES["items"]}
    columns = ", ".join(f"{'items' if one.name in of_items else 'letters'}.{one.name}" for one in FINDINGS)
    return (
        f"SELECT {columns} FROM items JOIN letters ON letters.letter_id = items.letter_id"
        " WHERE items.role = 'finding' ORDER BY items.rowid"
    )
