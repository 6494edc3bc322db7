"""Letter families: what each is recognised by, its headings and its formulas."""

from __future__ import annotations

from ofsted_letters.families import contact_referral_assessment, focused_visit, joint_targeted_area
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise

UNKNOWN = Family(
    name="unknown",
    subjects=(),
    headings=contact_referral_assessment.FAMILY.headings,
    wordings=contact_referral_assessment.FAMILY.wordings,
    openings=focused_visit.FAMILY.openings,
    endings=focused_visit.FAMILY.endings,
    themed=True,
    closings=focused_visit.FAMILY.closings,
)

FAMILIES = (contact_referral_assessment.FAMILY, focused_visit.FAMILY, joint_targeted_area.FAMILY)


def recognise(subject: str) -> Family:
    """The family of a letter by its subject line; `UNKNOWN` when no family claims it."""
    lowered = subject.casefold()
    return next((family for family in FAMILIES if any(phrase in lowered for phrase in family.subjects)), UNKNOWN)


def is_known_heading(text: str) -> bool:
    """Whether a line is a heading of some family."""
    heading = normalise(text)
    return any(family.section_kind(heading) is not None for family in FAMILIES)
