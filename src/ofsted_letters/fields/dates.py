"""Dates as letters print them: day first, the month in words, the year sometimes left out.

- 9 and 10 February 2011, the 15 and 16 of May 2018
- Between 29 September and 1 October 2020
- 4, 5 and 6 June 2018: a list of days is the period from its first to its last
- 30 and 31 January: the year is the letter's, and never after the letter
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ABBREVIATED = [month[:3] for month in MONTHS]
MONTH = "(?:" + "|".join(MONTHS) + ")"
YEAR = r"(?:19|20)\d\d(?!\d)"

# 9 · 9th
_NUMBER = r"(?P<day>(?<!\d)\d{1,2}(?!\d))(?:st|nd|rd|th)?"
# Tuesday 9th · the 15
_LED_NUMBER = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:the\s)?{_NUMBER}"
# June · of May 2018
_MONTH_AND_YEAR = rf"\s(?:of\s)?(?P<month>{MONTH})\b(?:,?\s(?P<year>{YEAR}))?"
# and · , and · to · – · / between two days; a comma after a year starts another date
_LINK = r"(?:,?\s(?:and|to|until|&)\s|\s?[-–—/]\s?|(?<!\d\d\d\d),\s)"


class Period(NamedTuple):
    """First and last day, equal for one day, and where in the text the dates stand."""

    start: datetime.date
    end: datetime.date
    span: tuple[int, int]


class Mention(NamedTuple):
    """A date of whatever precision the text gives: YYYY, YYYY-MM or YYYY-MM-DD; of several days the first."""

    value: str
    span: tuple[int, int]


class _Day(NamedTuple):
    """One day of a run, as printed: month and year may be left to its neighbours."""

    day: int
    month: int | None
    year: int | None


def read_date(text: str) -> datetime.date | None:
    """The date that a line consists of ("10 March 2011", "Date: Thursday 10th Mar 2011"); None if it says more."""
    found = _own_line().fullmatch(text.strip())
    if not found:
        return None
    try:
        return datetime.date(
            int(found["year"]), ABBREVIATED.index(found["month"][:3].capitalize()) + 1, int(found["day"])
        )
    except ValueError:  # "31 June 2011"
        return None


def find_periods(text: str, letter_date: datetime.date | None) -> list[Period]:
    """Every day or run of days in `text`, in order.

    A year that is not printed comes from the neighbouring date or else from the letter's, and is never after it;
    without `letter_date` such a period is left out, as is a date that the calendar does not have.
    """
    return [period for run in _runs(text) if (period := _period(run, letter_date))]


def find_mentions(text: str) -> list[Mention]:
    """Every date in `text` that has at least its year, in order, however precise."""
    if not has_year(text):
        return []
    runs = list(_runs(text))
    days = [Mention(period.start.isoformat(), period.span) for run in runs if (period := _period(run, None))]
    in_runs = {at for run in runs for at in range(*run.span())}
    years = [year for year in _year().finditer(text) if year.start() not in in_runs]
    vaguer = [mention for year in years if (mention := _month_or_year(text, *year.span()))]
    return sorted(days + vaguer, key=lambda mention: mention.span)


def has_year(text: str) -> bool:
    """Whether there can be a year in `text`: a test without a regex, since most paragraphs have none."""
    return "20" in text or "19" in text


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of linked days of which the last names its month: "4, 5 and 6 June 2018", not the "16 and 17" of an age."""
    return _run().finditer(text) if any(month in text for month in MONTHS) else iter(())


def _period(run: re.Match[str], letter_date: datetime.date | None) -> Period | None:
    """First and last day of a run; None where a year is wanting, or the days do not follow each other."""
    printed = [_Day(int(day["day"]), _month(day["month"]), _number(day["year"])) for day in _day().finditer(run[0])]
    year = next((day.year for day in reversed(printed) if day.year), None) or _latest_year(printed[-1], letter_date)
    dates = _dated(printed, year) if year else []
    if not dates or dates[0] > dates[-1]:
        return None
    return Period(dates[0], dates[-1], run.span())


def _latest_year(day: _Day, letter_date: datetime.date | None) -> int | None:
    """The year that puts a day in the twelve months up to the letter."""
    if letter_date is None or day.month is None:
        return None
    return letter_date.year - ((day.month, day.day) > (letter_date.month, letter_date.day))


def _dated(printed: list[_Day], year: int) -> list[datetime.date]:
    """Dates of a run, read from its end: what a day leaves out is what the next one says."""
    month = printed[-1].month or 0
    dates: list[datetime.date] = []
    for day in reversed(printed):
        own_month = day.month or month
        year = day.year or year - (own_month > month)  # "30 December and 2 January 2020"
        month = own_month
        try:
            dates.append(datetime.date(year, month, day.day))
        except ValueError:  # "31 June"
            return []
    return dates[::-1]


def _month_or_year(text: str, start: int, end: int) -> Mention | None:
    """What the year at a place in `text` belongs to: a month, or itself alone ("in 2017"); None for that of an Act."""
    before = text[max(0, start - len("September of, ")) : start]
    if month := _month_before().search(before):
        return Mention(f"{text[start:end]}-{_month(month['month']):02}", (start - len(month[0]), end))
    return Mention(text[start:end], (start, end)) if _leads_to_year().search(before) else None


def _month(name: str | None) -> int | None:
    return MONTHS.index(name.capitalize()) + 1 if name else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


@functools.cache
def _own_line() -> re.Pattern[str]:
    month = f"{MONTH}|(?:{'|'.join(ABBREVIATED)}|Sept)\\.?"
    return re.compile(rf"(?:Date:?\s)?{_LED_NUMBER}\s(?:of\s)?(?P<month>{month}),?\s(?P<year>{YEAR})", re.IGNORECASE)


@functools.cache
def _day() -> re.Pattern[str]:
    return re.compile(f"{_NUMBER}(?:{_MONTH_AND_YEAR})?")


@functools.cache
def _run() -> re.Pattern[str]:
    """A run from its first number on. At most eight days: a long table of numbers costs no more than its length."""
    first, number, month = (re.sub(r"\?P<\w+>", "?:", part) for part in (_NUMBER, _LED_NUMBER, _MONTH_AND_YEAR))
    more = rf"(?:{month})?{_LINK}"
    return re.compile(rf"{first}(?:{more}{number}(?:{more}{number}){{0,6}})?{month}")


@functools.cache
def _year() -> re.Pattern[str]:
    """A year, not the first of "2017–18"."""
    return re.compile(rf"(?<!\d){YEAR}(?![/–-]\d)")


@functools.cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<month>{MONTH})(?:\sof)?,?\s$")


@functools.cache
def _leads_to_year() -> re.Pattern[str]:
    """The year of an Act or a book has a capital before it."""
    return re.compile(r"(?:\b(?:in|since|of|during|from|to|until|by|and|or|the|early|late|mid)|[’']s|,)\s$")
