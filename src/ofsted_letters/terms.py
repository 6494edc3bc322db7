"""The contract's own words, for every stage: nothing here needs anything to be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from ofsted_letters.themes.rules import Rules

SCHEMA_VERSION = "1.1"

Engine = Literal["pdfium", "pdfplumber"]
"""What reads a PDF."""
Pages = tuple[int, int]
"""The first and the last of some pages, counted from 1."""
Ocr = Literal["auto", "never", "always"]
"""Which pages tesseract reads: those without text where it is installed, none, or all."""


class Reading(NamedTuple):
    """How letters are read, for every stage that has a part in it."""

    engine: Engine = "pdfium"
    ocr: Ocr = "auto"
    cross_check: bool = False
    """Read a PDF with the other engine too, and say where the two disagree."""
    pages: Pages | None = None
    """The only ones to look at."""
    rules: Rules | None = None
    """Of themes, if not those of the package."""


Family = Literal[
    "contact_referral_assessment",
    "focused_visit",
    "joint_targeted_area",
    "monitoring_visit",
    "ilacs_inspection",
    "area_send",
    "unknown",
]
"""What kind of inspection a letter is about."""
Form = Literal["letter", "report"]
"""A letter has a salutation and a sign-off; a report has a title page and no addressee."""
ItemType = Literal["paragraph", "bullet", "numbered"]
"""How an item is set; `numbered` begins with a number, a letter or a Roman figure that counts."""
ItemRole = Literal["finding", "lead_in", "none_stated"]
"""What an item of a finding kind is: a finding, what leads in to the list below, or a statement that there is none."""
Recurrence = Literal["addressed", "outstanding", "raised_before"]
"""What became of an item that was raised at an earlier inspection; `raised_before` where the letter does not say."""
SectionKind = Literal[
    "introduction",
    "summary",
    "strengths",
    "meets_requirements",
    "areas_for_development",
    "priority_action",
    "findings",
    "case_study",
    "context",
    "next_steps",
    "outcome",
    "experience",
    "weaknesses",
    "about_inspection",
    "closing",
    "other",
]
"""What a section's heading means; `introduction` and `closing` have none, `other` means nothing of the rest."""
FindingKind = Literal[
    "strengths",
    "meets_requirements",
    "areas_for_development",
    "priority_action",
    "findings",
    "experience",
    "weaknesses",
]
"""Kinds of sections that hold findings; `experience` and `weaknesses` are of reports."""
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
"""Kinds of sections whose items are findings, what leads in to them, or say that there are none."""
IMPROVEMENTS: tuple[FindingKind, ...] = ("areas_for_development", "priority_action", "weaknesses")
"""Kinds of sections whose findings are improvement points: what is asked for, and what an area needs to do better."""
Addressee = Literal["council", "police", "health", "probation", "education", "partnership", "other"]
"""Whom a point to improve is for."""
Grade = Literal["outstanding", "good", "requires_improvement", "inadequate"]
"""How something was judged, the best first."""
Aspect = Literal[
    "overall_effectiveness",
    "leadership",
    "help_and_protection",
    "in_care_and_care_leavers",
    "in_care",
    "care_leavers",
]
"""What a report's judgement is about; `in_care_and_care_leavers` until 2022, the two apart from 2023."""
