"""Which later improvement points of an authority may raise an earlier one again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ofsted_letters.corpus.history.likeness import Features, Likeness, Strength, features, likeness
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.words import rarity
from ofsted_letters.corpus.whom import JOINT

RARE = 4.0
"""Rarity from which a shared word alone makes two points worth comparing: of a word in 49 points of 2,682 at most."""
OTHER_SERVICES = "area_send"
"""The family that is about other services than all others: its "plans" are other plans."""


class Raised(NamedTuple):
    """A later point that may raise an earlier one again."""

    earlier: Point
    later: Point
    likeness: Likeness
    decided_by: str | None = None
    """Who said that it does."""

    @property
    def strength(self) -> Strength:
        """How sure it is; what a person said is."""
        if self.decided_by:
            return "strong"
        is_strong = self.likeness.strength == "strong" and (not self.is_across or self.likeness.shares_several)
        return "strong" if is_strong else "weak"

    @property
    def is_across(self) -> bool:
        """Whether one point alone is of a joint inspection: what that asks may be for other services than the council.

        One matter in common makes no strong link then: 3 of 11 with one were right to a reader, 4 of 5 with more.
        """
        return (self.earlier.family in JOINT) != (self.later.family in JOINT)


def raised_again(points: Iterable[Point]) -> Iterator[Raised]:
    """Every pair of an earlier and a later point that are alike.

    Args:
        points: those of one authority. What asks a partner alone is never set beside what asks the council alone, nor
            what is asked for children with special educational needs beside what is asked for others.
    """
    index: dict[str, list[int]] = defaultdict(list)
    before: list[tuple[Point, Features]] = []
    for later in sorted(points, key=lambda point: (point.date, point.finding_id)):
        found = features(later.text)
        for number in sorted({number for key in keys(found) for number in index.get(key, ())}):
            earlier, its = before[number]
            alike = likeness(its, found) if may_be_compared(earlier, later) else None
            if alike and alike.strength:
                yield Raised(earlier, later, alike)
        for key in (*found.matters, *rare_words(found)):
            index[key].append(len(before))
        before.append((later, found))


def may_be_compared(earlier: Point, later: Point) -> bool:
    """Whether two points are of different days and ask the same services."""
    are_of_same = (earlier.family == OTHER_SERVICES) == (later.family == OTHER_SERVICES)
    return earlier.date < later.date and are_of_same and {earlier.for_whom, later.for_whom} != {"council", "partners"}


def keys(found: Features) -> Iterator[str]:
    """By what an earlier point is found that a point may raise again."""
    yield from found.matters
    yield from found.near
    yield from rare_words(found)


def rare_words(found: Features) -> Iterator[str]:
    """The words of a point that few points have; with a mark, for a matter may be called the same."""
    return (f"word {word}" for word in found.words if rarity(word) >= RARE)
