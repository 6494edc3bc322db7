"""How deep an item stands in lists inside lists."""

from __future__ import annotations

from typing import NamedTuple

from ofsted_letters.document import TEXT_ADVANCE, Line, Path
from ofsted_letters.label.counts import Mark
from ofsted_letters.label.frame import SAME_EDGE
from ofsted_letters.label.indents import NESTED, Indents, Item
from ofsted_letters.label.structure import in_text

DEEPEST = 20
"""Levels of bullets that are told apart (counted: three)."""


class _Bullet(NamedTuple):
    """The first bullet of a level."""

    x0: float
    edge: float
    """Where its text begins."""


class Levels:
    """The lists around the item that a walk stands in."""

    def __init__(self, indents: Indents, *, monospaced: bool) -> None:
        self._indents = indents
        self._monospaced = monospaced
        self._listed: set[Path] = set()
        """The items of lists that have begun, by their places in the file's structure."""
        self.forget()

    def forget(self) -> None:
        """Begin anew, below a heading."""
        self._bullets: list[_Bullet] = []
        self._counts: dict[str, int] = {}
        """The level of each count around the item, by the dress of its marks."""

    def open(self, item: Item) -> None:
        """Close the lists below an item's level; bullets can stand below one that is numbered."""
        start, line = item
        self._counts = {dress: level for dress, level in self._counts.items() if level <= start.level}
        if start.type == "numbered":
            del self._bullets[start.level - 1 :]
            if len(self._bullets) == start.level - 1:
                self._bullets.append(_Bullet(line.x0, self._indents.text_edge(item)))
        if (element := in_text(line)) is not None:
            self._listed.add(element.item)

    def of_bullet(self, line: Line, glyph: str) -> int:
        """The depth of a bullet by where it stands, or where its text begins.

        The glyphs of one list stand up to 10 points apart; where lines are justified, their texts do. What stands
        on another list's edge is that list's, whatever the file's structure says: one letter's has a list inside
        an item that stands beside it.
        """
        levels = self._bullets
        for depth, known in enumerate(levels, 1):
            if abs(line.x0 - known.x0) <= SAME_EDGE:
                del levels[depth:]
                return depth
        if self.in_structure(line) == len(levels) + 1:
            levels.append(_Bullet(line.x0, line.text_x0))
            return len(levels)
        edge = line.x0 + TEXT_ADVANCE * len(glyph) if self._monospaced else line.text_x0
        while levels and edge < levels[-1].edge - NESTED:
            levels.pop()
        if not levels or (edge > levels[-1].edge + NESTED and len(levels) < DEEPEST):
            levels.append(_Bullet(line.x0, edge))
        return len(levels)

    def of_text(self) -> int:
        """The depth of an item whose bullet stands elsewhere: that of the last bullet."""
        return len(self._bullets) or 1

    def of_count(self, line: Line, mark: Mark, item: Item | None, above: Line | None) -> int:
        """The depth of a mark that counts: its list's, or below the item that it is indented under or a colon ends."""
        if mark.dress not in self._counts:
            inside = item is not None and above is not None and item.is_listed and _is_under(line, item, above)
            self._counts[mark.dress] = 1 + (item.start.level if item is not None and inside else 0)
        return self._counts[mark.dress]

    def in_structure(self, line: Line) -> int:
        """How many items the file's structure has around a line, of those that have a text, and its own."""
        element = in_text(line)
        path = element.item if element is not None else ()
        return 1 + sum(path[:length] in self._listed for length in range(1, len(path)))


def _is_under(line: Line, item: Item, above: Line) -> bool:
    """Whether a list that begins with a line is part of the item above it."""
    return line.x0 > item.line.x0 + SAME_EDGE or above.text.endswith(":")
