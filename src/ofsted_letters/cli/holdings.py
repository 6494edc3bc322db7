"""The letters of files, folders and datasets, for commands about many letters of an authority."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.letters import letters
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.batch.sources import LetterSource
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Pages, Reading


TOLD_OF_EDITIONS = (
    "these are about one inspection, as where a letter is here in two formats; each counts: leave one out"
)


class Edition(NamedTuple):
    """What is kept of a letter's source while others of its inspection may come: not the letter."""

    sha256: str
    page_range: Pages | None
    name: str


class Holdings:
    """The letters of all that is named."""

    def __init__(
        self, names: Iterable[str], reading: Reading, limits: Limits, failed: list[str], *, quiet: bool = False
    ) -> None:
        """Take letters from somewhere.

        Args:
            names: paths of files, of folders with letters, and of folders that `batch` wrote to; "-" is standard input.
            reading: how they are read.
            limits: for each input.
            failed: gets the names of inputs that hold none, or not only letters; why is told on standard error at once.
            quiet: say nothing of inspections that several of the letters are about.
        """
        self._quiet = quiet
        self._given: list[LetterSource | Named] = []
        for is_folder, group in groupby(names, os.path.isdir):
            if is_folder:
                self._given += (folder(name, reading, limits, failed) for name in group)
            else:
                self._given.append(Named(list(group), reading, limits, failed))

    def letters(self) -> Iterator[Letter]:
        """Each letter, copies of one too; at last it is told where several are about one inspection, and all count."""
        from ofsted_letters.write.identity import inspection_of

        editions: dict[str, dict[Edition, None]] = defaultdict(dict)
        for one in self._given:
            for letter in one.as_they_come():
                if not self._quiet and (inspection := inspection_of(letter)):
                    editions[inspection][Edition(*attrgetter(*Edition._fields)(letter.source))] = None
                yield letter
        for several in editions.values():
            if len({(one.sha256, one.page_range) for one in several}) > 1:
                tell(", ".join(map(self._way_to, several)), TOLD_OF_EDITIONS)

    def _way_to(self, one: Edition) -> str:
        """A letter's file as it was given, with its pages where it is one of several; its name without a file."""
        file = self.file_of(one.sha256)
        pages = "#pages={}-{}".format(*one.page_range) if one.page_range else ""
        return f"{file}{pages}" if file else one.name

    def file_of(self, sha256: str) -> Path | None:
        """The file with such bytes, where it is here."""
        return next(filter(None, (one.file_of(sha256) for one in self._given)), None)


class Named:
    """Files that are named one by one, and standard input: they are read in one process apart.

    Args:
        names: of them.
        reading: how they are read.
        limits: for each.
        failed: gets the names of those that hold no letter.
    """

    def __init__(self, names: list[str], reading: Reading, limits: Limits, failed: list[str]) -> None:
        self._names, self._reading, self._limits, self._failed = names, reading, limits, failed

    def as_they_come(self) -> Iterator[Letter]:
        """Each letter."""
        yield from (letter for _, letter in letters(self._names, self._reading, self._limits, self._failed))

    def file_of(self, sha256: str) -> Path | None:
        """The one of them with such bytes."""
        return self._files.get(sha256)

    @cached_property
    def _files(self) -> dict[str, Path]:
        from ofsted_letters.corpus.files import by_content

        return by_content(file for file in map(Path, self._names) if file.is_file())


def folder(name: str, reading: Reading, limits: Limits, failed: list[str]) -> LetterSource:
    """The letters of a folder."""
    from ofsted_letters.batch.sources import source_of

    return source_of(Path(name), telling(failed), engine=reading.engine, ocr=reading.ocr, **limits._asdict())


def telling(failed: list[str]) -> Callable[[str, str], None]:
    """What tells of an input that gave no letter, and keeps its name."""

    def fail(path: str, reason: str) -> None:
        tell(path, reason)
        failed.append(path)

    return fail


def way_to(file: Path | None, folder: Path, *, far: bool = False) -> str | None:
    """The way from a folder to a file as `files.way` gives it; None where there is no file."""
    from ofsted_letters.corpus.files import way

    return way(str(folder), str(file), far=far) if file else None


def letters_in(
    names: Iterable[str], reading: Reading, limits: Limits, failed: list[str], *, quiet: bool
) -> Iterator[Letter]:
    """Each letter of what is named, as `Holdings` has them."""
    yield from Holdings(names, reading, limits, failed, quiet=quiet).letters()


def tell_left_out(command: str, number: int, *, quiet: bool) -> None:
    """Say how many letters stand nowhere, having no date or no authority."""
    if number and not quiet:
        tell(command, f"{counted(number, 'letter')} without a date or an authority left out")
