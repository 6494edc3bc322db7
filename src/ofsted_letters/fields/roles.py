"""What an item is to its section of findings: a finding, what leads in to a list, or a statement that there is none.

- The local authority should act on the following points: (above a list)
- There are no areas for priority action.
- The areas for improvement set at the last visit remain. There are no additional ones. (a finding: something remains)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ofsted_letters.fields.sentences import sentence_spans
from ofsted_letters.terms import FINDING_KINDS, ItemRole

LONGEST_STATEMENT = 200
"""Characters of an item that says nothing but that there is nothing: the longest of 4 in 270 letters has 60."""


def roles_of(kind: str, texts: Sequence[str], *, has_sections: bool) -> list[ItemRole | None]:
    """What each item of a section is; None in sections of kinds that hold no findings.

    Args:
        kind: The section's kind.
        texts: Its items in the order printed.
        has_sections: Whether sections of a lower level stand below, which the last item can lead in to.
    """
    if kind not in FINDING_KINDS:
        return [None] * len(texts)
    last = len(texts) - 1
    return [_role(text, leads=index < last or has_sections) for index, text in enumerate(texts)]


def _role(text: str, *, leads: bool) -> ItemRole:
    if leads and text.rstrip(" -–").endswith(":"):
        return "lead_in"
    return "none_stated" if states_none(text) else "finding"


def states_none(text: str) -> bool:
    """Whether every sentence says that there is nothing of what the heading announces."""
    if len(text) > LONGEST_STATEMENT or not _denial().search(text):
        return False
    sentences = [text[start:end].strip() for start, end in sentence_spans(text)]
    return all(_none().fullmatch(sentence) for sentence in sentences)


@functools.cache
def _denial() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Nn]o|[Nn]one|[Nn]ot|[Nn]il|N/A)\b")


# what a heading of findings announces, by any of its names
# for further improvement · requiring priority action
_NEED = r"(?:for|of|requiring|needing)\s(?:\w+\s){0,2}(?:action|development|improvement|strength|weakness|concern)s?"
_POINTS = (
    r"(?:(?:additional|further|new|other|specific|significant|such)\s)?"  # further
    rf"(?:(?:areas?(?:\(s\))?|issues?|points?)(?:\s{_NEED})?"  # area(s) for development · issues
    r"|(?:priority\s|improvement\s)?(?:actions?|points?)|strengths|weaknesses)"  # priority actions · strengths
)
_FOUND = r"(?:identified|found|raised|noted|highlighted|set|made|required|recommended|reported)"
# at this visit · following this focused visit · as a result of the inspection
_EVENT = (
    r"(?:(?:at|during|in|on|by|from|following|after|as\sa\sresult\sof)"
    r"\s(?:this|the|our)\s(?:\w+\s){0,2}(?:visit|inspection|time))"
)


@functools.cache
def _none() -> re.Pattern[str]:
    return re.compile(
        rf"""
        # None. · There are no areas for priority action at this visit. · The inspection has identified no weaknesses.
        (?:There\s(?:are|were)\s | (?:This|The|Our)\s(?:\w+\s)?(?:visit|inspection)\s(?:has\s)?{_FOUND}\s)?
        (?:no\s{_POINTS}|none)(?:\s(?:was|were|have\sbeen))?(?:\s{_FOUND})?(?:\s{_EVENT})?\.?
        # Inspectors did not identify any priority actions during this visit. · We found no further points.
        | (?:Inspectors|We)\s(?:have\s|did\s)?(?:not\s)?(?:{_FOUND}|identify|find)
          \s(?:no|any)\s{_POINTS}(?:\s{_EVENT})?\.?
        # Nil
        | (?:not\sapplicable|nil|n/a)\.?
        """,
        re.IGNORECASE | re.VERBOSE,
    )
