"""Columns below a report's heading that hold values: the bodies of a partnership, or the inspection team.

Each column has a head. The rows of a partner's column are the body, the person, the web address and the post; cells
of the file's structure part them, or the space between rows; where there is none, the words do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_letters.document import Line
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.fields.names import is_led_by_name
from ofsted_letters.fields.partners import goes_on_web_address, is_web_address
from ofsted_letters.label.columns import split_cells, split_columns
from ofsted_letters.label.labels import ADDRESS, HEAD, ORGANISATION, PERSON, WEBSITE, Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import cell


def label_panels(lines: Sequence[Line], family: Family) -> list[Label]:
    """Labels of the panels among a report's lines, their headings without a group."""
    panels = family.outline.panels
    starts = [at for at, line in enumerate(lines) if normalise(line.text) in panels]
    labels = []
    for start in starts:
        role = Role(panels[normalise(lines[start].text)])
        below = range(start + 1, len(lines))
        stop = next((at for at in below if _ends_panel(lines[start + 1], lines[at], family)), len(lines))
        labels.append(Label(lines[start], role, Rule.HEADING_OF_PANEL))
        labels += _label_columns(lines[start + 1 : stop], role)
    return labels


def _ends_panel(first: Line, line: Line, family: Family) -> bool:
    """Whether a line is a heading, or stands in no table's cell where the panel's first line does."""
    heading = normalise(line.text)
    known = heading in family.outline.panels or family.is_whole_heading(heading)
    return known or (cell(first) != () and cell(line) == ())


def _label_columns(lines: Sequence[Line], role: Role) -> Iterator[Label]:
    for group, column in enumerate(split_columns(lines), 1):
        parts = _partner(column) if role is Role.PARTNER else [HEAD, *("" for _ in column[1:])]
        for line, part in zip(column, parts, strict=True):
            yield Label(line, role, Rule.COLUMN_OF_PANEL, group, line.text, part)


def _partner(column: Sequence[Line]) -> list[str]:
    """The part of each line of a partner's column, from its head down."""
    web = next((at for at, line in enumerate(column) if at and is_web_address(line.text)), None)
    cells = split_cells(column[1:web])
    parts = [HEAD, *_body_and_person(cells, has_web=web is not None)]
    if web is not None:
        end = _end_of_web_address(column, web)
        parts += [WEBSITE] * (end - web) + [ADDRESS] * (len(column) - end)
    return [HEAD if line.text.endswith(":") else part for line, part in zip(column, parts, strict=True)]


def _body_and_person(cells: Sequence[Sequence[Line]], *, has_web: bool) -> list[str]:
    """The parts of the lines above the web address: the body's cell and the person's, or those of one cell by words."""
    if len(cells) == 1:
        lines = cells[0]
        person = next((at for at, line in enumerate(lines) if at and is_led_by_name(line.text)), len(lines))
        return [ORGANISATION] * person + [PERSON] * (len(lines) - person)
    parts: list[str] = []
    for index, lines in enumerate(cells):
        part = ORGANISATION if index == 0 else PERSON if index == 1 or has_web else ADDRESS
        parts += [part] * len(lines)
    return parts


def _end_of_web_address(column: Sequence[Line], web: int) -> int:
    below = range(web + 1, len(column))
    return next((at for at in below if not goes_on_web_address(column[at].text)), len(column))
