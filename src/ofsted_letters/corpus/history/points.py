"""Improvement points as they are set beside one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ofsted_letters.corpus.whom import whom
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.findings import Row


class Point(NamedTuple):
    """One improvement point; what it does not have is None, or empty in a row that was read from CSV."""

    finding_id: str
    letter_id: str
    date: str
    """As ISO 8601 has it, so that dates are in the order of their texts."""
    text: str
    page: int | str | None
    for_whom: str
    """The group of `whom.GROUPS`."""
    family: str

    @property
    def pointer(self) -> str:
        """Where it stands in its letter's JSON."""
        return f"/{self.finding_id.partition('/')[2]}"


def points(rows: Iterable[Row]) -> list[Point]:
    """The improvement points among rows of the findings table that have a date."""
    return [point(row) for row in rows if row["kind"] in IMPROVEMENTS and row["date"]]


def point(row: Row) -> Point:
    """One row of the findings table."""
    group = whom(row).group
    return Point(row["finding_id"], row["letter_id"], str(row["date"]), row["text"], row["page"], group, row["family"])
