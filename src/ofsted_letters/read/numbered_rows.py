"""Numbers in the margin of a text's rows: no marks of items.

They count on from row to row and stand beside the middle of sentences, too, which a list's numbers do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.margin import FEWEST, counting_on

MOST = 0.7
"""Share of the rows with words, from the first number to the last, that have one."""
INSIDE = 0.2
"""Share of the numbers at least that stand beside a row that begins in small letters (of wrapped prose: half)."""
ALIKE = 0.9
"""Share of them from which it is a list whose items begin so: prose has names and sentences that begin a row."""

_NUMBERED = re.compile(r"\s*(\d{1,4})(?=\s|$)")


class MarginNumber(NamedTuple):
    """A number, its row and the column that it begins in."""

    row: int
    column: int
    text: str


def margin_numbers(rows: Sequence[str]) -> list[MarginNumber]:
    """The numbers of a page's rows; none where few count on."""
    if sum(map(_begins_with_digit, rows)) < FEWEST:
        return []
    runs = counting_on(_numbers(rows), lambda number: int(number.text))
    return [number for run in runs if _are_of_margin(run, rows) for number in run]


def without_numbers(rows: Sequence[str], numbers: Sequence[MarginNumber]) -> list[str]:
    """The rows with spaces for numbers, so that what is beside them stays in its column."""
    found = list(rows)
    for row, column, text in numbers:
        end = column + len(text)
        found[row] = " " * end + rows[row][end:]
    return found


def _numbers(rows: Sequence[str]) -> Iterator[MarginNumber]:
    """The numbers that rows begin with."""
    for row, printed in enumerate(rows):
        if _begins_with_digit(printed) and (found := _NUMBERED.match(printed)):
            yield MarginNumber(row, found.start(1), found[1])


def _begins_with_digit(row: str) -> bool:
    return row.lstrip()[:1].isdigit()


def _are_of_margin(run: Sequence[MarginNumber], rows: Sequence[str]) -> bool:
    printed = sum(bool(row.strip()) for row in rows[run[0].row : run[-1].row + 1])
    beside = [rows[row][column + len(text) :].lstrip() for row, column, text in run]
    inside = sum(text[:1].islower() for text in beside)
    return len(run) > MOST * printed and INSIDE * len(run) < inside < ALIKE * len(run)
