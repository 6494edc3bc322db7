"""Tables as an SQLite database: keys between them, full-text search, and the findings as a view.

Datasette serves it as datasette.yaml beside it says: the search box of `findings` uses the full-text index of `items`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ofsted_letters.extras import needed
from ofsted_letters.write.csv import listed
from ofsted_letters.write.datasette import datasette_yaml
from ofsted_letters.write.tables import ABOUT, FINDINGS, TABLES, Column, Declared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ofsted_letters.write.findings import Row

TYPES = {"text": str, "integer": int, "number": float, "truth": int, "date": str, "texts": str}
"""SQLite has no dates: ISO 8601 sorts and compares as its date functions expect. Lists are joined."""
OF_LETTERS = ("items", "people", "diagnostics", "boxes", "footnotes", "judgements", "finding_themes", "inputs")
OTHERS = ("authorities", "neighbours", "themes", "errors")
SEARCHED = {"items": ["heading", "lead_in", "text"], "letters": ["subject_or_title", "authority_name", "visit_theme"]}
BY_AUTHORITY = ("la_code", "neighbour_la_code")
"""Columns of neighbours that lead to an authority."""
SOUGHT = (
    *((table, "letter_id") for table in OF_LETTERS),
    *((table, "finding_id") for table in ("items", "boxes", "finding_themes")),
    *(("items", "kind"), ("letters", "la_code"), ("letters", "date"), ("judgements", "la_code")),
)
"""Columns that rows are found by."""


class Database:
    """letters.db in a folder, and datasette.yaml."""

    def __init__(self, folder: Path, declared: Declared = TABLES) -> None:
        self._declared = {
            table: columns for table, columns in declared.items() if table in ("letters", *OF_LETTERS, *OTHERS, ABOUT)
        }
        self._utils = needed("sqlite_utils", "sqlite").Database(folder / "letters.db")
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # it is put in place when it is whole
            self._utils.conn.execute(f"PRAGMA {pragma}")
        self._create("letters", pk="letter_id")
        for table in OF_LETTERS:
            self._create(table, foreign_keys=[("letter_id", "letters", "letter_id")])
        self._create("authorities", pk="la_code")
        self._create("neighbours", foreign_keys=[(column, "authorities", "la_code") for column in BY_AUTHORITY])
        self._create("errors")
        self._create("themes", pk="theme")
        if ABOUT in declared:
            self._utils.conn.execute(about_table(declared[ABOUT]))
        self._utils.create_view("findings", findings_view())
        (folder / "datasette.yaml").write_text(datasette_yaml(), encoding="utf-8", newline="\n")

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows, or, in the end, those about many."""
        for table, columns in self._declared.items():
            if rows := tables.get(table):
                names = [column.name for column in columns]
                marks = ", ".join("?" for _ in names)
                values = [[stored(row[name]) for name in names] for row in rows]
                self._utils.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", values)

    def close(self) -> None:
        """Index what was taken and finish the file."""
        self._utils.conn.commit()
        for table, column in SOUGHT:
            self._utils[table].create_index([column])
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


def about_table(columns: Sequence[Column]) -> str:
    """The statement for a table whose columns others have named, with any sign."""
    letter, *others = ('"{}" TEXT'.format(column.name.replace('"', '""')) for column in columns)
    key = f"{letter} PRIMARY KEY REFERENCES letters(letter_id)"
    return f"CREATE TABLE {ABOUT} ({', '.join((key, *others))})"


def findings_view() -> str:
    """The findings table, from items and their letters, with the row of `items` by which a search finds it."""
    of_items = {column.name for column in TABLES["items"]}
    columns = ", ".join(f"{'items' if one.name in of_items else 'letters'}.{one.name}" for one in FINDINGS)
    return (
        f"SELECT {columns}, items.rowid AS item_rowid FROM items JOIN letters ON letters.letter_id = items.letter_id"
        " WHERE items.role = 'finding' ORDER BY items.rowid"
    )
