"""Notes at the foot of a page of text, which has neither small type nor raised digits.

A note is known by where it stands and by its number: below a gap, if the text has any, with nothing but other notes
and the page's number after it, and with the same number glued to a word above it ("the hub1"). Both come out as
they do from a PDF: the note in small type behind a raised marker, the digits that refer to it raised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.document import TEXT_PITCH, Line
from ofsted_letters.fields.dates import MONTHS

NOTE_SIZE = 0.8 * TEXT_PITCH
"""Smaller than the body's type, as a note's is in print; text has one size for all."""
FOOTER = 2
"""Lines below a page's notes at most: its number and a running line (counted on 59 pages: its number)."""
MISSED = 3
"""How far a page's first note may be ahead of the count, since some before it may not have been told."""

_GLUED = r"(?:(?<=[a-z.,;:)\]’”'\"?!%])|(?<=[A-Z]{3}))(?:(?<!\d[.,:])|(?<=20\d\d[.,]))"
_REFERENCE = re.compile(rf"\[(\d{{1,2}})\]|{_GLUED}(\d{{1,2}})(?!\w|[.,/]\d)")
"""A number in square brackets, or glued to a word or the stop behind it. "M1" and "KS1" are words themselves, "2.1" is
a number; a sentence can end with a year."""
LONGEST_ADDRESS = 250
"""Characters on either side of a number in which the address lies that it can be part of."""
FIRST = "[0123456789"
"""First characters of a line that begins with a note's number."""
_MARKER = re.compile(r"(\[?(\d{1,2})\]?)(?:$|\s+(?=[‘“'\"(]?[^\W\d_])|(?=[‘“'\"]?[A-Z]))")
"""A note's number, alone or before words: glued only to a capital, since "1st" is a word."""
_PAGE_NUMBER = re.compile(r"[-–—| ]*(?:[Pp]age )?\d{1,3}(?: of \d{1,3})?[-–—| ]*")
_Place = tuple[int, tuple[int, int]]
"""Index of a line, and a span of its text."""
_References = Mapping[int, Sequence[_Place]]
"""Where each number is referred to, from top to bottom."""


class _Marker(NamedTuple):
    """A line that is a note's number, or begins with it."""

    at: int
    """Index of the line."""
    number: int
    printed: str
    alone: bool
    """Whether it has a row to itself."""


def with_notes(lines: list[Line], last_note: int, *, parted: bool = True) -> tuple[list[Line], int]:
    """A page's lines, its notes set as such, and the number of the last note so far.

    Args:
        lines: The page's lines, numbered on from those of the page before; or a whole text without pages.
        last_note: The number of the last note on the pages before; 0 without any.
        parted: Whether the text has gaps at all.
    """
    first = FIRST if lines and lines[0].page else "["  # without pages, what only begins with a figure can be an address
    begun = [_marker(lines, at) if line.text[0] in first else None for at, line in enumerate(lines)]
    if not any(begun):  # as on most pages, which need not be searched for references
        return lines, last_note
    references = _references(lines)
    markers, stop = _markers(lines, begun, references, parted)
    if not markers or not last_note < markers[0].number <= last_note + MISSED or len(lines) - stop > FOOTER:
        return lines, last_note
    found = _with_raised(lines[: markers[0].at], [references.get(marker.number, ()) for marker in markers])
    for marker, end in zip(markers, [*(following.at for following in markers[1:]), stop], strict=True):
        found += _set_small(lines[marker.at : end], marker.printed)
    found += lines[stop:]
    return [line._replace(number=number) for number, line in enumerate(found, lines[0].number)], markers[-1].number


def _references(lines: Sequence[Line]) -> dict[int, list[_Place]]:
    references = defaultdict(list)
    for at, line in enumerate(lines):
        for found in _REFERENCE.finditer(line.text):
            if not _is_in_address(line.text, found.start()):
                references[int(found[1] or found[2])].append((at, found.span()))
    return dict(references)


def _is_in_address(text: str, at: int) -> bool:
    """Whether a number stands in a web or mail address, whose own it is: a slash without a dot before it makes none."""
    first, last = max(at - LONGEST_ADDRESS, 0), at + LONGEST_ADDRESS
    end = text.find(" ", at, last)
    word = text[text.rfind(" ", first, at) + 1 or first : end if end >= 0 else last]
    return "@" in word or "www." in word or "/" in word.partition(".")[2]


def _markers(
    lines: Sequence[Line], begun: Sequence[_Marker | None], references: _References, parted: bool
) -> tuple[list[_Marker], int]:
    """The markers of a page's last notes, and where the last note ends: at a gap or at the page's number."""
    markers: list[_Marker] = []
    stop: int | None = None
    for at, marker in enumerate(begun[1:], 1):
        apart = _is_apart(lines[at - 1], lines[at])
        if marker and markers and stop is None and _goes_on(lines, markers, marker, references):
            markers.append(marker)
        elif marker and (apart or not parted) and _is_referred_to(marker.number, references, at):
            markers, stop = [marker], None
        elif markers and stop is None and (apart or _PAGE_NUMBER.fullmatch(lines[at].text)):
            stop = at
    return markers, len(lines) if stop is None else stop


def _marker(lines: Sequence[Line], at: int) -> _Marker | None:
    """The marker that a line is or begins with, where words follow it."""
    found = _MARKER.match(lines[at].text)
    if found is None:
        return None
    words = lines[at].text[found.end() :]
    alone = not words
    if alone:
        if at + 1 == len(lines) or _is_apart(lines[at], lines[at + 1]):
            return None
        words = lines[at + 1].text
    if not words.lstrip("‘“'\"(")[:1].isalpha() or words.partition(" ")[0] in MONTHS:
        return None
    return _Marker(at, int(found[2]), found[1], alone)


def _goes_on(lines: Sequence[Line], markers: Sequence[_Marker], marker: _Marker, references: _References) -> bool:
    """Whether a marker is the next after the page's others, and set as they are.

    On a row of its own below theirs it needs nothing that refers to it, but must not be the page's number.
    """
    first = markers[0]
    if marker.number != markers[-1].number + 1 or marker.alone != first.alone:
        return False
    line = lines[marker.at]
    in_place = marker.alone and line.x0 == lines[first.at].x0 and marker.number != line.page
    return in_place or _is_referred_to(marker.number, references, first.at)


def _is_referred_to(number: int, references: _References, at: int) -> bool:
    return number in references and references[number][0][0] < at


def _is_apart(above: Line, below: Line) -> bool:
    """Whether a gap or a rule parts two lines."""
    return below.baseline - above.baseline > TEXT_PITCH or not above.text.strip("_-–—")


def _with_raised(lines: Sequence[Line], references: Iterable[Sequence[_Place]]) -> list[Line]:
    """Lines with the digits that refer to notes raised, but for those that are already."""
    raised: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in references:
        for at, span in each:
            if at < len(lines):
                raised[at].append(span)
    found = list(lines)
    for at, spans in raised.items():
        own = found[at].raised
        taken = {place for low, high in own for place in range(low, high)}
        new = [(start, end) for start, end in spans if taken.isdisjoint(range(start, end))]
        found[at] = found[at]._replace(raised=tuple(sorted([*own, *new])))
    return found


def _set_small(lines: Sequence[Line], marker: str) -> list[Line]:
    """A note's lines; a marker that has a row to itself goes before the text on the next one."""
    first, *others = lines
    if first.text == marker:
        first = others[0]._replace(text=f"{marker} {others[0].text}", x0=first.x0)
        del others[0]
    first = first._replace(raised=((0, len(marker)),))
    return [line._replace(size=NOTE_SIZE) for line in (first, *others)]
