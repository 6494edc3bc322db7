"""What others know of letters, such as where they were published: a CSV file with a row a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.corpus.given import read_table
from ofsted_letters.errors import LetterError
from ofsted_letters.write.counted import counted

SHA256, NAME, LETTER = "sha256", "source_name", "letter_id"
URL, PUBLISHED = "url", "published"
NEEDED = (
    f"name the letters in a column {SHA256} (of the file's bytes) or {NAME} (the file's name); "
    f"{URL}, {PUBLISHED} and any others say what you know of them"
)
PREFIX = "about_"
"""What columns are called that rows of findings have from here."""
NAMED = 5
"""Rows that are named of those that no letter is here for."""


class NotAbout(LetterError):
    """A table about letters that does not say which."""

    code = "not_about"


class AboutLetter(NamedTuple):
    """What a table tells of one letter."""

    values: dict[str, str | None]
    """By its columns; None for an empty cell."""

    @property
    def url(self) -> str | None:
        """Where it was published; None for what is no address of the web, where no link is to lead."""
        url = self.values.get(URL)
        return url if url and url.startswith(("https://", "http://")) else None

    @property
    def others(self) -> list[tuple[str, str]]:
        """What is no such address, as the table calls it."""
        return [(name, value) for name, value in self.values.items() if value and (name != URL or not self.url)]


class About:
    """A table about letters.

    A letter is looked up by its own name, which has its pages where it is one of several in a file
    ("pack.pdf#pages=12-15"), then by its file's hash, and else by its file's name; by names in rows without a hash.

    Attributes:
        path: where it is.
        columns: those that say something, in their order.
    """

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            NotTable: it is no CSV.
            NotAbout: it has no column that says which letters it is about, or none beside.
        """
        self.path = path
        header, rows = read_table(path)
        self._rows = list(rows.values())
        self.columns = tuple(name for name in header if name not in ("", SHA256, NAME) and name.lower() != LETTER)
        if not {SHA256, NAME} & set(header) or not self.columns:
            raise NotAbout(str(path), f"its columns are {', '.join(header) or 'none'}", NEEDED)
        if twice := [name for name, number in Counter(map(str.lower, self.columns)).items() if number > 1]:
            raise NotAbout(str(path), f"several of its columns are called {twice[0]!r}", "give each a name of its own")
        self._by_sha256 = first_rows(self._rows, SHA256)
        self._by_name = first_rows([{} if row.get(SHA256) else row for row in self._rows], NAME)
        self._files: dict[int, set[str]] = {}
        """Hashes of the files that a row was told of."""

    @property
    def table(self) -> tuple[str, ...]:
        """The columns of the table that a dataset has of it."""
        return (LETTER, *self.columns)

    @property
    def prefixed(self) -> tuple[str, ...]:
        """What its columns are called in tables of others."""
        return tuple(f"{PREFIX}{name}" for name in self.columns)

    def of(self, sha256: str, name: str) -> AboutLetter | None:
        """What it tells of a letter; None where that is nothing.

        Args:
            sha256: of its file.
            name: of its file, with its pages where it is one of several.
        """
        file = name.partition("#pages=")[0].lower()
        known = self._by_name.get(name.lower()), self._by_sha256.get(sha256), self._by_name.get(file)
        number = next((number for number in known if number is not None), None)
        if number is None:
            return None
        self._files.setdefault(number, set()).add(sha256)
        return AboutLetter({column: self._rows[number].get(column) or None for column in self.columns})

    def columns_of(self, sha256: str, name: str) -> dict[str, str | None]:
        """The same by what its columns are called in tables of others."""
        one = self.of(sha256, name)
        return dict(zip(self.prefixed, one.values.values() if one else repeat(None), strict=False))

    def left(self) -> str | None:
        """Which rows fit no letter that was looked up, or several files, in words; None for no such row."""
        again = [number for number, row in enumerate(self._rows) if self._first_of(row, number) != number]
        none = [number for number in range(len(self._rows)) if number not in self._files and number not in again]
        several = [number for number, files in self._files.items() if len(files) > 1]
        told = []
        if none:
            told.append(
                f"{counted(len(none), 'row')} of {len(self._rows):,} without a letter here: {self._named(none)}"
            )
        if again:
            told.append(f"what an earlier row is about, and so left out: {self._named(again)}")
        if several:
            told.append(f"several files have the name in {self._named(several)}: tell them apart by {SHA256}")
        return "; ".join(told) or None

    def _first_of(self, row: dict[str, str], number: int) -> int:
        """The number of the first row that names what a row with its number does."""
        if of_file := row.get(SHA256):
            return self._by_sha256[_key(of_file)]
        return self._by_name.get(_key(row.get(NAME) or ""), number)

    def _named(self, numbers: Sequence[int]) -> str:
        """Rows by their numbers, and what they name."""
        shown = ", ".join(f"{number + 1} ({self._name_of(number)})" for number in numbers[:NAMED])
        more = f" and {len(numbers) - NAMED:,} more" if len(numbers) > NAMED else ""
        return f"row {shown}{more}"

    def _name_of(self, number: int) -> str:
        row = self._rows[number]
        return row.get(NAME) or row.get(SHA256) or "which names none"


def first_rows(rows: list[dict[str, str]], column: str) -> dict[str, int]:
    """The number of the first row that has a value in a column, by the value in small letters."""
    found: dict[str, int] = {}
    for number, row in enumerate(rows):
        if value := row.get(column):
            found.setdefault(_key(value), number)
    return found


def _key(value: str) -> str:
    return value.strip().lower()
