"""Letter families: what each is recognised by, its outline, its headings and what is expected of it.

A family is a file here and a name in this one; everything else that lists families derives from `FAMILIES`.
"""

from __future__ import annotations

from functools import cache

from ofsted_letters.families import (
    area_send,
    contact_referral_assessment,
    focused_visit,
    ilacs_inspection,
    joint_targeted_area,
    monitoring_visit,
)
from ofsted_letters.families.clues import Clues, recognise_among
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import HEADING_WORDS, normalise
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.terms import Form

UNKNOWN = focused_visit.FAMILY._replace(
    name="unknown",
    what="any other letter: header, headings and items are still read, with a warning",
    subjects=(),
    fields=frozenset(("theme",)),
    asks=None,
    headings=contact_referral_assessment.FAMILY.headings,
    wordings=contact_referral_assessment.FAMILY.wordings,
    openings={**focused_visit.FAMILY.openings, "next steps": "next_steps"},
)

FAMILIES = (
    contact_referral_assessment.FAMILY,
    focused_visit.FAMILY,
    joint_targeted_area.FAMILY,
    monitoring_visit.FAMILY,
    ilacs_inspection.FAMILY,
    area_send.REPORT,
    area_send.LETTER,
)


def recognise(clues: Clues, form: Form = "letter") -> Outcome[Family]:
    """Which of the families in a form a letter is of; nothing is found where no family claims it."""
    return recognise_among([family for family in FAMILIES if family.form == form], clues)


def family_of(name: str, form: str) -> Family:
    """The family of that name, in that form."""
    return next((family for family in FAMILIES if (family.name, family.form) == (name, form)), UNKNOWN)


def names_subject(text: str) -> bool:
    """Whether a line has the words of some family's subject."""
    lowered = text.casefold()
    return any(phrase in lowered for family in FAMILIES for phrase in family.subjects)


def is_known_heading(text: str) -> bool:
    """Whether a line is a heading of some family."""
    heading = normalise(text)
    return any(family.section_kind(heading) is not None for family in FAMILIES)


@cache
def words_of_headings() -> frozenset[str]:
    """The words of which the known headings of all families consist, as `headings.normalise` gives them."""
    known = {heading for family in (*FAMILIES, UNKNOWN) for heading in (*family.headings, *family.openings)}
    return frozenset(HEADING_WORDS).union(*map(str.split, known))
