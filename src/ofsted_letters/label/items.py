"""Paragraphs, bullets and numbered paragraphs: where each begins, and which lines go on.

A line goes on with the item above it unless something says that an item begins. What speaks, in order:

1. A bullet or a number in sequence begins an item.
2. A line that leaves the hanging indent begins one, where the item above is complete.
3. On one page, what stands in the same row goes on. A gap wider than the pitch begins one; at the pitch, only a
   writer's own break does: a sentence ended and there was room for the next word. Where no gaps part paragraphs, a
   sentence that ended in a full line leaves it open.
4. Over a page break there is no gap to see: the sentence, the indent, the room left on the line above and on its
   page decide.

What is left open is taken to go on, and said to be uncertain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.document import TEXT_ADVANCE, Line
from ofsted_letters.families.family import Family
from ofsted_letters.label.bullets import DASHES, bullet, is_certain, number
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR, ONE_ROW, SAME_EDGE, WIDE, Frame, ends_sentence, first_word
from ofsted_letters.label.labels import UNCERTAIN_BELOW_FULL_LINE, UNCERTAIN_OVER_PAGE
from ofsted_letters.terms import ItemType

NESTED = 9.0
"""Points by which a nested bullet stands to the right of its parent's at least (counted: 13 to 36)."""
DEEPEST = 20
"""Levels of bullets that are told apart (counted: three)."""
TIGHT = 1.09
"""Of the pitch: no wider than inside a paragraph, where superscripts push lines apart by up to 6 in 100."""
FORGOTTEN = 3
"""How far a count may jump and still be the list's: a number was left out, or one was typed wrongly."""
BLANK = 0.8
"""Of the pitch: text this far below the top of its page has an empty paragraph above it."""
NOTES_APART = 31.0
"""Points from the last line of text to the first footnote's at least (counted on 15 pages: 30 to 31)."""
ROOM_BELOW = 0.95
"""Of the pitch: room at a page's foot from which another line would have stood there (of 54 paragraphs that go on
from a first page with three lines or more, none left it; of 283 from later pages, 27 did)."""
ROOM_ABOVE_NOTES = 1.2
"""Of the pitch: room above the notes from which another line would have stood there (counted: 1.05 did not)."""
AMPLE = 20.0
"""Points of room that a line at the pitch must leave where paragraphs otherwise stand apart (counted: those of five
lines that went on left 4 to 15, those of four that ended a paragraph 25 to 51)."""


MARK_IN_COLUMN = "mark_in_column"
"""The rule of bullets that stand below each other, apart from their texts, as programs take them out of PDFs."""


class Start(NamedTuple):
    """The first line of an item."""

    type: ItemType
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


class _Bullet(NamedTuple):
    """The first bullet of a level."""

    x0: float
    edge: float
    """Where its text begins."""


class ItemWalk:
    """Walks down one flow of lines and says of each whether it begins an item.

    Args:
        lines: All of the flow.
        frame: The flow's measures.
        notes: The first footnote's baseline, by page.
        family: Knows how a closing begins.
    """

    def __init__(self, lines: Sequence[Line], frame: Frame, notes: Mapping[int | None, float], family: Family) -> None:
        self._lines = lines
        self._signs: Counter[str] | None = None
        """How many lines begin with each sign that stands alone; counted once it is asked for."""
        self._frame = frame
        self._notes = notes
        self._family = family
        self._bullets: list[_Bullet] = []
        self._hanging: bool | None = None
        self._last_number = 0
        self._item: _Item | None = None
        self._above: Line | None = None
        self._mark_alone = False
        """Whether the line above is a bullet or a number without its text yet."""
        self._waiting = 0
        """Bullets above that one whose texts are still to come."""

    def after_heading(self) -> None:
        """Forget the item above: what follows a heading begins one, and a list begins anew."""
        self._item = None
        self._above = None
        self._bullets = []
        self._hanging = None
        self._mark_alone = False
        self._waiting = 0

    def step(self, line: Line, following: Sequence[Line]) -> Start | str:
        """The item that `line` begins, or the name of the rule by which it goes on with the one above.

        Args:
            line: The next line of the flow.
            following: It and up to two lines after it.
        """
        if self._mark_alone and bullet(line) == line.text:
            self._waiting += 1
            return MARK_IN_COLUMN
        start = self._begins(line, following)
        self._mark_alone = False
        if not isinstance(start, str):
            self._item = _Item(start, line)
            self._mark_alone = start.skip >= len(line.text)
        elif self._item is not None and self._item.start.type != "paragraph":
            self._watch_indent(self._item, line)
        self._above = line
        return start

    def _begins(self, line: Line, following: Sequence[Line]) -> Start | str:
        if (glyph := bullet(line)) is not None and self._is_bullet(line, glyph):
            self._waiting = 0
            return Start("bullet", None, self._bullet_level(line, glyph), len(glyph), "bullet")
        if (numbered := number(line)) is not None and self._is_next_number(*numbered, line):
            self._last_number = int(numbered[0])
            return Start("numbered", numbered[0], 1, numbered[1], "number_in_sequence")
        if self._item is None or self._above is None:
            return self._paragraph("first_line")
        above = self._above
        rule, begins = self._verdict(above, line, following)
        if begins and self._waiting and not self._family.opens_closing(line.text):
            self._waiting -= 1
            return Start("bullet", None, len(self._bullets) or 1, 0, rule)
        return self._paragraph(rule) if begins else rule

    def _paragraph(self, rule: str) -> Start:
        return Start("paragraph", None, 1, 0, rule)

    def _is_bullet(self, line: Line, glyph: str) -> bool:
        """A dash, or what is a bullet only by mistake, can stand in a sentence that the margin has broken there."""
        above = self._above
        if is_certain(line, glyph):
            return True
        if glyph[0] not in DASHES and not self._recurs(glyph[0]):
            return False
        if above is None or ends_sentence(above.text):
            return True
        if line.text[len(glyph) : len(glyph) + 1].isupper() and self._stands_apart(above, line):
            return True
        item = self._item
        if item is not None and item.line.text[0] == glyph[0] and abs(line.x0 - item.line.x0) <= SAME_EDGE:
            return True
        if item is not None and abs(line.x0 - self._text_edge(item)) <= SAME_EDGE:
            return False
        return self._frame.room(glyph.strip(), above) > CLEAR

    def _recurs(self, sign: str) -> bool:
        """Whether another line begins with a sign, as in a list."""
        if self._signs is None:
            self._signs = Counter(line.text[0] for line in self._lines if line.text[1:2] in ("", " "))
        return self._signs[sign] > 1

    def _stands_apart(self, above: Line, line: Line) -> bool:
        """Whether a gap or a page's end parts two lines."""
        return above.page != line.page or line.baseline - above.baseline > WIDE * self._frame.pitch

    def _bullet_level(self, line: Line, glyph: str) -> int:
        """The depth of a bullet by where it stands, or where its text begins.

        The glyphs of one list stand up to 10 points apart; where lines are justified, their texts do.
        """
        levels = self._bullets
        for depth, known in enumerate(levels, 1):
            if abs(line.x0 - known.x0) <= SAME_EDGE:
                del levels[depth:]
                return depth
        edge = line.x0 + TEXT_ADVANCE * len(glyph) if self._frame.monospaced else line.text_x0
        while levels and edge < levels[-1].edge - NESTED:
            levels.pop()
        if not levels or (edge > levels[-1].edge + NESTED and len(levels) < DEEPEST):
            levels.append(_Bullet(line.x0, edge))
        return len(levels)

    def _is_next_number(self, text: str, skip: int, line: Line) -> bool:
        """Whether a number goes on with the count, begins a list anew, or stands where the list's numbers stand."""
        number, item, above = int(text), self._item, self._above
        listed = item is not None and item.start.type == "numbered" and abs(line.x0 - item.line.x0) <= SAME_EDGE
        if number == self._last_number + 1 or (item is None and number == 1):
            return line.text[skip:][:1].isupper() or self._may_end_above(line, listed and skip < len(line.text))
        if item is None:
            return self._last_number == 0
        complete = above is not None and ends_sentence(above.text)
        return listed and complete and self._last_number < number <= self._last_number + FORGOTTEN

    def _may_end_above(self, line: Line, listed: bool) -> bool:
        """Whether an item can end above a line; else a number there belongs to a sentence ("… of section 3.").

        An item of a list, above another with a text of its own, can end anywhere ("improve plans; and").
        """
        above = self._above
        return listed or above is None or ends_sentence(above.text) or self._stands_apart(above, line)

    def _verdict(self, above: Line, line: Line, following: Sequence[Line]) -> tuple[str, bool]:
        """Whether `line`, which has no bullet, begins a paragraph, and the rule that says so."""
        if self._mark_alone:
            return "mark_alone_above", False
        if above.text.endswith("-"):
            return "hyphen_above", False
        may_begin = not line.text[:1].islower()
        if may_begin and self._outdented(line) and (_is_complete(above) or self._room(above, line) > CLEAR):
            return "outdent", True
        # where text has no pages, a page's number between two lines tells that there was one
        if above.page != line.page or (line.page is None and line.number > above.number + 1):
            return self._over_page(above, line, following, may_begin and _is_complete(above))
        return self._on_page(above, line, following, may_begin)

    def _room(self, above: Line, line: Line) -> float:
        in_list = self._item is not None and self._item.start.type != "paragraph"
        return self._frame.room(first_word(line.text), above, in_list)

    def _outdented(self, line: Line) -> bool:
        """Whether a line stands left of the hanging indent that its list keeps."""
        item = self._item
        return item is not None and self._hangs(item) and line.x0 < self._text_edge(item) - 2 * SAME_EDGE

    def _hangs(self, item: _Item) -> bool:
        """Whether the lines of an item are indented under its text; in text input, only when that was seen."""
        if item.start.type == "paragraph":
            return False
        if self._hanging is None:
            return not self._frame.monospaced and self._text_edge(item) > item.line.x0 + SAME_EDGE
        return self._hanging

    def _text_edge(self, item: _Item) -> float:
        """Where an item's text begins after its bullet or number."""
        line = item.line
        return line.x0 + TEXT_ADVANCE * item.start.skip if self._frame.monospaced else line.text_x0

    def _watch_indent(self, item: _Item, line: Line) -> None:
        """Learn from a line that goes on with a list's item whether the list's lines hang under their text."""
        if line.page == item.line.page:
            if abs(line.x0 - self._text_edge(item)) <= SAME_EDGE:
                self._hanging = True
            elif abs(line.x0 - item.line.x0) <= SAME_EDGE:
                self._hanging = False

    def _on_page(self, above: Line, line: Line, following: Sequence[Line], may_begin: bool) -> tuple[str, bool]:
        gap = (line.baseline - above.baseline) / self._frame.pitch
        if gap > WIDE:
            if not may_begin and not _is_complete(above) and self._room(above, line) < CLEAR:
                return "sentence_goes_on_after_gap", False
            return "gap", True
        if not may_begin or not _is_complete(above):
            return "line_goes_on", False
        if line.baseline - above.baseline < ONE_ROW * line.size:
            return "same_row", False
        room = self._room(above, line)
        if gap > TIGHT and room > 0:
            return "small_gap", True
        if room > (AMPLE if self._frame.spaced else CLEAR) and not self._is_broken_by_hand(following):
            return "short_line_above", True
        if self._frame.spaced or (self._item is not None and self._hangs(self._item)):
            return "line_goes_on", False
        return UNCERTAIN_BELOW_FULL_LINE, False

    def _is_broken_by_hand(self, following: Sequence[Line]) -> bool:
        """Whether the line itself ends early in a sentence that goes on below: then early ends say nothing."""
        if len(following) < 2 or not self._frame.spaced:
            return False
        line, below = following[:2]
        goes_on = not ends_sentence(line.text) and below.text[:1].islower() and below.page == line.page
        return goes_on and self._room(line, below) > AMPLE

    def _over_page(self, above: Line, line: Line, following: Sequence[Line], can_begin: bool) -> tuple[str, bool]:
        if not can_begin:
            return "sentence_goes_on_over_page", False
        if self._item is not None and self._hangs(self._item):
            return "hanging_indent_goes_on_over_page", False
        if self._room(above, line) > CLEAR:
            return "new_page_short_line_above", True
        if above.page is not None and line.baseline > self._frame.top + BLANK * self._frame.pitch:
            return "new_page_blank_line_above", True
        if above.ends_paragraph is not None:
            return ("new_page_after_mark", True) if above.ends_paragraph else ("no_mark_over_page", False)
        if self._page_had_room(above, following):
            return "new_page_after_room_below", True
        if self._family.opens_closing(line.text):
            return "closing_formula", True
        return UNCERTAIN_OVER_PAGE, False

    def _page_had_room(self, above: Line, following: Sequence[Line]) -> bool:
        """Whether a paragraph that goes on would have had another line on the page above.

        Word processors leave room only at a paragraph's end, or to carry over two of its lines instead of one.
        """
        if above.page in self._notes:
            left = (self._notes[above.page] - NOTES_APART - above.baseline) / self._frame.pitch
            return left >= ROOM_ABOVE_NOTES and self._lines_of_paragraph(following) > 2
        left = (self._frame.bottom - above.baseline) / self._frame.pitch
        if above.page is None or left < ROOM_BELOW:
            return False
        return left >= 2 or self._lines_of_paragraph(following) > 2

    def _lines_of_paragraph(self, following: Sequence[Line]) -> int:
        """How many lines stand together at the top of `following`."""
        count = 1
        for above, below in pairwise(following):
            if below.page != above.page or below.baseline - above.baseline > WIDE * self._frame.pitch:
                break
            count += 1
        return count


def _is_complete(line: Line) -> bool:
    """Whether a sentence ends with a line, before the digits that refer to notes."""
    return ends_sentence(without_references(line)[0])
