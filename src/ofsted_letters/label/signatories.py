"""Who signed: which lines of a sign-off are whose.

One person under another, or a table of several: each cell an agency's name (bold where there is type), a name and a
role. Where the file says which cell a line stands in, a cell that begins with a name is one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile, zip_longest
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.agencies import LONGEST, is_agency, length_at_start
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import begins_role
from ofsted_letters.label.columns import split_columns
from ofsted_letters.label.pages import on_one_row
from ofsted_letters.label.signed_rows import is_person, signed_rows
from ofsted_letters.label.structure import cell


class Signatory(NamedTuple):
    """The lines of one person."""

    head: list[Line]
    """The agency's name."""
    lines: list[Line]
    name: Sequence[Line] = ()
    """Those of the name, where it has a cell of its own."""


def signatories(lines: Sequence[Line]) -> list[Signatory]:
    """Everyone who signed, row by row: where several columns have names, they are read apart and then in turn."""
    if name := _justified_name(lines):
        return [Signatory([], list(lines[len(name) :]), name)]
    parted = _columns(lines)
    if rows := signed_rows(parted):
        return [Signatory(row.head, row.lines, row.name) for row in rows]
    columns = [_in_column(column) for column in parted]
    depth = max(map(len, columns), default=0)
    return [column[row] for row in range(depth) for column in columns if row < len(column)]


def _justified_name(lines: Sequence[Line]) -> list[Line]:
    """The words of a name that a justified line parts, where its paragraph goes on below: "Greta         Sallow"."""
    first = list(takewhile(lambda line: on_one_row(lines[0], line), lines))
    words = [line.text for line in first]
    alone = len(first) > 1 and not any(on_one_row(above, line) for above, line in pairwise(lines[len(first) :]))
    if not alone or any(" " in word or is_agency(word) for word in words):
        return []
    return first if is_name(" ".join(words)) else []


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Columns of a table; none where a line runs through two, as in text whose spaces were lost in some rows."""
    columns = split_columns(lines)
    crossed = any(line.x1 > right[0].x0 for left, right in pairwise(columns) for line in left)
    return [list(lines)] if crossed else columns


def _in_column(column: Sequence[Line]) -> list[Signatory]:
    """Those of one column: each begins with an agency's head, or with a name where no type tells the heads."""
    heads = _bold_heads(column) or _named_heads(column)
    found: list[Signatory] = []
    agencies: list[list[Line]] = []
    for in_heads, numbers in groupby(range(len(column)), heads.__contains__):
        lines = [column[at] for at in numbers]
        if in_heads:
            agencies = _split_heads(lines)
        else:
            people = _people(lines, len(agencies))
            found += [Signatory(head or [], person or []) for head, person in zip_longest(agencies, people)]
            agencies = []
    return [*found, *(Signatory(head, []) for head in agencies)]


def _split_heads(lines: Sequence[Line]) -> list[list[Line]]:
    """The heads in lines that stand together: several agencies', or one of any name."""
    heads: list[list[Line]] = []
    at = 0
    while at < len(lines):
        length = length_at_start([line.text for line in lines[at : at + LONGEST]]) or len(lines) - at
        heads.append(list(lines[at : at + length]))
        at += length
    return heads


def _people(lines: Sequence[Line], count: int) -> list[list[Line]]:
    """The lines below `count` heads, person by person.

    Text can give a table row by row: below the heads of a row either its names and then its roles, or one person
    after the other, of whom the last can have a role alone. Without heads there are as many roles as names.
    """
    if told := _people_of_cells(lines):
        return told
    names = sum(1 for _ in takewhile(lambda line: is_name(line.text), lines))
    if count == 0 and names > 1 and len(_roles(lines[names:])) == names:
        count = names
    if 1 < count <= names:
        people = [[line] for line in lines[:count]]
        for at, role in enumerate(_roles(lines[count:])):
            people[min(at, count - 1)] += role
        return people
    people = []
    for line in lines:
        if not people or _begins_signatory(line, people[-1]):
            people.append([line])
        else:
            people[-1].append(line)
    if people and len(people) == count - 1 and len(roles := _roles(people[-1][1:])) > 1:
        people[-1] = people[-1][: -len(roles[-1])]
        people.append(roles[-1])
    return people


def _people_of_cells(lines: Sequence[Line]) -> list[list[Line]]:
    """Those in the cells of a table where each holds a name and something below it; none in any other.

    Where one of them is a name for certain, the first line of the others is one by its place.
    """
    cells = [list(held) for _, held in groupby(lines, cell)]
    whole = all(cell(first) and rest and not begins_role(first.text) for first, *rest in cells)
    return cells if whole and len(cells) > 1 and any(is_person(first.text) for first, *_ in cells) else []


def _roles(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of roles, role by role."""
    roles: list[list[Line]] = []
    for line in lines:
        if not roles or begins_role(line.text):
            roles.append([line])
        else:
            roles[-1].append(line)
    return roles


def _bold_heads(column: Sequence[Line]) -> set[int]:
    """Which lines are agencies' heads by their type: the first line is bold, no name, and something plain follows."""
    first = column[0]
    if not first.bold or (begins_role(first.text) and not first.text.startswith("HMI ")) or is_person(first.text):
        return set()
    bold = {at for at, line in enumerate(column) if line.bold}
    return bold if len(bold) < len(column) else set()


def _named_heads(column: Sequence[Line]) -> set[int]:
    """The same where type tells nothing: agencies' names on top of the column, and below those who have a role.

    Below a name alone, "HMI Constabulary" is what that person is; with nothing below it, an agency is nobody's head.
    """
    heads: set[int] = set()
    above: list[Line] = []
    for at, line in enumerate(column):
        if at in heads:
            continue
        complete = at == 0 or at - 1 in heads or any(begins_role(one.text) for one in above)
        length = length_at_start([line.text for line in column[at : at + LONGEST]]) if complete else 0
        if 0 < length < len(column) - at:
            heads.update(range(at, at + length))
            above = []
        elif not heads:
            break
        else:
            above = [line] if _begins_signatory(line, above) else [*above, line]
    return heads


def _begins_signatory(line: Line, before: Sequence[Line]) -> bool:
    """A name after one who has both a name and a role begins the next signatory."""
    texts = [line.text for line in before]
    has_role = any(begins_role(text) or split_name(text)[1] for text in texts)
    return has_role and any(map(is_person, texts)) and not begins_role(line.text) and is_person(line.text)
