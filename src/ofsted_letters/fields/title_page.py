"""What a report's title page says: which authority was inspected, when, and who led the inspection.

- Inspection dates: 8 to 12 July 2019 and 7 to 8 August 2019
- Lead inspectors: A B, His Majesty’s Inspector, and C D, HMI
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.fields.cited import Cited, cite
from ofsted_letters.fields.dates import Period, find_periods
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide


class Leader(NamedTuple):
    """One who led an inspection, as printed."""

    name: str
    role: str | None


def title_of(titles: Sequence[str], text: str) -> re.Match[str] | None:
    """Where the first of some titles that a text has stands in it."""
    return next((found for title in titles if (found := _title(title).search(text))), None)


def authority_of_report(title: str, titles: Sequence[str]) -> Outcome[Cited[str]]:
    """The authority's name as a report's title has it.

    Args:
        title: The title on one line.
        titles: Patterns of the family's titles; the group `authority` is the name.
    """
    return decide((authority_in_title,), title, titles)


def authority_in_title(title: str, titles: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Inspection of Barset local authority children’s services"."""
    found = title_of(titles, title)
    if found is None:
        return Declined("the title is of no known family")
    return cite(found["authority"], None, *found.span("authority"))


def periods_printed(text: str) -> list[Period]:
    """The inspection's periods, of which some inspections have two; a year left out is that of the next one."""
    periods: list[Period] = []
    for start, end in reversed(list(_stays(text))):
        year_from = periods[0].end if periods else None
        found = find_periods(text[start:end], year_from)
        periods = [each._replace(span=(each.span[0] + start, each.span[1] + start)) for each in found] + periods
    return periods


def _stays(text: str) -> Iterator[tuple[int, int]]:
    """Where each period stands: an "and" between two that both run from a day to another parts them."""
    start = 0
    for link in _link().finditer(text):
        yield start, link.start()
        start = link.end()
    yield start, len(text)


def leaders(text: str) -> list[Leader]:
    """Who led the inspection, of a text such as "Lead inspector: A B, HMI"."""
    listed = _lead().sub("", text)
    return [_leader(one) for one in _between().split(listed) if one.strip(" ,")]


def _leader(text: str) -> Leader:
    role = _role().search(text)
    name = text[: role.start()] if role else text
    return Leader(name.strip(" ,"), role["role"].strip(" ,") if role else None)


@functools.cache
def _title(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@functools.cache
def _link() -> re.Pattern[str]:
    # … to 12 July 2019 *and* 7 August 2019 to …
    return re.compile(r"(?<=\d)(?:,? and |, |; )(?=\d[^,;]*?(?: to |\s?[–-]\s?)\d)")


@functools.cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"^Lead inspectors?\s?:?\s?")


@functools.cache
def _between() -> re.Pattern[str]:
    return re.compile(r",?\sand\s(?=[A-Z])|;\s")


@functools.cache
def _role() -> re.Pattern[str]:
    # …, Her Majesty’s Inspector · … HMI · …, Ofsted Inspector
    return re.compile(
        r"[ ,](?P<role>(?:[Ss]enior )?(?:(?:Her|His) Majesty[’']s [Ii]nspector|S?HMI\b|Ofsted [Ii]nspector).*)"
    )
