"""Notes at the foot of a page of text, which has neither small type nor raised digits.

A note is known by where it stands and by its number: below a gap, with nothing but other notes and the page's number
after it, and with the same number glued to a word above it ("the hub1"). Both come out as they do from a PDF: the
note in small type behind a raised marker, the digits that refer to it raised.
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
_MARKER = re.compile(r"(\[?(\d{1,2})\]?)(?:$|\s+(?=[‘“'\"(]?[^\W\d_])|(?=[‘“'\"]?[A-Z]))")
"""A note's number, alone or before words: glued only to a capital, since "1st" is a word."""
_ADDRESS = re.compile(r"\S*(?:www\.|/|@)\S*")
"""A web or mail address: a number in it is its own."""

_References = Mapping[int, Sequence[tuple[int, tuple[int, int]]]]
"""By number: index of each line that refers to it, and the span of its digits there."""


class _Note(NamedTuple):
    """A note among a page's lines `start` to `stop` (exclusive)."""

    number: int
    marker: str
    """The number, as printed."""
    start: int
    stop: int


def with_notes(lines: list[Line], last_note: int) -> tuple[list[Line], int]:
    """A page's lines, its notes set as such, and the number of the last note so far.

    Args:
        lines: The page's lines, numbered on from those of the page before.
        last_note: The number of the last note on the pages before; 0 without any.
    """
    references = _references(lines)
    notes = _notes(lines, references, last_note) if references else []
    if not notes:
        return lines, last_note
    found = _with_references(lines[: notes[0].start], [references.get(note.number, ()) for note in notes])
    for note in notes:
        found += _set_small(lines[note.start : note.stop], note.marker)
    found += lines[notes[-1].stop :]
    return [line._replace(number=number) for number, line in enumerate(found, lines[0].number)], notes[-1].number


def _references(lines: Sequence[Line]) -> dict[int, list[tuple[int, tuple[int, int]]]]:
    references = defaultdict(list)
    for at, line in enumerate(lines):
        for found in _REFERENCE.finditer(line.text):
            if not _is_in_address(line.text, found.start()):
                references[int(found[1] or found[2])].append((at, found.span()))
    return dict(references)


def _is_in_address(text: str, at: int) -> bool:
    if "/" not in text and "@" not in text and "www." not in text:
        return False
    return any(address.start() <= at < address.end() for address in _ADDRESS.finditer(text))


def _notes(lines: Sequence[Line], references: _References, last_note: int) -> list[_Note]:
    """The notes that end the page, the first of them about the next in the count."""
    marked: list[tuple[int, re.Match[str]]] = []
    stop = 0
    for at in range(1, len(lines)):
        apart = _is_apart(lines[at - 1], lines[at])
        marker = _marker(lines, at) if apart or marked else None
        if marker and marked and not stop and _goes_on(lines, marked, at, marker, references):
            marked.append((at, marker))
        elif apart and marker and _is_referred_to(int(marker[2]), references, at):
            marked, stop = [(at, marker)], 0
        elif marked and not stop and (apart or lines[at].text.isdigit()):
            stop = at
    stop = stop or len(lines)
    if not marked or not last_note < int(marked[0][1][2]) <= last_note + MISSED or len(lines) - stop > FOOTER:
        return []
    stops = [*(at for at, _ in marked[1:]), stop]
    return [_Note(int(marker[2]), marker[1], at, end) for (at, marker), end in zip(marked, stops, strict=True)]


def _goes_on(
    lines: Sequence[Line],
    marked: Sequence[tuple[int, re.Match[str]]],
    at: int,
    marker: re.Match[str],
    references: _References,
) -> bool:
    """Whether a marker is the next after the page's others, and set as they are.

    On a row of its own below theirs it needs nothing that refers to it, but must not be the page's number.
    """
    first_at, first = marked[0]
    number, alone = int(marker[2]), _is_alone(marker)
    if number != int(marked[-1][1][2]) + 1 or alone != _is_alone(first):
        return False
    in_place = alone and lines[at].x0 == lines[first_at].x0 and number != lines[at].page
    return in_place or _is_referred_to(number, references, first_at)


def _is_alone(marker: re.Match[str]) -> bool:
    return marker[0] == marker.string


def _marker(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """The marker that a line is or begins with, where words follow it."""
    marker = _MARKER.match(lines[at].text)
    if marker is None:
        return None
    words = lines[at].text[marker.end() :]
    if not words:
        if at + 1 == len(lines) or _is_apart(lines[at], lines[at + 1]):
            return None
        words = lines[at + 1].text
    return marker if words.lstrip("‘“'\"(")[:1].isalpha() and words.partition(" ")[0] not in MONTHS else None


def _is_referred_to(number: int, references: _References, at: int) -> bool:
    return number in references and references[number][0][0] < at


def _is_apart(above: Line, below: Line) -> bool:
    return below.baseline - above.baseline > TEXT_PITCH


def _with_references(lines: Sequence[Line], references: Iterable[Sequence[tuple[int, tuple[int, int]]]]) -> list[Line]:
    """Lines with the digits that refer to notes raised, but for those that are already."""
    raised: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in references:
        for at, span in each:
            if at < len(lines):
                raised[at].append(span)
    found = list(lines)
    for at, spans in raised.items():
        own = found[at].raised
        new = [(start, end) for start, end in spans if not any(start < high and low < end for low, high in own)]
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
