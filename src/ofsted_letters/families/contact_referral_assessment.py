"""Annual unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import (
    CLOSING_OPENINGS,
    COMMON,
    COMMON_WORDINGS,
    SATISFACTORY_WORDINGS,
    UNTHEMED_ENDINGS,
)
from ofsted_letters.families.outline import Outline

FAMILY = Family(
    name="contact_referral_assessment",
    what="annual unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012",
    subjects=("contact, referral and assessment", "contact referral and assessment"),
    headings=COMMON,
    wordings=COMMON_WORDINGS | SATISFACTORY_WORDINGS,
    openings={
        "the service meets the requirements of statutory guidance": "meets_requirements",
        "the service does not meet the requirements": "areas_for_development",
    },
    endings=UNTHEMED_ENDINGS,
    outline=Outline(thematic=False),
    asks="council",
    closings=CLOSING_OPENINGS,
)
