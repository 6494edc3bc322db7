"""The words of a page that was recognised, as glyphs: what an engine gives of a page with text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median, median_low
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.document import Element, Turned
from ofsted_letters.read.glyphs import Box, Font, Look
from ofsted_letters.read.misread import bulleted_ones
from ofsted_letters.read.normalise import BULLET
from ofsted_letters.read.overlooked import overlooked_bullet
from ofsted_letters.read.pieces import CELL_GAP, RAISED
from ofsted_letters.read.straight import BELOW, lean, levelled, stands_on_baseline
from ofsted_letters.read.strokes import bold_ones
from ofsted_letters.read.tesseract import Word
from ofsted_letters.widths import widths

if TYPE_CHECKING:
    from PIL.Image import Image

TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkl")
"""Letters and digits that are as high as capitals, which are known to stand so high in every font."""
UNEVEN = frozenset("QJ,;")
"""What reaches farther below the baseline in one font than in another."""
CAPITAL, DESCENDER = 0.73, 0.21
"""In em: a capital's height, and how far letters reach below the baseline (Tahoma, Arial, Verdana)."""
TOO_HIGH = 1.15
"""Font sizes: no word is so high, be it with letters that reach up and letters that reach down."""
CUT = 0.75
"""Of what a word's letters need, how wide its box is at most where it is without one of them: in text, of 200 words
behind a gap, others have 0.87 and more."""
USUAL = 12.0
"""In points: the size of these letters."""
SAME_SIZE = 0.08
"""Share by which the sizes of one font differ from line to line, for a pixel more or less."""
SHORT_SIZE = 0.165
"""The same of a line of few letters, as those of an address are; a note is smaller by more than that."""
SAME_BLOCK = 1.3
"""Of the usual size: lines of one block are no further apart."""


class Row(NamedTuple):
    """One line of words as the recognition put them together, measured; in points."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    bold: bool
    bulleted: bool
    """Whether its first word is a bullet that was taken for another sign."""


class RecognisedGlyphs:
    """One page's glyphs: a word's letters share its box as their widths are in print."""

    structure_cut = False
    beside: tuple[str, ...] = ()

    def __init__(
        self, rows: Sequence[Row], scale: float, width: float, height: float, turned: Turned | None = None
    ) -> None:
        """A page, `turned` so, of rows whose words' boxes are `scale` times smaller in points than in pixels."""
        self.turned = turned
        self.width, self.height = width, height
        self.text = "\n".join(" ".join(word.text for word in row.words) for row in rows)
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._rows: list[Row] = []
        for row in rows:
            for word in row.words:
                self._place(word, row, scale)

    def _place(self, word: Word, row: Row, scale: float) -> None:
        """Enter a word's letters, and the space or line's end behind it."""
        shares = widths(word.text.encode("cp1252", "replace"), row.bold)
        unit = (word.x1 - word.x0) * scale / (sum(shares) or 1)
        x = word.x0 * scale
        for share in shares:
            self._starts.append(x)
            x += share * unit
            self._ends.append(x)
        self._starts.append(x)
        self._ends.append(x)
        raised = word.text.isdigit() and row.baseline - word.bottom * scale > RAISED * row.size
        self._rows.extend([row._replace(baseline=word.bottom * scale) if raised else row] * (len(word.text) + 1))

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline."""
        return self._starts[index], self._rows[index].baseline

    def end(self, index: int) -> float:
        """X where a glyph ends."""
        return self._ends[index]

    def look(self, index: int) -> Look:
        """Size and weight of a glyph."""
        row = self._rows[index]
        return Look(row.size, _BOLD if row.bold else _REGULAR, None)

    def element(self, index: int) -> Element | None:
        """Nothing: a picture has no structure."""
        return None

    def last_runs(self, baselines: Sequence[float]) -> list[list[str]]:
        """Nothing: a picture has no drawing operations."""
        return [[] for _ in baselines]

    def shapes(self) -> Iterator[Box]:
        """Nothing: what is drawn in a picture is not told apart from its text."""
        return iter(())

    def leaves_letters_out(self) -> bool:
        """All that was recognised is there."""
        return False

    def is_picture(self) -> bool:
        """Always."""
        return True


_REGULAR = Font(bold=False, italic=False, symbols=False, tahoma=False, glyphless=False)
_BOLD = _REGULAR._replace(bold=True)


def rows_of(words: Sequence[Word], picture: Image, scale: float) -> list[Row]:
    """A page's rows, in the order in which they were recognised.

    Args:
        words: what was recognised.
        picture: in what, for the weight of the strokes.
        scale: points a pixel.
    """
    lines = _lines(levelled(words, lean(words, picture.width), picture))
    sizes = [_size(line) for line in lines]
    told = [size for line, size in zip(lines, sizes, strict=True) if size for word in line for _ in word.text]
    usual = median(told) if told else USUAL / scale
    settled = _settled(lines, sizes, usual)
    bold = bold_ones(_lines(words), settled, picture)
    bullets = bulleted_ones(lines, settled)
    for at, line in enumerate(_lines(words)):
        if not bullets[at] and (mark := overlooked_bullet(line, words, settled[at], picture)):
            moved = lines[at][0].x0 - line[0].x0
            bullets[at] = True
            lines[at] = (mark._replace(x0=mark.x0 + moved, x1=mark.x1 + moved), *lines[at])
    whole = [_whole(line, size) for line, size in zip(lines, settled, strict=True)]
    return [_row(*measured, scale) for measured in zip(whole, settled, bold, bullets, strict=True)]


def _settled(lines: Sequence[Sequence[Word]], sizes: Sequence[float], usual: float) -> list[float]:
    """The lines' sizes, of which those near the usual one are that; so are a block's, of which one line's is.

    One without a tall letter is of the size of the line right above it. None is larger than its line is apart from
    those above and below, nor than two of one size between which it stands as in a block: beside a logo, boxes are as
    high as that.
    """
    settled = [usual if abs(size - usual) <= SAME_SIZE * usual else size for size in sizes]
    for at, line in enumerate(lines):
        if not settled[at]:
            settled[at] = settled[at - 1] if at and _is_below(lines[at - 1], line, usual) else usual
    feet = [_baseline(line, size) for line, size in zip(lines, settled, strict=True)]
    for at in range(1, len(lines) - 1):
        gaps = feet[at] - feet[at - 1], feet[at + 1] - feet[at]
        beside = sorted((settled[at - 1], settled[at + 1]))
        of_block = beside[1] <= (1 + SAME_SIZE) * beside[0] and sum(gaps) < 2 * SAME_BLOCK * beside[0]
        if min(gaps) > 0 and (max(gaps) < settled[at] or of_block):
            settled[at] = min(settled[at], beside[1])
    downwards = [*range(len(lines))]
    for order in (downwards, downwards[::-1]):
        for above, at in pairwise(order):
            is_near = abs(feet[at] - feet[above]) <= SAME_BLOCK * usual
            if is_near and settled[above] == usual and (1 - SHORT_SIZE) * usual <= settled[at] < usual:
                settled[at] = usual
    return settled


def _is_below(above: Sequence[Word], line: Sequence[Word], usual: float) -> bool:
    """Whether a line goes on right below another, at its left edge."""
    gap = median(word.bottom for word in line) - median(word.bottom for word in above)  # a raised mark's is higher
    return 0 < gap <= SAME_BLOCK * usual and abs(line[0].x0 - above[0].x0) <= usual


def _whole(words: tuple[Word, ...], size: float) -> tuple[Word, ...]:
    """A line's words, of which one whose box is without its first letter has room for it: "Iam"."""
    return (*words[:1], *(_with_room(word, before, size) for before, word in pairwise(words)))


def _with_room(word: Word, before: Word, size: float) -> Word:
    gap = word.x0 - before.x1
    if gap <= CELL_GAP * size:
        return word
    needed = sum(widths(word.text.encode("cp1252", "replace"), bold=False)) / 100 * size
    is_cut = word.x1 - word.x0 < CUT * needed
    return word._replace(x0=word.x0 - min(gap / 2, needed - word.x1 + word.x0)) if is_cut else word


def _row(words: tuple[Word, ...], size: float, bold: bool, bulleted: bool, scale: float) -> Row:
    baseline = _baseline(words[bulleted:], size) * scale
    if bulleted:
        words = (words[0]._replace(text=BULLET), *words[1:])
    return Row(words, baseline, round(2 * size * scale) / 2, bold, bulleted)


def _lines(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """The words of each line; of one that was parted late, the first part can have the box of the whole."""
    lines = []
    for _, line in groupby(words, attrgetter("line")):
        own = list(line)
        ends = [*(word.x0 for word in own[1:]), math.inf]
        parted = zip(own, ends, strict=True)
        lines.append(tuple(word._replace(x1=min(word.x1, max(end, word.x0))) for word, end in parted))
    return lines


def _size(words: Sequence[Word]) -> float:
    """A line's font size in pixels, by the words whose letters tell it; 0 where none does.

    Of two that differ the smaller one: a box can reach into the row above or below.
    """
    told = [
        (word.bottom - word.top) / (CAPITAL + DESCENDER * (not BELOW.isdisjoint(word.text)))
        for word in words
        if not TALL.isdisjoint(word.text) and UNEVEN.isdisjoint(word.text)
    ]
    return median_low(told) if told else 0.0


def _baseline(words: Sequence[Word], size: float) -> float:
    """Where a line's letters stand, in pixels; of words whose boxes reach into no other row, where there are any."""
    own = [word for word in words if word.bottom - word.top < TOO_HIGH * size] or words
    standing = [word.bottom for word in own if stands_on_baseline(word)]
    return median(standing) if standing else median(word.bottom for word in own) - DESCENDER * size
