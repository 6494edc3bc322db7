"""Paragraphs, bullets and numbered paragraphs: where each begins, and which lines go on.

A line goes on with the item above it unless something says that an item begins. What speaks, in order:

1. A bullet or a number in sequence begins an item, and so does the first line of a list's item by the file's structure.
2. Where a sentence has ended, the file's structure says whether a paragraph has: on one page by its elements, over a
   page break by an empty one between.
3. A line that leaves the hanging indent begins one, where the item above is complete.
4. On one page, what stands in the same row goes on. A gap wider than the pitch begins one; at the pitch, the
   paragraph's mark tells, or a writer's own break: a sentence ended and there was room for the next word. Where no gaps
   part paragraphs, a sentence that ended in a full line leaves it open.
5. Over a page break there is no gap to see: the sentence, the indent, the room left on the line above, the paragraph's
   mark and the room left on its page decide.

What is left open is taken to go on, and said to be uncertain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import TEXT_ADVANCE, Line, Path
from ofsted_letters.families.family import Family
from ofsted_letters.label.bullets import DASHES, bullet, is_certain, number, number_of_item
from ofsted_letters.label.counts import Mark, counted
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR, ONE_ROW, SAME_EDGE, WIDE, Frame, ends_sentence, first_word
from ofsted_letters.label.structure import begins_list_item, has_empty_between, in_text
from ofsted_letters.terms import ItemType

NESTED = 9.0
"""Points by which a nested bullet stands to the right of its parent's at least (counted: 13 to 36)."""
DEEPEST = 20
"""Levels of bullets that are told apart (counted: three)."""
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


class GoesOn(NamedTuple):
    """A line that goes on with the item above it."""

    rule: str
    doubt: DiagnosticCode | None = None


MARK_IN_COLUMN = GoesOn("mark_in_column")
"""Of bullets that stand below each other, apart from their texts, as programs take them out of PDFs."""


class Start(NamedTuple):
    """The first line of an item."""

    type: ItemType
    number: str | None
    level: int
    skip: int
    """Characters of bullet or number before the text."""
    rule: str
    doubt: DiagnosticCode | None = None


class _Verdict(NamedTuple):
    """Whether a line without a mark begins an item, and the rule that says so."""

    rule: str
    begins: bool
    doubt: DiagnosticCode | None = None


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
        printed: All lines of the letter.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        frame: Frame,
        notes: Mapping[int | None, float],
        family: Family,
        printed: Sequence[Line],
    ) -> None:
        self._lines = lines
        self._printed = printed
        self._signs: Counter[str] | None = None
        """How many lines begin with each bullet; counted once it is asked for."""
        self._frame = frame
        self._notes = notes
        self._family = family
        self._bullets: list[_Bullet] = []
        self._marks = counted(lines)
        self._counts: dict[str, int] = {}
        """The level of each count around the item, by the dress of its marks."""
        self._hanging: bool | None = None
        self._indent: float | None = None
        """Where the lines of numbered items were seen to go on, right of their numbers."""
        self._last_number = 0
        self._item: _Item | None = None
        self._above: Line | None = None
        self._mark_alone = False
        """Whether the line above is a bullet or a number without its text yet."""
        self._listed: set[Path] = set()
        """The items of lists that have begun, by their places in the file's structure."""
        self._waiting = 0
        """Bullets above that one whose texts are still to come."""

    def after_heading(self) -> None:
        """Forget the item above: what follows a heading begins one, and a list begins anew."""
        self._item = None
        self._above = None
        self._bullets = []
        self._counts = {}
        self._hanging = self._indent = None
        self._mark_alone = False
        self._waiting = 0

    def step(self, line: Line, following: Sequence[Line]) -> Start | GoesOn:
        """The item that `line` begins, or the rule by which it goes on with the one above.

        Args:
            line: The next line of the flow.
            following: It and up to two lines after it.
        """
        if self._mark_alone and bullet(line) == line.text:
            self._waiting += 1
            return MARK_IN_COLUMN
        start = self._begins(line, following)
        self._mark_alone = False
        if isinstance(start, Start):
            self._item = _Item(start, line)
            self._open(start, line)
            if (element := in_text(line)) is not None:
                self._listed.add(element.item)
            self._mark_alone = start.skip >= len(line.text)
        elif self._item is not None and self._item.start.type != "paragraph":
            self._watch_indent(self._item, line)
        self._above = line
        return start

    def _open(self, start: Start, line: Line) -> None:
        """Close the lists below an item's level; bullets can stand below one that is numbered."""
        self._counts = {dress: level for dress, level in self._counts.items() if level <= start.level}
        if start.type == "numbered":
            del self._bullets[start.level - 1 :]
            if len(self._bullets) == start.level - 1:
                self._bullets.append(_Bullet(line.x0, self._text_edge(_Item(start, line))))

    def _begins(self, line: Line, following: Sequence[Line]) -> Start | GoesOn:
        if (glyph := bullet(line)) is not None and self._is_bullet(line, glyph):
            self._waiting = 0
            return Start("bullet", None, self._bullet_level(line, glyph), len(glyph), "bullet")
        if (numbered := number(line)) is not None and self._is_next_number(*numbered, line):
            self._last_number = int(numbered[0])
            return Start("numbered", numbered[0], 1, numbered[1], "number_in_sequence")
        if (listed := self._list_item(line) or self._number_without_stop(line)) is not None:
            return listed
        if (mark := self._marks.get(line.number)) is not None:
            return Start("numbered", mark.number, self._count_level(line, mark), mark.skip, "counted")
        if self._item is None or self._above is None:
            return Start("paragraph", None, 1, 0, "first_line")
        above = self._above
        rule, begins, doubt = self._told(above, line, following) or self._seen(above, line, following)
        if not begins:
            return GoesOn(rule, doubt)
        if self._waiting and not self._family.opens_closing(line.text):
            self._waiting -= 1
            return Start("bullet", None, len(self._bullets) or 1, 0, rule, doubt)
        return Start("paragraph", None, 1, 0, rule, doubt)

    def _list_item(self, line: Line) -> Start | None:
        """The item of a list that only the file's structure says to be one: its mark is a letter, or no text."""
        element = in_text(line)
        if element is None or not begins_list_item(self._above, line):
            return None
        if (marked := number_of_item(line, {self._last_number + 1, element.item[-1] + 1})) is not None:
            text, skip = marked
            self._last_number = int(text) if text.isdigit() else self._last_number
            return Start("numbered", text, self._depth(line), skip, "list_item")
        above = self._above
        if above is not None and (line.text[:1].islower() or not _is_complete(above) or above.page != line.page):
            return None  # a page's end cuts an item in two
        return Start("bullet", None, self._depth(line), 0, "list_item")

    def _is_indented(self, item: _Item, line: Line) -> bool:
        """Whether a line stands where the lines of numbered items go on."""
        indent = self._indent if item.start.type == "numbered" else None
        return indent is not None and abs(line.x0 - indent) <= SAME_EDGE

    def _number_without_stop(self, line: Line) -> Start | None:
        """The next number of a list, out at the list's edge below the indent of the text above, that lost its stop."""
        item, above = self._item, self._above
        if item is None or above is None or item.start.type != "numbered" or not _is_complete(above):
            return None
        if abs(line.x0 - item.line.x0) > SAME_EDGE or above.x0 <= line.x0 + SAME_EDGE:
            return None
        marked = number_of_item(line, {self._last_number + 1})
        if marked is None or marked[0] != str(self._last_number + 1):
            return None
        self._last_number += 1
        return Start("numbered", marked[0], 1, marked[1], "number_without_stop")

    def _told(self, above: Line, line: Line, following: Sequence[Line]) -> _Verdict | None:
        """What the file's structure says, where it speaks and the sentence does not speak against it."""
        one, other = in_text(above), in_text(line)
        if one is None or other is None or self._mark_alone or above.text.endswith("-"):
            return None
        ends = _is_complete(above) and not line.text[:1].islower()
        if above.page != line.page:
            if one.path == other.path:
                return _Verdict("same_element", False)
            if self._item is not None and self._is_indented(self._item, line):
                return None  # it stands below the item's text, not where numbers do
            if ends and has_empty_between(above, line, self._between(above, line)):
                return _Verdict("empty_element_between", True)
            return None
        if not ends:
            return None
        parted = one.path != other.path and not (one.kind == "Lbl" and one.item == other.item)
        if line.baseline - above.baseline > WIDE * self._frame.pitch:
            return _Verdict("element_ends", True) if parted else None  # two breaks were typed, which look like an end
        seen = self._seen(above, line, following)
        if parted and not seen.begins and self._item is not None and self._is_indented(self._item, line):
            return seen._replace(doubt=DiagnosticCode.TAGS_AGAINST_GEOMETRY)  # a number begins this list's items
        against = parted is not seen.begins
        doubt = DiagnosticCode.TAGS_AGAINST_GEOMETRY if against else None
        return _Verdict("element_ends" if parted else "same_element", parted, doubt)

    def _between(self, above: Line, line: Line) -> Sequence[Line]:
        """All lines of the letter between two of the flow's."""
        first = self._printed[0].number
        return self._printed[above.number - first + 1 : line.number - first]

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
            self._signs = Counter(glyph[0] for line in self._lines if (glyph := bullet(line)) is not None)
        return self._signs[sign] > 1

    def _stands_apart(self, above: Line, line: Line) -> bool:
        """Whether a gap or a page's end parts two lines."""
        return above.page != line.page or line.baseline - above.baseline > WIDE * self._frame.pitch

    def _bullet_level(self, line: Line, glyph: str) -> int:
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
        if self._depth(line) == len(levels) + 1:
            levels.append(_Bullet(line.x0, line.text_x0))
            return len(levels)
        edge = line.x0 + TEXT_ADVANCE * len(glyph) if self._frame.monospaced else line.text_x0
        while levels and edge < levels[-1].edge - NESTED:
            levels.pop()
        if not levels or (edge > levels[-1].edge + NESTED and len(levels) < DEEPEST):
            levels.append(_Bullet(line.x0, edge))
        return len(levels)

    def _count_level(self, line: Line, mark: Mark) -> int:
        """The depth of a mark that counts: its list's, or below the item that it is indented under or a colon ends."""
        if mark.dress not in self._counts:
            self._counts[mark.dress] = 1 + self._level_above(line)
        return self._counts[mark.dress]

    def _level_above(self, line: Line) -> int:
        """The level of the list's item that a list beginning with a line is part of; 0 without one."""
        item, above = self._item, self._above
        if item is None or above is None or item.start.type == "paragraph":
            return 0
        return item.start.level if line.x0 > item.line.x0 + SAME_EDGE or above.text.endswith(":") else 0

    def _depth(self, line: Line) -> int:
        """How many items the file's structure has around a line, of those that have a text, and its own."""
        element = in_text(line)
        path = element.item if element is not None else ()
        return 1 + sum(path[:length] in self._listed for length in range(1, len(path)))

    def _is_next_number(self, text: str, skip: int, line: Line) -> bool:
        """Whether a number goes on with the count, begins a list anew, or stands where the list's numbers stand."""
        number, item, above = int(text), self._item, self._above
        listed = item is not None and item.start.type == "numbered" and abs(line.x0 - item.line.x0) <= SAME_EDGE
        if number == self._last_number + 1 or (item is None and number == 1):
            return line.text[skip:][:1].isupper() or self._may_end_above(line, listed and skip < len(line.text))
        if item is None:
            return self._last_number == 0 or self._last_number < number <= self._last_number + FORGOTTEN
        complete = above is not None and ends_sentence(above.text)
        return listed and complete and self._last_number < number <= self._last_number + FORGOTTEN

    def _may_end_above(self, line: Line, listed: bool) -> bool:
        """Whether an item can end above a line; else a number there belongs to a sentence ("… of section 3.").

        An item of a list, above another with a text of its own, can end anywhere ("improve plans; and").
        """
        above = self._above
        return listed or above is None or ends_sentence(above.text) or self._stands_apart(above, line)

    def _seen(self, above: Line, line: Line, following: Sequence[Line]) -> _Verdict:
        """Whether `line`, which has no bullet, begins a paragraph by what is seen on the page."""
        if self._mark_alone:
            return _Verdict("mark_alone_above", False)
        if above.text.endswith("-"):
            return _Verdict("hyphen_above", False)
        may_begin = not line.text[:1].islower()
        if may_begin and self._outdented(line) and (_is_complete(above) or self._room(above, line) > CLEAR):
            return _Verdict("outdent", True)
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
        """Where an item's text begins after its bullet or number; text can have it glued to its mark."""
        line = item.line
        if item.start.type == "numbered" and self._indent is not None:
            return self._indent
        glued = self._frame.monospaced and line.text_x0 == line.x0
        return line.x0 + TEXT_ADVANCE * item.start.skip if glued else line.text_x0

    def _watch_indent(self, item: _Item, line: Line) -> None:
        """Learn from a line that goes on with a list's item whether the list's lines hang under their text."""
        if line.page == item.line.page:
            if item.start.type == "numbered" and not self._frame.monospaced and line.x0 > item.line.x0 + NESTED:
                self._indent = line.x0
            if abs(line.x0 - self._text_edge(item)) <= SAME_EDGE:
                self._hanging = True
            elif abs(line.x0 - item.line.x0) <= SAME_EDGE:
                self._hanging = False

    def _on_page(self, above: Line, line: Line, following: Sequence[Line], may_begin: bool) -> _Verdict:
        gap = (line.baseline - above.baseline) / self._frame.pitch
        if gap > WIDE:
            if not may_begin and not _is_complete(above) and self._room(above, line) < CLEAR:
                return _Verdict("sentence_goes_on_after_gap", False)
            return _Verdict("gap", True)
        if not may_begin or not _is_complete(above):
            return _Verdict("line_goes_on", False)
        if line.baseline - above.baseline < ONE_ROW * line.size:
            return _Verdict("same_row", False)
        hangs = self._item is not None and self._hangs(self._item)
        if above.ends_paragraph is not None and not hangs:
            return _Verdict("mark_above" if above.ends_paragraph else "no_mark_above", above.ends_paragraph)
        if self._room(above, line) > (AMPLE if self._frame.spaced else CLEAR):
            return _Verdict("short_line_above", True)
        if self._frame.spaced or hangs:
            return _Verdict("line_goes_on", False)
        return _Verdict("uncertain_below_full_line", False, DiagnosticCode.UNCERTAIN_PARAGRAPH)

    def _over_page(self, above: Line, line: Line, following: Sequence[Line], can_begin: bool) -> _Verdict:
        if not can_begin:
            return _Verdict("sentence_goes_on_over_page", False)
        if self._item is not None and self._hangs(self._item):
            return _Verdict("hanging_indent_goes_on_over_page", False)
        if above.ends_paragraph is not None:
            rule = "new_page_after_mark" if above.ends_paragraph else "no_mark_over_page"
            return _Verdict(rule, above.ends_paragraph)
        if self._room(above, line) > CLEAR:
            return _Verdict("new_page_short_line_above", True)
        if above.page is not None and line.baseline > self._frame.top + BLANK * self._frame.pitch:
            return _Verdict("new_page_blank_line_above", True)
        if self._page_had_room(above, following):
            return _Verdict("new_page_after_room_below", True)
        if self._family.opens_closing(line.text):
            return _Verdict("closing_formula", True)
        return _Verdict("uncertain_over_page", False, DiagnosticCode.UNCERTAIN_PARAGRAPH)

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
