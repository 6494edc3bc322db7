"""When a framework of inspection changed, so that numbers before and after it are of different things."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "framework_breaks.csv"


class Break(NamedTuple):
    """A change of a framework."""

    year: float
    """When, with the part of the year that had passed."""
    said: str
    """The month and what changed."""


def breaks(family: str) -> list[Break]:
    """The changes that touched a family, in the order of time."""
    return [one for families, one in _all() if family in families]


@cache
def _all() -> tuple[tuple[tuple[str, ...], Break], ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple((tuple(row["families"].split()), _break(row)) for row in csv.DictReader(file))


def _break(row: dict[str, str]) -> Break:
    year, month = map(int, row["month"].split("-"))
    return Break(year + (month - 1) / 12, f"{row['month']}: {row['what']}")
