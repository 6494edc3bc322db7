"""Strengths beside areas for development: a table of two columns under two headings, each read from top to bottom.

Its cells tell where it ends and which column a line stands in. Where no structure of the file does, a line that crosses
from one column to the other ends it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ofsted_letters.document import Line, Medium
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.label.body import Body, label_body
from ofsted_letters.label.columns import are_beside
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR
from ofsted_letters.label.labels import SectionStart
from ofsted_letters.label.structure import cell, goes_on_in_table
from ofsted_letters.terms import FINDING_KINDS

LOOK_AHEAD = 20
"""Lines from a table's headings on among which two stand beside each other."""


class _Table(NamedTuple):
    """Two columns among the body's lines `start` to `stop` (exclusive)."""

    start: int
    stop: int
    columns: tuple[list[Line], list[Line]]


def label_columns(
    lines: Sequence[Line],
    family: Family,
    notes: Mapping[int | None, float],
    medium: Medium = Medium.BORN_DIGITAL,
    printed: Sequence[Line] | None = None,
) -> Body:
    """Label a body, of which the columns of each table are read one after the other; see `label_body`."""
    table = _table(lines, family)
    if table is None:
        return label_body(lines, family, notes, medium, printed)
    above = label_body(lines[: table.start], family, notes, medium, printed)
    left, right = (label_body(column, family, notes, medium, printed) for column in table.columns)
    below = label_columns(lines[table.stop :], family, notes, medium, printed)
    return _joined([above, left, right, below], family.outline.opening)


def _table(lines: Sequence[Line], family: Family) -> _Table | None:
    """The first table that two known headings in one row begin."""
    for at, (left, right) in enumerate(pairwise(lines)):
        if are_beside(left, right) and _are_headings(left, right, family):
            edge = _edge(right, lines[at + 2 : at + LOOK_AHEAD])
            stop = _stop(lines, at, edge, family)
            columns: tuple[list[Line], list[Line]] = ([], [])
            for line in lines[at:stop]:
                columns[_is_right(line, left, right, edge)].append(line)
            return _Table(at, stop, columns)
    return None


def _are_headings(left: Line, right: Line, family: Family) -> bool:
    kinds = {_kind(line, family) for line in (left, right)}
    return len(kinds) == 2 and kinds.issubset(FINDING_KINDS)


def _kind(line: Line, family: Family) -> str | None:
    """What a heading opens that is known to its last word."""
    text = normalise(without_references(line)[0])
    return family.section_kind(text) if family.is_whole_heading(text) else None


def _edge(right: Line, below: Sequence[Line]) -> float:
    """Where the right column begins: its heading can be centred over what stands beside other lines."""
    beside = [other.x0 for line, other in pairwise(below) if are_beside(line, other) and other.x0 > line.x1]
    return min([right.x0, *beside]) - CLEAR


def _stop(lines: Sequence[Line], at: int, edge: float, family: Family) -> int:
    """Where a table ends whose headings are two lines."""
    left, right = lines[at : at + 2]
    for index in range(at + 2, len(lines)):
        above, line = lines[index - 1 : index + 1]
        if cell(left) and cell(right):
            if not goes_on_in_table(above, line):
                return index
        elif line.x0 < edge and (
            line.x1 > edge + CLEAR or family.opens_closing(line.text) or _kind(line, family) is not None
        ):
            return index
    return len(lines)


def _is_right(line: Line, left: Line, right: Line, edge: float) -> bool:
    """Whether a line stands in the right one of the columns that two headings begin."""
    if cell(left) and cell(line):
        return cell(line)[-1] >= cell(right)[-1]
    return line.x0 >= edge


def _joined(bodies: Sequence[Body], opening: str) -> Body:
    """Bodies one after the other; what begins without a heading goes on in the section above."""
    whole = Body([], [], {})
    for body in bodies:
        group = max((label.group for label in whole.labels), default=0)
        goes_on = bool(whole.sections and body.sections) and body.sections[0] == SectionStart(opening, 1, None)
        shift = len(whole.sections) - goes_on
        whole.labels.extend(label._replace(group=label.group + group) for label in body.labels)
        whole.sections.extend(_shifted(section, group) for section in body.sections[goes_on:])
        whole.items.update(
            (number + group, item._replace(section=item.section + shift)) for number, item in body.items.items()
        )
    return whole._replace(labels=sorted(whole.labels, key=attrgetter("line.number")))


def _shifted(section: SectionStart, by: int) -> SectionStart:
    return section if section.heading is None else section._replace(heading=section.heading + by)
