"""Annual unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012."""

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import COMMON, COMMON_ENDINGS

FAMILY = Family(
    name="contact_referral_assessment",
    subjects=("contact, referral and assessment",),
    headings=COMMON
    | {
        "satisfactory practice": "meets_requirements",
        "the service meets the requirements of statutory guidance in the following areas": "meets_requirements",
    },
    openings={"the service meets the requirements of statutory guidance": "meets_requirements"},
    endings=COMMON_ENDINGS,
    closings=(
        "any areas for development identified above",
        "any area for development identified above",
        "any areas for priority action identified above",
        "any area for priority action identified above",
        "the areas for development identified above will",
        "the area for priority action identified above will",
        "the areas for priority action identified above will",
    ),
)
