"""Dates as letters print them: day first, the month in words, the year sometimes left out.

- 9 and 10 February 2011, the 15 and 16 of May 2018
- Between 29 September and 1 October 2020
- 4, 5 and 6 June 2018: a list of days is the period from its first to its last
- 30 and 31 January: the year is the letter's, and never after the letter
- 21 & 22 Jun 2011, 22-Jun-2011, 21/06/2011, 14.07.2011, July 14, 2011
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
# June · Jun · Sept., with its stop only before a year
MONTH = r"(?:" + "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r"|Sept)(?:\b\.(?=\s\d{4}))?"
YEAR = r"(?:19|20)\d\d(?!\d)"

# 9 · 9th
_NUMBER = r"(?P<day>(?<!\d)\d{1,2}(?!\d))(?:st|nd|rd|th)?"
# Tuesday 9th · the 15
_LED_NUMBER = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:the\s)?{_NUMBER}"
# June · of May 2018 · -Mar-2012
_MONTH_AND_YEAR = rf"(?:\s(?:of\s)?|-(?=\w+-\d))(?P<month>{MONTH})(?!\w)(?:(?:,?\s|-)(?P<year>{YEAR}))?"
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
    line = text.strip()
    if not line[-1:].isdigit() or not (found := _own_line().fullmatch(line)):  # every form ends in the year
        return None
    months = _words().sub(lambda word: word[0].capitalize(), found["date"])
    periods = find_periods(months, None)
    return periods[0].start if periods else None


def find_periods(text: str, letter_date: datetime.date | None) -> list[Period]:
    """Every day or run of days in `text`, in order.

    A year that is not printed comes from the neighbouring date or else from the letter's, and is never after it;
    without `letter_date` such a period is left out, as is a date that the calendar does not have.
    """
    day_first = [period for run in _runs(text) if (period := _period(run, letter_date))]
    return sorted(day_first + list(_in_other_forms(text)), key=lambda period: period.span)


def find_mentions(text: str) -> list[Mention]:
    """Every date in `text` that has at least its year, in order, however precise."""
    if not has_year(text):
        return []
    days = [Mention(period.start.isoformat(), period.span) for period in find_periods(text, None)]
    in_days = {at for day in days for at in range(*day.span)}
    years = [year for year in _year().finditer(text) if year.start() not in in_days]
    vaguer = [mention for year in years if (mention := _month_or_year(text, *year.span()))]
    return sorted(days + vaguer, key=lambda mention: mention.span)


def has_year(text: str) -> bool:
    """Whether there can be a year in `text`: a test without a regex, since most paragraphs have none."""
    return "20" in text or "19" in text


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of linked days of which the last names its month: "4, 5 and 6 June 2018", not the "16 and 17" of an age."""
    return _run().finditer(text) if any(month in text for month in ABBREVIATED) else iter(())


def _in_other_forms(text: str) -> Iterator[Period]:
    """Days in digits, or with the month first: their year is always printed."""
    if not has_year(text):
        return
    for found in _in_digits().finditer(text) if "/20" in text or ".20" in text else ():
        start = _date(found["year"], int(found["month"]), found["day"])
        end = _date(found["last_year"], int(found["last_month"]), found["last"]) if found["last"] else start
        if start and end and start <= end:
            yield Period(start, end, found.span())
    for found in _month_first().finditer(text) if ", 20" in text else ():
        month = month_number(found["month"])
        start, end = (_date(found["year"], month, day) for day in (found["day"], found["last"] or found["day"]))
        if start and end and start <= end:
            yield Period(start, end, found.span())


def _date(year: str, month: int, day: str) -> datetime.date | None:
    """None where the calendar has no such day ("31 June")."""
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


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
        if (date := _date(str(year), month, str(day.day))) is None:
            return []
        dates.append(date)
    return dates[::-1]


def _month_or_year(text: str, start: int, end: int) -> Mention | None:
    """What the year at a place in `text` belongs to: a month, or itself alone ("in 2017"); None for that of an Act."""
    before = text[max(0, start - len("September and September of, ")) : start]
    if month := _month_before().search(before):
        return Mention(f"{text[start:end]}-{month_number(month['month']):02}", (start - len(month[0]), end))
    return Mention(text[start:end], (start, end)) if _leads_to_year().search(before) else None


def month_number(name: str) -> int:
    """1 for "January" and "Jan"."""
    return ABBREVIATED.index(name[:3]) + 1


def _month(name: str | None) -> int | None:
    return month_number(name) if name else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


@functools.cache
def _own_line() -> re.Pattern[str]:
    """A date and nothing else, in whatever capitals."""
    return re.compile(
        r"""
        (?:Date:?\s)?
        (?P<date>
          (?:\w+day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]+\.?,?\s\d{4}   # Tuesday 9th of March 2011
          | \d{1,2}-[a-z]+-\d{4}                                               # 9-Mar-2011
          | \d{1,2}/\d{1,2}/\d{4}                                               # 09/03/2011
          | \d{1,2}\.\d{1,2}\.\d{4}                                             # 9.3.2011
          | [a-z]+\s\d{1,2},\s\d{4}                                             # March 9, 2011
        )
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@functools.cache
def _words() -> re.Pattern[str]:
    """Not the "th" of a day."""
    return re.compile(r"(?<!\d)[A-Za-z]{3,}")


@functools.cache
def _in_digits() -> re.Pattern[str]:
    """As in 21/06/2011, 14.07.2011, 21/06/2011 to 22/06/2011."""
    day = rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>{YEAR})"
    last = day.replace("<day>", "<last>").replace("<month>", "<last_month>").replace("<year>", "<last_year>")
    return re.compile(rf"(?<![\d/.]){day}(?:{_LINK}{last})?")


@functools.cache
def _month_first() -> re.Pattern[str]:
    """As in July 14, 2011; June 21 and 22, 2011."""
    number = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?P<month>{MONTH})\s{number}(?:{_LINK}{number.replace('<day>', '<last>')})?,\s(?P<year>{YEAR})"
    )


@functools.cache
def _day() -> re.Pattern[str]:
    return re.compile(f"{_NUMBER}(?:{_MONTH_AND_YEAR})?")


@functools.cache
def _run() -> re.Pattern[str]:
    """A run from its first number on. At most eight days: a long table of numbers costs no more than its length."""
    first, number, month = (re.sub(r"\?P<\w+>", "?:", part) for part in (_NUMBER, _LED_NUMBER, _MONTH_AND_YEAR))
    more = rf"(?:{month})?{_LINK}"
    return re.compile(rf"{first}(?:{more}{number}){{0,7}}{month}")


@functools.cache
def _year() -> re.Pattern[str]:
    """A year, not the first of "2017–18"."""
    return re.compile(rf"(?<!\d){YEAR}(?![/–-]\d)")


@functools.cache
def _month_before() -> re.Pattern[str]:
    """As in "June 2015"; of "May and June 2015", "April/May 2016" the first."""
    return re.compile(rf"\b(?P<month>{MONTH})(?:(?:/|[-–]|\sto\s|\sand\s){MONTH})?(?:\sof)?,?\s$")


@functools.cache
def _leads_to_year() -> re.Pattern[str]:
    """The year of an Act or a book has a capital before it."""
    words = (
        *("in", "since", "of", "during", "from", "to", "until", "by", "and", "or", "the", "early", "late", "mid"),
        *("[Ss]pring", "[Ss]ummer", "[Aa]utumn", "[Ww]inter"),
    )
    return re.compile(rf"(?:\b(?:{'|'.join(words)})|[’']s|,)\s$")
