"""The judgements of an authority in time: what each grade was before, and whether the two can be compared."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from ofsted_letters.terms import Aspect, Grade
from ofsted_letters.write.findings import Row

Change = Literal["improved", "declined", "unchanged"]
JUDGED_WITHIN: dict[Aspect, Aspect] = dict.fromkeys(("in_care", "care_leavers"), "in_care_and_care_leavers")
"""Aspects that an earlier framework judged as part of another: to 2022 care leavers were not judged apart."""
BEST_FIRST = get_args(Grade)


class Report(NamedTuple):
    """A report's rows of the judgements table."""

    date: datetime.date
    rows: list[Row]


class Judgements:
    """Every judgement of a dataset: only when the last is known can it be said which is the latest."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._reports: dict[tuple[str, str], list[Report]] = defaultdict(list)

    def add(self, letter: Row, rows: list[Row]) -> None:
        """Take a letter's rows.

        Args:
            letter: its row of the letters table.
            rows: its rows of the judgements table.
        """
        self._rows += rows
        authority = letter["la_code"] or letter["official_name"] or letter["authority_name"]
        if rows and authority and letter["date"]:
            self._reports[letter["family"], authority].append(Report(letter["date"], rows))

    def compared(self) -> list[Row]:
        """All rows in the order in which they came, each beside the one before it.

        A report without an authority or a date is compared with none, and its columns stay empty.
        """
        for reports in self._reports.values():
            latest = max(report.date for report in reports)
            for report in reports:
                earlier = sorted((one for one in reports if one.date < report.date), key=by_date, reverse=True)
                for row in report.rows:
                    row |= {"is_latest_held": report.date == latest, **beside(row, earlier)}
        return self._rows


def by_date(report: Report) -> datetime.date:
    """By what a report is sorted."""
    return report.date


def beside(row: Row, earlier: list[Report]) -> Row:
    """What a judgement was before, by the earlier reports, the last of them first; nothing where none has it."""
    previous = next(precedents(row["aspect"], earlier), None)
    if previous is None:
        return {}
    comparable = previous["aspect"] == row["aspect"]
    return {
        "previous_grade": previous["grade"],
        "previous_date": previous["date"],
        "change": change(previous["grade"], row["grade"]) if comparable else None,
        "comparable": comparable,
    }


def precedents(aspect: Aspect, earlier: list[Report]) -> Iterator[Row]:
    """The rows of earlier reports that judge an aspect, or what it was part of."""
    for report in earlier:
        for judged in (aspect, JUDGED_WITHIN.get(aspect)):
            yield from (row for row in report.rows if row["aspect"] == judged)


def change(before: Grade, after: Grade) -> Change:
    """What became of a grade."""
    worse, better = BEST_FIRST.index(before), BEST_FIRST.index(after)
    if worse == better:
        return "unchanged"
    return "improved" if better < worse else "declined"
