"""Paragraphs, bullets and numbered paragraphs: where each begins, and which lines go on.

A line goes on with the item above it unless something says that an item begins. What speaks, in order:

1. A bullet or a number in sequence begins an item.
2. A line that leaves the hanging indent begins one, where the item above is complete.
3. On one page, a gap wider than the pitch begins one; at the pitch, only a writer's own break does: a sentence
   ended and there was room for the next word.
4. Over a page break there is no gap to see: the sentence, the room left and the indent decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.label.bullets import bullet, number
from ofsted_letters.label.frame import SAME_EDGE, Frame, ends_sentence, first_word

TIGHT = 1.09
"""Of the pitch: no wider than inside a paragraph, where superscripts push lines apart by up to 6 in 100."""
WIDE = 1.22
"""Of the pitch: wider than any gap inside a paragraph (counted: gaps between begin at 1.24)."""
ROOM = 1.3
"""Widths of the next line's first word from which there was clearly room for it."""
FULL = 0.8
"""Widths of it up to which there was clearly none."""
NESTED = 9.0
"""Points by which a nested bullet stands to the right of its parent's at least (counted: 13 to 36)."""


class Start(NamedTuple):
    """The first line of an item."""

    type: str
    number: str | None
    level: int
    skip: int
    """Characters of bullet or number before the text."""
    rule: str


class _Item(NamedTuple):
    """The item that the walk stands in."""

    start: Start
    line: Line
    """Its first line."""
    length: int
    """Lines so far."""


class ItemWalk:
    """Walks down one flow of lines and says of each whether it begins an item."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._bullets: list[float] = []
        self._last_number = 0
        self._item: _Item | None = None
        self._above: Line | None = None

    def after_heading(self) -> None:
        """Forget the item above: what follows a heading begins one, and a list begins anew."""
        self._item = None
        self._above = None
        self._bullets = []

    def step(self, line: Line, below: Line | None) -> Start | str:
        """The item that `line` begins, or the name of the rule by which it goes on with the one above."""
        start = self._begins(line, below)
        if isinstance(start, str):
            assert self._item is not None
            self._item = self._item._replace(length=self._item.length + 1)
        else:
            self._item = _Item(start, line, 1)
        self._above = line
        return start

    def _begins(self, line: Line, below: Line | None) -> Start | str:
        if (glyph := bullet(line)) is not None and self._is_bullet(line, glyph):
            return Start("bullet", None, self._bullet_level(line), len(glyph), "bullet")
        if (numbered := number(line)) is not None and self._in_sequence(numbered[0]):
            self._last_number = int(numbered[0])
            return Start("numbered", numbered[0], 1, numbered[1], "number_in_sequence")
        if self._item is None or self._above is None:
            return self._paragraph("first_line")
        above = self._above
        rule, begins = self._verdict(above, line, below)
        return self._paragraph(rule) if begins else rule

    def _paragraph(self, rule: str) -> Start:
        return Start("paragraph", None, 1, 0, rule)

    def _is_bullet(self, line: Line, glyph: str) -> bool:
        """A dash before a lower-case word can be a dash in a sentence that the line's end has cut."""
        if glyph[0] not in "-–" or self._above is None or line.text[len(glyph) : len(glyph) + 1].isupper():
            return True
        return ends_sentence(self._above.text)

    def _bullet_level(self, line: Line) -> int:
        while self._bullets and line.x0 < self._bullets[-1] - NESTED:
            self._bullets.pop()
        if not self._bullets or line.x0 > self._bullets[-1] + NESTED:
            self._bullets.append(line.x0)
        return len(self._bullets)

    def _in_sequence(self, text: str) -> bool:
        return int(text) == self._last_number + 1 or (self._last_number == 0 and self._item is None)

    def _verdict(self, above: Line, line: Line, below: Line | None) -> tuple[str, bool]:
        """Whether `line`, which has no bullet, begins a paragraph, and the rule that says so."""
        if above.text.endswith("-"):
            return "hyphen_above", False
        room = self._frame.fits(first_word(line.text), above)
        ended = ends_sentence(above.text)
        if self._outdented(line) and (ended or room > ROOM) and not line.text[:1].islower():
            return "outdent", True
        if above.page != line.page:
            return self._over_page(above, line, below, room, ended)
        return self._on_page(above, line, room, ended)

    def _outdented(self, line: Line) -> bool:
        """Whether a line stands left of the hanging indent that its item's lines keep."""
        item = self._item
        if item is None or item.start.type == "paragraph":
            return False
        return line.x0 < item.line.text_x0 - 2 * SAME_EDGE and self._hangs(item)

    def _hangs(self, item: _Item) -> bool:
        return item.line.text_x0 > item.line.x0 + SAME_EDGE

    def _on_page(self, above: Line, line: Line, room: float, ended: bool) -> tuple[str, bool]:
        gap = (line.baseline - above.baseline) / self._frame.pitch
        if gap < 0:
            return "column_top", ended
        if gap > WIDE:
            if not ended and room < ROOM and line.text[:1].islower():
                return "sentence_goes_on_after_gap", False
            return "gap", True
        if ended and room > ROOM and not line.text[:1].islower():
            return ("short_line_above" if gap <= TIGHT else "small_gap"), True
        if gap > TIGHT and ended and room > FULL:
            return "small_gap", True
        return "line_goes_on", False

    def _over_page(self, above: Line, line: Line, below: Line | None, room: float, ended: bool) -> tuple[str, bool]:
        if not ended:
            if room > ROOM and self._item is not None and self._indented_as_paragraph(line):
                return "new_page_short_line_above", True
            return "sentence_goes_on_over_page", False
        if line.text[:1].islower():
            return "sentence_goes_on_over_page", False
        if room > ROOM:
            return "new_page_short_line_above", True
        if self._item is not None and self._item.length == 1 and self._item.start.type == "paragraph":
            return "new_page_no_widow", True
        if self._stands_alone(line, below):
            return "new_page_no_orphan", True
        return "goes_on_over_page", False

    def _indented_as_paragraph(self, line: Line) -> bool:
        return line.text[:1].isupper() and abs(line.x0 - self._frame.left) <= SAME_EDGE

    def _stands_alone(self, line: Line, below: Line | None) -> bool:
        """Word processors carry over two lines of a paragraph at least: a single one is a paragraph of its own."""
        if below is None or below.page != line.page:
            return False
        return below.baseline - line.baseline > WIDE * self._frame.pitch
