"""Tables as Parquet files, with dates as dates, numbers as numbers and lists as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ofsted_letters.extras import needed
from ofsted_letters.write.tables import ABOUT, TABLES, Column, Declared, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ofsted_letters.write.findings import Row

WRITTEN = (
    *("letters", "findings", "items", "people", "diagnostics", "boxes", "footnotes", "judgements", "finding_themes"),
    *("themes", "authorities", "neighbours"),
)
ROW_GROUP = 5000
"""Rows held until they are written: some ten megabytes."""


class ParquetFiles:
    """A file for each table in one folder: letters.parquet, findings.parquet and so on."""

    def __init__(self, folder: Path, declared: Declared = TABLES) -> None:
        written = [table for table in (*WRITTEN, ABOUT) if table in declared]
        self._arrow = needed("pyarrow", "parquet")
        self._parquet = needed("pyarrow.parquet", "parquet")
        self._schemas = {table: self._schema(declared[table]) for table in written}
        # Opened here, for Arrow can't open what lies below a folder whose name is not UTF-8.
        self._files = {table: (folder / f"{table}.parquet").open("wb") for table in written}
        self._writers = {
            table: self._parquet.ParquetWriter(self._files[table], schema) for table, schema in self._schemas.items()
        }
        self._rows: dict[str, list[Row]] = {table: [] for table in written}

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        for table, rows in self._rows.items():
            rows += tables.get(table, [])
            if len(rows) >= ROW_GROUP:
                self._write(table)

    def close(self) -> None:
        """Write what is left and finish the files."""
        for table, writer in self._writers.items():
            self._write(table)
            writer.close()
            self._files[table].close()

    def _write(self, table: str) -> None:
        schema = self._schemas[table]
        self._writers[table].write_table(self._arrow.Table.from_pylist(self._rows[table], schema))
        self._rows[table].clear()

    def _schema(self, columns: Iterable[Column]) -> Any:
        return self._arrow.schema([(column.name, self._type(column.kind)) for column in columns])

    def _type(self, kind: Kind) -> Any:
        arrow = self._arrow
        types = {
            "text": arrow.string(),
            "integer": arrow.int64(),
            "number": arrow.float64(),
            "truth": arrow.bool_(),
            "date": arrow.date32(),
            "texts": arrow.list_(arrow.string()),
        }
        return types[kind]
