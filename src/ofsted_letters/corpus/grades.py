"""The latest judgements that are here: how many authorities have which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.places import Place
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


def aspect_lines(judgements: Iterable[Row], places: Mapping[str, Place]) -> list[AspectLine]:
    """A line for each aspect that there is a latest judgement on.

    Args:
        judgements: rows of the judgements table with their history.
        places: the authorities that the letters are about, by letter_id.
    """
    having: dict[str, dict[str, set[Place]]] = {aspect: defaultdict(set) for aspect in wording.ASPECTS}
    for row in judgements:
        if row["is_latest_held"]:
            having[row["aspect"]][row["grade"]].add(places[row["letter_id"]])
    return [aspect_line(name, having[aspect]) for aspect, name in wording.ASPECTS.items() if having[aspect]]


def aspect_line(name: str, having: Mapping[str, Set[Place]]) -> AspectLine:
    """One aspect.

    Args:
        name: what it is called.
        having: the authorities by grade; one of which two reports of a day are held may have two grades.
    """
    steps: list[Step] = []
    drawn = sum(map(len, having.values()))
    for grade, said in wording.GRADES.items():
        authorities = len(having.get(grade, ()))
        start = steps[-1].start + steps[-1].length if steps else 0.0
        steps.append(Step(grade, said, authorities, start, 100 * authorities / drawn))
    return AspectLine(name, len(set().union(*having.values())), steps)
