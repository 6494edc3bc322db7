"""A letter's pages: those of its file or, in a text without form feeds, what stands between its page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from ofsted_letters.document import Line
from ofsted_letters.label.columns import SAME_ROW
from ofsted_letters.label.frame import ends_sentence

LONGEST_NUMBER = 20
"""Characters of a line at most that is a page's number."""
FIRST_OF_NUMBER = "0123456789Pp-–|"
"""What such a line begins with: few others do, so that few need the pattern."""
LONGEST_BESIDE = 40
"""Characters of what stands right of a page's number at most."""

_PAGE_NUMBER = re.compile(r"[| ]*(?:[Pp]age |PAGE )?[-– ]*(\d{1,3})[-– ]*(?:(?:of|OF|/) ?\d{1,3})?[| ]*")


def pages(lines: Sequence[Line]) -> list[list[Line]]:
    """A letter's lines, page by page; a number that parts two pages of text is on neither."""
    if lines and is_unpaged(lines):
        return between(ascending(lines), lines)
    return [list(page) for _, page in groupby(lines, key=attrgetter("page"))]


def is_unpaged(lines: Sequence[Line]) -> bool:
    """Whether lines are of a text without form feeds."""
    return lines[0].page is None and lines[-1].page is None


def between(numbers: Iterable[int], lines: Sequence[Line]) -> list[list[Line]]:
    """The pages of text that has its page numbers at some places."""
    edges = [-1, *numbers, len(lines)]
    return [list(lines[above + 1 : below]) for above, below in pairwise(edges) if below > above + 1]


def page_number(text: str) -> int | None:
    """The number in a line that holds nothing but a page number ("2", "Page 2 of 5", "- 2 -")."""
    if len(text) > LONGEST_NUMBER or text[:1] not in FIRST_OF_NUMBER or not (match := _PAGE_NUMBER.fullmatch(text)):
        return None
    return int(match[1])


def ascending(lines: Sequence[Line]) -> Iterator[int]:
    """Where the page numbers stand in text without form feeds: they count up."""
    expected = None
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST_NUMBER:
            continue
        number = page_number(line.text)
        if number is not None and _is_in_table(line, lines[at + 1 : at + 2]):
            continue
        if number is not None and (number == expected or (expected is None and number in (1, 2))):
            expected = number + 1
            yield at


def first_row(page: Iterable[Line]) -> list[Line]:
    """The lines of a page's first row that are no page number; of its last, where its lines are reversed."""
    row: list[Line] = []
    for line in page:
        if line.text[:1] in FIRST_OF_NUMBER and page_number(line.text) is not None:
            continue
        if row and not on_one_row(row[0], line):
            break
        row.append(line)
    return row


def on_one_row(line: Line, other: Line) -> bool:
    """Whether two lines of a page stand beside each other, or are the same."""
    return abs(line.baseline - other.baseline) < SAME_ROW * line.size


def _is_in_table(line: Line, following: Sequence[Line]) -> bool:
    """Whether a number stands left of a sentence in its row: a ruled table's."""
    return any(
        line.baseline == beside.baseline and (ends_sentence(beside.text) or len(beside.text) > LONGEST_BESIDE)
        for beside in following
    )
