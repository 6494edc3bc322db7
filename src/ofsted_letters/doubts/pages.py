"""Doubts about pages: their printed numbers don't count on, or two have the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Line
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.label.labels import Role
from ofsted_letters.write.counted import counted

FEWEST_ALIKE = 3
"""Lines of a page's own at least, by which it is told to be another one's copy: a page with a name alone may recur."""
LONGEST_NUMBER = 3
"""Characters of what may be a page's number that is not known as one: a copy's is its own."""
AT_EDGES = (Role.FURNITURE, Role.RUNNING, Role.UNPRINTED)
"""What stands on several pages, and is no page's own."""

_page: Callable[[Line], int] = attrgetter("page")


def pages_count_on(ground: Ground) -> Iterator[Diagnostic]:
    """Each page's printed number is the one behind the last: of 602 letters and reports in every one that has some."""
    first = next((label.line.page for label in ground.labels), None)
    before: tuple[int, int] | None = None  # a page, and the number on it
    for line, number in _numbered(ground):
        page = line.page or 0
        expected = (before[1] + page - before[0],) if before else (page, page - (first or 1) + 1)
        if number not in expected and page != first:  # the first page's may be any: a cover sheet was left out
            what = "missing" if number > expected[0] else "there twice, or not in its place"
            message = f"this page is numbered {number}, and {expected[0]} was to be expected: a page may be {what}"
            yield ground.doubt_of_line(DiagnosticCode.PAGES_OUT_OF_STEP, message, None, line)
        before = page, number


def pages_are_unlike(ground: Ground) -> Iterator[Diagnostic]:
    """No page has the text of another one: of the same 602 in every one."""
    own = [
        label.line
        for label in ground.labels
        if label.line.page and label.role not in AT_EDGES and label.line.text[LONGEST_NUMBER:]
    ]
    seen: dict[tuple[str, ...], int] = {}
    for page, group in groupby(own, key=_page):
        lines = list(group)
        like = seen.setdefault(tuple([line.text for line in lines]), page)
        if like != page and len(lines) >= FEWEST_ALIKE:
            message = f"this page has the text of the one {counted(page - like, 'page')} before it, and counts twice"
            yield ground.doubt_of_line(DiagnosticCode.PAGES_OUT_OF_STEP, message, None, lines[0])


def _numbered(ground: Ground) -> Iterator[tuple[Line, int]]:
    """The lines that are page numbers, where a file has pages."""
    for label in ground.labels:
        if label.role is Role.FURNITURE and label.text and label.line.page:
            yield label.line, int(label.text)
