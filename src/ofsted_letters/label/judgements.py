"""A report's table of judgements: which lines it has, and which of them are one row's aspect and grade.

Cells of both columns can wrap, and the shorter one then stands beside the middle of the longer:

    The impact of leaders on social work     Requires improvement
    practice with children and families      to be good
                                             Requires improvement
    Overall effectiveness
                                             to be good
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.fields.judgements import begins_aspect, is_grade, judged_in
from ofsted_letters.label.columns import APART, split_rows
from ofsted_letters.label.labels import ASPECT, GRADE, Label, Role
from ofsted_letters.label.rules import Rule

HEADS = ("Judgement", "Grade")
"""The columns' heads."""


def find_table(lines: Sequence[Line]) -> range | None:
    """Indices of the table's lines among a title page's: from its heads to where text runs across its columns."""
    head = next((at for at, line in enumerate(lines) if _head(line) == HEADS[0]), None)
    if head is None:
        return None
    edge = _edge(lines[head : head + 2])
    rows = range(head + 2, len(lines))
    stop = next((at for at in rows if _is_below(lines, at, edge)), len(lines))
    return range(head, stop)


def _head(line: Line) -> str:
    """A line as it can head a column: a table's rules beside it can have been recognised as strokes."""
    return line.text.strip("| ")


def _edge(heads: Sequence[Line]) -> float | None:
    """Where the column of grades begins; None where the columns don't stand beside each other, as in running text."""
    beside = len(heads) > 1 and _head(heads[1]) == HEADS[1] and heads[1].x0 > heads[0].x0 + APART
    return heads[1].x0 if beside else None


def _is_below(lines: Sequence[Line], at: int, edge: float | None) -> bool:
    """Whether a line is below the table: one that crosses its columns or, without columns, no aspect's and no grade.

    A row that text has run together crosses them, too: a whole judgement, of which the grade can't be parted.
    """
    line = lines[at]
    if edge is not None:
        is_row = begins_aspect(line.text) and judged_in(line.text) is not None
        return line.x0 < edge - APART and line.x1 > edge and not is_row
    return is_grade(lines[at - 1].text) and not begins_aspect(line.text) and not is_grade(line.text)


def label_judgements(table: Sequence[Line]) -> list[Label]:
    """Labels of the table's lines: the heads without a part, then each row's with its group."""
    edge = _edge(table[:2])
    heads = [Label(line, Role.JUDGEMENT, Rule.HEAD_OF_TABLE, text=line.text) for line in table if _head(line) in HEADS]
    lines = [line for line in table if _head(line) not in HEADS]
    return heads + (_in_sequence(lines) if edge is None else list(_in_rows(lines, edge - APART)))


def _in_rows(lines: Sequence[Line], edge: float) -> Iterator[Label]:
    """Labels of rows whose cells stand beside each other, those of grades from an edge on."""
    rows = [row for block in split_rows(lines) for row in _by_words(block, edge)]
    for group, row in enumerate(rows, 1):
        for line in row:
            part = ASPECT if line.x0 < edge else GRADE
            yield Label(line, Role.JUDGEMENT, Rule.CELL_OF_TABLE, group, line.text, part)


def _by_words(block: Sequence[Line], edge: float) -> Iterator[Sequence[Line]]:
    """The rows of lines that no space parts: where the names of several aspects begin, each begins a row."""
    starts = [at for at, line in enumerate(block) if line.x0 < edge and begins_aspect(line.text)]
    for start, stop in pairwise([0, *starts[1:], len(block)]):
        yield block[start:stop]


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
