"""Doubts about items: a sentence that breaks where lines meet, or at an item's ends, was joined without evidence."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.document import Line
from ofsted_letters.doubts.ground import Diagnostic, Ground, Values
from ofsted_letters.label.frame import CLEAR, SENTENCE_ENDS, ends_sentence, first_word, room_before

JOINING = frozenset(
    (
        *("the", "a", "an", "this", "these", "that", "which", "their", "its", "any", "all"),
        *("of", "to", "and", "for", "in", "with", "by", "or", "as", "at", "on", "from", "into", "about", "than"),
        *("who", "when", "where", "how", "is", "are", "was", "were", "has", "have", "had", "be", "been"),
        *("not", "also", "more"),
    )
)
"""Words that join what stands before them to what follows: no sentence ends with one."""

NARROW = 0.5
"""Of a line's mean letter: what a word's letters take at least ("I’ll" 0.54), so that few words need be measured."""

_x1: Callable[[Line], float] = attrgetter("x1")


def items_are_whole_sentences(ground: Ground) -> Iterator[Diagnostic]:
    """An item begins and ends with a sentence; a point of a list need not, where the others do not."""
    for pointer, section in ground.sections():
        stopped = _are_stopped(section["items"])
        for at, item in enumerate(section["items"]):
            if told := _unfinished(item, stopped):
                yield diagnostic(DiagnosticCode.BROKEN_SENTENCE, told, f"{pointer}/items/{at}", item["evidence"])


def lines_follow_one_another(ground: Ground) -> Iterator[Diagnostic]:
    """Inside an item no sentence breaks where two lines meet, and a line ends only for want of room.

    A doubt is about the item, and about whatever else was read from the two lines.
    """
    for _, section in ground.sections():
        lines = [ground.lines_of_item(item["evidence"]) for item in section["items"]]
        if not lines:
            continue
        right = min(ground.right, max(map(_x1, chain.from_iterable(lines))))
        for above, below in chain.from_iterable(map(pairwise, lines)):
            if _restarts(above, below) or _is_broken_off(above, below, right):
                message = "the line below this one does not seem to go on with it"
                for pointer in ground.values_on(above) | ground.values_on(below):
                    yield ground.doubt_of_line(DiagnosticCode.BROKEN_SENTENCE, message, pointer, above)


def _are_stopped(items: Sequence[Values]) -> bool:
    """Whether most items of a section end in a full stop."""
    return 3 * sum(ends_sentence(item["text"]) for item in items) > 2 * len(items)


def _unfinished(item: Values, stopped: bool) -> str | None:
    """What is wrong with an item's ends."""
    text = item["text"]
    is_paragraph = item["type"] == "paragraph"
    if is_paragraph and text[:1].islower():
        return "an item begins in the middle of a sentence"
    is_prose = stopped or is_paragraph or ". " in text
    if text.endswith(",") or text.rpartition(" ")[2] in JOINING or (is_prose and text[-1:].isalpha()):
        return "an item ends in the middle of a sentence"
    return None


def _restarts(above: Line, below: Line) -> bool:
    if not (below.text[:1].isupper() or above.text[-2:].rstrip("’")[-1:] in SENTENCE_ENDS):
        return False
    return _restart().search(f"{above.text[-12:]} {below.text[:16]}") is not None


def _is_broken_off(above: Line, below: Line, right: float) -> bool:
    """Whether a line was ended by its writer, who had room for the next word, and no clause ends there."""
    if above.page != below.page or below.baseline <= above.baseline or ends_sentence(above.text):
        return False
    word = first_word(below.text)
    least = NARROW * (len(word) + 1) * (above.x1 - above.x0) / len(above.text)
    return right - above.x1 - least > CLEAR and room_before(right, word, above) > CLEAR


@functools.cache
def _restart() -> re.Pattern[str]:
    """Where two lines meet: a full stop before small letters, or no stop before a word that opens sentences."""
    openers = (
        *("The", "This", "These", "Those", "There", "In", "When", "Where", "While", "However", "Most", "Some", "Many"),
        *("They", "It", "As", "An", "For", "If", "Since", "Although", "Because", "You", "Not", "Too", "All", "Such"),
    )
    return re.compile(
        rf"""
        (?<!\be\.g)(?<!\bi\.e)(?<!etc)(?<!No)[.!?]’?\s[a-z]   # end. of, not: e.g. of
        | [a-z,]\s(?:{"|".join(openers)})\s                   # of The
        """,
        re.VERBOSE,
    )
