"""Notes at a page's foot, and the digits in the text that refer to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter

from ofsted_letters.document import Line, Path
from ofsted_letters.label.frame import ends_sentence
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule

_MARKER = re.compile(r"\[?(\d{1,2}|[*†‡])(?:\]|\.(?=\s))?\s*")
_REFERENCE = re.compile(r"\[?(\d{1,2}|[*†‡])\]?")
SMALLER = 0.95
"""A note is set smaller than the body (counted: 10 or 8 points below 12); its marker smaller still."""


def label_footnotes(lines: Sequence[Line], body_size: float) -> list[Label]:
    """Labels for the footnotes' lines: each begins with its marker and runs to the page's end or the next.

    A note whose sentence a page's end cuts goes on at the foot of the next page. Where the file's structure knows a
    note, it says where that begins and ends. Small type without a marker answers its page's one open reference.
    """
    referred = {mark for line in lines if line.raised for mark in without_references(line)[1]}
    labels: list[Label] = []
    smaller = body_size * SMALLER
    group = 0
    for _, on_page in groupby(lines, key=attrgetter("page")):
        page = list(on_page)
        foot = _foot(page, smaller)
        inside = starred = False
        cut = bool(labels) and not ends_sentence(labels[-1].text)
        if mark := _open_reference(page, foot, lines, body_size):
            group += 1
            labels += _unmarked(page[foot:], group, mark)
            continue
        within: Path = ()
        for at, line in enumerate(page):
            note = line.element.note if line.element is not None else ()
            goes_on, within = bool(note) and note == within, note
            if not inside and line.size > smaller and not note and not has_star(line):
                continue
            begins = (bool(note) and not goes_on) or has_star(line)
            known = referred if at >= foot and not goes_on else frozenset()
            marker = own_marker(line, body_size, known, begins) or _marker_alone(line, known, page[at + 1 :])
            if marker is not None:
                group += 1
                inside, starred = True, has_star(line)
                text = line.text[marker.end() :]
                rule = Rule.NOTE_IN_STRUCTURE if note else Rule.MARKER_OF_NOTE
                labels.append(Label(line, Role.FOOTNOTE, rule, group, text, marks=(marker[1],)))
            elif inside and goes_on:
                labels.append(Label(line, Role.FOOTNOTE, Rule.NOTE_IN_STRUCTURE, group, line.text))
            elif inside and line.size < smaller and not line.bold:
                labels.append(Label(line, Role.FOOTNOTE, Rule.SMALL_TYPE_BELOW_MARKER, group, line.text))
            elif starred and not line.bold and not ends_sentence(labels[-1].text):
                labels.append(Label(line, Role.FOOTNOTE, Rule.SENTENCE_OF_STARRED_NOTE, group, line.text))
            elif cut and at == foot and not line.bold and line.text[:1].islower():
                inside = True
                labels.append(Label(line, Role.FOOTNOTE, Rule.SMALL_TYPE_BELOW_CUT_NOTE, group, line.text))
            else:
                inside = starred = False
    return labels


def has_star(line: Line) -> bool:
    """Whether a line begins a note with a star, in type of whatever size."""
    return bool(line.raised) and line.raised[0] == (0, 1) and line.text.startswith("*")


def _foot(page: Sequence[Line], smaller: float) -> int:
    """Where the small type at a page's foot begins; the page's length where there is none."""
    foot = len(page)
    while foot and page[foot - 1].size <= smaller:
        foot -= 1
    return foot


def own_marker(line: Line, body_size: float, referred: Set[str], begins: bool = False) -> re.Match[str] | None:
    """The marker that a note's first line begins with: raised, or in small type and referred to in the text.

    Where the file's structure says that a note `begins` with the line, any will do; one of its notes can hold several.
    """
    if line.size > body_size * SMALLER and not begins:
        return None
    match = _MARKER.match(line.text)
    if match is None or match.end() >= len(line.text):
        return None
    if begins:
        return match
    raised = bool(line.raised) and line.raised[0][0] == 0
    return match if raised or match[1] in referred else None


def _marker_alone(line: Line, referred: Set[str], below: Sequence[Line]) -> re.Match[str] | None:
    """A marker that stands so far from its note's text that it is a line of its own."""
    match = _REFERENCE.fullmatch(line.text) if referred and below else None
    return match if match and match[1] in referred else None


def _open_reference(page: Sequence[Line], foot: int, lines: Sequence[Line], body_size: float) -> str | None:
    """The one reference on a page that no note's marker in the letter answers, above small type without markers."""
    if not 0 < foot < len(page) or page[foot].bold or not page[foot].text[:1].isupper():
        return None
    marks = {mark for line in page[:foot] if line.raised for mark in without_references(line)[1]}
    if len(marks) != 1 or any(own_marker(line, body_size, marks) or has_note(line) for line in lines):
        return None
    return marks.pop()


def has_note(line: Line) -> bool:
    """Whether the file's structure says that a line stands in a note."""
    return line.element is not None and bool(line.element.note)


def _unmarked(lines: Sequence[Line], group: int, mark: str) -> Iterator[Label]:
    """The labels of a note that has no marker of its own."""
    for at, line in enumerate(lines):
        marks = () if at else (mark,)
        yield Label(line, Role.FOOTNOTE, Rule.SMALL_TYPE_ANSWERS_REFERENCE, group, line.text, marks=marks)


def without_references(line: Line) -> tuple[str, tuple[str, ...]]:
    """A line's text without the raised digits that refer to notes, and those digits in order."""
    if not line.raised:
        return line.text, ()
    kept, marks, at = [], [], 0
    for start, end in line.raised:
        if match := _REFERENCE.fullmatch(line.text[start:end].strip(" ,")):
            before = line.text[at:start]
            following = line.text[end : end + 1]
            kept.append(before.rstrip() if following in ".,;:)" else before)
            marks.append(match[1])
            at = end
    kept.append(line.text[at:])
    return "".join(kept).strip().replace("  ", " "), tuple(marks)


def first_notes(footnotes: Sequence[Label]) -> dict[int | None, float]:
    """The first footnote's baseline by page."""
    return {label.line.page: label.line.baseline for label in reversed(footnotes)}
