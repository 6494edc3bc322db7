"""What was judged, and how: of a row of a report's table, or of the heading that ends in its grade.

- The experiences and progress of children in care: requires improvement to be good
- The impact of leaders on social work practice with children and families is inadequate
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ofsted_letters.terms import Aspect, Grade

ASPECTS: tuple[tuple[str, Aspect], ...] = (
    ("impact of leaders", "leadership"),
    ("help and protection", "help_and_protection"),
    ("in care and care leavers", "in_care_and_care_leavers"),
    ("care leavers", "care_leavers"),
    ("children in care", "in_care"),
    ("overall effectiveness", "overall_effectiveness"),
)
"""Words of each aspect, in the order in which they are looked for."""
BEGINNINGS = ("the impact of", "the experiences and", "the experience and", "overall effectiveness")
"""How the names of aspects begin."""


class Judged(NamedTuple):
    """An aspect and its grade."""

    aspect: Aspect
    grade: Grade


def aspect_of(text: str) -> Aspect | None:
    """The aspect that a text names; None for none that is known."""
    plain = _plain(text)
    return next((aspect for words, aspect in ASPECTS if words in plain), None)


def whole_grade(text: str) -> Grade | None:
    """The grade that a text is, and nothing beside; None for none, a part of one, or several."""
    found = _grade().fullmatch(_plain(text))
    return _GRADES[found["grade"].split()[0]] if found else None


def grade_of(text: str) -> Grade | None:
    """The grade that a text ends in; None for none."""
    found = _grade().search(_plain(text))
    return _GRADES[found["grade"].split()[0]] if found else None


def is_grade(text: str) -> bool:
    """Whether a text is a grade and nothing else, be it the first or second line of one."""
    return _whole_grade().fullmatch(_plain(text)) is not None


def begins_aspect(text: str) -> bool:
    """Whether a text begins as the name of an aspect does."""
    return _plain(text).startswith(BEGINNINGS)


def judged_in(heading: str) -> Judged | None:
    """The judgement that a heading gives: an aspect's name that ends in its grade."""
    aspect = aspect_of(heading)
    grade = grade_of(heading) if aspect else None
    return Judged(aspect, grade) if aspect and grade else None


_GRADES: dict[str, Grade] = {
    "outstanding": "outstanding",
    "good": "good",
    "requires": "requires_improvement",
    "require": "requires_improvement",
    "inadequate": "inadequate",
}


def _plain(text: str) -> str:
    return text.casefold().strip(" .:")


@functools.cache
def _grade() -> re.Pattern[str]:
    return re.compile(r"\b(?P<grade>outstanding|requires? improvement(?: to be good)?|good|inadequate)$")


@functools.cache
def _whole_grade() -> re.Pattern[str]:
    return re.compile(
        r"outstanding|requires(?: improvement(?: to(?: be good)?)?)?|improvement|(?:to )?be good|good|inadequate"
    )
