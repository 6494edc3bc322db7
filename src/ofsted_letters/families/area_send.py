"""Joint area inspections of special educational needs and disabilities (SEND): letters to 2022, reports from 2023."""

from ofsted_letters.families.family import EXPECTED_OF_REPORTS, Family
from ofsted_letters.families.headings import CLOSING_OPENINGS, COMMON, COMMON_ENDINGS, COMMON_WORDINGS
from ofsted_letters.families.outline import Outline

REPORT = Family(
    name="area_send",
    what="joint area SEND inspections, 2016 to 2022 (letters) and 2023 on (reports)",
    form="report",
    titles=(r"^Area SEND inspection of (?:the )?(?P<authority>.+?) Local Area Partnership",),
    own_headings=("what is it like to be a child or young person with",),
    headings={
        "inspection outcome": "outcome",
        "information about the local area partnership": "context",
        "information about this inspection": "about_inspection",
        "areas for priority action": "priority_action",
        "areas for improvement": "areas_for_development",
    },
    openings={
        "what is it like to be a child": "experience",
        "what is the area partnership doing that is effective": "strengths",
        "what does the area partnership need to do better": "weaknesses",
    },
    outline=Outline(
        opening="summary",
        thematic=False,
        nests={},
        rows=frozenset(("areas_for_development", "priority_action")),
        opens_with_heading=True,
        panels={"local area partnership details": "partner", "inspection team": "inspection_team"},
    ),
    fields=frozenset(("outcome", "partners", "responsible_bodies")),
    asks="partnership",
    expected=EXPECTED_OF_REPORTS | {"/metadata/outcome", "/metadata/partners"},
)

LETTER = Family(
    name="area_send",
    what=REPORT.what,
    subjects=("area send inspection", "area send revisit", "area send re-visit"),
    own_headings=("the effectiveness of the local area in",),
    headings=COMMON,
    wordings=COMMON_WORDINGS,
    openings={"the effectiveness of the local area in": "findings", "next steps": "next_steps"},
    endings=COMMON_ENDINGS,
    outline=Outline(nests={"findings": frozenset(("strengths", "areas_for_development"))}),
    asks="partnership",
    closings=(*CLOSING_OPENINGS, "the local area is required"),
)
