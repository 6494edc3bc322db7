"""Rows drawn at random: the same seed draws the same rows, in whatever order they come."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row


class Sample(NamedTuple):
    """How rows are drawn."""

    size: int
    """How many, of each group."""
    seed: int = 0
    """Another one draws other rows."""
    by: tuple[str, ...] = ()
    """Columns whose values make a group; all rows are one where there are none."""


def drawn(rows: Iterable[Row], sample: Sample) -> list[Row]:
    """The rows of a sample, all of a group that has fewer, in the order in which they came.

    A row is drawn by what its id and the seed give, so that a dataset that grows keeps most of its sample.
    """
    groups: dict[tuple[object, ...], list[tuple[bytes, int, Row]]] = defaultdict(list)
    for position, row in enumerate(rows):
        groups[tuple(row[column] for column in sample.by)].append((lot(row, sample.seed), position, row))
    chosen = [one for group in groups.values() for one in nsmallest(sample.size, group)]
    return [row for _, _, row in sorted(chosen, key=lambda one: one[1])]


def lot(row: Row, seed: int) -> bytes:
    """What decides whether a row is drawn."""
    return hashlib.sha256(f"{seed} {row['finding_id']}".encode()).digest()
