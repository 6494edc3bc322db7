"""Words that a soft hyphen cut at a line's end, put together on the line where they begin.

Unlike a hyphen that its writer typed, a soft one stands in no word: "pat-" over "tern of neglect" is "pattern" over "of
neglect".
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line
from ofsted_letters.read.normalise import SOFT_HYPHEN

SAME_EDGE = 3.0
"""Points between the left edges of two lines of one paragraph at most."""
FARTHEST = 12
"""Lines on which the rest of a word is looked for: other columns, a page's number and footer can stand between."""


def with_words_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines without soft hyphens; one whose word's rest is not found keeps a plain hyphen."""
    cut = [at for at, line in enumerate(lines) if line.text[-1:] == SOFT_HYPHEN]  # asked of every line
    found = list(lines)
    for at in cut:
        _join(found, at)
    return tuple(found)


def _join(lines: list[Line], at: int) -> None:
    line = lines[at]
    following = range(at + 1, min(at + 1 + FARTHEST, len(lines)))
    below = next((other for other in following if _goes_on(line, lines[other])), None)
    if below is None:
        lines[at] = line._replace(text=line.text.replace(SOFT_HYPHEN, "-"))
        return
    rest, _, left = lines[below].text.partition(" ")
    lines[at] = line._replace(text=line.text[:-1] + rest)
    gone = len(rest) + 1
    raised = tuple((start - gone, end - gone) for start, end in lines[below].raised if start >= gone)
    lines[below] = lines[below]._replace(text=left, raised=raised)


def _goes_on(line: Line, other: Line) -> bool:
    """Whether a line goes on with another's word: it begins in its column, in small letters, and has other words."""
    in_column = min(abs(other.x0 - line.x0), abs(other.x0 - line.text_x0)) <= SAME_EDGE
    return in_column and other.text[0].islower() and " " in other.text
