"""Comments and changes that a word processor prints beside a letter: small, in a column right of all its text."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line
from ofsted_letters.label.frame import SAME_EDGE, usual_size

SMALLER = 0.9
"""Times the text's size: a comment's at most (Word prints 10-point ones beside 12-point text, both reduced)."""


def comments(lines: Sequence[Line]) -> list[Line]:
    """The lines that begin where no line of the text's own size still stands, and are smaller."""
    if not lines or lines[0].page is None:
        return []
    size = usual_size(lines)
    right = max([line.x1 for line in lines if line.size > SMALLER * size])
    return [line for line in lines if line.x0 > right - SAME_EDGE and line.size <= SMALLER * size]
