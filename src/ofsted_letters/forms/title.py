"""The title on a document's first page that makes it a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.families import FAMILIES
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.title_page import title_of
from ofsted_letters.label.zones import is_salutation

LONGEST_TITLE = 8
"""Lines above a report's dates at most, a running header among them (counted: four)."""
DATES = "Inspection date"
"""How the line below a title begins: "Inspection dates: 4 to 15 May 2020"."""


class Title(NamedTuple):
    """A title, and what stands above it on the first page: an agency's name in a logo, or a running header."""

    above: Sequence[Line]
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """The title on one line."""
        return _joined(self.lines)


def find_title(lines: Sequence[Line]) -> Title | None:
    """The title that a family knows, above the inspection's dates or in a document that greets nobody."""
    printed = (line for line in lines if line.printed)
    top = list(islice(printed, LONGEST_TITLE + 1))
    dates = next((at for at, line in enumerate(top) if line.text.startswith(DATES)), None)
    if dates is None and any(is_salutation(line.text) for line in chain(top, printed)):
        return None
    top = [line for line in top[:dates] if line.page == top[0].page]
    return next((title for family in FAMILIES if (title := _title_among(top, family.titles))), None)


def _title_among(top: Sequence[Line], titles: Sequence[str]) -> Title | None:
    """The lines over which a title of a family runs, if it begins where a line does."""
    for first, line in enumerate(top):
        if is_agency(line.text):
            continue
        if found := title_of(titles, _joined(top[first:])):
            stops = range(first + 1, len(top) + 1)
            stop = next(stop for stop in stops if len(_joined(top[first:stop])) >= found.end())
            return Title(top[:first], top[first:stop])
    return None


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
