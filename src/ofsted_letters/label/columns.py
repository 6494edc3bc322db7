"""Lines that stand beside each other: in cells of one row or, where no file says so, on left edges of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.structure import cell, cells_in_rows, is_drawn

SAME_ROW = 0.6
"""Of the font size: lines of one table row are set up to 4.6 points apart where 12-point lines are 14.5 apart
(counted on 20 sign-off tables)."""
APART = 30.0
"""Points between the left edges of two columns at least (counted: letterheads 96, sign-off tables 225)."""

NEXT_ROW = 1.5
"""Font sizes from a row's last line to the next one's first at least (counted on 159 tables of judgements, over both
columns: 1.75, and 1.22 at most inside a row)."""


def are_beside(line: Line, other: Line) -> bool:
    """Whether two lines share a row but no column."""
    same_row = line.page == other.page and abs(line.baseline - other.baseline) < SAME_ROW * line.size
    return same_row and abs(line.x0 - other.x0) > APART


def is_in_row(lines: Sequence[Line], at: int) -> bool:
    """Whether another line stands in the same row, as in a table."""
    return any(are_beside(lines[at], beside) for beside in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))


def split_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Columns from left to right, each in reading order; one column where no two lines share a row.

    So an indented line, which shares its row with none, stays with the lines around it.
    """
    if _are_in_grid(lines):
        cells = {cell(line)[-1] for line in lines}
        return [[line for line in lines if cell(line)[-1] == at] for at in sorted(cells)]
    if not any(are_beside(line, other) for line, other in pairwise(lines)):
        return [list(lines)] if lines else []
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if columns and line.x0 - columns[-1][0].x0 <= APART:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [sorted(column, key=lambda line: line.number) for column in columns]


def _are_in_grid(lines: Sequence[Line]) -> bool:
    """Whether all lines stand in a table's cells that count alike in every row: merged ones would shift the others."""
    if not all(map(cell, lines)):
        return False
    rows = [{path[-1] for path in cells} for cells in cells_in_rows(lines).values()]
    widest = max(rows, key=len, default=set())
    return len(widest) > 1 and all(row <= widest for row in rows)


def split_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """A table's rows from top to bottom, each with the lines of all columns: told apart by the space between them.

    That holds wherever in its cell the shorter text stands: on top, or beside the middle of the longer.
    """
    size = usual_size(lines) if lines else 0.0
    ordered = sorted(lines, key=lambda line: (line.page or 0, line.baseline))
    rows = [[line] for line in ordered[:1]]
    for above, line in pairwise(ordered):
        if above.page != line.page or line.baseline - above.baseline > NEXT_ROW * size:
            rows.append([])
        rows[-1].append(line)
    return rows


def split_cells(column: Sequence[Line]) -> list[list[Line]]:
    """A column's cells from top to bottom: as the file's structure says, or told apart by the space between rows."""
    cells = [[line] for line in column[:1]]
    for above, line in pairwise(column):
        if _are_parted(above, line):
            cells.append([])
        cells[-1].append(line)
    return cells


def _are_parted(above: Line, line: Line) -> bool:
    one, other = cell(above), cell(line)
    if one and other and not (one == other and is_drawn(one)):
        return one != other
    return above.page != line.page or line.baseline - above.baseline > NEXT_ROW * line.size
