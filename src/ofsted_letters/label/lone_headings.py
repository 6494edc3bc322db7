"""Headings that neither bold type nor known words tell: by the file's structure, their type or their place.

    Help and protection                a paragraph of its own that is no sentence
    Plans are clear. Children are …    text below it

A heading's tag, italics and larger type set a line off. Without any of them (colours and rules are not read) it must
stand between a paragraph that is complete and one of prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.roles import states_none
from ofsted_letters.fields.words import is_open, known_words
from ofsted_letters.label.bullets import bullet, number
from ofsted_letters.label.columns import is_in_row
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR, WIDE, Frame, ends_sentence, first_word
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import heading_level, in_text

LONGEST = 3
"""Lines of such a heading at most."""
LONGEST_TEXT = 160
"""Its characters at most."""
LONGEST_WITH_STOP = 45
"""Characters of one that ends in a full stop at most; a tag must tell it, for one letter tags its prose."""
ROOM_BESIDE = 0.2
"""Of the text's width: what the last line of one leaves at least where neither gap nor type tells it from its text.

One area SEND report has an element that ends in mid-sentence, where a line leaves 0.06.
"""
LARGER = 0.5
"""Points by which larger type is larger at least."""
SENTENCE_WITHIN = ". "
FINITE = (
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "must", "can", "could", "do", "does",
)  # fmt: skip
"""Verbs that make a sentence."""
RELATIVE = ("who", "that", "which", "where", "when", "what", "how", "why")
"""Words before a finite verb that is not the sentence's own: "Children who are missing", "What it is like"."""
STOPS = ".:;,!…"
"""What a line's last character is if no heading's: a question that is one throughout can be one."""


class Dress(Enum):
    """What sets a line off."""

    TAG = auto()
    ITALICS = auto()
    SIZE = auto()
    NONE = auto()


_RULES = {
    Dress.TAG: Rule.TAGGED_HEADING,
    Dress.ITALICS: Rule.ITALIC_HEADING,
    Dress.SIZE: Rule.LARGER_HEADING,
    Dress.NONE: Rule.LONE_LINE,
}


class Alone(NamedTuple):
    """Where a heading ends (exclusive), and the rule that found it."""

    stop: int
    rule: Rule


def find_lone_heading(lines: Sequence[Line], at: int, frame: Frame, *, below_heading: bool) -> Alone | None:
    """The heading that begins with a line which is not bold.

    Args:
        lines: The body's.
        at: Which of them.
        frame: The body's measures.
        below_heading: Whether it stands directly below another heading.
    """
    dress = _dress(lines[at], frame)
    by_place = dress is Dress.NONE
    if by_place and lines[at].text[-1] in STOPS:
        return None
    stop = _end(lines, at, frame)
    if by_place and stop and lines[stop - 1].text[-1] in STOPS:
        return None
    if stop is None or not _is_title(_text(lines[at:stop]), dress) or is_in_row(lines, at):
        return None
    if at and not (below_heading or _ends_above(lines[at - 1], lines[at], frame, by_place)):
        return None
    if bullet(lines[at]) is not None or _leads_to_list(lines, stop):
        return None
    if by_place and (_is_listed(lines[at]) or not _is_prose(lines, stop, frame)):
        return None
    return Alone(stop, _RULES[dress])


def _dress(line: Line, frame: Frame) -> Dress:
    if heading_level(line):
        return Dress.TAG
    if line.italic:
        return Dress.ITALICS
    return Dress.SIZE if line.size > frame.size + LARGER else Dress.NONE


def _end(lines: Sequence[Line], at: int, frame: Frame) -> int | None:
    """Where the paragraph that begins with a line ends; None for one of more lines, or with none on the page below."""
    for stop in range(at + 1, min(at + 1 + LONGEST, len(lines))):
        above, below = lines[stop - 1], lines[stop]
        if above.page != below.page:
            return None
        if _are_parted(above, below, frame, least=ROOM_BESIDE * (frame.right - frame.left)):
            return None if below.text[:1].islower() else stop
    return None


def _are_parted(above: Line, below: Line, frame: Frame, least: float = CLEAR) -> bool:
    """Whether two lines on a page are of two paragraphs: by their gap, or by room for a word where something differs.

    Args:
        above: A line.
        below: The next one.
        frame: The body's measures.
        least: Points of room that tell where neither gap nor type does.
    """
    widest = WIDE * frame.pitch * max(above.size / frame.size, 1)  # larger type has a wider pitch
    if below.baseline - above.baseline > widest or bullet(below) is not None:
        return True
    room = frame.room(first_word(below.text), above)
    if below.bold or _dress(above, frame) != _dress(below, frame):
        return room > CLEAR
    elements = _are_of_two_elements(above, below)
    can_part = elements or (elements is None and not frame.spaced)
    return bool(can_part) and room > least


def _are_of_two_elements(above: Line, below: Line) -> bool | None:
    """What the file's structure says of it; None where it says nothing."""
    one, other = in_text(above), in_text(below)
    return one.path != other.path if one is not None and other is not None else None


def _text(lines: Sequence[Line]) -> str:
    """A paragraph's text without the number that it may begin with."""
    numbered = number(lines[0])
    text = " ".join(without_references(line)[0] for line in lines)
    return text[numbered[1] :] if numbered else text


def _is_title(text: str, dress: Dress) -> bool:
    """Whether a paragraph's text can be a heading's: no sentence, and not the beginning of one."""
    if not any(map(str.isalpha, text)) or len(text) > (LONGEST_WITH_STOP if text[-1] == "." else LONGEST_TEXT):
        return False
    if states_none(text) or SENTENCE_WITHIN in text:
        return False
    if text[-1] == ".":
        return dress is Dress.TAG
    if text[-1] == "?":
        return dress is not Dress.NONE or known_words(text)[0] in (*RELATIVE, *FINITE)
    title = text.removesuffix(":")
    return not (ends_sentence(title) or is_open(title) or (dress is Dress.NONE and _is_clause(title)))


def _is_clause(text: str) -> bool:
    """Whether a text has a verb of its own, as a sentence without its full stop has."""
    words = known_words(text)
    return words[0] not in RELATIVE and any(
        word in FINITE and before not in RELATIVE for before, word in pairwise(words)
    )


def _leads_to_list(lines: Sequence[Line], at: int) -> bool:
    """Whether what ends at a line leads in to the list below."""
    return lines[at - 1].text[-1] == ":" and _is_listed(lines[at])


def _is_listed(line: Line) -> bool:
    """Whether it is of a list's item, by its mark or the structure."""
    element = in_text(line)
    return bullet(line) is not None or number(line) is not None or (element is not None and bool(element.item))


def _ends_above(above: Line, line: Line, frame: Frame, by_place: bool) -> bool:
    """Whether the text above ends there: with its sentence, or a list's item or, above type of its own, a paragraph."""
    text = without_references(above)[0]
    if above.page == line.page and not (_are_of_two_elements(above, line) or _are_parted(above, line, frame)):
        return False
    if text.endswith(":"):
        return not by_place
    if ends_sentence(text) and not text.endswith((";", ",")):
        return True
    if not by_place:
        return above.page == line.page or not is_open(text)
    one, other = in_text(above), in_text(line)
    return one is not None and other is not None and bool(one.item) and not other.item


def _is_prose(lines: Sequence[Line], at: int, frame: Frame) -> bool:
    """Whether a line begins a paragraph of sentences, or a list: in a row of short lines none is a heading."""
    line = lines[at]
    if _is_listed(line) or ends_sentence(line.text):
        return True
    return at + 1 < len(lines) and (lines[at + 1].page != line.page or not _are_parted(line, lines[at + 1], frame))
