"""The files in the output folder: written aside, whole, then put in place at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import FINDING_COLUMNS
from ofsted_letters.write.json import row_line
from ofsted_letters.write.tables import INPUTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ofsted_letters.batch.rendered import Rendered


class Sink(Protocol):
    """An output that takes every input in order."""

    def add(self, rendered: Rendered) -> None:
        """Take the next one."""
        ...

    def close(self) -> None:
        """Finish: all of it is written."""
        ...


class Lines:
    """An output file made of lines."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("wb")

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
        if rendered.line is not None:
            self.write(rendered.line)


class Findings(Lines):
    """findings.csv: a header and one line for a finding."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.write(csv_bytes([FINDING_COLUMNS]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        self.write(rendered.findings_csv)


class Inputs(Lines):
    """inputs.csv: a header and one line for an input, so that copies of a letter can be told apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.write(csv_bytes([[column.name for column in INPUTS]]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        self.write(csv_bytes([rendered.input_row.values()]))


class Errors(Lines):
    """errors.jsonl: one line for a failure."""

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if rendered.error is not None:
            self.write(row_line(rendered.error))


def write_outputs(records: Iterable[Rendered], sinks: Iterable[Sink]) -> None:
    """Pass everything by every output once."""
    sinks = list(sinks)
    for rendered in records:
        for sink in sinks:
            sink.add(rendered)
    for sink in sinks:
        sink.close()


def put_in_place(aside: Path, out: Path) -> None:
    """Move finished files from one folder to the other, each in one step.

    Contents are on disk before names are: after a power cut a name stands for the old file or the new one.
    """
    files = sorted(aside.iterdir())
    for file in files:
        with file.open("rb+") as written:
            os.fsync(written.fileno())
    for file in files:
        file.replace(out / file.name)


def emptied(folder: Path) -> Path:
    """A folder with nothing in it, whatever a killed run left there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
