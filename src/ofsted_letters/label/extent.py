"""Where letters and reports begin and end in a file that holds more: a cover report before them, a plan behind.

Told by pages: a letter's first has its date or its office above the salutation, its last its valediction. What goes on
behind that, people who get a copy and notes, is set in few words or small; what is no part of the letter is not. A
report's first page has its title, its last the imprint; no letter that it quotes begins one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.contacts import is_contact
from ofsted_letters.fields.dates import read_date
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import has_title
from ofsted_letters.label.copies import copy_text
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.imprint import begins_imprint
from ofsted_letters.label.labels import Extent, Label, Labelling, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.signoff import ANNEXES, SMALLER, find_valediction, is_prose
from ofsted_letters.label.zones import is_salutation


def letters(lines: Sequence[Line], titled: Collection[int | None] = ()) -> list[Extent]:
    """Each letter's and each report's pages, in the order printed; none for text without pages, or without either.

    Args:
        lines: those of the file, running headers and page numbers left out.
        titled: the pages with which reports begin.
    """
    numbered = [(number, list(page)) for number, page in groupby(lines, key=attrgetter("page")) if number is not None]
    pages = [page for _, page in numbered]
    titles = [at for at, (number, _) in enumerate(numbered) if number in titled]
    reports = {start: _up_to_imprint(pages, start, stop) for start, stop in pairwise([*titles, len(pages)])}
    starts = list(_starts(pages, reports))
    ends = [*starts[1:], len(pages)] if starts else []
    lasts = [
        (reports[start][-1:] or [end - 1])[0] if start in reports else _last(start, pages[:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    return [Extent(numbered[start][0], numbered[last][0]) for start, last in zip(starts, lasts, strict=True)]


def _up_to_imprint(pages: Sequence[Sequence[Line]], start: int, stop: int) -> range:
    """The pages of a report that begins on one and ends before another; none where no imprint tells its end."""
    imprints = [any(map(begins_imprint, page)) for page in pages[start:stop]]
    if True not in imprints:
        return range(start, start)
    first = imprints.index(True)
    return range(start, start + first + len(list(takewhile(bool, imprints[first:]))))


def _starts(pages: Sequence[Sequence[Line]], reports: Mapping[int, range]) -> Iterator[int]:
    """On which pages letters and reports begin.

    Inside a report, and below a salutation inside a letter, there is no other letter's head.
    """
    yielded = False
    for at, page in enumerate(pages):
        if at in reports:
            yield at
            yielded = True
        above = list(takewhile(lambda line: not is_salutation(line.text), page))
        if len(above) == len(page) or any(at in pages_of_report for pages_of_report in reports.values()):
            continue
        headed = any(read_date(line.text) or is_contact(line.text) for line in above)
        if headed or not yielded:
            yield at if headed else 0
            yielded = True


def _last(start: int, pages: Sequence[Sequence[Line]]) -> int:
    """The last page of a letter that begins on one of some pages; no other with a head begins on a later one."""
    pages = pages[: _greeted(start, pages)]
    signed = next((at for at in reversed(range(start, len(pages))) if find_valediction(pages[at]) is not None), None)
    if signed is None:
        return len(pages) - 1
    size = usual_size([line for page in pages[start : signed + 1] for line in page])
    at = signed + 1
    if find_valediction(pages[signed]) == len(pages[signed]) - 1 and at < len(pages) and _may_go_on(pages[at], size):
        at += 1  # nobody signed so far
    further = takewhile(lambda at: _goes_on(pages[at], size), range(at, len(pages)))
    return max(further, default=at - 1)


def _greeted(start: int, pages: Sequence[Sequence[Line]]) -> int:
    """The page with a salutation below a letter that was signed, on which somebody else writes; the end without one."""
    greeting = [
        at
        for at in range(start + 1, len(pages))
        for line in pages[at]
        if line.text[:1] == "D" and is_salutation(line.text)
    ]
    if not greeting:
        return len(pages)
    signed = next((at for at in range(start, len(pages)) if find_valediction(pages[at]) is not None), len(pages))
    return next((at for at in greeting if at > signed), len(pages))


def _goes_on(page: Sequence[Line], size: float) -> bool:
    """Whether a page below a sign-off has more of it, mostly names, titles and agencies; or notes alone."""
    large = _large(page, size)
    return _may_go_on(page, size) and 2 * sum(_is_of_signoff(line.text) for line in large) >= len(large)


def _may_go_on(page: Sequence[Line], size: float) -> bool:
    """Whether a page below the valediction has nothing that no sign-off has, in type of the letter's size."""
    return not any(
        is_prose(line.text) or line.text.casefold().startswith(ANNEXES) or is_salutation(line.text)
        for line in _large(page, size)
    )


def _large(page: Sequence[Line], size: float) -> list[Line]:
    """A page's lines that are no notes."""
    return [line for line in page if line.size > SMALLER * size]


def _is_of_signoff(text: str) -> bool:
    return has_title(text) or is_agency(text) or copy_text(text) is not None or is_name(split_name(text)[0])


def apart(document: Document, extents: Sequence[Extent]) -> Iterator[Document]:
    """A document of several letters as one for each, with the pages before it that are no letter's.

    Where somebody writes on these, they are behind the letter before, or else they would be taken for one themselves.
    The last has what is behind it too, so that every page is in one of them.
    """
    greeted = {line.page or 0 for line in document.lines if is_salutation(line.text)}
    ends = [
        following.first - 1 if greeted.intersection(range(extent.last + 1, following.first)) else extent.last
        for extent, following in pairwise(extents)
    ]
    starts = [1, *(end + 1 for end in ends)]
    for first, last in zip(starts, [*ends, len(document.halves) or document.pages or extents[-1].last], strict=True):
        yield document.of_pages(first, last)


def label_around(lines: Sequence[Line], extents: Sequence[Extent]) -> Iterator[Label]:
    """Labels for what is on other pages than the first's, which alone is read: doubtful, to be told of."""
    if not extents:
        return
    first, last = extents[0]
    if lines[0].page == first and lines[-1].page == last:
        return
    for line in lines:
        if line.page is not None and not first <= line.page <= last:
            text, marks = without_references(line)
            doubt = DiagnosticCode.TEXT_BEFORE_LETTER if line.page < first else DiagnosticCode.TEXT_AFTER_LETTER
            yield Label(line, Role.UNPLACED, Rule.NOT_OF_LETTER, text=text, marks=marks, doubt=doubt)


def notes_around(document: Document, labelling: Labelling) -> Iterator[Note]:
    """What to tell of the pages before and after the letter that is read."""
    for code in (DiagnosticCode.TEXT_BEFORE_LETTER, DiagnosticCode.TEXT_AFTER_LETTER):
        if lines := [label.line for label in labelling.labels if label.doubt is code]:
            letter = labelling.letters[0]
            others = sorted({document.sheet(line.page or 0) for line in lines})
            own = range(document.sheet(letter.first), document.sheet(letter.last) + 1)
            message = f"the {labelling.form} on {_pages(own)} is read, {_pages(others)} not"
            yield Note(code, message, tuple(line.number for line in lines))


def _pages(pages: Sequence[int]) -> str:
    """Some pages in words."""
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
