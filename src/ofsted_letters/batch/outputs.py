"""The tables that every run writes."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING, Protocol

from ofsted_letters.corpus.history.table import COLUMNS as HISTORY_COLUMNS
from ofsted_letters.corpus.history.table import HistoryRows
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import FINDING_COLUMNS
from ofsted_letters.write.json import row_line
from ofsted_letters.write.tables import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.corpus.about import About
    from ofsted_letters.write.findings import Row


class Sink(Protocol):
    """An output that takes every input in order."""

    def add(self, rendered: Rendered) -> None:
        """Take the next one."""
        ...

    def close(self) -> None:
        """Finish: all of it is written."""
        ...


class Lines:
    """An output file made of lines; what is there already, such as a byte order mark, stays in front."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("ab")

    def write(self, lines: bytes) -> None:
        """Append lines."""
        self._file.write(lines)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class Letters(Lines):
    """letters.jsonl: one line for a letter."""

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if rendered.has_line and rendered.line is not None:
            self.write(rendered.line)


class Findings(Lines):
    """findings.csv: a header and one line for a finding; a copy of a letter has none that are its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.write(csv_bytes([FINDING_COLUMNS]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if rendered.has_rows:
            self.write(rendered.findings_csv)


class Inputs(Lines):
    """inputs.csv: a header and one line for an input, so that copies of a letter can be told apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.write(csv_bytes([[column.name for column in INPUTS]]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        self.write(csv_bytes([rendered.input_row.values()]))


class History(Lines):
    """history.csv: which later improvement points of an authority may raise an earlier one again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._rows = HistoryRows()
        self.write(csv_bytes([HISTORY_COLUMNS]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input: its findings are kept as CSV, and reading a letter's model takes longer."""
        if not rendered.has_rows:
            return
        kept = rendered.findings_csv
        if len(kept) > csv.field_size_limit():  # Python's reader refuses a longer cell
            self._rows.add(rendered.findings)
        else:
            self._rows.add(csv.DictReader(io.StringIO(kept.decode(), newline=""), FINDING_COLUMNS))

    def close(self) -> None:
        """Write the rows of one authority after the other."""
        for rows in self._rows.rows():
            self.write(csv_bytes(row.values() for row in rows))
        super().close()


class Errors(Lines):
    """errors.jsonl: one line for a failure."""

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if rendered.error is not None:
            self.write(row_line(rendered.error))


class AboutLetters(Lines):
    """about.csv: what others know of letters, a line for each that they know something of."""

    def __init__(self, path: Path, about: About) -> None:
        super().__init__(path)
        self._about = about
        self.write(csv_bytes([about.table]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        self.write(csv_bytes(row.values() for row in about_rows(rendered, self._about)))


def about_rows(rendered: Rendered, about: About) -> list[Row]:
    """What others know of an input's letter, if anything, by the columns of their table."""
    one = about.of(rendered.known_by.partition(" ")[0], rendered.name) if rendered.has_rows else None
    return [{"letter_id": rendered.letter_id, **one.values}] if one else []


ABOUT = "about.csv"
ALWAYS: dict[str, Callable[[Path], Sink]] = {
    "letters.jsonl": Letters,
    "findings.csv": Findings,
    "history.csv": History,
    "inputs.csv": Inputs,
    "errors.jsonl": Errors,
}
"""The tables by the names of their files."""


def write_outputs(records: Iterable[Rendered], sinks: Iterable[Sink]) -> None:
    """Pass everything by every output once."""
    sinks = list(sinks)
    for rendered in records:
        for sink in sinks:
            sink.add(rendered)
    for sink in sinks:
        sink.close()
