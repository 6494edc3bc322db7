"""Where commands about many letters take them from: a dataset, letters as JSON, or files that are parsed first."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.batch.changes import FILE as CHANGES
from ofsted_letters.batch.failures import InputIsOutput, NothingToRead
from ofsted_letters.batch.manifest import REPORT
from ofsted_letters.batch.paths import is_below, resolved
from ofsted_letters.batch.run import INPUTS_ARE_THERE, Request, check_there
from ofsted_letters.corpus.files import PAGES_OF_FILE, by_content, files_in
from ofsted_letters.errors import LetterError
from ofsted_letters.model import Letter
from ofsted_letters.read.sniff import PDF_MAGIC_WITHIN, is_json
from ofsted_letters.written import read_jsonl

if TYPE_CHECKING:
    from ofsted_letters.batch.api import Result

LETTERS, INPUTS = "letters.jsonl", "inputs.csv"
Fail = Callable[[str, str], object]
"""What is told of an input that gave no letter: its path, and the reason."""


class NotLetters(LetterError):
    """A file of JSON holds something else."""

    code = "not_letters"


class Since(NamedTuple):
    """What is new in a dataset."""

    day: datetime.date | None
    """Of the run before the last one; None where there was none."""
    letters: frozenset[str]
    """The ids of those that it did not have."""


def since(folder: Path) -> Since:
    """What the last run of a batch told of the one before it."""
    try:
        day = json.loads((folder / REPORT).read_bytes())["former"]
        with (folder / CHANGES).open(encoding="utf-8-sig", newline="") as file:
            new = frozenset(row["letter_id"] for row in csv.DictReader(file) if row["change"] == "new")
        return Since(datetime.date.fromisoformat(day), new)
    except (OSError, ValueError, KeyError, TypeError):  # of an earlier version, or there was no run before
        return Since(None, frozenset())


def is_dataset(path: Path) -> bool:
    """Whether `batch` wrote to a folder."""
    return (path / LETTERS).is_file()


def source_of(path: Path, fail: Fail, pdfs: Path | None = None, **settings: Any) -> LetterSource:
    """The letters of a path.

    Args:
        path: a dataset's folder, a file of JSON, or letters to parse.
        fail: is told of each input that gives no letter.
        pdfs: a folder with the files that letters were read from.
        **settings: how letters are parsed, as `parse_many` takes them.
    """
    if is_dataset(path):
        return LetterSource(path / LETTERS, fail, pdfs, path / INPUTS)
    if path.is_file() and holds_json(path):
        return LetterSource(path, fail, pdfs)
    return Parsed(path, fail, pdfs, settings)


def holds_json(file: Path) -> bool:
    """Whether a file begins as JSON does."""
    with file.open("rb") as stream:
        return is_json(stream.read(PDF_MAGIC_WITHIN))


class LetterSource:
    """Letters that were written as JSON."""

    def __init__(self, path: Path, fail: Fail, pdfs: Path | None, inputs: Path | None = None) -> None:
        self._path, self._fail, self._pdfs, self._inputs = path, fail, pdfs, inputs

    def check(self, pages: Path) -> None:
        """See, before anything is made, that there is something to read, and that the pages don't go there."""

    @cached_property
    def since(self) -> Since:
        """What came in with the last run, where the letters are a dataset and another run was before that."""
        return since(self._path.parent) if self._inputs else Since(None, frozenset())

    def letters(self) -> Iterator[Letter]:
        """Each letter once.

        Raises:
            NothingToRead: there is none.
            NotLetters: there is something else.
        """
        known: set[tuple[str, object]] = set()
        for letter in self._letters():
            key = (letter.source.sha256, letter.source.page_range)
            if key not in known:
                known.add(key)
                yield letter
        if not known:
            raise NothingToRead(str(self._path), "there is no letter in it", "give letters, or a dataset with some")

    def as_they_come(self) -> Iterator[Letter]:
        """Each letter, copies of one too, up to something else, which is told."""
        try:
            yield from self._letters()
        except NotLetters as error:
            self._fail(error.name, f"{error.reason}; {error.remedy}")

    def _letters(self) -> Iterator[Letter]:
        try:
            yield from read_jsonl(self._path)
        except ValueError as error:
            reason = f"it holds something that is no letter ({str(error).splitlines()[0]})"
            raise NotLetters(str(self._path), reason, "check it with `ofsted-letters validate`") from error

    def file_of(self, sha256: str) -> Path | None:
        """The file with such bytes, where it is here."""
        return self._files.get(sha256)

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Files that letters may have been read from, by their SHA-256."""
        if self._pdfs:
            return by_content(files_in(self._pdfs))
        return by_content(path for path in self._listed() if path.is_file())

    def _listed(self) -> Iterator[Path]:
        """The files that a batch read, where they still are."""
        if self._inputs is None or not self._inputs.is_file():
            return
        with self._inputs.open(encoding="utf-8-sig", newline="") as file:
            parsed = (row["path"] for row in csv.DictReader(file) if row["status"] == "parsed")
            yield from map(Path, dict.fromkeys(PAGES_OF_FILE.sub("", path) for path in parsed))


class Parsed(LetterSource):
    """Letters that are parsed, with all cores."""

    def __init__(self, path: Path, fail: Fail, pdfs: Path | None, settings: dict[str, Any]) -> None:
        super().__init__(path, fail, pdfs)
        self._settings = settings
        self._parsed: dict[str, Path] = {}
        """Files that were parsed, by their SHA-256."""

    def check(self, pages: Path) -> None:
        """Where pages are no letter is looked for any more: a batch takes such a folder for its outputs."""
        if is_below(resolved(str(self._path)), resolved(str(pages))):
            raise InputIsOutput(str(self._path), *INPUTS_ARE_THERE)
        check_there(Request([str(self._path)], str(pages)))

    def _letters(self) -> Iterator[Letter]:
        from ofsted_letters.batch.api import parse_many

        for result in parse_many(self._path, **self._settings):
            if result.failure is not None:
                self._fail(result.path, f"{result.failure.message}; {result.failure.remedy}")
            elif result.letter is not None:
                self._keep(result)
                yield result.letter

    def file_of(self, sha256: str) -> Path | None:
        """The file that was parsed; that of JSON, or of what a mail carries, may be here as well."""
        return self._parsed.get(sha256) or super().file_of(sha256)

    def _keep(self, result: Result) -> None:
        """Keep where a file is that was parsed, so that its bytes need not be read again."""
        file = Path(PAGES_OF_FILE.sub("", result.path))
        if self._pdfs is None and result.sha256 and file.is_file():
            self._parsed.setdefault(result.sha256, file)

    def _listed(self) -> Iterator[Path]:
        """What was given."""
        yield from files_in(self._path) if self._path.is_dir() else [self._path]
