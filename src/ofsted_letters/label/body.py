"""The letter's body: sections, headings and items, and which line belongs to which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile
from operator import attrgetter
from typing import Any, NamedTuple

from ofsted_letters.document import Line, Medium, Path
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import without_gaps
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import SAME_EDGE, Frame, measure
from ofsted_letters.label.headings import Heading, Placed, find_headings, place
from ofsted_letters.label.indents import Step
from ofsted_letters.label.items import ItemWalk
from ofsted_letters.label.labels import ItemStart, Label, Role, SectionStart
from ofsted_letters.label.seams import Flow, stand_close
from ofsted_letters.label.structure import cell, goes_on_in_table, lone_cells

BOX_INDENT = 4.0
"""Points by which a box's text stands right of the body's margin at least (counted: 5 to 25)."""


class Body(NamedTuple):
    """The labels of the body's lines, its sections in the order printed, and its items by group."""

    labels: list[Label]
    sections: list[SectionStart]
    items: dict[int, ItemStart]


def label_body(
    lines: Sequence[Line],
    family: Family,
    notes: Mapping[int | None, float],
    medium: Medium = Medium.BORN_DIGITAL,
    printed: Sequence[Line] | None = None,
    rows: Mapping[int, int] | None = None,
) -> Body:
    """Label every line between the subject and the sign-off.

    Args:
        lines: The body's lines.
        family: Knows the headings and how they nest.
        notes: The first footnote's baseline, by page.
        medium: How the text came to be in the file.
        printed: All lines of the letter.
        rows: Of lines in a table, the row, by the line's number; an item begins with each.
    """
    if not lines:
        return Body([], [], {})
    frame = measure(lines, medium)
    headings = find_headings(lines, frame, family)
    placed = place(_with_boxes(headings.found, lines), family)
    builder = _Builder(family, rows or {}, headings.outcomes)
    for part in _parts(lines, placed, frame, family.outline.boxes):
        own = measure(part.lines, medium)._replace(spaced=frame.spaced) if part.boxed else frame
        opening = _opening(part)
        close = len(opening) if stand_close(opening, own) else 0
        builder.add(part, Flow(part.lines, own, notes, family, lines if printed is None else printed, close))
    return _with_rows(builder.body(), family.outline.rows)


class _Part(NamedTuple):
    """Lines that are read in one go: the body without its boxes, or one box."""

    lines: list[Line]
    headings: dict[int, Placed]
    """By the number of the heading's first line."""
    boxed: bool


def _opening(part: _Part) -> list[Line]:
    """The lines above a part's first heading."""
    return list(takewhile(lambda line: line.number not in part.headings, part.lines))


def _parts(lines: Sequence[Line], placed: Sequence[Placed], frame: Frame, boxed: Set[str]) -> list[_Part]:
    headings = {lines[p.heading.start].number: p for p in placed}
    boxes = {number: p for number, p in headings.items() if p.kind in boxed}
    if not boxes:
        return [_Part(list(lines), headings, boxed=False)]
    main: list[Line] = []
    framed: list[_Part] = []
    edges = _Edges()
    frames = lone_cells(lines)
    at = 0
    while at < len(lines):
        stop = at
        if box := boxes.get(lines[at].number):
            stop = _cell_end(lines, at, frames, boxes.keys(), main)
            if stop <= box.heading.stop:
                stop = _indent_end(lines, box, headings, edges, frame)
        if box and stop > at:
            framed.append(_Part(list(lines[at:stop]), {lines[at].number: box}, boxed=True))
            at = stop
        else:
            main.append(lines[at])
            edges.add(lines[at])
            at += 1
    return [_Part(main, headings, boxed=False), *framed]


def _with_boxes(headings: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings, those of no known words that a box begins with as a case study's.

    A box is a table of one cell that holds more than its heading, below text that stands in no such table.
    """
    if all(heading.kind for heading in headings):
        return list(headings)
    frames = lone_cells(lines)
    return [
        heading._replace(kind="case_study") if heading.kind is None and _begins_box(heading, lines, frames) else heading
        for heading in headings
    ]


def _begins_box(heading: Heading, lines: Sequence[Line], frames: Set[Path]) -> bool:
    start, stop = heading.start, heading.stop
    if not start or cell(lines[start]) not in frames or goes_on_in_table(lines[start - 1], lines[start]):
        return False
    return stop < len(lines) and cell(lines[stop]) == cell(lines[start])


class _Edges:
    """Where lines and their texts begin, from left to right."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def add(self, line: Line) -> None:
        for edge in (line.x0, line.text_x0):
            at = bisect_left(self._known, edge)
            if self._known[at : at + 1] != [edge]:
                self._known.insert(at, edge)

    def has(self, x0: float, right_of: float) -> bool:
        """Whether a line begins at a place, or so near it that the two share an edge."""
        at = bisect_right(self._known, x0 + SAME_EDGE)
        return at > 0 and self._known[at - 1] > right_of and x0 - self._known[at - 1] <= SAME_EDGE


def _cell_end(lines: Sequence[Line], start: int, frames: Set[Path], boxes: Set[int], above: Sequence[Line]) -> int:
    """Where a box ends that is a table of one cell; at its start where it is none, or one with no more than a heading.

    Other headings in the cell are the box's text; another box's ends it. A page's end cuts the table in two of one
    cell each. A table that the text above stands in, too, holds the page and is no box.
    """
    held = cell(lines[start])
    if held not in frames or (above and goes_on_in_table(above[-1], lines[start])):
        return start
    for at in range(start + 1, len(lines)):
        before, line = lines[at - 1], lines[at]
        if line.page != before.page and cell(line) in frames and goes_on_in_table(before, line):
            held = cell(line)
        if line.number in boxes or cell(line)[: len(held)] != held:
            return at
    return len(lines)


def _indent_end(lines: Sequence[Line], box: Placed, headings: dict[int, Placed], above: _Edges, frame: Frame) -> int:
    """Where a box ends that is told by its indent: at its start where it has none.

    It ends at the next heading, or where a line stands left of it or on an edge of the text above it.
    """
    edge = box.heading.x0
    if edge <= frame.left + BOX_INDENT:
        return box.heading.start
    at = box.heading.stop
    while at < len(lines) and lines[at].number not in headings:
        x0 = lines[at].x0
        if abs(x0 - edge) > SAME_EDGE and (x0 < edge or above.has(x0, right_of=edge + SAME_EDGE)):
            break
        at += 1
    return at


class _Builder:
    """Collects labels, sections and items over the flows; sections come out in the order printed."""

    def __init__(self, family: Family, rows: Mapping[int, int], tried: Mapping[int, Outcome[Any]]) -> None:
        self._rows = rows
        self._row: int | None = None
        self._family = family
        self._tried = tried
        """How each line came out that could have begun a heading."""
        self._labels: list[Label] = []
        self._sections: list[tuple[int, SectionStart]] = []
        self._items: dict[int, ItemStart] = {}
        self._group = 0

    def add(self, part: _Part, flow: Flow) -> None:
        walk = ItemWalk(flow)
        section: int | None = None
        lines = iter(enumerate(part.lines))
        for at, line in lines:
            placed = part.headings.get(line.number)
            if placed is not None:
                section = self._open(line, SectionStart(placed.kind, placed.level, self._next_group()))
                self._heading_line(line, placed.heading)
                for _ in range(placed.heading.stop - placed.heading.start - 1):
                    self._heading_line(next(lines)[1], placed.heading)
                walk.after_heading()
                continue
            if section is None:
                section = self._open(line, SectionStart(self._family.outline.opening, 1, None))
            if self._rows and self._begins_row(line):
                walk.after_heading()
            self._item_line(line, walk.step(at), section)

    def _begins_row(self, line: Line) -> bool:
        """Whether a line is the first of a table's row."""
        above, self._row = self._row, self._rows.get(line.number)
        return self._row is not None and self._row != above

    def _heading_line(self, line: Line, heading: Heading) -> None:
        text, marks = without_references(line)
        label = Label(line, Role.HEADING, heading.rule, self._group, without_gaps(text), "", marks, heading.doubt)
        self._labels.append(label._replace(outcomes=self._outcomes(line)))

    def _item_line(self, line: Line, told: tuple[Step, tuple[Outcome[Step], ...]], section: int) -> None:
        step, outcomes = told
        text, marks = without_references(line)
        if step.start is not None:
            kind, number, level, skip = step.start
            self._items[self._next_group()] = ItemStart(section, kind, number, level, self._row)
            text = text[skip:].lstrip()
        tried = self._outcomes(line) + outcomes
        self._labels.append(Label(line, step.role, step.rule, self._group, text, "", marks, step.doubt, tried))

    def _outcomes(self, line: Line) -> tuple[Outcome[Any], ...]:
        """How the rules for headings came out, if they looked at the line."""
        tried = self._tried.get(line.number)
        return (tried,) if tried is not None else ()

    def _open(self, line: Line, section: SectionStart) -> int:
        self._sections.append((line.number, section))
        return len(self._sections) - 1

    def _next_group(self) -> int:
        self._group += 1
        return self._group

    def body(self) -> Body:
        """Labels in the order of lines, sections in the order printed."""
        order = sorted(range(len(self._sections)), key=lambda index: self._sections[index][0])
        moved = {old: new for new, old in enumerate(order)}
        items = {
            group: item if moved[item.section] == item.section else item._replace(section=moved[item.section])
            for group, item in self._items.items()
        }
        labels = sorted(self._labels, key=attrgetter("line.number"))
        return Body(labels, [self._sections[index][1] for index in order], items)


def _with_rows(body: Body, rows: Set[str]) -> Body:
    """Put the bullets of a table's row below its text, from the first that has one."""
    if not rows:
        return body
    led: set[int] = set()
    items = {}
    for group, item in body.items.items():
        if item.type == "paragraph":
            led.add(item.section)
        nested = item.type == "bullet" and item.section in led and body.sections[item.section].kind in rows
        items[group] = item._replace(level=item.level + 1) if nested else item
    return body._replace(items=items)
