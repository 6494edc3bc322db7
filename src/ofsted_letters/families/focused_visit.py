"""Focused visits under the inspection of local authority children's services (ILACS), 2018 on."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import CLOSING_OPENINGS, COMMON, COMMON_ENDINGS, COMMON_OPENINGS, COMMON_WORDINGS

FAMILY = Family(
    name="focused_visit",
    what="focused visits, 2018 on",
    subjects=("focused visit to", "focussed visit to"),
    headings=COMMON,
    wordings=COMMON_WORDINGS,
    openings=COMMON_OPENINGS,
    endings=COMMON_ENDINGS,
    fields=frozenset(("theme", "visit_scope")),
    asks="council",
    closings=CLOSING_OPENINGS,
)
