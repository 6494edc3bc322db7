"""How the body is set: its margins and line pitch, measured on the lines themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.document import Line

_SENTENCE_END = re.compile(r"""[.!?:;…]['"’”)\]]*$""")
SAME_EDGE = 2.0
"""Points within which two lines share an edge; glyphs' own side bearings differ by up to 1.3 (270 letters)."""


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
    bottom: float
    """Lowest baseline that the text reaches on a page."""

    def fits(self, word: str, line: Line) -> float:
        """How much room `line` had left for `word`, in widths of the word: below 0.8 none, above 1.3 enough.

        A break that leaves enough room was made by the writer; one that leaves none by the margin.
        """
        advance = (line.x1 - line.x0) / max(len(line.text), 1)
        return (self.right - line.x1) / (advance * (len(word) + 1) or 1.0)


def measure(lines: Sequence[Line]) -> Frame:
    """The frame of a flow; `lines` must not be empty."""
    pitches = Counter(
        round((below.baseline - above.baseline) * 2) / 2
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page and 0 < below.baseline - above.baseline < 3 * above.size
    )
    size = Counter(line.size for line in lines).most_common(1)[0][0]
    return Frame(
        left=Counter(round(line.x0) for line in lines).most_common(1)[0][0],
        right=max(line.x1 for line in lines),
        pitch=_inner_pitch(pitches, size),
        size=size,
        bottom=max(line.baseline for line in lines),
    )


def _inner_pitch(pitches: Counter[float], size: float) -> float:
    """The smallest common distance: where paragraphs are short, the gap between them is the commonest of all."""
    if not pitches:
        return size * 1.2
    needed = max(pitches.values()) * 0.2
    return min(pitch for pitch, count in pitches.items() if count >= needed)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence or clause can."""
    return _SENTENCE_END.search(text) is not None


def first_word(text: str) -> str:
    """The word that a line begins with, as far as it can't be broken."""
    return text.split(" ", 1)[0]
