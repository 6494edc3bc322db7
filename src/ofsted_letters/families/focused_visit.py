"""Focused visits under the inspection of local authority children's services (ILACS), 2018 on."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import COMMON, COMMON_ENDINGS, COMMON_OPENINGS

FAMILY = Family(
    name="focused_visit",
    subjects=("focused visit to", "focussed visit to"),
    headings=COMMON,
    openings=COMMON_OPENINGS,
    endings=COMMON_ENDINGS,
    closings=(
        "ofsted will",
        "we have notified",
        "we will be considering",
        "in terms of our next steps",
        "i am copying this letter",
        "i have copied this letter",
        "this letter will be",
        "a copy of this letter",
        "you should submit an action plan",
    ),
)
