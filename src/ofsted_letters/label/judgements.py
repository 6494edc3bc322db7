"""A report's table of judgements: which lines it has, and which of them are one row's aspect and grade.

Cells of both columns can wrap, and the shorter one then stands beside the middle of the longer:

    The impact of leaders on social work     Requires improvement
    practice with children and families      to be good
                                             Requires improvement
    Overall effectiveness
                                             to be good
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.fields.judgements import begins_aspect, is_grade
from ofsted_letters.label.columns import APART, split_cells
from ofsted_letters.label.labels import ASPECT, GRADE, Label, Role
from ofsted_letters.label.rules import Rule

HEADS = ("Judgement", "Grade")
"""The columns' heads."""


def find_table(lines: Sequence[Line]) -> range | None:
    """Indices of the table's lines among a title page's: from its heads to where text runs across its columns."""
    head = next((at for at, line in enumerate(lines) if line.text == HEADS[0]), None)
    if head is None:
        return None
    edge = _edge(lines[head : head + 2])
    rows = range(head + 2, len(lines))
    stop = next((at for at in rows if _is_below(lines, at, edge)), len(lines))
    return range(head, stop)


def _edge(heads: Sequence[Line]) -> float | None:
    """Where the column of grades begins; None where the columns don't stand beside each other, as in running text."""
    beside = len(heads) > 1 and heads[1].text == HEADS[1] and heads[1].x0 > heads[0].x0 + APART
    return heads[1].x0 if beside else None


def _is_below(lines: Sequence[Line], at: int, edge: float | None) -> bool:
    """Whether a line is below the table: one that crosses its columns or, without columns, no aspect's and no grade."""
    line = lines[at]
    if edge is not None:
        return line.x0 < edge - APART and line.x1 > edge
    return is_grade(lines[at - 1].text) and not begins_aspect(line.text) and not is_grade(line.text)


def label_judgements(table: Sequence[Line]) -> list[Label]:
    """Labels of the table's lines: the heads without a part, then each row's with its group."""
    edge = _edge(table[:2])
    heads = [Label(line, Role.JUDGEMENT, Rule.HEAD_OF_TABLE, text=line.text) for line in table if line.text in HEADS]
    lines = [line for line in table if line.text not in HEADS]
    if edge is None:
        return heads + _in_sequence(lines)
    left = split_cells([line for line in lines if line.x0 < edge - APART])
    right = split_cells([line for line in lines if line.x0 >= edge - APART])
    return heads + [label for row in _rows(left, right) for label in row]


def _rows(left: Sequence[list[Line]], right: Sequence[list[Line]]) -> Iterable[list[Label]]:
    """The labels of each row: a grade belongs to the aspect beside whose middle it stands."""
    for group, aspect in enumerate(left, 1):
        grades = [line for cell in right if _nearest(left, cell) is aspect for line in cell]
        yield [
            *(Label(line, Role.JUDGEMENT, Rule.CELL_OF_TABLE, group, line.text, ASPECT) for line in aspect),
            *(Label(line, Role.JUDGEMENT, Rule.CELL_OF_TABLE, group, line.text, GRADE) for line in grades),
        ]


def _nearest(column: Sequence[list[Line]], cell: Sequence[Line]) -> list[Line]:
    return min(column, key=lambda other: abs(_middle(other) - _middle(cell)))


def _middle(cell: Sequence[Line]) -> float:
    return (cell[0].baseline + cell[-1].baseline) / 2


def _in_sequence(lines: Sequence[Line]) -> list[Label]:
    """Labels of rows that text gives cell by cell, one below the other."""
    labels: list[Label] = []
    group = 1
    for above, line in pairwise([None, *lines]):
        assert line is not None
        if above is not None and is_grade(above.text) and begins_aspect(line.text):
            group += 1
        part = GRADE if is_grade(line.text) else ASPECT
        labels.append(Label(line, Role.JUDGEMENT, Rule.CELL_BELOW_CELL, group, line.text, part))
    return labels
