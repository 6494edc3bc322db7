"""How the body is set: its margins and line pitch, measured on the lines themselves."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from ofsted_letters.document import TEXT_ADVANCE, TEXT_PITCH, Line, Medium
from ofsted_letters.label.bullets import bullet
from ofsted_letters.widths import width_in_em

SENTENCE_ENDS = frozenset(".!?:;…")
CLOSING_MARKS = "'\"’”)]"
"""What can stand after a sentence's last point."""
SAME_EDGE = 2.0
"""Points within which two lines share an edge; glyphs' own side bearings differ by up to 1.3 (270 letters)."""
WIDE = 1.22
"""Of the pitch: wider than any gap inside a paragraph (counted: gaps between begin at 1.24)."""
CLOSE = 1.5
"""Font sizes from one line of a paragraph to the next at most; text has 2 with a blank line between."""
CLEAR = 4.0
"""Points of room from which the next word would surely have fitted; its width is known to 3."""
SPACED = 0.05
"""Share of wide gaps from which paragraphs stand apart (counted: 0.1 and more, or next to none)."""
COMMON = 0.04
"""Share of the lines that makes an edge one of the text's own (counted: bullets stand on 0.1 of the lines and more)."""
LONGEST_WRAPPED = 160
"""Characters of a line at most in text that was wrapped, be it for a wide window."""
ONE_ROW = 0.5
"""Font sizes: baselines no further apart are one row's (counted: cells of a row 0.29, lines of a paragraph 1.0)."""
FEW = 5
"""Lines that tell how far the lines at one edge reach."""
FEWEST_SHORT = 3
"""Lines that left room for the next word's letters and yet were broken: text that counts letters leaves none."""
LONGEST_GAP = 4.0
"""Font sizes from one baseline to the next at most that say something of the pitch: two lines at one and a half."""
OVERHANG = 60
"""One line in so many may hang over the right margin: a long word, a cell beside the text."""


_size: Callable[[Line], float] = attrgetter("size")
_x0: Callable[[Line], float] = attrgetter("x0")
_x1: Callable[[Line], float] = attrgetter("x1")

Edge: TypeAlias = tuple[float, bool]
"""Where lines of text input begin, and whether they are a list's, which text can set at the edge of its prose."""


class Frame(NamedTuple):
    """The measures of one flow of text: the body, or a box in it."""

    left: float
    """Where most paragraphs begin."""
    right: float
    """Where the longest lines end."""
    pitch: float
    """From baseline to baseline inside a paragraph."""
    size: float
    """Font size of most lines."""
    top: float
    """Highest baseline on a page after the first; else 0."""
    bottom: float
    """Lowest baseline that the text reaches on a page after the first, whose foot can be another; else 0."""
    monospaced: bool
    """Whether every character is `TEXT_ADVANCE` wide, as in text input."""
    spaced: bool
    """Whether paragraphs stand apart by a gap; where they don't, only line ends tell them apart."""
    widths: Mapping[Edge, float]
    """Of text input that keeps the line breaks of print: how wide print set the longest lines at each left edge."""

    def room(self, word: str, line: Line, in_list: bool = False) -> float:
        """Points that `line` would have left with `word` at its end: negative where the word had no room.

        A break that leaves room was made by the writer; one that leaves none, by the margin.
        """
        if self.widths:
            width = self.widths.get((line.x0, in_list)) or self.widths.get((line.x0, False), self.right - line.x0)
            return width - _printed_width(f"{_beside_bullet(line)} {word}")
        if self.monospaced:
            return self.right - line.x1 - TEXT_ADVANCE * (len(word) + 1)
        return room_before(self.right, word, line)


def measure(lines: Sequence[Line], medium: Medium = Medium.BORN_DIGITAL) -> Frame:
    """The frame of a flow; `lines` must not be empty."""
    pitches = Counter(
        round(gap * 2) / 2
        for above, below in pairwise(lines)
        if ONE_ROW * above.size < (gap := below.baseline - above.baseline) < LONGEST_GAP * above.size
        and above.page == below.page
    )
    size = usual_size(lines)
    monospaced = medium is Medium.TEXT
    widths = _printed_widths(lines) if monospaced else {}
    pitch = TEXT_PITCH if monospaced and _are_paragraphs(lines) else _inner_pitch(pitches, size)
    apart = sum(count for gap, count in pitches.items() if gap > WIDE * pitch)
    later = [line.baseline for line in lines if line.page != lines[0].page]
    return Frame(
        left=_left(lines),
        right=max(x0 + width for (x0, _), width in widths.items()) if widths else right_margin(lines, monospaced),
        pitch=pitch,
        size=size,
        top=min(later, default=0.0),
        bottom=max(later, default=0.0),
        monospaced=monospaced,
        spaced=apart >= SPACED * pitches.total(),
        widths=widths,
    )


def _printed_widths(lines: Sequence[Line]) -> dict[Edge, float]:
    """How wide print set the longest lines at each left edge; nothing where print did not break the lines.

    Each edge has a width of its own, since text does not indent as far as print, or not at all.
    """
    texts = [_beside_bullet(line) for line in lines]
    edges = _edges(lines, texts)
    found: dict[Edge, list[float]] = {}
    for text, edge in zip(texts, edges, strict=True):
        found.setdefault(edge, []).append(_printed_width(text))
    widths = {edge: sorted(each)[-1 - len(each) // OVERHANG] for edge, each in found.items() if len(each) >= FEW}
    return widths if _keeps_breaks_of_print(lines, texts, edges, widths) else {}


def _edges(lines: Sequence[Line], texts: Sequence[str]) -> list[Edge]:
    """The edge of each line: a list's are those with a bullet, and those below them up to the end of a sentence."""
    edges: list[Edge] = []
    in_list = False
    for at, (line, text) in enumerate(zip(lines, texts, strict=True)):
        in_list = len(text) < len(line.text) or (in_list and not ends_sentence(lines[at - 1].text))
        edges.append((line.x0, in_list))
    return edges


def _beside_bullet(line: Line) -> str:
    """A line without the bullet that it begins with: print sets the lines of an item below each other's text."""
    glyph = bullet(line)
    return line.text[len(glyph) :] if glyph else line.text


def _keeps_breaks_of_print(
    lines: Sequence[Line], texts: Sequence[str], edges: Sequence[Edge], widths: Mapping[Edge, float]
) -> bool:
    """Whether lines that a sentence runs over are filled by the width of their letters, not by their number."""
    longest = max(map(_x1, lines))
    by_number = by_width = 0
    for at, (above, below) in enumerate(pairwise(lines)):
        if edges[at] in widths and below.text[:1].islower() and not ends_sentence(above.text):
            word = first_word(below.text)
            by_number += longest - above.x1 >= TEXT_ADVANCE * (len(word) + 1)
            by_width += widths[edges[at]] - _printed_width(f"{texts[at]} {word}") > CLEAR
    return by_number >= FEWEST_SHORT and by_width < by_number / 2


def _printed_width(text: str) -> float:
    """How wide print sets a text."""
    return TEXT_PITCH * width_in_em(text, bold=False)


def right_margin(lines: Sequence[Line], monospaced: bool = False) -> float:
    """Where the margin breaks lines; text with lines longer than any page's has none."""
    ends = sorted(map(_x1, lines))
    if monospaced and ends[-1] > LONGEST_WRAPPED * TEXT_ADVANCE:
        return math.inf
    return ends[-1 - len(lines) // OVERHANG]


def room_before(right: float, word: str, line: Line) -> float:
    """Points that a printed line would leave before the right margin with a word at its end."""
    em = (line.x1 - line.x0) / (width_in_em(line.text, line.bold) or 1.0)
    return right - line.x1 - em * width_in_em(f" {word}", line.bold)


def usual_size(lines: Sequence[Line]) -> float:
    """Font size of most lines."""
    return _commonest(Counter(map(_size, lines)))


def _commonest(counted: Counter[float]) -> float:
    """What was counted most; `most_common` would load a module for it."""
    return max(counted, key=lambda value: counted[value])


def _left(lines: Sequence[Line]) -> float:
    """The leftmost edge that more than a stray line stands on: most lines may hang to the right of it."""
    edges: Counter[float] = Counter(map(round, map(_x0, lines)))
    common = [edge for edge, count in edges.items() if count >= COMMON * len(lines)]
    return min(common) if common else _commonest(edges)


def _are_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether most lines are whole paragraphs, as in text that was never wrapped or lost its line breaks."""
    return sum(ends_sentence(line.text) for line in lines) > len(lines) / 2


def _inner_pitch(pitches: Counter[float], size: float) -> float:
    """The smallest common distance: where paragraphs are short, the gap between them is the commonest of all."""
    if not pitches:
        return size * 1.2
    needed = max(pitches.values()) * 0.2
    return min(pitch for pitch, count in pitches.items() if count >= needed)


def is_apart(above: Line, line: Line) -> bool:
    """Whether a gap parts two lines of a page, in whatever type they are."""
    return line.baseline - above.baseline >= CLOSE * line.size


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence or clause can."""
    return text.rstrip(CLOSING_MARKS)[-1:] in SENTENCE_ENDS


def first_word(text: str) -> str:
    """The part of a line that can't be broken: to the first space, or the first hyphen with it."""
    word = text.split(" ", 1)[0]
    head, hyphen, _ = word.partition("-")
    return head + hyphen
