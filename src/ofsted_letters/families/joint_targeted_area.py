"""Joint targeted area inspections (JTAI) by Ofsted and other inspectorates, 2016 on."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import COMMON, COMMON_ENDINGS, COMMON_OPENINGS

FAMILY = Family(
    name="joint_targeted_area",
    subjects=("joint targeted area inspection",),
    headings=COMMON,
    openings=COMMON_OPENINGS,
    endings=COMMON_ENDINGS,
    themed=True,
    closings=(),
)
