"""Inspections that more than one letter is about: a letter was issued again, or is here in two formats."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = """
CREATE TABLE letter (
    position INTEGER PRIMARY KEY,
    inspection TEXT NOT NULL,
    is_new INTEGER NOT NULL,
    letter_id TEXT NOT NULL,
    label TEXT NOT NULL,
    source_name TEXT NOT NULL,
    sha256 TEXT NOT NULL
)
"""
ADD = "INSERT INTO letter (inspection, is_new, letter_id, label, source_name, sha256) VALUES (?, ?, ?, ?, ?, ?)"
BESIDE = """
SELECT new.letter_id, new.label, new.source_name, new.sha256, (
    SELECT letter_id FROM letter AS other
    WHERE other.inspection = new.inspection AND other.sha256 != new.sha256
        AND (NOT other.is_new OR other.position < new.position)
    ORDER BY is_new, position LIMIT 1
) AS earlier
FROM letter AS new WHERE is_new AND earlier NOT NULL ORDER BY position
"""


class NamedLetter(NamedTuple):
    """A letter as a change names it."""

    letter_id: str | None
    """This and the label are None for one of a later version, which can't be read."""
    label: str | None
    source_name: str
    sha256: str


class Inspections:
    """The letters about each inspection, in a database that the system takes away with the process."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(TABLE)

    def add(self, inspection: str | None, letter: NamedLetter, *, is_new: bool) -> None:
        """Take a letter.

        Args:
            inspection: what it is about, as `inspection_of` tells it; None is no other letter's.
            letter: the letter.
            is_new: whether the run before did not have it.
        """
        if inspection is not None:
            self._database.execute(ADD, [inspection, is_new, *letter])

    def reissued(self) -> Iterator[tuple[NamedLetter, str]]:
        """Each new letter that other bytes tell the same inspection of, with the id of what was there before it."""
        self._database.execute("CREATE INDEX by_inspection ON letter (inspection)")
        for *letter, earlier in self._database.execute(BESIDE):
            yield NamedLetter(*letter), earlier

    def close(self) -> None:
        """Give the room back."""
        self._database.close()
