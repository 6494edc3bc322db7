"""changes.csv: what is otherwise than in the run before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ofsted_letters.batch.inspections import Inspections, NamedLetter
from ofsted_letters.batch.outputs import Lines
from ofsted_letters.corpus.differences import differences
from ofsted_letters.model import Letter
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.identity import inspection_of, label, letter_id
from ofsted_letters.write.tables import CHANGES
from ofsted_letters.write.without_people import without_people
from ofsted_letters.written import lift

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from ofsted_letters.batch.former import Former
    from ofsted_letters.batch.rendered import Rendered

FILE = "changes.csv"
Change = Literal["new", "read_anew", "value_changed", "left_out", "gone", "reissued"]
"""The run before did not have the letter; another version or other options read it; a value of it is another; it is
of a family or a form that was not asked for this time; no input gives it any more; another letter, of other bytes, is
about the same inspection."""


class Told(NamedTuple):
    """What a change tells beside the letter."""

    pointer: str | None = None
    """Of the value that changed."""
    before: str | None = None
    """The value, or the letter that another one was issued in place of."""
    after: str | None = None


class Changes(Lines):
    """changes.csv: the changes of letters in input order, then what is gone and what was issued again.

    Where there was no run before, every letter is new. A copy of a letter is no change.

    Args:
        path: the file.
        former: the run before.
        recipe: what the results of this one depend on beside the letters' bytes.
        counts: gets the number of rows by their change.
        without_people: leave out what names people, also in what was there before.
    """

    def __init__(self, path: Path, former: Former, recipe: str, counts: Counter[str], *, without_people: bool) -> None:
        super().__init__(path)
        self._counts = counts
        self._former = former
        self._is_other_recipe = former.recipe != recipe
        self._without_people = without_people
        self._inspections = Inspections()
        self.write(csv_bytes([[column.name for column in CHANGES]]))

    def add(self, rendered: Rendered) -> None:
        """Take the next input."""
        if rendered.summary is None or rendered.is_copy:
            return
        before = self._former.line(rendered.known_by)
        about = about_rendered(rendered)
        if rendered.left_out:
            self._note("left_out", about, when=before is not None)
            return
        self._note("new", about, when=before is None)
        self._inspections.add(rendered.summary["inspection"], about, is_new=before is None)
        if before is not None:
            self._compare(before, rendered, about)

    def close(self) -> None:
        """Write what is known when all is."""
        for line in self._former.gone():
            about, inspection = about_line(line)
            self._note("gone", about)
            self._inspections.add(inspection, about, is_new=False)
        for about, earlier in self._inspections.reissued():
            self._note("reissued", about, Told(before=earlier, after=about.letter_id))
        self._inspections.close()
        super().close()

    def _compare(self, line: bytes, rendered: Rendered, about: NamedLetter) -> None:
        """Tell what is read otherwise in a letter that the run before had too."""
        self._note("read_anew", about, when=self._is_other_recipe)
        if rendered.line is None or line == rendered.line:
            return
        before, after = self._values_in(line), self._values_in(rendered.line)
        for one in differences(before, after):
            self._note("value_changed", about, Told(one.pointer, text_of(one.before), text_of(one.after)))

    def _values_in(self, line: bytes) -> Any:
        values = lift(json.loads(line))
        return without_people(values) if self._without_people else values

    def _note(self, change: Change, about: NamedLetter, told: Told = Told(), *, when: bool = True) -> None:  # noqa: B008
        if when:
            self._counts[change] += 1
            self.write(csv_bytes([(change, about.label, *told, about.letter_id, about.source_name, about.sha256)]))


def about_rendered(one: Rendered) -> NamedLetter:
    """A letter of this run."""
    assert one.summary is not None
    return NamedLetter(one.letter_id, one.summary["label"], one.name, one.known_by.partition(" ")[0])


def about_line(line: bytes) -> tuple[NamedLetter, str | None]:
    """A letter of the run before, and the inspection that it is about."""
    values = json.loads(line)
    source = values["source"]
    try:
        letter = Letter.model_validate(lift(values))
    except ValueError:  # of a later version
        return NamedLetter(None, None, source["name"], source["sha256"]), None
    return NamedLetter(letter_id(letter), label(letter), source["name"], source["sha256"]), inspection_of(letter)


def text_of(value: Any) -> str | None:
    """A value in a cell: text as it is, anything else as JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
