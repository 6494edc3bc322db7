"""Monitoring visits to authorities that were judged inadequate, 2016 on."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import CLOSING_OPENINGS, COMMON, COMMON_ENDINGS, COMMON_OPENINGS, COMMON_WORDINGS

FAMILY = Family(
    name="monitoring_visit",
    what="monitoring visits to authorities judged inadequate, 2016 on",
    subjects=("monitoring visit",),
    headings=COMMON,
    wordings=COMMON_WORDINGS,
    openings=COMMON_OPENINGS,
    endings=COMMON_ENDINGS,
    asks="council",
    closings=CLOSING_OPENINGS,
)
