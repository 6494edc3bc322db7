"""The table of areas for priority action: which lines name the body responsible, and which row a line stands in.

    Responsible body          Areas for priority action
    Fellbridge Council and    Leaders should act with urgency to improve how well they
    Barset ICB                ensure that children are seen.

The cells of a row begin side by side. A page can end inside a row: its next lines then have no body beside them, or
the rest of one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.label.columns import APART, are_beside, split_cells
from ofsted_letters.label.frame import ends_sentence
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule

HEAD = "Responsible body"
"""The head of the first column."""
SAME_TOP = 4.0
"""Points by which the first lines of a row's cells stand apart at most (counted: 1)."""


class Bodies(NamedTuple):
    """The labels of the bodies' lines, and the rows of the others."""

    labels: list[Label]
    rows: Mapping[int, int]
    """By a line's number: the group of its row's body."""


NONE = Bodies([], {})


def label_bodies(lines: Sequence[Line], family: Family) -> Bodies:
    """The bodies that a report's table names, row by row."""
    head = next((at for at, line in enumerate(lines) if line.text == HEAD), None)
    if head is None or head + 1 >= len(lines) or not are_beside(lines[head], lines[head + 1]):
        return NONE
    edge = lines[head + 1].x0 - APART
    stop = next((at for at in range(head + 2, len(lines)) if _is_below(lines[at], edge, family)), len(lines))
    table = lines[head + 2 : stop]
    heads = [Label(line, Role.BODY, Rule.HEAD_OF_TABLE) for line in lines[head : head + 2]]
    return _rows(heads, [line for line in table if line.x0 < edge], [line for line in table if line.x0 >= edge])


def _is_below(line: Line, edge: float, family: Family) -> bool:
    return line.x0 < edge and family.is_whole_heading(normalise(line.text))


def _rows(heads: list[Label], left: Sequence[Line], right: Sequence[Line]) -> Bodies:
    """Each body's cell with a group of its own, unless it goes on with that on the page before."""
    labels = list(heads)
    tops: list[tuple[int, float]] = []
    for cell in split_cells(left):
        top = (cell[0].page or 0, cell[0].baseline - SAME_TOP)
        if not tops or not _goes_on(tops[-1], top, right):
            tops.append(top)
        labels += [Label(line, Role.BODY, Rule.CELL_OF_TABLE, len(tops), line.text) for line in cell]
    rows = {line.number: max(bisect_right(tops, (line.page or 0, line.baseline)), 1) for line in right}
    return Bodies(labels, rows)


def _goes_on(above: tuple[int, float], top: tuple[int, float], right: Sequence[Line]) -> bool:
    """Whether a cell on a new page is the rest of the one before it: the sentence beside that one is not at its end."""
    if above[0] == top[0]:
        return False
    before = [line for line in right if (line.page or 0, line.baseline) < top]
    return bool(before) and not ends_sentence(before[-1].text)
