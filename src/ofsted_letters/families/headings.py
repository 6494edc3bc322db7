"""The headings that letters share, and the form in which they are compared."""

from __future__ import annotations

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def normalise(heading: str) -> str:
    """A heading for comparison: lower case, plain quotes, without the colon or stop that some letters add."""
    plain = heading if heading.isascii() else heading.translate(_PLAIN)
    return plain.casefold().strip().rstrip(".:?").rstrip()


LEADS = (
    "the inspection identified the following ",
    "the inspection has identified the following ",
    "this inspection identified the following ",
    "this inspection has identified the following ",
    "this visit identified the following ",
    "this visit has identified the following ",
)
"""What can stand before a heading of findings and makes a sentence of it."""
LEAD_WORDS = frozenset(lead.partition(" ")[0] for lead in LEADS)

COMMON = {
    "overview": "summary",
    "headline findings": "summary",
    "strengths": "strengths",
    "key strengths": "strengths",
    "areas of strength": "strengths",
    "area of strength": "strengths",
    "areas for development": "areas_for_development",
    "area for development": "areas_for_development",
    "area(s) for development": "areas_for_development",
    "areas for improvement": "areas_for_development",
    "areas for further improvement": "areas_for_development",
    "areas that need to improve": "areas_for_development",
    "area for improvement": "areas_for_development",
    "area(s) for improvement": "areas_for_development",
    "areas for priority action": "priority_action",
    "areas for priority actions": "priority_action",
    "area for priority action": "priority_action",
    "area(s) for priority action": "priority_action",
    "areas requiring priority action": "priority_action",
    "priority action": "priority_action",
    "priority actions": "priority_action",
    "findings": "findings",
    "main findings": "findings",
    "findings and evaluation of progress": "findings",
    "areas covered by the visit": "other",
    "areas covered by this visit": "other",
    "context": "context",
    "next steps": "next_steps",
}

COMMON_OPENINGS = {
    "what needs to improve": "areas_for_development",
    "case study": "case_study",
    "practice study": "case_study",
}

COMMON_ENDINGS = {" strengths": "strengths"}

CLOSING_OPENINGS = (
    "ofsted will",
    "we ",
    "i ",
    "please ",
    "thank you",
    "this letter will",
    "a copy of this letter",
    "you should submit",
    "any area for",
    "any areas for",
    "any area identified",
    "any areas identified",
    "the area for",
    "the areas for",
    "the area identified",
    "the areas identified",
)
"""How paragraphs begin that say what happens next."""

WHAT_IS_TO_COME = (
    " will ",
    "have notified",
    "copying",
    "copied",
    "should submit",
    "require you",
    "thank you",
    "please ",
    "grateful",
    "i hope",
)
"""Words of which a closing's first paragraph has some, in lower case."""
