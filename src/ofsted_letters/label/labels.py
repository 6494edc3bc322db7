"""What a line can be. Every non-blank line of a document gets exactly one label."""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Line
from ofsted_letters.families import UNKNOWN
from ofsted_letters.families.family import Family
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.steps import Step
from ofsted_letters.terms import Form, ItemType

ENTRY = "entry"
"""The part of lines that hold all fields of a person in one running text."""
ASPECT, GRADE = "aspect", "grade"
"""The parts of a judgement's row; its table's head has none."""
HEAD = "head"
"""The part of what heads a column of partners or inspectors, or names a field in it."""
ORGANISATION, PERSON, WEBSITE, ADDRESS = "organisation", "person", "website", "address"
"""The other parts of a partner's column."""
NAME = "name"
"""The part of a name's lines in a sign-off's table."""


class Role(StrEnum):
    """Where a line belongs in the letter."""

    TITLE = "title"
    INSPECTION_DATES = "inspection_dates"
    INSPECTOR = "inspector"
    PREVIOUS = "previous_inspections"
    JUDGEMENT = "judgement"
    PARTNER = "partner"
    TEAM = "inspection_team"
    BODY = "responsible_body"
    LETTERHEAD = "letterhead"
    DATE = "date"
    RECIPIENT = "recipient"
    SALUTATION = "salutation"
    SUBJECT = "subject"
    HEADING = "heading"
    ITEM = "item"
    FOOTNOTE = "footnote"
    VALEDICTION = "valediction"
    SIGNATORY = "signatory"
    COPY = "copy"
    RUNNING = "running"
    """At the edge of a page, as on others."""
    FURNITURE = "furniture"
    UNPRINTED = "unprinted"
    UNPLACED = "unplaced"


_role = attrgetter("role")


class SectionStart(NamedTuple):
    """One section: what it holds, and where its heading stands."""

    kind: str
    level: int
    heading: int | None
    """Group of the heading's lines; None for the introduction, the closing and unplaced text."""


class ItemStart(NamedTuple):
    """One item: what it is, and to which section it belongs."""

    section: int
    """Index into the labelling's sections; after a box, items go on in the section that the box interrupted."""
    type: ItemType
    number: str | None
    level: int
    row: int | None = None
    """Of a table's item: the group of the lines that name the body responsible for it."""


class Label(NamedTuple):
    """One line, what it is, and which rule said so."""

    line: Line
    role: Role
    rule: Rule
    """The rule that decided."""
    group: int = 0
    """Lines of one block (an item, a recipient, a signatory) share a number; blocks count up in reading order."""
    text: str = ""
    """What is left to read: without bullet, number, or footnote digits; of a page's number, the number alone."""
    part: str = ""
    """Of a block that has fields: which one the line holds, where its place or weight tells, or `ENTRY`."""
    marks: tuple[str, ...] = ()
    """Footnote markers that stood in the line; in a footnote's first line, its own."""
    doubt: DiagnosticCode | None = None
    """What is doubtful about the label."""
    outcomes: tuple[Outcome[Any], ...] = ()
    """How the rules came to it that look at one line; what declined is in them."""


class Turn(NamedTuple):
    """A step that had its turn, and what it made of the lines that it took."""

    step: Step
    labels: tuple[Label, ...]


class Extent(NamedTuple):
    """The pages of one letter, as the file counts them."""

    first: int
    last: int


class Labelling(NamedTuple):
    """All labels of a document, and what its groups are."""

    labels: tuple[Label, ...]
    """One for each line, in the document's order."""
    recognition: Outcome[Family]
    """How its family was told."""
    sections: tuple[SectionStart, ...]
    """In the order printed."""
    items: dict[int, ItemStart]
    """By the group of the item's lines."""
    letters: tuple[Extent, ...] = ()
    """The pages of each letter in the document; the first is the one that is read."""
    turns: tuple[Turn, ...] = ()
    """The steps, in the order in which they looked at the lines that those before them left."""

    @property
    def form(self) -> Form:
        """Which form the document has."""
        return "report" if Role.TITLE in map(_role, self.labels) else "letter"

    @property
    def family(self) -> Family:
        """The family by which the lines were read."""
        return self.recognition.found.value if self.recognition.found else UNKNOWN
