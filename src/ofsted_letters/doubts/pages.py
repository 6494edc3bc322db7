"""Doubts about pages: their printed numbers don't count on, or two have the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Line
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.label.labels import Label, Role

FEWEST_ALIKE = 3
"""Lines of a page's own at least, by which it is told to be another one's copy: a page with a name alone may recur."""
LONGEST_NUMBER = 3
"""Characters of what may be a page's number that is not known as one: a copy's is its own."""
TWICE = "this page has the text of an earlier one, and counts twice"
AT_EDGES = (Role.FURNITURE, Role.RUNNING, Role.UNPRINTED)
"""What stands on several pages, and is no page's own."""

AROUND = (DiagnosticCode.TEXT_BEFORE_LETTER, DiagnosticCode.TEXT_AFTER_LETTER)
"""What is doubtful about lines on pages that are no letter's."""

_page: Callable[[Line], int] = attrgetter("page")


def pages_count_on(ground: Ground) -> Iterator[Diagnostic]:
    """Each page's printed number is the one behind the last: of 602 letters and reports in every one that has some.

    The first may count the file's pages, the letter's, or those behind a cover sheet; an annex begins with 1 again.
    """
    labels = _of_letter(ground)
    first = (labels[0].line.page if labels else None) or 0
    before: tuple[int, int] | None = None  # a page, and the number on it
    numbered = [label for label in labels if label.role is Role.FURNITURE and label.text and label.line.page]
    for line, number in [(label.line, int(label.text)) for label in numbered]:
        page = line.page or 0
        expected = (before[1] + page - before[0],) if before else (page, page - first + 1, page - first)
        if number not in (1, *expected) and page != first:
            what = "missing" if number > expected[0] else "there twice, or not in its place"
            message = f"this page is numbered {number}, and {expected[0]} was to be expected: a page may be {what}"
            yield ground.doubt_of_line(DiagnosticCode.PAGES_OUT_OF_STEP, message, None, line)
        before = page, number


def pages_are_unlike(ground: Ground) -> Iterator[Diagnostic]:
    """No page has the text of another one: of the same 602 in every one."""
    own = [
        label.line
        for label in _of_letter(ground)
        if label.line.page and label.role not in AT_EDGES and label.line.text[LONGEST_NUMBER:]
    ]
    seen: dict[tuple[str, ...], Line] = {}
    for _, group in groupby(own, key=_page):
        lines = list(group)
        first = seen.setdefault(tuple([line.text for line in lines]), lines[0])
        if first is not lines[0] and len(lines) >= FEWEST_ALIKE:
            yield ground.doubt_of_line(DiagnosticCode.PAGES_OUT_OF_STEP, TWICE, None, lines[0], first)


def _of_letter(ground: Ground) -> list[Label]:
    """The labels of the letter's own pages."""
    return [label for label in ground.labels if label.doubt not in AROUND]
