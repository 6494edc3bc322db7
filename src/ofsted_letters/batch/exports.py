"""Further formats for the same rows, chosen with `--to`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from ofsted_letters.batch.formats import FORMATS
from ofsted_letters.batch.outputs import Lines
from ofsted_letters.extras import needed
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.json import row_line
from ofsted_letters.write.tables import LETTERS, tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.write.findings import Row


class Exporter(Protocol):
    """What writes tables in one format."""

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows, by table."""
        ...

    def close(self) -> None:
        """Finish the files."""
        ...


class LettersCsv(Lines):
    """letters.csv, beside the findings.csv that is always there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "letters.csv")
        self.write(csv_bytes([[column.name for column in LETTERS]]))

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        rows = tables.get("letters", [])
        self.write(csv_bytes([row[column.name] for column in LETTERS] for row in rows))


class FindingsLines(Lines):
    """findings.jsonl, beside the letters.jsonl that is always there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "findings.jsonl")

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows."""
        self.write(b"".join(map(row_line, tables.get("findings", []))))


class Exports:
    """All chosen formats, fed from the same rows."""

    def __init__(self, formats: Iterable[str], folder: Path) -> None:
        self._exporters: list[Exporter] = [made(FORMATS[name].place, folder) for name in formats]

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if not self._exporters:
            return
        rows = self._rows(rendered)
        for exporter in self._exporters:
            exporter.add(rows)

    def close(self) -> None:
        """Finish all files."""
        for exporter in self._exporters:
            exporter.close()

    def _rows(self, rendered: Rendered) -> dict[str, list[Row]]:
        rows = {"inputs": [rendered.input_row]}
        if rendered.error is not None:
            return rows | {"errors": [rendered.error]}
        return tables(rendered.letter, rendered.path) | rows if rendered.has_rows else rows


def check_libraries(formats: Iterable[str]) -> None:
    """Find out before a long run, not after it, that a library is missing.

    Raises:
        MissingExtra: It is.
    """
    for name in formats:
        library = FORMATS[name].library
        if library and find_spec(library) is None:
            needed(library, "export")


def made(place: str, folder: Path) -> Exporter:
    """The exporter that `module:class` names; its library is loaded now."""
    module, _, name = place.partition(":")
    exporter: Exporter = getattr(import_module(module), name)(folder)
    return exporter
