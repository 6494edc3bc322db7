"""Whether a line without a mark begins a paragraph or goes on with the line above it: what speaks at their seam.

In order:

1. Where a sentence has ended, the file's structure says whether a paragraph has: on one page by its elements, over a
   page break by an empty one between.
2. A line that leaves the hanging indent begins one, where the item above is complete.
3. On one page, a gap wider than the pitch begins one, and a sentence goes on. At the pitch, the paragraph's mark tells,
   or a writer's own break: a sentence ended and there was room for the next word. Where no gaps part paragraphs, a
   sentence that ended in a full line leaves it open.
4. Over a page break there is no gap to see: the sentence, the indent, the paragraph's mark, the room left on the line
   above and the room left on its page decide.

What is left open is taken to go on, and said to be uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Line
from ofsted_letters.families.family import Family
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR, SAME_EDGE, WIDE, Frame, ends_sentence, first_word
from ofsted_letters.label.indents import PARAGRAPH, Indents, Item, Step
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import has_empty_between, in_text

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
LOOK_AHEAD = 3
"""Lines from the lower one on that are looked at: so many are carried over together."""


class Flow(NamedTuple):
    """Lines that are read in one go, how they are set, and what is printed around them."""

    lines: Sequence[Line]
    frame: Frame
    notes: Mapping[int | None, float]
    """The first footnote's baseline, by page."""
    family: Family
    """Knows how a closing begins."""
    printed: Sequence[Line]
    """All lines of the letter."""
    close: int = 0
    """How many lines at its beginning have no gaps between their paragraphs, though others have."""


class Seam(NamedTuple):
    """Two neighbouring lines of a flow."""

    flow: Flow
    at: int
    """The lower line's index in the flow."""
    above: Line
    line: Line
    item: Item
    """The item that the upper line is of."""
    indents: Indents
    """Where its list's lines go on."""
    ended: bool
    """Whether a sentence ends above."""
    parts: bool
    """Whether one can begin here, too."""

    @property
    def hangs(self) -> bool:
        """Whether the item's lines stand under its text."""
        return self.indents.of(self.item) is not None

    @property
    def is_at_numbered_indent(self) -> bool:
        """Whether the lower line stands where the lines of numbered items go on, not where their numbers do."""
        indent = self.indents.numbered(self.item)
        return indent is not None and abs(self.line.x0 - indent) <= SAME_EDGE

    @property
    def is_wide(self) -> bool:
        """Whether the gap is wider than any between a paragraph's lines."""
        return self.line.baseline - self.above.baseline > WIDE * self.flow.frame.pitch

    @property
    def is_spaced(self) -> bool:
        """Whether gaps part paragraphs here."""
        return self.flow.frame.spaced and self.at >= self.flow.close

    @property
    def room(self) -> float:
        """Points that the line above has left for the next word."""
        return self.flow.frame.room(first_word(self.line.text), self.above, self.item.is_listed)


Answer = Found[Step] | Declined


def _begins(rule: Rule) -> Found[Step]:
    return Found(Step(rule, PARAGRAPH))


def _goes_on(rule: Rule, doubt: DiagnosticCode | None = None) -> Found[Step]:
    return Found(Step(rule, doubt=doubt))


SAME_ELEMENT, ELEMENT_ENDS = _goes_on(Rule.SAME_ELEMENT), _begins(Rule.ELEMENT_ENDS)
EMPTY_ELEMENT = _begins(Rule.EMPTY_ELEMENT_BETWEEN)
OUTDENT = _begins(Rule.OUTDENT)
GAP, AFTER_GAP = _begins(Rule.GAP), _goes_on(Rule.SENTENCE_GOES_ON_AFTER_GAP)
SENTENCE = _goes_on(Rule.SENTENCE_GOES_ON)
NO_GAP, HANGING = _goes_on(Rule.NO_GAP), _goes_on(Rule.HANGING_INDENT)
PARAGRAPH_MARK, NO_PARAGRAPH_MARK = _begins(Rule.PARAGRAPH_MARK), _goes_on(Rule.NO_PARAGRAPH_MARK)
SHORT_LINE, BLANK_LINE = _begins(Rule.SHORT_LINE_ABOVE), _begins(Rule.BLANK_LINE_AT_TOP)
HAD_ROOM = _begins(Rule.ROOM_BELOW)
FULL_LINE = _goes_on(Rule.FULL_LINE_ABOVE, DiagnosticCode.UNCERTAIN_PARAGRAPH)
PAGE_END = _goes_on(Rule.PAGE_END_ABOVE, DiagnosticCode.UNCERTAIN_PARAGRAPH)

NO_TAGS = Declined("the file's structure does not know both lines")
MID_SENTENCE = Declined("in mid-sentence")
NOT_OUTDENTED = Declined("no indent is left")
NO_WIDER = Declined("none that parts paragraphs")
ENDED = Declined("it is at its end")
NO_MARK = Declined("none was looked for")
FULL = Declined("it had no room for the next word")
NOT_SPACED = Declined("paragraphs are not known to stand apart here")
NOT_HANGING = Declined("no indent is kept above")
AT_TOP = Declined("it stands at the top of its page")
NO_ROOM_BELOW = Declined("none for another line")


def stand_close(lines: Sequence[Line], frame: Frame) -> bool:
    """Whether no gap parts the paragraphs of some lines of text, since one ends there without."""
    pairs = list(pairwise(lines))
    if not frame.monospaced or any(below.baseline - above.baseline > WIDE * frame.pitch for above, below in pairs):
        return False
    return any(
        ends_sentence(above.text) and below.text[:1].isupper() and frame.room(first_word(below.text), above) > AMPLE
        for above, below in pairs
    )


def judge(flow: Flow, at: int, item: Item, above: Line, indents: Indents) -> Outcome[Step]:
    """Whether a paragraph begins with the flow's line of this index."""
    line = flow.lines[at]
    ended = is_complete(above)
    seam = Seam(flow, at, above, line, item, indents, ended, ended and not line.text[0].islower())
    # where text has no pages, a page's number between two lines tells that one ended
    over_page = above.page != line.page or (line.page is None and line.number > above.number + 1)
    return decide(OVER_PAGE if over_page else ON_PAGE, seam)


def is_below(above: Line, line: Line, frame: Frame) -> bool:
    """Whether a line stands on one page with another, no further below it than a paragraph's lines."""
    return above.page == line.page and line.baseline - above.baseline <= WIDE * frame.pitch


def elements(seam: Seam) -> Answer:
    """On one page, where a sentence ends with an element, a paragraph does; what the page shows against it is told."""
    if not seam.parts:
        return MID_SENTENCE
    one, other = in_text(seam.above), in_text(seam.line)
    if one is None or other is None:
        return NO_TAGS
    parted = one.path != other.path and not (one.kind == "Lbl" and one.item == other.item)
    if seam.is_wide:
        return ELEMENT_ENDS if parted else Declined("two breaks were typed inside one, which look like its end")
    seen = decide(SEEN, seam).found
    assert seen is not None
    told = ELEMENT_ENDS if parted else SAME_ELEMENT
    if parted is (seen.value.start is not None):
        return told
    if parted and seam.is_at_numbered_indent:
        told = seen  # a number begins this list's items
    return Found(told.value._replace(doubt=DiagnosticCode.TAGS_AGAINST_GEOMETRY))


def elements_over_page(seam: Seam) -> Answer:
    """Over a page's end, which cuts elements, only one that runs over it tells, or an empty one between."""
    one, other = in_text(seam.above), in_text(seam.line)
    if one is None or other is None:
        return NO_TAGS
    if one.path == other.path:
        return SAME_ELEMENT
    if seam.is_at_numbered_indent:
        return Declined("it stands below the item's text, not where numbers do")
    if not seam.parts:
        return MID_SENTENCE
    if has_empty_between(seam.above, seam.line, _between(seam)):
        return EMPTY_ELEMENT
    return Declined("a page's end cuts them, and no empty one is between")


def _between(seam: Seam) -> Sequence[Line]:
    """All lines of the letter between the two."""
    printed = seam.flow.printed
    first = printed[0].number
    return printed[seam.above.number - first + 1 : seam.line.number - first]


def outdent(seam: Seam) -> Answer:
    """A line that stands left of the indent that its list keeps, if the sentences or a writer's own break allow it."""
    if (indent := seam.indents.of(seam.item)) is None or seam.line.x0 >= indent - 2 * SAME_EDGE:
        return NOT_OUTDENTED
    if seam.line.text[0].islower() or not (seam.ended or seam.room > CLEAR):
        return MID_SENTENCE
    return OUTDENT


def gap(seam: Seam) -> Answer:
    """A wide gap parts paragraphs, unless the sentence goes on below it."""
    if not seam.is_wide:
        return NO_WIDER
    if seam.line.text[0].islower() and not seam.ended and seam.room < CLEAR:
        return AFTER_GAP
    return GAP


def sentence(seam: Seam) -> Answer:
    """A sentence that is not at its end goes on, and what begins with a small letter."""
    return ENDED if seam.parts else SENTENCE


def drawn_mark(seam: Seam) -> Answer:
    """The mark that word processors draw at a paragraph's end; in a hanging list it ends no item."""
    if seam.above.ends_paragraph is None:
        return NO_MARK
    if seam.hangs:
        return Declined("it tells nothing in a list whose lines hang")
    return PARAGRAPH_MARK if seam.above.ends_paragraph else NO_PARAGRAPH_MARK


def short_line(seam: Seam) -> Answer:
    """A line that left room for the next word ended by its writer's will, if it is ample where gaps part paragraphs."""
    return SHORT_LINE if seam.room > (AMPLE if seam.is_spaced else CLEAR) else FULL


def short_line_over_page(seam: Seam) -> Answer:
    """The same where no gap can be seen."""
    return SHORT_LINE if seam.room > CLEAR else FULL


def no_gap(seam: Seam) -> Answer:
    """Where gaps or indents part paragraphs, what has neither goes on."""
    return NO_GAP if seam.is_spaced or seam.hangs else NOT_SPACED


def full_line(_: Seam) -> Answer:
    """Nothing tells: taken to go on."""
    return FULL_LINE


def hanging(seam: Seam) -> Answer:
    """A list whose lines hang goes on over a page's end: its next item would have a mark."""
    return NOT_HANGING if not seam.hangs else HANGING


def blank_line(seam: Seam) -> Answer:
    """A page that begins lower than others begins with an empty paragraph."""
    frame = seam.flow.frame
    below = seam.above.page is not None and seam.line.baseline > frame.top + BLANK * frame.pitch
    return BLANK_LINE if below else AT_TOP


def room_below(seam: Seam) -> Answer:
    """A paragraph that goes on would have had another line on the page above.

    Word processors leave room only at a paragraph's end, or to carry over two of its lines instead of one.
    """
    notes, frame, above = seam.flow.notes, seam.flow.frame, seam.above
    if above.page in notes:
        left = (notes[above.page] - NOTES_APART - above.baseline) / frame.pitch
        had_room = left >= ROOM_ABOVE_NOTES and _lines_of_paragraph(seam) > 2
    else:
        left = (frame.bottom - above.baseline) / frame.pitch
        had_room = above.page is not None and left >= ROOM_BELOW and (left >= 2 or _lines_of_paragraph(seam) > 2)
    return HAD_ROOM if had_room else NO_ROOM_BELOW


def _lines_of_paragraph(seam: Seam) -> int:
    """How many lines stand together from the lower one on."""
    count = 1
    for above, below in pairwise(seam.flow.lines[seam.at : seam.at + LOOK_AHEAD]):
        if not is_below(above, below, seam.flow.frame):
            break
        count += 1
    return count


def page_end(_: Seam) -> Answer:
    """Nothing tells: taken to go on."""
    return PAGE_END


SEEN = (outdent, gap, sentence, drawn_mark, short_line, no_gap, full_line)
"""What is seen on the page, above the structure's own evidence."""
ON_PAGE = (elements, *SEEN)
OVER_PAGE = (
    elements_over_page,
    outdent,
    sentence,
    hanging,
    drawn_mark,
    short_line_over_page,
    blank_line,
    room_below,
    page_end,
)


def is_complete(line: Line) -> bool:
    """Whether a sentence ends with a line, before the digits that refer to notes."""
    return ends_sentence(without_references(line)[0])
