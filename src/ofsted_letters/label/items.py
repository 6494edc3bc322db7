"""Paragraphs, bullets and numbered paragraphs: where each begins, and which lines go on.

A bullet or a number in sequence begins an item, and so does the first line of a list's item by the file's structure.
A line without a mark goes on with the item above it unless something says that a paragraph begins: see `seams`.
"""

from __future__ import annotations

from collections import Counter

from ofsted_letters.document import Line
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.label.bullets import DASHES, bullet, is_certain, number, number_of_item
from ofsted_letters.label.counts import counted
from ofsted_letters.label.frame import CLEAR, SAME_EDGE, ends_sentence
from ofsted_letters.label.indents import PARAGRAPH, Indents, Item, Start, Step
from ofsted_letters.label.labels import Role
from ofsted_letters.label.levels import Levels
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.seams import Flow, is_below, is_complete, judge
from ofsted_letters.label.structure import begins_list_item, in_text

FORGOTTEN = 3
"""How far a count may jump and still be the list's: a number was left out, or one was typed wrongly."""


Answer = Found[Step] | Declined

FIRST_LINE = Step(Rule.FIRST_LINE, PARAGRAPH)
MARK_ALONE = Step(Rule.MARK_ALONE_ABOVE)
SMALL_LETTER = Step(Rule.SMALL_LETTER)
MARK_IN_COLUMN = Step(Rule.MARK_IN_COLUMN, role=Role.FURNITURE)
"""Of bullets that stand below each other, apart from their texts, as programs take them out of PDFs."""

NO_BULLET, NO_NUMBER, NO_COUNT = Declined("none"), Declined("none"), Declined("none")
NO_ITEM = Declined("none begins in the file's structure")
NO_LOST_STOP = Declined("no number where the list's stand")


class ItemWalk:
    """Walks down one flow of lines and says of each whether it begins an item."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._signs: Counter[str] | None = None
        """How many lines begin with each bullet; counted once it is asked for."""
        self._marks = counted(flow.lines)
        self._indents = Indents(monospaced=flow.frame.monospaced)
        self._levels = Levels(self._indents, monospaced=flow.frame.monospaced)
        self._last_number = 0
        self._item: Item | None = None
        self._above: Line | None = None
        self._mark_alone = False
        """Whether the line above is a bullet or a number without its text yet."""
        self._waiting = 0
        """Bullets above that one whose texts are still to come."""

    def after_heading(self) -> None:
        """Forget the item above: what follows a heading begins one, and a list begins anew."""
        self._item = None
        self._above = None
        self._levels.forget()
        self._indents.forget()
        self._mark_alone = False
        self._waiting = 0

    def step(self, at: int) -> tuple[Step, tuple[Outcome[Step], ...]]:
        """What the flow's line of this index is, and how the rules came to it."""
        line, item, above = self._flow.lines[at], self._item, self._above
        if self._mark_alone and bullet(line) == line.text:
            self._waiting += 1
            return MARK_IN_COLUMN, ()
        tried = (decide(self._MARKS, self, line),) if self._may_have_mark(line) else ()
        if tried and (marked := tried[0].found) is not None:
            step = marked.value
        elif item is None or above is None:
            step = FIRST_LINE
        elif self._mark_alone:
            step = MARK_ALONE
        elif line.text[0].islower() and is_below(above, line, self._flow.frame):
            step = SMALL_LETTER
        else:
            outcome = judge(self._flow, at, item, above, self._indents)
            tried = (*tried, outcome)
            step = self._with_mark_above(outcome, line)
        self._stand_on(line, step)
        return step, tried

    def _may_have_mark(self, line: Line) -> bool:
        """Whether the rules for marks are asked: most lines begin with a word, which is none by itself."""
        begins = line.text[:2]
        is_word = len(begins) > 1 and begins.isalpha() and begins.isascii()
        return not is_word or line.number in self._marks or begins_list_item(self._above, line)

    def _with_mark_above(self, outcome: Outcome[Step], line: Line) -> Step:
        """What the seam says; a paragraph is the text of a bullet if one is still without in a column above."""
        assert outcome.found is not None
        step = outcome.found.value
        if step.start is None or not self._waiting or self._flow.family.opens_closing(line.text):
            return step
        self._waiting -= 1
        return step._replace(start=Start("bullet", None, self._levels.of_text(), 0))

    def _stand_on(self, line: Line, step: Step) -> None:
        self._mark_alone = False
        if step.start is not None:
            self._item = Item(step.start, line)
            self._levels.open(self._item)
            self._mark_alone = step.start.skip >= len(line.text)
        elif self._item is not None and self._item.is_listed:
            self._indents.watch(self._item, line)
        self._above = line

    def _bullet(self, line: Line) -> Answer:
        if (glyph := bullet(line)) is None:
            return NO_BULLET
        if not self._is_bullet(line, glyph):
            return Declined(f"“{glyph.strip()}” is part of the sentence here")
        self._waiting = 0
        return Found(Step(Rule.BULLET, Start("bullet", None, self._levels.of_bullet(line, glyph), len(glyph))))

    def _number(self, line: Line) -> Answer:
        if (numbered := number(line)) is None:
            return NO_NUMBER
        text, skip = numbered
        if not self._is_next_number(int(text), skip, line):
            return Declined(f"{text} does not come next, or is part of a sentence")
        self._last_number = int(text)
        return Found(Step(Rule.NUMBER_IN_SEQUENCE, Start("numbered", text, 1, skip)))

    def _list_item(self, line: Line) -> Answer:
        """The item of a list that only the file's structure says to be one: its mark is a letter, or no text."""
        element, above = in_text(line), self._above
        if element is None or not begins_list_item(above, line):
            return NO_ITEM
        level = self._levels.in_structure(line)
        if (marked := number_of_item(line, {self._last_number + 1, element.item[-1] + 1})) is not None:
            text, skip = marked
            self._last_number = int(text) if text.isdigit() else self._last_number
            return Found(Step(Rule.LIST_ITEM, Start("numbered", text, level, skip)))
        if above is not None and above.page != line.page:
            return Declined("a page's end cuts an item in two")
        if above is not None and (line.text[0].islower() or not is_complete(above)):
            return Declined("one begins here in the file's structure, but in mid-sentence")
        return Found(Step(Rule.LIST_ITEM, Start("bullet", None, level, 0)))

    def _number_without_stop(self, line: Line) -> Answer:
        """The next number of a list, out at the list's edge below the indent of the text above, that lost its stop."""
        item, above = self._item, self._above
        if item is None or above is None or not item.numbers_at(line) or above.x0 <= line.x0 + SAME_EDGE:
            return NO_LOST_STOP
        marked = number_of_item(line, {self._last_number + 1}) if is_complete(above) else None
        if marked is None or marked[0] != str(self._last_number + 1):
            return NO_LOST_STOP
        self._last_number += 1
        return Found(Step(Rule.NUMBER_WITHOUT_STOP, Start("numbered", marked[0], 1, marked[1])))

    def _count(self, line: Line) -> Answer:
        if (mark := self._marks.get(line.number)) is None:
            return NO_COUNT
        level = self._levels.of_count(line, mark, self._item, self._above)
        return Found(Step(Rule.COUNTED, Start("numbered", mark.number, level, mark.skip)))

    _MARKS = (_bullet, _number, _list_item, _number_without_stop, _count)

    def _is_below_bullet(self, line: Line, glyph: str) -> bool:
        """Whether a line begins where the bullet above does: recognition takes one list's bullets for many signs.

        A letter in mid-sentence is none of them.
        """
        item, above = self._item, self._above
        if glyph[0].isalpha() and above is not None and not ends_sentence(above.text):
            return False
        return item is not None and bullet(item.line) is not None and abs(line.x0 - item.line.x0) <= SAME_EDGE

    def _is_bullet(self, line: Line, glyph: str) -> bool:
        """A dash, or what is a bullet only by mistake, can stand in a sentence that the margin has broken there."""
        item, above = self._item, self._above
        if is_certain(line, glyph):
            return True
        if glyph[0] not in DASHES and not self._recurs(glyph[0]) and not self._is_below_bullet(line, glyph):
            return False
        if above is None or ends_sentence(above.text):
            return True
        if line.text[len(glyph) : len(glyph) + 1].isupper() and not is_below(above, line, self._flow.frame):
            return True
        if item is not None and item.line.text[0] == glyph[0] and abs(line.x0 - item.line.x0) <= SAME_EDGE:
            return True
        if item is not None and abs(line.x0 - self._indents.text_edge(item)) <= SAME_EDGE:
            return False
        return self._flow.frame.room(glyph.strip(), above) > CLEAR

    def _recurs(self, sign: str) -> bool:
        """Whether another line begins with a sign, as in a list."""
        if self._signs is None:
            self._signs = Counter(glyph[0] for line in self._flow.lines if (glyph := bullet(line)) is not None)
        return self._signs[sign] > 1

    def _is_next_number(self, number: int, skip: int, line: Line) -> bool:
        """Whether a number goes on with the count, begins a list anew, or stands where the list's numbers stand."""
        item, above = self._item, self._above
        listed = item is not None and item.numbers_at(line)
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
        if listed or above is None or ends_sentence(above.text):
            return True
        return not is_below(above, line, self._flow.frame)
