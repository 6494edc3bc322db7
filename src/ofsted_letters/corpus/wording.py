"""How the contract's codes are said to people."""

from __future__ import annotations

import datetime

from ofsted_letters.corpus.choice import Choice
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import day

FAMILIES = {
    "contact_referral_assessment": "Contact, referral and assessment",
    "focused_visit": "Focused visits",
    "joint_targeted_area": "Joint targeted area inspections",
    "monitoring_visit": "Monitoring visits",
    "ilacs_inspection": "ILACS inspections",
    "area_send": "Area SEND",
    "unknown": "Other letters",
}
"""In the order of columns and charts."""
KINDS = {
    "priority_action": "Area for priority action",
    "areas_for_development": "Area for development or improvement",
    "weaknesses": "What must be done better",
    "findings": "Main finding",
    "experience": "Experience of children",
    "meets_requirements": "Meets requirements",
    "strengths": "Strength",
}
GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
}
ASPECTS = {
    "overall_effectiveness": "Overall effectiveness",
    "leadership": "Leaders’ impact on social work practice",
    "help_and_protection": "Help and protection",
    "in_care": "Children in care",
    "care_leavers": "Care leavers",
    "in_care_and_care_leavers": "Children in care and care leavers (to 2022)",
}
RECURRENCES = {
    "outstanding": "Raised before, still outstanding",
    "addressed": "Raised before, addressed",
    "raised_before": "Raised before",
}
OUTCOMES = {
    "typically_positive": "Typically positive experiences and outcomes",
    "inconsistent": "Inconsistent experiences and outcomes",
    "widespread_systemic_failings": "Widespread and/or systemic failings",
}
CHANGES = {"improved": "better than before", "declined": "worse than before", "unchanged": "as before"}
NOT_COMPARABLE = "not comparable: the aspects changed"


def plain(code: str) -> str:
    """A code that has no wording of its own."""
    return code.replace("_", " ")


def beginning(words: str) -> str:
    """Words as they begin a line: other capitals, as those of SEND, stay."""
    return words[:1].upper() + words[1:]


def days(start: datetime.date | None, end: datetime.date | None) -> str | None:
    """A period, from its first day to its last."""
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    return day(start or end) if start or end else None


def change_of(row: Row) -> str | None:
    """What a judgement is beside the one before it, in words; None where none before it is held."""
    if not row["previous_grade"]:
        return None
    before = f"{GRADES[row['previous_grade']].lower()}, {day(row['previous_date'])}"
    return f"{CHANGES.get(row['change'] or '', NOT_COMPARABLE)} ({before})"


def chosen(choice: Choice) -> str | None:
    """What was asked for, where that is not everything."""
    parts = [
        " or ".join(FAMILIES[code].lower() for code in choice.families),
        " or ".join(choice.authorities),
        " or ".join(choice.regions),
        f"since {day(choice.since)}" if choice.since else "",
        f"until {day(choice.until)}" if choice.until else "",
        "findings: " + " or ".join(KINDS[code].lower() for code in choice.kinds) if choice.kinds else "",
        "about " + " or ".join(map(plain, choice.themes)) if choice.themes else "",
        "for " + " or ".join(choice.addressees) if choice.addressees else "",
        f"with “{choice.contains}”" if choice.contains else "",
    ]
    return "; ".join(filter(None, parts)) or None
