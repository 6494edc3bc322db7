"""Joint targeted area inspections (JTAI) by Ofsted and other inspectorates, 2016 on."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import COMMON, COMMON_ENDINGS, COMMON_OPENINGS, COMMON_WORDINGS

FAMILY = Family(
    name="joint_targeted_area",
    what="joint targeted area inspections, 2016 on",
    subjects=("joint targeted area inspection",),
    headings=COMMON,
    wordings=COMMON_WORDINGS,
    openings=COMMON_OPENINGS,
    endings=COMMON_ENDINGS,
    fields=frozenset(("theme", "subjects")),
)
