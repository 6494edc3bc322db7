"""Numbers that never stand alone: each beside what it is a part of."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple


class Share(NamedTuple):
    """So many of so many."""

    part: int
    of: int

    def __str__(self) -> str:
        return f"{self.part:,} of {self.of:,}"


class Spread(NamedTuple):
    """What lies in the middle of some numbers, and how many there are."""

    median: float | None
    """None where there are no numbers."""
    of: int
    total: int

    def __str__(self) -> str:
        return "–" if self.median is None else f"{self.median:g}"


def share(truths: Iterable[bool]) -> Share:
    """How many are true."""
    truths = list(truths)
    return Share(sum(truths), len(truths))


def spread(numbers: Iterable[int]) -> Spread:
    """The middle of some numbers."""
    numbers = list(numbers)
    return Spread(median(numbers) if numbers else None, len(numbers), sum(numbers))
