"""A batch from Python: inputs in, results out one by one, nothing written anywhere."""

from __future__ import annotations

import os
import zlib
from contextlib import closing
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.archives import Allowance
from ofsted_letters.batch.each_letter import each_letter
from ofsted_letters.batch.executor import executor
from ofsted_letters.batch.inputs import Search
from ofsted_letters.batch.settings import Settings
from ofsted_letters.batch.task import Outcome, Task
from ofsted_letters.model import Letter
from ofsted_letters.write.findings import Rows, findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ofsted_letters.batch.inputs import Entry
    from ofsted_letters.batch.task import Failure

CHUNK = 4
WINDOW = 64
"""Inputs for each worker that may be ahead of the oldest unfinished one: results wait for it in memory."""


class Result:
    """What one input gave: a letter, or a failure; of an input that has several letters, one of them.

    Attributes:
        path: the input as it was given, or found in a folder or archive; "pack.pdf#pages=12-15" for one of several.
        sha256: of its bytes; None when they could not be read.
        failure: why there is no letter, with `code`, `message` and `remedy`; None when there is one.
    """

    def __init__(self, path: str, outcome: Outcome) -> None:
        self.path = path
        self.sha256 = outcome.sha256
        self.failure: Failure | None = outcome.failure
        self._letter = None if outcome.letter is None else zlib.decompress(outcome.letter)

    def __repr__(self) -> str:
        return f"<Result {self.path!r}: {self.failure.code if self.failure else 'letter'}>"

    @property
    def json(self) -> bytes | None:
        """The letter as JSON; None for a failure."""
        return self._letter

    @cached_property
    def letter(self) -> Letter | None:
        """The letter; None for a failure."""
        return Letter.model_validate_json(self.json) if self.json else None

    @property
    def findings(self) -> Rows:
        """The letter's rows of the findings table; none for a failure."""
        return findings(self.letter) if self.letter else Rows()


def results(path: str, outcome: Outcome) -> Iterator[Result]:
    """What an input gave: one result for each of its letters, or for its failure."""
    letters = each_letter(outcome.letter, outcome.summary)
    for part in letters:
        yield Result(path + part.within, outcome._replace(letter=part.letter))
    if not letters:
        yield Result(path, outcome)


def parse_many(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    glob: str | None = None,
    follow_links: bool = False,
    allowance: Allowance = Allowance(),  # noqa: B008 - it can't be changed
    **settings: Any,
) -> Iterator[Result]:
    """Parse many letters with worker processes.

        for result in parse_many("letters/"):
            print(result.path, result.letter.header.date if result.letter else result.failure.message)

    Args:
        inputs: one or more files, folders, zip archives or URLs.
        glob: only files of this name in folders and archives.
        follow_links: go where links in folders lead, also outside the folder.
        allowance: what a zip archive may hold, as `Allowance(members, unpacked)`.
        **settings: `engine`, `ocr`, `cross_check`, `workers`, `timeout`, `max_memory`, `max_input`,
            `scheduler` as for the command.

    Yields:
        A result for each input, or for each of its letters, in the order of the inputs.

    Raises:
        LetterError: Not for a letter that fails, which is a result; when no worker can be started.
    """
    arguments = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    search = Search(glob, follow_links=follow_links, allowance=allowance)
    listing = listed((os.fspath(one) for one in arguments), search)
    with closing(executor(Settings(**settings))) as workers:
        window = Window(listing, WINDOW * workers.workers)
        while not window.is_done:  # workers stop when all that fits into the window failed while it was listed
            for answer in workers.run(window.next_chunk):
                if answer is not None:
                    window.settle(*answer)
                yield from window.in_order()
            yield from window.in_order()


def findings_table(results: Iterable[Result]) -> Rows:
    """All findings as one table: `findings_table(...).to_dataframe()`, or `polars.DataFrame(findings_table(...))`."""
    return Rows(row for result in results for row in result.findings)


def listed(arguments: Iterable[str], search: Search) -> Iterator[Entry]:
    """All inputs, sorted within each argument."""
    for argument in arguments:
        yield from sorted(search.entries(argument, alone=True), key=attrgetter("order"))


class Window:
    """The part of the inputs that is being parsed, and results that wait for an earlier one."""

    def __init__(self, listing: Iterator[Entry], size: int) -> None:
        self._listing = enumerate(listing)
        self._size = size
        self._next = 0
        self._given = 0
        self._all_given = False
        self._waiting: dict[int, list[Result]] = {}

    @property
    def is_done(self) -> bool:
        """Whether every input's result was given."""
        return self._all_given and self._next == self._given

    def next_chunk(self) -> list[Task]:
        """The next inputs, unless the oldest one whose result was not given yet is too far behind."""
        chunk: list[Task] = []
        while len(chunk) < CHUNK and self._given - self._next < self._size:
            position, entry = next(self._listing, (0, None))
            if entry is None:
                self._all_given = True
                break
            self._given = position + 1
            if entry.locator is None:
                self._waiting[position] = [Result(entry.path, Outcome(failure=entry.failure))]
            else:
                chunk.append(Task("parse", position, entry.path, entry.name, entry.locator))
        return chunk

    def settle(self, task: Task, outcome: Outcome) -> None:
        """Take what became of an input."""
        self._waiting[task.position] = list(results(task.path, outcome))

    def in_order(self) -> Iterator[Result]:
        """The results that no longer have to wait for an earlier one."""
        while (results := self._waiting.pop(self._next, None)) is not None:
            self._next += 1
            yield from results
