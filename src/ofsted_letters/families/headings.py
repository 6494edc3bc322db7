"""The headings that letters share, and the form in which they are compared."""

from __future__ import annotations

import functools
import re

FEWEST_PIECES = 2
"""Pieces of a line whose letters are set apart: "O F" can be a line of its own."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def normalise(heading: str) -> str:
    """A heading for comparison: lower case, plain quotes, without the colon or stop that some letters add."""
    plain = heading if heading.isascii() else heading.translate(_PLAIN)
    return plain.casefold().strip().rstrip(".:?").rstrip()


COMMON = {
    "overview": "summary",
    "headline findings": "summary",
    "findings": "findings",
    "main findings": "findings",
    "findings and evaluation of progress": "findings",
    "areas covered by the visit": "other",
    "areas covered by this visit": "other",
    "context": "context",
    "next steps": "next_steps",
}
"""Section kinds by whole heading."""

# areas · area(s) of practice · points
_AREAS = r"(?:areas?|area\(s\)|aspects?|points?)(?:\sof\s(?:the\sservice|practice))?"
# for · requiring: what an area is one of
_FOR = r"\s(?:for|of|requiring|needing)\s"
COMMON_WORDINGS = {
    # strengths · key strengths · strengths of the service · areas of good practice
    "strengths": rf"(?:key\s|main\s)?strengths?(?:\s(?:of|in)\s(?:the\s)?(?:service|provision|practice))?"
    rf"|{_AREAS}{_FOR}(?:strengths?|good\spractice)|good\spractice",
    # areas for further development · areas that need to improve · points to develop · recommendations
    "areas_for_development": rf"{_AREAS}{_FOR}(?:further\s)?(?:development|improvement)|recommendations?"
    rf"|{_AREAS}\s(?:that\sneeds?\s|in\sneed\sof\s|to\s)(?:to\s)?(?:be\s)?(?:improve|develop)(?:d|ed|ment)?"
    r"|development\s(?:areas?|needs|points)",
    # areas for priority action · area requiring priority action · areas for urgent action
    "priority_action": rf"{_AREAS}{_FOR}(?:priority|urgent|immediate)\sactions?|(?:priority|urgent)\sactions?",
}
"""Section kinds by the words of their headings, in whatever order and number these stand."""
# the requirements · statutory requirements · requirements of statutory guidance
_REQUIREMENTS = r"(?:the\s|statutory\s)?requirements(?:\sof\sstatutory\sguidance)?"
SATISFACTORY_WORDINGS = {
    # satisfactory areas of practice · areas of satisfactory practice · practice which meets the requirements
    # the service meets the requirements of statutory guidance in the following areas of practice
    "meets_requirements": rf"satisfactory\s(?:{_AREAS}|practice)|(?:{_AREAS}{_FOR})satisfactory\spractice"
    rf"|(?:practice|{_AREAS})\s(?:that|which)\smeets?\s{_REQUIREMENTS}"
    rf"|the\sservice\smeets\s{_REQUIREMENTS}(?:\sin\sthe\sfollowing\s(?:areas|respects)(?:\sof\spractice)?)?",
}
"""Of inspections of contact, referral and assessment arrangements, which say what is good enough."""
WORDINGS_BEGIN = frozenset(
    (
        "the", "this", "areas", "area", "area(s)", "aspects", "aspect", "points", "point", "strengths", "strength",
        "key",
        "main", "good", "recommendations", "recommendation", "development", "priority", "urgent", "immediate",
        "satisfactory", "practice",
    )
)  # fmt: skip
"""With which of their words such headings begin."""
HEADING_WORDS = (
    "areas", "area", "aspects", "points", "of", "the", "service", "practice", "for", "requiring", "needing",
    "strengths",
    "strength", "key", "main", "in", "good", "further", "development", "improvement", "recommendations", "that",
    "which", "needs", "need", "to", "be", "improve", "priority", "urgent", "actions", "action", "satisfactory", "meets",
    "meet", "requirements", "statutory", "guidance", "following", "findings", "overview", "headline", "next", "steps",
    "context",
)  # fmt: skip
"""The words of headings: where a heading is set with its letters apart, be it unevenly, only they tell its words."""


@functools.cache
def wording(wordings: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """A whole heading of these wordings, as `normalise` gives it; the group that matched is its kind.

    It may stand in a sentence ("this inspection has identified the following …", "the following are …") and be counted
    or continued ("areas for development (6)").
    """
    sentence = r"(?:the|this)\s(?:inspection|visit)\s(?:has\s)?identified\sthe\sfollowing"
    lead = rf"(?:{sentence}\s|the\sfollowing\s(?:are|were)\s(?:the\s)?)?"
    kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in wordings)
    return re.compile(rf"{lead}(?:{kinds})(?:\s\((?:\d+|continued|cont\.?)\))?")


def without_gaps(heading: str) -> str:
    """A heading whose letters are set apart ("A R E A S", "Th e A reas") in its words, where these are all known."""
    pieces = heading.casefold().rstrip(":").split()
    letters = "".join(pieces)
    if len(pieces) < FEWEST_PIECES or not letters.startswith(HEADING_WORDS) or set(HEADING_WORDS).issuperset(pieces):
        return heading
    if not _known_words().fullmatch(letters):
        return heading
    return " ".join(_known_word().findall("".join(heading.split())))


@functools.cache
def _known_words() -> re.Pattern[str]:
    return re.compile(f"(?:{_known_word().pattern})+")


@functools.cache
def _known_word() -> re.Pattern[str]:
    return re.compile("|".join(sorted(HEADING_WORDS, key=len, reverse=True)), re.IGNORECASE)


COMMON_OPENINGS = {
    "what needs to improve": "areas_for_development",
    "case study": "case_study",
    "practice study": "case_study",
    "practice example": "case_study",
}

COMMON_ENDINGS = {" strengths": "strengths"}
UNTHEMED_ENDINGS = COMMON_ENDINGS | {
    " development": "areas_for_development",
    " improvement": "areas_for_development",
    "weaknesses": "areas_for_development",
    " action": "priority_action",
    " actions": "priority_action",
}
"""Of letters that have no thematic headings, in which another can be a theme ("Workforce development")."""

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
