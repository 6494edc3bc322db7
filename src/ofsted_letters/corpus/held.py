"""One letter as it is known among many: rows, not the whole letter."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from ofsted_letters.corpus.about import AboutLetter
from ofsted_letters.corpus.places import Place, letter_path, place_of
from ofsted_letters.corpus.quotation import cited
from ofsted_letters.model import Letter
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.findings import Row
from ofsted_letters.write.tables import tables


class Held(NamedTuple):
    """A letter that is here."""

    row: Row
    """Of the letters table."""
    findings: list[Row]
    judgements: list[Row]
    place: Place
    cited: str
    """How a quotation names it."""
    page: str
    """Its page, from the folder of the pages."""
    file: str | None
    """The way from the folder of the pages to the file that was read; None where it is not known."""
    is_new: bool = False
    """Whether there was a run before this one, which did not have it."""
    about: AboutLetter | None = None
    """What others know of it."""

    @property
    def family(self) -> str:
        """What kind of inspection it is about."""
        return str(self.row["family"])

    @property
    def date(self) -> datetime.date | None:
        """When it counts for."""
        date: datetime.date | None = self.row["date"]
        return date

    @property
    def url(self) -> str | None:
        """Where it was published, if others know that."""
        return self.about.url if self.about else None

    @property
    def improvement_points(self) -> list[Row]:
        """The findings that must get better."""
        return [row for row in self.findings if row["kind"] in IMPROVEMENTS]

    @property
    def has_priority_action(self) -> bool:
        """Whether it has an area for priority action."""
        return any(row["kind"] == "priority_action" for row in self.findings)


def held(letter: Letter, file: str | None) -> Held:
    """A letter's rows.

    Args:
        letter: the letter.
        file: the way from the folder of the pages to the file that was read.
    """
    rows = tables(letter, letter.source.name)
    row = rows["letters"][0]
    return Held(
        row, rows["findings"], rows["judgements"], place_of(row), cited(letter), letter_path(row["letter_id"]), file
    )
