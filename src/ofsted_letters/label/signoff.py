"""Everything below the body: the valediction, who signed, and who gets a copy.

A sign-off is one person under another, or a table of several: each cell an agency's name (bold where there is type), a
signature, a name and a role. A group of labels is one signatory; the agency at a cell's head has the part
"organisation", the other lines follow in the order name, role. A copy list is one group, its introducing word taken
off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.agencies import LONGEST, count_in_row, is_agency, length_at_start
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import begins_role
from ofsted_letters.label.columns import split_columns
from ofsted_letters.label.copies import copy_text, label_copies
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.labels import Label, Role

VALEDICTIONS = ("your sincerely", "yours sincerely", "yours faithfully", "your faithfully", "yours truly")
ROLE_OF_WRITER = ("her majesty", "his majesty", "hmi", "senior her majesty", "senior his majesty")
LONGEST_SIGNOFF = 40
"""Lines of a sign-off at most, a copy list and notes at the page's foot included (counted: 15)."""
FEWEST_OF_PROSE = 8
"""Words of a sentence's line at least (counted: signatories' lines have up to 10, three of them in lower case)."""
SHORTEST_NAME = 4
"""Characters of a signatory's line at least: what is shorter is left over from a picture."""
SMALLER = 0.9
"""Of the sign-off's font size: smaller lines are notes (counted: 10 below 12)."""


class _Cell(NamedTuple):
    """The lines of one signatory."""

    head: list[Line]
    """The agency's name."""
    lines: list[Line]


def find_valediction(lines: Sequence[Line]) -> int | None:
    """Index of the line "Yours sincerely"; the last one, since a letter could quote another."""
    for index in range(len(lines) - 1, -1, -1):
        if _is_valediction(lines[index].text):
            return index
    return None


def find_signoff_start(lines: Sequence[Line]) -> int | None:
    """Index of the sign-off's first line: the valediction or, in letters without one, the writer's name.

    The name must stand alone on its line, directly above an inspector's title alone on its own.
    """
    found = find_valediction(lines)
    if found is not None:
        return found
    for index in range(len(lines) - 1, max(len(lines) - LONGEST_SIGNOFF, 0), -1):
        name, title = lines[index - 1].text.strip(), lines[index].text
        if title.casefold().startswith(ROLE_OF_WRITER) and begins_role(title) and is_name(name.rstrip(".,")):
            return index - 1
    return None


def label_signoff(lines: Sequence[Line]) -> list[Label]:
    """Label the lines from the valediction on; lines that are no part of a sign-off get no label."""
    labels: list[Label] = []
    rest: list[Line] = []
    for line in lines:
        if _is_valediction(line.text):
            labels.append(Label(line, Role.VALEDICTION, "valediction", text=line.text))
        else:
            rest.append(line)
    rest = rest[:LONGEST_SIGNOFF]
    copies = next((index for index, line in enumerate(rest) if copy_text(line.text) is not None), len(rest))
    signed = [line for line in _before_prose(rest[:copies]) if _can_sign(line, lines[0].size)]
    for group, cell in enumerate(_cells(signed), 1):
        labels.extend(_plain(line, Role.SIGNATORY, "agency_head", group, "organisation") for line in cell.head)
        labels.extend(_plain(line, Role.SIGNATORY, "signatory_line", group) for line in cell.lines)
    labels.extend(label_copies(rest[copies:]))
    return labels


def _before_prose(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines up to an annex, a note or whatever else follows in sentences.

    Names and titles are written with capitals, and without years.
    """
    for line in lines:
        words = line.text.split()
        small = sum(word[0].islower() for word in words)
        if len(words) >= FEWEST_OF_PROSE and (2 * small > len(words) or any(map(str.isdigit, words))):
            return
        yield line


def _plain(line: Line, role: Role, rule: str, group: int, part: str = "") -> Label:
    text, marks = without_references(line)
    return Label(line, role, rule, group, text, part, marks)


def _is_valediction(text: str) -> bool:
    return len(text) < 40 and text.casefold().startswith(VALEDICTIONS)


def _can_sign(line: Line, size: float) -> bool:
    """Whether a line can be a signatory's: letters, in the body's size, so no note at the page's foot.

    A row of several agencies can't: which of them is whose is lost.
    """
    if count_in_row(line.text) > 1:
        return False
    if len(line.text) < SHORTEST_NAME and not begins_role(line.text) and not is_agency(line.text):  # "HMI", "CQC"
        return False
    return any(map(str.isalpha, line.text)) and line.size > SMALLER * size


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    """One cell for each signatory, row by row: a table's columns are read apart and then in turn."""
    columns = [_column_cells(column) for column in split_columns(lines)]
    depth = max(map(len, columns), default=0)
    return [column[row] for row in range(depth) for column in columns if row < len(column)]


def _column_cells(column: Sequence[Line]) -> list[_Cell]:
    """Cells of one column: each begins with an agency's head, or with a name where no type tells the heads."""
    heads = _bold_heads(column) or _named_heads(column)
    cells: list[_Cell] = []
    at = 0
    while at < len(column):
        below = _end(at, len(column), lambda index: index in heads)
        end = _end(below, len(column), lambda index: index not in heads)
        names = _split_heads(column[at:below])
        people = _people(column[below:end], len(names))
        cells += [_Cell(head or [], lines or []) for head, lines in zip_longest(names, people)]
        at = end
    return cells


def _end(start: int, stop: int, holds: Callable[[int], bool]) -> int:
    """The first index from `start` on for which something does not hold."""
    return next((index for index in range(start, stop) if not holds(index)), stop)


def _split_heads(lines: Sequence[Line]) -> list[list[Line]]:
    """The heads in lines that stand together: several agencies', or one of any name."""
    heads: list[list[Line]] = []
    at = 0
    while at < len(lines):
        length = length_at_start([line.text for line in lines[at:]]) or len(lines) - at
        heads.append(list(lines[at : at + length]))
        at += length
    return heads


def _people(lines: Sequence[Line], count: int) -> list[list[Line]]:
    """The lines below `count` heads, person by person.

    Text can give a table row by row: below the heads of a row either its names and then its roles, or one person
    after the other, of whom the last can have a role alone.
    """
    if count > 1 and len(lines) >= count and all(is_name(line.text) for line in lines[:count]):
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
    if not first.bold or (begins_role(first.text) and not first.text.startswith("HMI ")) or _is_person(first.text):
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


def _is_person(text: str) -> bool:
    name, rest = split_name(text)
    return is_name(name) and (not rest or begins_role(rest))


def _begins_signatory(line: Line, before: Sequence[Line]) -> bool:
    """A name after one who has both a name and a role begins the next signatory."""
    texts = [line.text for line in before]
    has_role = any(begins_role(text) or split_name(text)[1] for text in texts)
    return has_role and any(map(_is_person, texts)) and not begins_role(line.text) and _is_person(line.text)
