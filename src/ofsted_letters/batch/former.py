"""What the run before wrote: its day, and its letters by what they are known by.

Its outputs say so themselves, and they are of one run whatever was killed since. letters.jsonl can be larger than
memory: a database that the system takes away with the process tells where in the file each letter is. A file that
someone changed since is no run's, and there is nothing to compare with.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from typing import IO, TYPE_CHECKING, Any

from ofsted_letters.batch.exchange import content_of
from ofsted_letters.batch.manifest import REPORT
from ofsted_letters.write.identity import known_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ofsted_letters.batch.folder import Folder
    from ofsted_letters.batch.manifest import Manifest
    from ofsted_letters.batch.rendered import Rendered

LETTERS = "letters.jsonl"
TABLE = "CREATE TABLE letter (known_by TEXT PRIMARY KEY, at INTEGER NOT NULL, is_here INTEGER NOT NULL DEFAULT 0)"
SOURCE = b'"source":'
"""What stands in a line before the letter's source, and nowhere before that."""


class Former:
    """The run before, if there was one.

    Args:
        folder: the output folder, with its outputs.
        manifest: remembers since when letters are in them.

    Attributes:
        day: when it began; None where there was none.
        recipe: what its results depended on beside the letters' bytes.
    """

    def __init__(self, folder: Folder, manifest: Manifest) -> None:
        self._manifest = manifest
        report = report_of(folder)
        self.recipe = report.get("recipe")
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(TABLE)
        path = folder.former(LETTERS) if report else None
        is_its = path is not None and content_of(path) == report["files"].get(LETTERS)
        self._file: IO[bytes] | None = path.open("rb") if path and is_its else None
        self.day = day_of(report) if self._file else None
        if self._file:
            self._database.executemany("INSERT OR IGNORE INTO letter (known_by, at) VALUES (?, ?)", places(self._file))

    def close(self) -> None:
        """Let go of its outputs, which others take the places of."""
        self._database.close()
        if self._file:
            self._file.close()

    def has(self, letter: str) -> bool:
        """Whether a letter was in its outputs."""
        return self._place_of(letter) is not None

    def line(self, letter: str) -> bytes | None:
        """A letter as its outputs have it, which is still here; None for one that they have not."""
        at = self._place_of(letter)
        if at is None:
            return None
        self._database.execute("UPDATE letter SET is_here = 1 WHERE known_by = ?", [letter])
        return self._line_at(at)

    def first_seen(self, letter: str, today: datetime.date) -> datetime.date:
        """The day of the run that first had a letter: of the one before, at the latest, where that has it."""
        return self._manifest.first_seen(letter, self.day if self.day and self.has(letter) else today)

    def gone(self) -> Iterator[bytes]:
        """The letters that no line was asked for of, in the order of its outputs."""
        for (at,) in self._database.execute("SELECT at FROM letter WHERE NOT is_here ORDER BY at"):
            yield self._line_at(at)

    def _place_of(self, letter: str) -> int | None:
        row = self._database.execute("SELECT at FROM letter WHERE known_by = ?", [letter]).fetchone()
        return row and int(row[0])

    def _line_at(self, at: int) -> bytes:
        assert self._file is not None
        self._file.seek(at)
        return self._file.readline()


def report_of(folder: Folder) -> dict[str, Any]:
    """What a run said of itself; nothing where none is told of, or something else stands there."""
    path = folder.former(REPORT)
    try:
        report = json.loads(path.read_bytes()) if path else {}
    except ValueError:
        return {}
    is_one = isinstance(report, dict) and isinstance(report.get("files"), dict) and day_of(report)
    return report if is_one else {}


def day_of(report: dict[str, Any]) -> datetime.date | None:
    """When a run began."""
    try:
        return datetime.datetime.fromisoformat(report["started"]).date()
    except (KeyError, TypeError, ValueError):
        return None


def places(file: IO[bytes]) -> Iterator[tuple[str, int]]:
    """What each letter of a file of lines is known by, and where its line begins."""
    at = 0
    for line in file:
        letter = known_in(line)
        if letter is not None:
            yield letter, at
        at += len(line)


def known_in(line: bytes) -> str | None:
    """What a letter is known by, read from its source alone; None for a line that is no letter."""
    _, _, rest = line.partition(SOURCE)
    try:
        source, _ = json.JSONDecoder().raw_decode(rest.decode("utf-8", "replace"))
        return known_by(source["sha256"], source.get("page_range"))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def beside_former(outcomes: Iterable[Rendered], former: Former, today: datetime.date) -> Iterator[Rendered]:
    """Each letter with the day on which it was seen first, and whether the run before did not have it."""
    for one in outcomes:
        if one.has_letter:
            one.is_new = former.day is not None and not former.has(one.known_by)
            one.first_seen = former.first_seen(one.known_by, today)
        yield one
