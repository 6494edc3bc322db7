"""The letter's large parts: what stands above the body, the body, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from ofsted_letters.document import Line, Medium
from ofsted_letters.families import FAMILIES
from ofsted_letters.fields.addresses import split_postcode
from ofsted_letters.fields.dates import MONTHS, read_date
from ofsted_letters.fields.recipients import is_delivery
from ofsted_letters.fields.subject import authority_name
from ofsted_letters.fields.words import is_open
from ofsted_letters.label.frame import CLEAR, Frame, ends_sentence, first_word, measure
from ofsted_letters.label.signoff import find_signoff_start

LONGEST_SUBJECT = 4
"""Lines of a subject at most (counted: three)."""
LONGEST_DATE = 30
"""Characters of a date's line at most."""
LONGEST_DAY = 2
"""Characters of a day's number."""
BLACKED_OUT = ("Dear", "Dear,")
"""What is left of a salutation in a copy without names."""
OPENINGS = ("This letter ", "Her Majesty", "His Majesty", "Between ")
"""How a body's first sentence begins (counted: in all 270 letters)."""
APART = 1.3
"""Of the usual pitch, which is 1.2 font sizes: a gap wider than this ends the subject."""
GAP = "a gap is above it"
OTHER_WEIGHT = "it is bold, or the line above, but not both"
OTHER_PAGE = "it is on the next page"
OPENS_BODY = "it begins as a body's first sentence does"


class Zones(NamedTuple):
    """Each line of the letter, letterhead and furniture taken out, in one part."""

    date: list[Line]
    addressees: list[Line]
    salutation: list[Line]
    subject: list[Line]
    body: list[Line]
    signoff: list[Line]


def cut(lines: Sequence[Line], medium: Medium = Medium.BORN_DIGITAL) -> Zones:
    """Cut a letter's lines into zones; without a salutation all of it is body."""
    at = next((at for at, line in enumerate(lines) if is_salutation(line.text)), None)
    if at is None:
        return Zones([], [], [], [], list(lines), [])
    above = list(lines[:at])
    date = _date(above)
    delivery = list(takewhile(lambda line: is_delivery(line.text), lines[at + 1 :]))
    below = at + 1 + len(delivery)
    subject = below + _subject_length(lines[below:], medium)
    signoff = find_signoff_start(lines[subject:])
    end = len(lines) if signoff is None else subject + signoff
    return Zones(
        date=date,
        addressees=[*_addressees(above, date), *delivery],
        salutation=[lines[at]],
        subject=list(lines[below:subject]),
        body=list(lines[subject:end]),
        signoff=list(lines[end:]),
    )


def _date(above: Sequence[Line]) -> list[Line]:
    """The letter's date, or a line that was meant to be it ("6 November 20205")."""
    dated = (line for line in above if read_date(line.text) is not None)
    meant = (line for line in above if starts_like_date(line.text))
    found = next(dated, None) or next(meant, None)
    return [] if found is None else [found]


def _addressees(above: Sequence[Line], date: Sequence[Line]) -> list[Line]:
    """The lines of addressees: where an address stands below the date, what is above only says how it is sent."""
    others = [line for line in above if line not in date]
    below = [line for line in others if date and line.number > date[0].number]
    if not any(split_postcode(line.text)[1] for line in below):
        return others
    return [line for line in others if line.number > date[0].number or is_delivery(line.text)]


def starts_like_date(text: str) -> bool:
    """Whether a line begins with a day, one of its figures misread maybe ("Z8"), and a month."""
    day, _, rest = text.partition(" ")
    is_day = any(map(str.isdigit, day[:LONGEST_DAY]))
    return is_day and rest.partition(" ")[0] in MONTHS and len(text) < LONGEST_DATE


def is_salutation(text: str) -> bool:
    """Whether a line greets someone: "Dear Mrs Oak", "DEAR COLLEAGUES", "D ear Mrs Oak" as extracted, or no name."""
    return (text.startswith(("Dear ", "DEAR ", "D ear ")) and len(text) < 200) or text in BLACKED_OUT


def _subject_length(lines: Sequence[Line], medium: Medium) -> int:
    """How many lines the subject has: the bold ones, or those up to the first gap that name a known subject."""
    if not lines:
        return 0
    length = _lines_to_gap(lines[: LONGEST_SUBJECT + 1], widest_pitch(lines, medium))
    if length > LONGEST_SUBJECT:
        length = _lines_to_break(lines[:LONGEST_SUBJECT], measure(lines, medium))
    text = " ".join(line.text for line in lines[:length])
    return length if lines[0].bold or _is_subject(text) else 0


def widest_pitch(lines: Sequence[Line], medium: Medium) -> float:
    """From baseline to baseline of a subject at most: by its type's size or, where bold lines are wider, the body's."""
    usual = APART * 1.2 * lines[0].size
    if len(lines) < 2 or not lines[1].bold or lines[1].baseline - lines[0].baseline <= usual:
        return usual
    return APART * measure(lines, medium).pitch


def _lines_to_gap(lines: Sequence[Line], widest: float) -> int:
    """How many lines stand together, in one weight and above the body's opening.

    A subject that names nobody yet goes on below a gap, too.
    """
    for at, below in enumerate(lines[1:], 1):
        if against_subject(lines[:at], below, widest):
            return at
    return len(lines)


def against_subject(above: Sequence[Line], below: Line, widest: float) -> str:
    """Why a line does not go on with the subject above it, whose lines are no wider than that apart."""
    last = above[-1]
    if below.baseline - last.baseline > widest and not _goes_on(above, below):
        return GAP
    if last.bold != below.bold:
        return OTHER_WEIGHT
    if below.page != last.page:
        return OTHER_PAGE
    return OPENS_BODY if below.text.startswith(OPENINGS) else ""


def _goes_on(above: Sequence[Line], below: Line) -> bool:
    """Whether a line goes on with a subject: in lower case, or with the name that it is yet to give."""
    in_small, is_cut = below.text[:1].islower(), is_open(above[-1].text)
    if in_small and is_cut:
        return True
    return (in_small or is_cut) and authority_name(" ".join(line.text for line in above), ()).found is None


def _lines_to_break(lines: Sequence[Line], frame: Frame) -> int:
    """How many lines there are up to one that the next had room on, and that does not go on ("… within")."""
    for at, (above, below) in enumerate(pairwise(lines), 1):
        if (
            not below.text[:1].islower()
            and not is_open(above.text)
            and frame.room(first_word(below.text), above) > CLEAR
        ):
            return at
    return len(lines)


def _is_subject(text: str) -> bool:
    lowered = text.casefold()
    known = any(phrase in lowered for family in FAMILIES for phrase in family.subjects)
    return not ends_sentence(text) if not known else len(text) < 400 and not text.startswith(OPENINGS)
