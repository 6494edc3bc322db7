"""Annual unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import CLOSING_OPENINGS, COMMON, COMMON_ENDINGS

FAMILY = Family(
    name="contact_referral_assessment",
    subjects=("contact, referral and assessment",),
    headings=COMMON
    | {
        "satisfactory practice": "meets_requirements",
        "areas of satisfactory practice": "meets_requirements",
        "practice that meets requirements": "meets_requirements",
        "areas that meet requirements": "meets_requirements",
        "areas of practice that meet requirements": "meets_requirements",
        "the service meets the requirements of statutory guidance in the following areas": "meets_requirements",
        "the service meets requirements in the following areas": "meets_requirements",
        "the service meets statutory requirements in the following areas": "meets_requirements",
    },
    openings={"the service meets the requirements of statutory guidance": "meets_requirements"},
    endings=COMMON_ENDINGS,
    themed=False,
    closings=CLOSING_OPENINGS,
)
