"""Notes at the foot of a page of text, which has neither small type nor raised digits.

A note is known by where it stands and by its number: below a gap, with nothing but other notes and the page's number
after it, and with the same number glued to a word above it ("the hub1"). Both come out as they do from a PDF: the
note in small type behind a raised marker, the digits that refer to it raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.document import TEXT_PITCH, Line

NOTE_SIZE = 0.8 * TEXT_PITCH
"""What is smaller than the body's type is a note's; text has one size for all."""
FOOTER = 2
"""Lines below a page's notes at most: its number, and a running line (counted: one)."""
MISSED = 3
"""How far a page's first note may be ahead of the count: some that were not found may lie between."""


class _Note(NamedTuple):
    """A note among a page's lines `start` to `stop` (exclusive)."""

    number: int
    start: int
    stop: int
    marker: str
    """Its number, as printed."""


def with_notes(lines: list[Line], last_note: int) -> tuple[list[Line], int]:
    """A page's lines, its notes set as such, and the number of the last note so far.

    Args:
        lines: The page's lines, numbered on from those of the page before.
        last_note: The number of the last note on the pages before; 0 without any.
    """
    notes = _notes(lines, last_note)
    if not notes:
        return lines, last_note
    found = list(lines)
    for note in notes:
        for at, span in _references(lines[: notes[0].start], note.number):
            found[at] = found[at]._replace(raised=tuple(sorted({*found[at].raised, span})))
    for note in reversed(notes):
        found[note.start : note.stop] = _set_small(lines[note.start : note.stop], note.marker)
    return [line._replace(number=at) for at, line in enumerate(found, lines[0].number)], notes[-1].number


def _set_small(lines: Sequence[Line], marker: str) -> list[Line]:
    """A note's lines; a marker that has a row to itself goes before the text on the next one."""
    first, *others = lines
    if first.text == marker:
        first = others[0]._replace(text=f"{marker} {others[0].text}", x0=first.x0)
        del others[0]
    first = first._replace(raised=((0, len(marker)),))
    return [line._replace(size=NOTE_SIZE) for line in (first, *others)]


def _notes(lines: Sequence[Line], last: int) -> list[_Note]:
    """The page's notes, of which the first one's number is about the next in the count."""
    for number in range(last + 1, last + 1 + MISSED):
        notes = list(_notes_from(lines, number))
        if notes and len(lines) - notes[-1].stop <= FOOTER:
            return notes
    return []


def _notes_from(lines: Sequence[Line], number: int) -> Iterator[_Note]:
    """A note of this number that something refers to, and those that follow it."""
    starts = [at for at in range(1, len(lines)) if _is_apart(lines[at - 1], lines[at]) and _marker(lines, at, number)]
    if not starts or not any(_references(lines[: starts[-1]], number)):
        return
    at = starts[-1]
    while at < len(lines) and (marker := _marker(lines, at, number)):
        stop = _end(lines, at, number + 1)
        yield _Note(number, at, stop, marker)
        at, number = stop, number + 1


def _marker(lines: Sequence[Line], at: int, number: int) -> str:
    """The marker that a line is, or begins with; nothing where it has none of this number with words behind it."""
    text = lines[at].text
    marker = next((marker for marker in (str(number), f"[{number}]") if text.startswith(marker)), "")
    if not marker:
        return ""
    if text == marker:
        goes_on = at + 1 < len(lines) and not _is_apart(lines[at], lines[at + 1]) and _is_worded(lines[at + 1].text)
        return marker if goes_on else ""
    return marker if _is_worded(text[len(marker) :].lstrip()) else ""


def _is_worded(text: str) -> bool:
    """Whether a text begins with a word, be it quoted: what page numbers, amounts and items' numbers don't do."""
    return text.lstrip("‘“'\"(")[:1].isalpha()


def _end(lines: Sequence[Line], start: int, following: int) -> int:
    """A note ends at a gap, at the next note or at the page's number."""
    at = start + 2 if lines[start].text.strip("[]").isdigit() else start + 1
    while at < len(lines) and not _is_apart(lines[at - 1], lines[at]):
        if lines[at].text.isdigit() or _marker(lines, at, following):
            break
        at += 1
    return at


def _is_apart(above: Line, below: Line) -> bool:
    return below.baseline - above.baseline > TEXT_PITCH


def _references(lines: Sequence[Line], number: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where a number is in square brackets, or glued to a word or the stop behind it.

    "M1" and "KS1" are words themselves, and "2.1" is a number; a sentence can end with a year.
    """
    glued = r"(?:(?<=[a-z.,;:)\]’”'\"?!%])|(?<=[A-Z]{3}))(?:(?<!\d[.,:])|(?<=20\d\d[.,]))"
    reference = re.compile(rf"\[{number}\]|{glued}{number}(?!\w|[.,]\d)")
    for at, line in enumerate(lines):
        yield from ((at, found.span()) for found in reference.finditer(line.text))
