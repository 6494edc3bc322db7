"""Notes at the foot of a page of text, which has neither small type nor raised digits.

A note is known by its number, the next in the letter's count, which stands below a gap, and by the same number glued
to a word above it ("the hub1"). Both come out as they do from a PDF: the note in small type behind a raised marker,
the digits that refer to it raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.document import TEXT_PITCH, Line

NOTE_SIZE = 0.8 * TEXT_PITCH
"""What is smaller than the body's type is a note's; text has one size for all."""


class _Note(NamedTuple):
    """A note among a page's lines `start` to `stop` (exclusive)."""

    start: int
    stop: int
    marker: str
    references: list[tuple[int, tuple[int, int]]]
    """Index of each line that refers to it, and the digits' span there."""


def with_notes(lines: list[Line], last_note: int) -> tuple[list[Line], int]:
    """A page's lines, its notes set as such, and the number of the last note so far.

    Args:
        lines: The page's lines, numbered on from those of the page before.
        last_note: The number of the last note on the pages before; 0 without any.
    """
    notes = list(_notes(lines, last_note + 1))
    if not notes:
        return lines, last_note
    found = list(lines)
    for note in notes:
        for at, span in note.references:
            found[at] = found[at]._replace(raised=tuple(sorted({*found[at].raised, span})))
    for note in reversed(notes):
        found[note.start : note.stop] = _set_small(lines[note.start : note.stop], note.marker)
    return [line._replace(number=number) for number, line in enumerate(found, lines[0].number)], last_note + len(notes)


def _set_small(lines: Sequence[Line], marker: str) -> list[Line]:
    """A note's lines; a marker that has a row to itself goes before the text on the next one."""
    first, *others = lines
    if first.text == marker:
        first = others[0]._replace(text=f"{marker} {others[0].text}", x0=first.x0)
        del others[0]
    first = first._replace(raised=((0, len(marker)),))
    return [line._replace(size=NOTE_SIZE) for line in (first, *others)]


def _notes(lines: Sequence[Line], number: int) -> Iterator[_Note]:
    """The page's notes from this number on."""
    at = 0
    while note := _note(lines, at, str(number)):
        yield note
        at, number = note.stop, number + 1


def _note(lines: Sequence[Line], after: int, marker: str) -> _Note | None:
    starts = [at for at in range(after, len(lines)) if _begins_note(lines, at, marker, follows=0 < after == at)]
    if not starts:
        return None
    references = list(_references(lines[: starts[-1]], marker))
    start = next((at for at in starts if references and at > references[0][0]), None)
    if start is None:
        return None
    return _Note(start, _end(lines, start, str(int(marker) + 1)), marker, [one for one in references if one[0] < start])


def _begins_note(lines: Sequence[Line], at: int, marker: str, *, follows: bool) -> bool:
    """Whether a line is a note's marker, or begins with it: below a gap, or directly below another note."""
    text = lines[at].text
    if not text.startswith(marker) or not (follows or (at and _is_apart(lines[at - 1], lines[at]))):
        return False
    if text == marker:
        return at + 1 < len(lines) and not _is_apart(lines[at], lines[at + 1]) and _is_worded(lines[at + 1].text)
    return _is_worded(text[len(marker) :].lstrip())


def _is_worded(text: str) -> bool:
    """Whether a text begins with a word, be it quoted: page numbers, amounts and dates don't."""
    return text.lstrip("‘“'\"")[:1].isalpha()


def _end(lines: Sequence[Line], start: int, following: str) -> int:
    """A note ends at a gap, at the next note or at the page's number."""
    at = start + 1 + (lines[start].text.isdigit())
    while at < len(lines) and not _is_apart(lines[at - 1], lines[at]) and not lines[at].text.isdigit():
        if _begins_note(lines, at, following, follows=True):
            break
        at += 1
    return at


def _is_apart(above: Line, below: Line) -> bool:
    return below.baseline - above.baseline > TEXT_PITCH


def _references(lines: Sequence[Line], marker: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where a number is glued to a word or the stop behind it; "M1" and "KS1" are words themselves."""
    glued = re.compile(rf"(?:(?<=[a-z.,;:)\]’”'\"?!])|(?<=[A-Z]{{3}}))(?<!\d[.,:]){marker}(?!\w|[.,]\d)")
    for at, line in enumerate(lines):
        yield from ((at, found.span()) for found in glued.finditer(line.text))
