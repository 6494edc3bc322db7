"""Sign-off tables that are read row by row: a name in one column, and beside it a role, an agency, or both.

    Ofsted          Bo Quist                        Bo Quist      National Director, Ofsted
                    National Director               Cy Rudd MB    Chief Inspector of Hospitals,
    Care Quality    Cy Rudd                         BS FRCP       Care Quality Commission
    Commission      Deputy Chief Inspector

Where several columns have names, each is somebody's by itself: see `signatories`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import begins_role, is_body
from ofsted_letters.fields.words import join_lines
from ofsted_letters.label.columns import split_cells
from ofsted_letters.label.structure import cell

MOST_COLUMNS = 3
"""Name, role and agency."""


class SignedRow(NamedTuple):
    """The lines of a row."""

    head: list[Line]
    """The agency's name."""
    name: list[Line]
    """The person's, where it has a column of its own."""
    lines: list[Line]
    """The role or, where they share a column, name and role."""


def signed_rows(columns: Sequence[Sequence[Line]]) -> list[SignedRow]:
    """The rows of a table by its columns; none of one with names in several, or that begins with something else."""
    named = [at for at, column in enumerate(columns) if any(is_person(line.text) for line in column)]
    if not 1 < len(columns) <= MOST_COLUMNS or len(named) != 1:
        return []
    (at,) = named
    names = _rows_of_names(columns[at])
    if not names:
        return []
    beside: list[list[list[Line]]] = [[] for _ in names]
    for column in (*columns[:at], *columns[at + 1 :]):
        for one in split_cells(column):
            beside[_row_of(one, names)].append(one)
    return [_row(name, cells) for name, cells in zip(names, beside, strict=True)]


def is_person(text: str) -> bool:
    """Whether a line is a name, and perhaps a title behind it."""
    name, rest = split_name(text)
    return is_name(name) and (not rest or begins_role(rest))


def _rows_of_names(column: Sequence[Line]) -> list[list[Line]]:
    """The names' column, row by row: each begins with a name, or is a cell by the file's structure."""
    if not _can_be_person(column[0]):
        return []
    rows = [[column[0]]]
    for above, line in pairwise(column):
        if is_person(line.text) or (cell(line) != cell(above) and _can_be_person(line)):
            rows.append([])
        rows[-1].append(line)
    return rows


def _can_be_person(line: Line) -> bool:
    return is_person(line.text) or not (not cell(line) or begins_role(line.text) or is_agency(line.text))


def _row_of(one: Sequence[Line], names: Sequence[Sequence[Line]]) -> int:
    """Which row a cell is of: by the file's structure, else the one whose middle is nearest on its page."""
    row = one[0].element.row if one[0].element is not None else ()
    for at, name in enumerate(names):
        if row and name[0].element is not None and name[0].element.row == row:
            return at
    before = [at for at, name in enumerate(names) if name[0].number < one[0].number]
    near = [at for at, name in enumerate(names) if name[0].page == one[0].page]
    if row or not near:
        return before[-1] if before else 0
    return min(near, key=lambda at: abs(_middle(names[at]) - _middle(one)))


def _middle(lines: Sequence[Line]) -> float:
    return (lines[0].baseline + lines[-1].baseline) / 2


def _row(name: list[Line], cells: Sequence[list[Line]]) -> SignedRow:
    """A row by what its cells hold: a cell beside a name and its role is the agency's, whatever its name."""
    has_role = any(begins_role(split_name(line.text)[1] or line.text) for line in name)
    head: list[Line] = []
    lines: list[Line] = []
    for one in cells:
        text = join_lines([line.text for line in one])
        of_agency = is_agency(text) or (not begins_role(text) and (has_role or is_body(text)))
        (head if of_agency and not head else lines).extend(one)
    return SignedRow(head, [], [*name, *lines]) if has_role else SignedRow(head, name, lines)
