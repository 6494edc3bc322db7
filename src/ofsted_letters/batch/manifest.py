"""Which files of an output folder are ours, the exchange of them that is under way, and since when letters are in them.

A file is ours while its content is what a run left there: each is remembered with a mark, as which whoever keeps the
folder tells contents apart. The names that a run will write are claimed in one transaction. When that is committed
the exchange has begun, and whoever comes next, after a kill, finishes it.
"""

from __future__ import annotations

import datetime
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.databases import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

STATE = ".ofsted-letters"
"""The folder in the output folder that the next run goes on from."""
REPORT = "run.json"
"""What a run says of itself; the last of its files to be put in place."""
NAME = "files.db"
LONGEST_REPORT = 1 << 16
"""Bytes of a report that are looked at: the versions stand near its beginning."""
TABLES = """
CREATE TABLE IF NOT EXISTS ours (target BLOB PRIMARY KEY, folded BLOB NOT NULL, mark TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ours_folded ON ours (folded);
CREATE TABLE IF NOT EXISTS move (
    number INTEGER PRIMARY KEY,
    target BLOB NOT NULL,
    folded BLOB NOT NULL UNIQUE,
    staged TEXT,
    before TEXT,
    after TEXT
);
CREATE TABLE IF NOT EXISTS seen (letter TEXT PRIMARY KEY, day TEXT NOT NULL, settled INTEGER NOT NULL) WITHOUT ROWID;
"""
SETTLED = """
BEGIN;
UPDATE seen SET settled = 1 WHERE NOT settled;
DELETE FROM ours WHERE folded IN (SELECT folded FROM move);
INSERT INTO ours SELECT target, folded, after FROM move WHERE after NOT NULL;
DELETE FROM move;
COMMIT;
"""
UNDONE = """
BEGIN;
DELETE FROM seen WHERE NOT settled;
DELETE FROM move;
COMMIT;
"""


class Move(NamedTuple):
    """One name in the output folder, and what happens to it."""

    number: int
    target: str
    """Relative to the output folder; undecodable bytes are surrogate escapes."""
    staged: str | None
    """The name of the new file in the folder of those that wait; None when what is there stays, or goes."""
    before: str | None
    """Mark of what is there; None for nothing."""
    after: str | None
    """Mark of what will be there; None for nothing."""


class Manifest:
    """What a folder's runs wrote, in a database; one process at a time.

    Attributes:
        damaged: where the former one is now, if it was damaged.
    """

    def __init__(self, folder: Path) -> None:
        """Open it in a folder that was made before."""
        self._database, self.damaged = opened(folder / NAME, TABLES, "synchronous = FULL")

    def close(self) -> None:
        """Let go of it; names that were only claimed are free again."""
        self._database.close()

    def begin(self) -> None:
        """Claim names from now on."""
        self._database.execute("BEGIN")

    def is_free(self, target: str) -> bool:
        """Whether no name is claimed that this is, or that a file system can't tell from it."""
        return not self._database.execute("SELECT 1 FROM move WHERE folded = ?", [folded(target)]).fetchone()

    def claim(self, target: str, staged: str | None = None, after: str | None = None) -> None:
        """Take a free name for a file that is staged, for one that stays with this mark, or for one that goes."""
        self._database.execute(
            "INSERT INTO move (target, folded, staged, after) VALUES (?, ?, ?, ?)",
            [os.fsencode(target), folded(target), staged, after],
        )

    def foresee(self, move: Move) -> None:
        """What is there, what will be, and from where."""
        self._database.execute(
            "UPDATE move SET staged = ?, before = ?, after = ? WHERE number = ?",
            [move.staged, move.before, move.after, move.number],
        )

    def commit(self) -> None:
        """From here on the exchange goes on to its end."""
        self._database.execute("COMMIT")

    def rollback(self) -> None:
        """Nothing was claimed."""
        self._database.execute("ROLLBACK")

    def moves(self) -> list[Move]:
        """All names claimed, in the order in which they were."""
        rows = self._database.execute("SELECT number, target, staged, before, after FROM move ORDER BY number")
        return [Move(number, os.fsdecode(target), *rest) for number, target, *rest in rows]

    def marks(self, target: str) -> set[str]:
        """The marks that a file of this name has if it is ours."""
        rows = self._database.execute("SELECT mark FROM ours WHERE folded = ?", [folded(target)])
        return {mark for (mark,) in rows}

    def older(self) -> Iterator[str]:
        """Files of earlier runs whose names nobody claimed in this one."""
        rows = self._database.execute(
            "SELECT target FROM ours WHERE folded NOT IN (SELECT folded FROM move) ORDER BY target"
        )
        return (os.fsdecode(target) for (target,) in rows.fetchall())

    def forget(self, target: str) -> None:
        """A file is gone."""
        self._database.execute("DELETE FROM ours WHERE target = ?", [os.fsencode(target)])

    def first_seen(self, letter: str, day: datetime.date) -> datetime.date:
        """The day from which on runs have a letter.

        Args:
            letter: what it is known by.
            day: the one to remember if it was never seen; forgotten again if the exchange does not take place.
        """
        self._database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, 0)", [letter, day.isoformat()])
        (kept,) = self._database.execute("SELECT day FROM seen WHERE letter = ?", [letter]).fetchone()
        return datetime.date.fromisoformat(kept)

    def settle(self) -> None:
        """The exchange is done: what it brought is ours."""
        self._database.executescript(SETTLED)

    def undo(self) -> None:
        """The exchange did not take place."""
        self._database.executescript(UNDONE)

    def copy(self, file: Path) -> None:
        """Write all of it to another file, as it was last committed."""
        file.unlink(missing_ok=True)
        self._database.execute("VACUUM INTO ?", [str(file)])


def folded(target: str) -> bytes:
    """Equal for names that some file system takes for one."""
    return os.fsencode(unicodedata.normalize("NFC", target).casefold())


def is_output(folder: str) -> bool:
    """Whether a batch wrote to a folder: what the next one goes on from is there, or a report that is a batch's."""
    found = Path(folder)
    if (found / STATE / NAME).exists():
        return True
    try:
        with (found / REPORT).open("rb") as report:
            return b'"ofsted-letters": "' in report.read(LONGEST_REPORT)
    except OSError:
        return False
