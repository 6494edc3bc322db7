"""Sizes of type that say nothing: of a text that recognition laid under a picture, each line is as large as its box."""

from __future__ import annotations

from collections.abc import Container
from statistics import median

from ofsted_letters.document import Document, Line

WIDTH = 4.0
"""Times the deviation that half of all lines are within: the farthest of 107 lines were 3.5 times as far off."""
WIDEST = 0.2
"""Share of a size by which another is one of its own, whatever the others: notes are 10 or 8 below 12."""


def with_steady_sizes(document: Document, pages: Container[int | None]) -> Document:
    """A document whose lines on some pages are of the usual size where they differ from it as most lines do."""
    sizes = [line.size for line in document.lines if line.page in pages]
    usual = median(sizes)
    apart = min(WIDTH * median(abs(size / usual - 1) for size in sizes), WIDEST)
    if not apart:
        return document
    return document._replace(lines=tuple(_steady(line, usual, apart, pages) for line in document.lines))


def _steady(line: Line, usual: float, apart: float, pages: Container[int | None]) -> Line:
    wobbles = line.page in pages and abs(line.size / usual - 1) <= apart
    return line._replace(size=usual) if wobbles else line
