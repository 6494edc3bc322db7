"""Inspections of local authority children's services (ILACS), 2018 on: reports with judgements."""

from ofsted_letters.families.family import EXPECTED_OF_REPORTS, Family
from ofsted_letters.families.outline import Outline

FAMILY = Family(
    name="ilacs_inspection",
    what="inspections of local authority children’s services, 2018 on (reports)",
    form="report",
    titles=(
        # Inspection of Barset local authority children’s services (2021 on)
        r"^Inspection of (?:the )?(?P<authority>.+?) (?:local authority )?children[’']s (?:social care )?services",
        # Barset Council / Inspection of children’s social care services (to 2021)
        r"^(?P<authority>.+?) Inspection of (?:local authority )?children[’']s (?:social care )?services",
    ),
    own_headings=("the experiences and progress of children who need help", "the impact of leaders on social work"),
    headings={"what needs to improve": "areas_for_development"},
    openings={
        "the experiences and progress of": "findings",
        "the experience and progress of": "findings",
        "the impact of leaders on": "findings",
    },
    outline=Outline(opening="summary", thematic=False, nests={}),
    fields=frozenset(("judgements",)),
    asks="council",
    expected=EXPECTED_OF_REPORTS | {"/metadata/judgements"},
)
