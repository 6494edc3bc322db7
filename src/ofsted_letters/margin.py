"""Numbers in the margin of a letter's rows, as a court's or a committee's copy has them: they count on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

FEWEST = 8
"""Rows that show that they are numbered; no list has so many items of one line each (counted on 270 letters)."""

Row = TypeVar("Row")


def counting_on(rows: Iterable[Row], number: Callable[[Row], int]) -> Iterator[list[Row]]:
    """The runs of rows that are enough to show that they are numbered; `number` tells that of each."""
    run: list[Row] = []
    for row in rows:
        if run and number(row) != number(run[-1]) + 1:
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(row)
    if len(run) >= FEWEST:
        yield run
