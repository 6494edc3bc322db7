"""Further formats for the same rows, chosen with `--to`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from ofsted_letters.batch.formats import CSV, FORMATS, LINES
from ofsted_letters.batch.outputs import Lines, about_rows
from ofsted_letters.corpus.judgements import Judgements
from ofsted_letters.corpus.register_tables import register_tables
from ofsted_letters.extras import needed
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.json import row_line
from ofsted_letters.write.tables import ABOUT, TABLES, Column, Declared, tables, theme_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.corpus.about import About
    from ofsted_letters.themes.rules import Rules
    from ofsted_letters.write.findings import Row


class Exporter(Protocol):
    """What writes tables in one format."""

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows, by table."""
        ...

    def close(self) -> None:
        """Finish the files."""
        ...


class TableCsv(Lines):
    """A table as CSV."""

    def __init__(self, folder: Path, table: str, columns: Sequence[Column]) -> None:
        super().__init__(folder / f"{table}.csv")
        self._table = table
        self._columns = [column.name for column in columns]
        self.write(csv_bytes([self._columns]))

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        rows = tables.get(self._table, [])
        self.write(csv_bytes([row[name] for name in self._columns] for row in rows))


class TableLines(Lines):
    """A table as JSON Lines."""

    def __init__(self, folder: Path, table: str) -> None:
        super().__init__(folder / f"{table}.jsonl")
        self._table = table

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        self.write(b"".join(map(row_line, tables.get(self._table, []))))


class Several:
    """Exporters of one format, a table each."""

    def __init__(self, *exporters: Exporter) -> None:
        self._exporters = exporters

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows, by table."""
        for exporter in self._exporters:
            exporter.add(tables)

    def close(self) -> None:
        """Finish the files."""
        for exporter in self._exporters:
            exporter.close()


def csv_tables(folder: Path, declared: Declared) -> Several:
    """What `csv` adds to the findings.csv that is always there."""
    return Several(*(TableCsv(folder, table, declared[table]) for table in CSV))


def lines_tables(folder: Path, declared: Declared) -> Several:
    """What `jsonl` adds to the letters.jsonl that is always there."""
    return Several(*(TableLines(folder, table) for table in (*LINES, ABOUT) if table in declared))


class Exports:
    """All chosen formats, fed from the same rows: an input's at once, those about many letters in the end."""

    def __init__(
        self, formats: Sequence[str], folder: Path, rules: Rules, out: str, about: About | None = None
    ) -> None:
        """Begin the files.

        Args:
            formats: names in `formats.FORMATS`.
            folder: where they are written.
            rules: of themes.
            out: the folder in which they will be, from which links lead.
            about: what others know of letters, for a table of its own.
        """
        self._rules, self._about = rules, about
        declared = TABLES | ({ABOUT: tuple(map(Column, about.table))} if about else {})
        self._exporters = Several(*(made(FORMATS[name].place, folder, declared) for name in formats))
        self._out = out
        self._is_needed = bool(formats)
        self._judgements = Judgements()

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if not self._is_needed:
            return
        rows = self._rows(rendered)
        for letter in rows.get("letters", []):
            self._judgements.add(letter, rows.pop("judgements"))
        self._exporters.add(rows)

    def close(self) -> None:
        """Finish all files."""
        of_many = {"judgements": self._judgements.compared(), "themes": theme_rows(self._rules)}
        self._exporters.add(of_many | register_tables())
        self._exporters.close()

    def _rows(self, rendered: Rendered) -> dict[str, list[Row]]:
        rows = {"inputs": [rendered.input_row]}
        if rendered.error is not None:
            return rows | {"errors": [rendered.error]}
        if not rendered.has_rows:
            return rows
        file = {"letter_id": rendered.letter_id, "file": rendered.way_from(self._out)}
        known = {ABOUT: about_rows(rendered, self._about)} if self._about else {}
        return tables(rendered.letter, rendered.path) | rows | known | {"files": [file]}


def check_libraries(formats: Iterable[str]) -> None:
    """Find out before a long run, not after it, that a library is missing.

    Raises:
        MissingExtra: It is.
    """
    for name in formats:
        library = FORMATS[name].library
        if library and find_spec(library) is None:
            needed(library, name)


def made(place: str, folder: Path, declared: Declared = TABLES) -> Exporter:
    """The exporter that `module:name` makes; its library is loaded now."""
    module, _, name = place.partition(":")
    exporter: Exporter = getattr(import_module(module), name)(folder, declared)
    return exporter
