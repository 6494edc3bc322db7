"""An item, and where its lines stand: under its text, or at the margin."""

from __future__ import annotations

from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import TEXT_ADVANCE, Line
from ofsted_letters.label.frame import SAME_EDGE
from ofsted_letters.label.labels import Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.terms import ItemType

NESTED = 9.0
"""Points by which a nested bullet stands to the right of its parent's at least (counted: 13 to 36)."""


class Start(NamedTuple):
    """What begins with the first line of an item."""

    type: ItemType
    number: str | None
    level: int
    skip: int
    """Characters of bullet or number before the text."""


PARAGRAPH = Start("paragraph", None, 1, 0)


class Step(NamedTuple):
    """What a line is to the item above it."""

    rule: Rule
    start: Start | None = None
    """The item that begins with it; None where it goes on."""
    doubt: DiagnosticCode | None = None
    role: Role = Role.ITEM


class Item(NamedTuple):
    """An item, as far as its first line tells."""

    start: Start
    line: Line

    @property
    def is_listed(self) -> bool:
        """Whether it has a bullet or a number."""
        return self.start.type != "paragraph"

    def numbers_at(self, line: Line) -> bool:
        """Whether it is numbered, and a line stands where its number does."""
        return self.start.type == "numbered" and abs(line.x0 - self.line.x0) <= SAME_EDGE


class Indents:
    """Where the lines of a list's items were seen to go on."""

    def __init__(self, *, monospaced: bool) -> None:
        self._monospaced = monospaced
        self.forget()

    def forget(self) -> None:
        """Begin anew, below a heading."""
        self._hanging: bool | None = None
        self._numbered: float | None = None
        """Where the lines of numbered items go on, right of their numbers."""

    def of(self, item: Item) -> float | None:
        """Where an item's lines hang under its text; None where they don't or, in text input, were not seen to."""
        if item.start.type == "paragraph" or self._hanging is False:
            return None
        edge = self.text_edge(item)
        hangs = self._hanging or (not self._monospaced and edge > item.line.x0 + SAME_EDGE)
        return edge if hangs else None

    def numbered(self, item: Item) -> float | None:
        """Where the lines of an item that has a number were seen to go on."""
        return self._numbered if item.start.type == "numbered" else None

    def text_edge(self, item: Item) -> float:
        """Where an item's text begins after its bullet or number; text can have it glued to its mark."""
        if (seen := self.numbered(item)) is not None:
            return seen
        line = item.line
        glued = self._monospaced and line.text_x0 == line.x0
        return line.x0 + TEXT_ADVANCE * item.start.skip if glued else line.text_x0

    def watch(self, item: Item, line: Line) -> None:
        """Learn from a line that goes on with a list's item whether the list's lines hang under their text."""
        if line.page != item.line.page:
            return
        if item.start.type == "numbered" and not self._monospaced and line.x0 > item.line.x0 + NESTED:
            self._numbered = line.x0
        if abs(line.x0 - self.text_edge(item)) <= SAME_EDGE:
            self._hanging = True
        elif abs(line.x0 - item.line.x0) <= SAME_EDGE:
            self._hanging = False
