"""The latest judgements that are here: how many authorities have which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_letters.browse import wording
from ofsted_letters.write.findings import Row


class Step(NamedTuple):
    """A grade's part of an aspect's line."""

    grade: str
    name: str
    authorities: int
    start: float
    """Where its part of the line begins, from 0 to 100."""
    length: float


class AspectLine(NamedTuple):
    """The latest judgements on one aspect."""

    name: str
    authorities: int
    """That have one here."""
    steps: list[Step]


def aspect_lines(judgements: Iterable[Row]) -> list[AspectLine]:
    """A line for each aspect that there is a latest judgement on.

    Args:
        judgements: rows of the judgements table with their history.
    """
    latest = [row for row in judgements if row["is_latest_held"]]
    by_aspect = {aspect: [row["grade"] for row in latest if row["aspect"] == aspect] for aspect in wording.ASPECTS}
    return [aspect_line(name, by_aspect[aspect]) for aspect, name in wording.ASPECTS.items() if by_aspect[aspect]]


def aspect_line(name: str, grades: Sequence[str]) -> AspectLine:
    """One aspect."""
    steps: list[Step] = []
    for grade, said in wording.GRADES.items():
        having = grades.count(grade)
        start = steps[-1].start + steps[-1].length if steps else 0.0
        steps.append(Step(grade, said, having, start, 100 * having / len(grades)))
    return AspectLine(name, len(grades), steps)
