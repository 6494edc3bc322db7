"""Why a line is of no note at a page's foot."""

from __future__ import annotations

from ofsted_letters.document import Line
from ofsted_letters.label.footnotes import SMALLER, has_note, has_star, own_marker
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.rules import Rule
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always

AS_LARGE = "its type is as large as the text's"


def reasons(sight: Sight) -> Reasons:
    """What the rules for notes have against a line."""
    size = usual_size(sight.left)

    def unless_large(otherwise: str) -> Reason:
        return lambda line: otherwise if line.size <= size * SMALLER else AS_LARGE

    yield Rule.SMALL_TYPE_ANSWERS_REFERENCE, unless_large("its page has no open reference, or several")
    yield Rule.NOTE_IN_STRUCTURE, _against_structure
    yield Rule.MARKER_OF_NOTE, lambda line: _against_marker(line, size)
    yield Rule.SMALL_TYPE_BELOW_MARKER, unless_large("no note is open above it on its page")
    yield Rule.SENTENCE_OF_STARRED_NOTE, always("no note with a star is open above it")
    yield Rule.SMALL_TYPE_BELOW_CUT_NOTE, unless_large("it goes on with no note that a page's end cut")


def _against_structure(line: Line) -> str:
    return "its note has no marker" if has_note(line) else "the file's structure has no note there"


def _against_marker(line: Line, size: float) -> str:
    if line.size > size * SMALLER and not has_star(line):
        return AS_LARGE
    marked = own_marker(line, size, frozenset(), begins=True)
    return "its marker is neither raised nor referred to" if marked else "no marker leads its words"
