"""Words that mean the same in these letters, for the search: each line of `data/synonyms.csv` is one meaning."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "synonyms.csv"


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """The words of each meaning."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))
