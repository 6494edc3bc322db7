"""The title that makes a report of the pages that it begins: those of a whole file, or of some in an agenda pack."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from operator import attrgetter
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
AS_LARGE = 0.8
"""Of the largest type above the dates: what a title begins with (counted: a line above one has 0.71 at most)."""


class Title(NamedTuple):
    """A title, and what stands above it on its page: an agency's name in a logo, or a running header."""

    above: Sequence[Line]
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """The title on one line."""
        return _joined(self.lines)


def find_titles(lines: Sequence[Line]) -> dict[int | None, Title]:
    """The titles that families know, by page: each above an inspection's dates, or one in a file that greets nobody."""
    printed = [line for line in lines if line.printed]
    pages = groupby(printed, key=attrgetter("page"))
    tops = {page: _above_dates(list(islice(texts, LONGEST_TITLE + 1))) for page, texts in pages}
    found = {page: title for page, (top, dated) in tops.items() if dated and (title := _known_title(top))}
    if found or not printed or any(is_salutation(line.text) for line in printed):
        return found
    first = printed[0].page
    title = _known_title(tops[first][0])
    return {first: title} if title else {}


def _above_dates(top: list[Line]) -> tuple[list[Line], bool]:
    """The lines of a page's top above an inspection's dates, and whether there are any: below a greeting is none."""
    dates = next((at for at, line in enumerate(top) if line.text.startswith(DATES)), None)
    return top[:dates], dates is not None and not any(is_salutation(line.text) for line in top[:dates])


def _known_title(top: Sequence[Line]) -> Title | None:
    return next((title for family in FAMILIES if (title := _title_among(top, family.titles))), None)


def _title_among(top: Sequence[Line], titles: Sequence[str]) -> Title | None:
    """The lines over which a title of a family runs, if it begins where a line in the largest type does."""
    largest = max((line.size for line in top), default=0.0)
    for first, line in enumerate(top):
        if is_agency(line.text) or line.size < AS_LARGE * largest:
            continue
        if found := title_of(titles, _joined(top[first:])):
            stops = range(first + 1, len(top) + 1)
            stop = next(stop for stop in stops if len(_joined(top[first:stop])) >= found.end())
            return Title(top[:first], top[first:stop])
    return None


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
