"""Raised digits that refer to notes, of which recognition makes ' or ?: told by the notes at the page's foot.

the safeguarding hub' answers quickly      the safeguarding hub1 answers quickly
' The hub brings the police in.            1 The hub brings the police in.

Where a page has as many words with such a sign as it has notes that nothing refers to, the one are the others' numbers.
Else it is said that what refers to them can't be told. A note whose mark was not seen at all is set in by its width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.read.misread import is_postcode

SMALLER = 0.95
"""Of the usual size: that of notes is smaller."""
LIKE_1 = 7
"""What 1 is taken for: the first note's number, where nothing refers to this one."""
LEAST_SET_IN, CLOSE = 0.3, 1.0
"""Times a note's size, how far its text can be from where its mark begins; a bullet's is 1.3 and more."""
SHORTEST = 12
"""Characters of a note's line at least; below notes stand page numbers, of whatever size."""
_MARK = re.compile(r"(?P<mark>\d{1,2}|[•'‘’\"“”?*°!])\s+(?=[A-Z‘“'\"])|(?P<joined>\d{1,2})(?=[A-Z][a-z])")
"""What a note begins with, be it joined to its first word; of a sign that stands apart a bullet was made."""
_SIGN = re.compile(
    r"""
    (?<=[a-rt-z]) ['’] (?=\s|$)              # hub', not: councils'
    | (?<=[.,;]) ['’"”?*°!] (?=\s|$)         # Penhallow.'
    | (?<=[a-z]) \? (?=\s[a-z]|[.,;])        # planning? for · agencies?. for: no question goes on
    | (?<=[a-z]) [*°] (?=[\s.,;]|$)          # agencies*
    """,
    re.VERBOSE,
)
_OPENED = re.compile(r"(?:^|[\s(])['‘\"“](?=\w)")


class _Found(NamedTuple):
    """A note's first line."""

    line: Line
    number: int | None
    """None where it was taken for another sign."""
    end: int
    """Of its mark, and what parts it from the text."""


class _Place(NamedTuple):
    """A sign that can have been a raised digit."""

    line: Line
    at: int


def with_raised_digits(document: Document, recognised: Set[int]) -> Document:
    """A document with raised digits for what they were taken for, in the lines whose numbers are `recognised`."""
    own = [line for line in document.lines if line.number in recognised]
    if not own:
        return document
    usual = median(line.size for line in own)
    told: dict[int, Line] = {}
    doubtful: dict[int, Line] = {}
    last = 0
    for _, on_page in groupby(own, attrgetter("page")):
        page = list(on_page)
        found = list(_numbered(_notes_of(page, usual, last), last, page))
        before, last = last, max([last, *(number for _, number in found)])
        pending = [one for one in found if one[0].number is None or not _is_referred_to(page, one[1])]
        places = list(_places(page, usual)) if pending else []
        if len(places) == len(pending):
            for (note, number), place in zip(pending, places, strict=True):
                told |= {note.line.number: _with_mark(note, number), place.line.number: _with_digit(place, number)}
        else:
            known = (one for one in pending if one[0].number is None or before)  # a list in small type begins with 1
            unsure = ((note, number) for note, number in known if _is_set_close(note))
            doubtful |= {note.line.number: _with_mark(note, number) for note, number in unsure}
    changed = told | doubtful
    lines = tuple(changed.get(line.number, line) for line in document.lines)
    return document._replace(lines=lines, notes=(*document.notes, *_told(told, doubtful)))


def _told(told: Iterable[int], doubtful: Iterable[int]) -> Iterator[Note]:
    if told:
        message = "raised numbers that were taken for other signs are those of the notes at the page's foot"
        yield Note(DiagnosticCode.REPAIRED_TEXT, message, tuple(sorted(told)))
    if doubtful:
        message = "what refers to a note can't be told; its number is the one in order, where it was misread"
        yield Note(DiagnosticCode.UNCERTAIN_WORDS, message, tuple(sorted(doubtful)))


def _notes_of(page: Sequence[Line], usual: float, last: int) -> Iterator[_Found]:
    """The notes in the small type at a page's foot, behind the last one on the pages before; 0 where none is."""
    foot = len(page)
    while foot and (page[foot - 1].size < SMALLER * usual or len(page[foot - 1].text) < SHORTEST):
        foot -= 1
    for at, line in enumerate(page[foot:], foot):
        if line.size >= SMALLER * usual or len(line.text) < SHORTEST or line.bold:
            continue
        if mark := _MARK.match(line.text):
            printed = mark["mark"] or mark["joined"]
            yield _Found(line, int(printed) if printed.isdigit() else None, mark.end())
        elif at == foot and last and _is_set_in(*page[at : at + 2]):
            yield _Found(line, None, 0)


def _is_set_in(line: Line, below: Line | None = None) -> bool:
    """Whether a line begins right of the one below by no more than a raised number's width."""
    is_address = is_postcode(" ".join(line.text.split()[-2:])) or "www." in line.text or "@" in line.text
    set_in = below is not None and LEAST_SET_IN * line.size < line.x0 - below.x0 < CLOSE * line.size
    return set_in and not is_address


def _is_set_close(note: _Found) -> bool:
    """Whether a note's text is no farther from its mark than a raised number's is: a bullet's is."""
    return note.line.text_x0 - note.line.x0 < CLOSE * note.line.size


def _numbered(notes: Iterator[_Found], last: int, page: Sequence[Line]) -> Iterator[tuple[_Found, int]]:
    """Notes with their numbers, which go on from page to page."""
    for note in notes:
        if note.number and note.number not in (last + 1, LIKE_1) and not _is_referred_to(page, note.number):
            continue  # a number that nothing refers to, and not the next: an address's
        is_first = note.number == LIKE_1 and not last and not _is_referred_to(page, LIKE_1)
        last = 1 if is_first else note.number or last + 1
        yield (note._replace(number=None) if is_first else note), last


def _is_referred_to(page: Sequence[Line], number: int) -> bool:
    return any(line.text[start:end] == str(number) for line in page for start, end in line.raised if start)


def _places(page: Sequence[Line], usual: float) -> Iterator[_Place]:
    """The signs in a page's text that can have been raised digits, no quotation's end among them."""
    for line in page:
        if line.size < SMALLER * usual or line.raised:
            continue
        for sign in _SIGN.finditer(line.text):
            if not _OPENED.search(line.text, 0, sign.start()):
                yield _Place(line, sign.start())


def _with_mark(note: _Found, number: int) -> Line:
    line, mark = note.line, str(number)
    text = f"{mark} {line.text[note.end :]}"
    return line._replace(text=text, raised=((0, len(mark)),), text_x0=line.x0)


def _with_digit(place: _Place, number: int) -> Line:
    line, at, digit = place.line, place.at, str(number)
    text = line.text[:at] + digit + line.text[at + 1 :]
    return line._replace(text=text, raised=((at, at + len(digit)),))
