"""One finished input, or one of its letters where it has several, as the output files see it."""

from __future__ import annotations

import datetime
import json
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.batch.each_letter import each_letter
from ofsted_letters.corpus.files import way
from ofsted_letters.model import Letter
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import Row, findings
from ofsted_letters.write.json import letter_line
from ofsted_letters.write.tables import INPUTS
from ofsted_letters.write.without_people import letter_without_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ofsted_letters.batch.store import Record


class Wanted(NamedTuple):
    """Which letters go into the outputs; none named is all."""

    families: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    def leaves_out(self, record: Record) -> bool:
        """Whether a letter is of another family or form; a failure is of none, and stands."""
        if record.summary is None or self == Wanted():
            return False
        (summary,) = json.loads(record.summary)
        asked = ((self.families, summary["family"]), (self.forms, summary["form"]))
        return any(names and name not in names for names, name in asked)


def rendered(
    records: Iterable[Record], wanted: Wanted, *, unique: bool, without_people: bool = False
) -> Iterator[Rendered]:
    """Each record as the outputs see it.

    Args:
        records: all of them, in input order.
        wanted: the others are left out, and stand in `inputs` alone.
        unique: a copy of a letter has no line in letters.jsonl, and no file.
        without_people: names, mails and telephones outside the texts are left out.
    """
    seen: set[str] = set()
    for given in records:
        for number, record in enumerate(a_record_each(given)):
            left_out = wanted.leaves_out(record)
            has_letter = record.letter is not None and not left_out
            is_copy = has_letter and is_again(record, seen)
            has_line = has_letter and not (unique and is_copy)
            one = Rendered(record, left_out=left_out, is_copy=is_copy, has_line=has_line, without_people=without_people)
            one.file, one.is_further = given.path, number > 0
            yield one


def a_record_each(record: Record) -> Iterator[Record]:
    """Each of an input's letters as a record, named as the letter is; an input without a letter as it is."""
    letters = each_letter(record.letter, record.summary)
    for part in letters:
        named = {name: getattr(record, name) + part.within for name in ("path", "name", "relative", "parsed_as")}
        findings = record.findings if len(letters) == 1 else None
        summary = json.dumps([part.summary]).encode()
        yield record._replace(**named, letter=part.letter, findings=findings, summary=summary)
    if not letters:
        yield record


def is_again(record: Record, seen: set[str]) -> bool:
    """Whether an input before gave the same letter: by its bytes, or written as JSON; `seen` has those letters' ids."""
    if record.first != record.position or record.summary is None:
        return True
    known = json.loads(record.summary)[0]["letter_id"]
    if known in seen:
        return True
    seen.add(known)
    return False


class Rendered:
    """A record with each rendering of it, made when it is first asked for.

    A letter is parsed under the name of whichever input with its bytes came first; here it has its own.

    Attributes:
        left_out: it is of a family or a form that was not asked for.
        is_copy: an input before it gave the same letter, which the tables have once.
        has_line: it has a line in letters.jsonl.
        file: the path of the input, also for one of its letters.
        is_further: it is not the first letter of its input.
        first_seen: the day of the run that first had its letter; see `former`.
        is_new: there was an earlier run, which did not have its letter.
    """

    def __init__(
        self, record: Record, *, left_out: bool, is_copy: bool, has_line: bool, without_people: bool = False
    ) -> None:
        self.left_out = left_out
        self.is_copy = is_copy
        self.has_line = has_line
        self.path = self.file = record.path
        self.is_further = False
        self.first_seen: datetime.date | None = None
        self.is_new = False
        self.name = record.name
        self.relative = record.relative
        self.sha256 = record.sha256
        self.failure = record.failure
        self._record = record
        self._under_own_name = record.parsed_as == record.name
        self._without_people = without_people

    @cached_property
    def summary(self) -> dict[str, Any] | None:
        """What `worker.summary` counted in the letter; None for a failure."""
        return None if self._record.summary is None else json.loads(self._record.summary)[0]

    @property
    def has_letter(self) -> bool:
        """Whether it gave a letter that was asked for, be it a copy."""
        return self.failure is None and not self.left_out

    @property
    def has_rows(self) -> bool:
        """Whether the tables of letters have it."""
        return self.has_letter and not self.is_copy

    @property
    def error(self) -> Row | None:
        """The failure as a row; None for a letter."""
        return None if self.failure is None else {"path": self.path} | self.failure._asdict()

    @property
    def is_of_file(self) -> bool:
        """Whether the file is what the letter stands in, as JSON that was read is not."""
        return self.letter.source.sha256 == self.sha256

    def way_from(self, folder: str) -> str | None:
        """The way from a folder to the file that the letter stands in."""
        return way(folder, self.file) if self.is_of_file else None

    @property
    def letter_id(self) -> str:
        """What tables call the letter; only for an input that gave one."""
        assert self.summary is not None
        return str(self.summary["letter_id"])

    @property
    def known_by(self) -> str:
        """What tells the letter from all others, whatever is read in it; only for an input that gave one."""
        assert self.summary is not None
        return str(self.summary["known_by"])

    @property
    def input_row(self) -> Row:
        """What became of the input."""
        row: Row = dict.fromkeys(column.name for column in INPUTS) | {"path": self.path, "sha256": self.sha256}
        if self.failure is not None:
            return row | {"status": "failed", "error_code": self.failure.code}
        if self.left_out:
            return row | {"status": "left_out"}
        codes = " ".join(sorted(self.summary["diagnostics"])) if self.summary else ""
        about = {"letter_id": self.letter_id, "diagnostics": codes or None, "first_seen": self.first_seen}
        return row | {"status": "parsed"} | about

    @cached_property
    def line(self) -> bytes | None:
        """The letter as a line of JSON Lines; None for a failure."""
        if self._record.letter is None:
            return None
        if self._under_own_name and not self._without_people:
            return zlib.decompress(self._record.letter)
        return letter_line(self.letter)

    @cached_property
    def letter(self) -> Letter:
        """The letter as a model; only for an input that gave one."""
        assert self._record.letter is not None
        letter = Letter.model_validate_json(zlib.decompress(self._record.letter))
        if self._without_people:
            letter = letter_without_people(letter)
        if self._under_own_name:
            return letter
        return letter.model_copy(update={"source": letter.source.model_copy(update={"name": self.name})})

    @cached_property
    def findings(self) -> list[Row]:
        """The letter's rows of the findings table."""
        return findings(self.letter) if self._record.letter is not None else []

    @property
    def findings_csv(self) -> bytes:
        """The same rows as CSV."""
        if self._under_own_name and self._record.findings is not None:
            return zlib.decompress(self._record.findings)
        return csv_bytes(row.values() for row in self.findings)
