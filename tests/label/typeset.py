"""Pages for the tests of labels, written as they look.

# Findings              14-point bold; `##` is 12-point, `###` 11-point
Prose that reaches~     `~`: no room is left on the line
the right margin.
                        a blank row: what follows stands apart
/ Early help            12-point italic; `+` is 14-point, neither bold
• A bullet hangs        an indent, a bullet and its space are `CELL` points for each character
  over its lines.
---                     a new page
^ [^1] A note.          9-point; `[^1]` is a raised 1
The last line.~¶        the file marks it as its paragraph's last; `→` as not the last
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import dedent
from types import MappingProxyType
from typing import NamedTuple

from ofsted_letters.document import Document, Line, Medium
from ofsted_letters.evidence import passage
from ofsted_letters.families import focused_visit
from ofsted_letters.families.family import Family
from ofsted_letters.label.body import Body, label_body
from ofsted_letters.label.closing import with_closing
from ofsted_letters.label.labels import Label, Role

LEFT, RIGHT, TOP = 72.0, 522.0, 80.0
PITCH, GAP, CELL = 14.5, 12.0, 9.0
ADVANCE = 5.0
"""Points a character is wide where its line is not full."""
TYPES = {
    "# ": (14.0, True),
    "## ": (12.0, True),
    "### ": (11.0, True),
    "^ ": (9.0, False),
    "/ ": (12.0, False),
    "+ ": (14.0, False),
    "": (12.0, False),
}
MARKS = {"¶": True, "→": False}
_BULLET = re.compile(r"[•–-] +")
_RAISED = re.compile(r"\[\^([^\]]+)\]")


def typeset(text: str) -> list[Line]:
    """The lines that the rows of a text stand for."""
    lines: list[Line] = []
    page, baseline = 1, TOP
    for row in dedent(text).strip("\n").splitlines():
        if row.startswith("---"):
            page, baseline = page + 1, TOP
        elif not row.strip():
            baseline += GAP
        else:
            lines.append(_line(len(lines) + 1, row.rstrip(), page, baseline))
            baseline += PITCH
    return lines


def _line(number: int, row: str, page: int, baseline: float) -> Line:
    mark = MARKS.get(row[-1])
    row = row.rstrip("¶→")
    full, row = row.endswith("~"), row.rstrip("~")
    printed = row.lstrip(" ")
    kind = next(prefix for prefix in TYPES if printed.startswith(prefix))
    size, bold = TYPES[kind]
    text, raised = _raised(printed.removeprefix(kind))
    x0 = LEFT + CELL * (len(row) - len(printed))
    bullet = _BULLET.match(text)
    return Line(
        number=number,
        text=text,
        page=page,
        x0=x0,
        top=baseline - size,
        x1=RIGHT if full else x0 + ADVANCE * len(text),
        bottom=baseline + size / 4,
        baseline=baseline,
        size=size,
        bold=bold,
        text_x0=x0 + CELL * len(bullet[0]) if bullet else x0,
        raised=raised,
        ends_paragraph=mark,
        italic=kind == "/ ",
    )


def _raised(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    spans: list[tuple[int, int]] = []
    while match := _RAISED.search(text):
        text = text[: match.start()] + match[1] + text[match.end() :]
        spans.append((match.start(), match.start() + len(match[1])))
    return text, tuple(spans)


def lowered(lines: Sequence[Line], number: int, points: float) -> list[Line]:
    """The lines with one of them, and what follows on its page, set lower by some points."""
    at = lines[number - 1]
    return [
        line._replace(top=line.top + points, bottom=line.bottom + points, baseline=line.baseline + points)
        if line.number >= number and line.page == at.page
        else line
        for line in lines
    ]


def as_document(lines: Sequence[Line]) -> Document:
    """A PDF of nothing but these lines."""
    pages = max(line.page or 1 for line in lines)
    return Document(tuple(lines), "application/pdf", "pdfium", pages, Medium.BORN_DIGITAL)


class Item(NamedTuple):
    """An item as it reads."""

    type: str
    number: str | None
    level: int
    text: str


class Section(NamedTuple):
    """A section as it reads."""

    kind: str
    level: int
    heading: str | None
    texts: list[str]


def body_of(
    page: str | Sequence[Line],
    family: Family = focused_visit.FAMILY,
    notes: Mapping[int | None, float] = MappingProxyType({}),
    medium: Medium = Medium.BORN_DIGITAL,
    printed: Sequence[Line] | None = None,
) -> Body:
    """The body of pages, labelled; `notes` are the baselines of the pages' first notes."""
    lines = typeset(page) if isinstance(page, str) else page
    return with_closing(label_body(lines, family, notes, medium, printed), family)


def items_of(body: Body) -> list[Item]:
    """The items in the order printed."""
    return [
        Item(item.type, item.number, item.level, text)
        for group, text in _texts(body.labels, Role.ITEM).items()
        for item in (body.items[group],)
    ]


def sections_of(body: Body) -> list[Section]:
    """The sections in the order printed, each with its items."""
    headings, texts = _texts(body.labels, Role.HEADING), _texts(body.labels, Role.ITEM)
    return [
        Section(
            section.kind,
            section.level,
            None if section.heading is None else headings[section.heading],
            [text for group, text in texts.items() if body.items[group].section == index],
        )
        for index, section in enumerate(body.sections)
    ]


def _texts(labels: Sequence[Label], role: Role) -> dict[int, str]:
    groups: dict[int, list[Label]] = {}
    for label in labels:
        if label.role is role:
            groups.setdefault(label.group, []).append(label)
    return {group: passage(members).text for group, members in groups.items()}
