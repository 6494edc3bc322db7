"""Whether an item says that it was raised before, at an earlier inspection or visit.

Letters say so in the item's own words ("This was an area for development in the last unannounced inspection"). Mere
comparison ("since the last inspection, caseloads have reduced") does not say so.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ofsted_letters.terms import ItemRole, Recurrence

_BY_KIND: dict[str, Recurrence] = {
    "strengths": "addressed",
    "meets_requirements": "addressed",
    "areas_for_development": "outstanding",
    "priority_action": "outstanding",
}


def recurrence(kind: str, role: ItemRole | None, text: str) -> Recurrence | None:
    """What became of an item that was raised before; None when it was not raised.

    Args:
        kind: The section's kind, which decides where it judges; in kinds that mix good and bad nothing else does yet.
        role: What the item is to its section; one that says that there is nothing to state raises nothing.
        text: The item.
    """
    if role == "none_stated" or not raised_before(text):
        return None
    return _BY_KIND.get(kind, "raised_before")


def raised_before(text: str) -> bool:
    """Whether some sentence says that this was raised at an earlier inspection, or that it still remains."""
    if _speaks_of_earlier_event(text) and any(_says(text, wording) for wording in _WORDINGS):
        return True
    return "area" in text and bool(_still_there().search(text))


def _speaks_of_earlier_event(text: str) -> bool:
    """A test without a regex, since few items pass it."""
    return ("inspection" in text or "visit" in text) and any(word in text for word in _EARLIER_WORDS)


# what sets an inspection before this one; a year does too
_EARLIER_WORDS = ("last", "previous", "earlier", "prior", "recent", "first", "20")
# an area for development · areas for improvement · an area of weakness
_AREA = r"\bareas?\s(?:for|of)\s(?:development|improvement|priority\saction|concern|weakness)"
# a priority action · a development area: other plans have them, too
_ANY_AREA = rf"(?:{_AREA}|\bpriority\sactions?|\bdevelopment\sareas?)"
_VERB = r"(?:identified|raised|highlighted|noted|recommended)"
# inspection · inspections · focused visit: not a social worker's visit
_EVENT = r"(?:inspections?|(?:focused|monitoring|Ofsted)\s(?:\w+\s)?visits?)\b"
# the last unannounced inspection · Ofsted’s 2015 inspection · the inspection in June 2010
# the inspection under the single inspection framework, published in June 2016
_EARLIER = (
    rf"(?:(?:last|previous|earlier|prior|recent|first|20\d\d)\s(?:[\w’'/-]+\s){{0,6}}?{_EVENT}"
    rf"|{_EVENT}(?:\sreport)?(?:\sunder\sthe\s(?:\w+\s){{1,4}}framework)?"
    rf"(?:,?\s(?:published|conducted|undertaken|completed|carried\sout))?"
    rf",?\s(?:of|in|on|from)\s(?:\w+\s){{0,4}}20\d\d\b)"
)


class _Wording(NamedTuple):
    """A way of saying, within a sentence, that an earlier inspection raised something."""

    words: tuple[str, ...]
    """One of them stands in it: without, the pattern is not even compiled."""
    pattern: str


_RAISED = (
    rf"(?:{_ANY_AREA}|\bneed(?:ed|ing)\s(?:development|improvement)\b"
    rf"|\b(?:{_VERB}|recommendations?|set)\b"
    # a finding of … · in response to the findings of …, but not "good findings of …"
    r"|\b(?:[Aa]n?(?:\s\w+)?|respon(?:se|ded|ding)(?:\s\w+)?\sto|addressed)\s(?:the\s)?findings?\b)"
)
# "a previous inspection" can be another authority's
_AT = r"\b(?:at|in|during|from|by|of|following|after)\s(?:the\stime\sof\s)?(?:(?!an?\s)[\w’'-]+\s){0,2}"
_VERBS = ("identified", "raised", "highlighted", "noted", "recommended")
_WORDINGS = (
    # "… was an area for development in the last inspection", "… identified at the previous inspection"
    _Wording(
        ("area", "priority action", "need", "recommendation", "finding", "set", *_VERBS),
        rf"{_RAISED}[^.;]{{0,60}}?{_AT}{_EARLIER}",
    ),
    # "At (the time of) the last inspection this was an area for development", not "since the last inspection …"
    _Wording(
        ("At ", "at ", "In ", "in ", "During ", "during ", "From ", "from "),
        rf"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Ff]rom)\s(?:the\stime\sof\s)?(?:[\w’'-]+\s){{0,2}}{_EARLIER}[^.;]{{0,80}}{_ANY_AREA}",
    ),
    # "… since the last inspection, when this was an area for development"
    _Wording((" when", " where", " which"), rf"{_EARLIER}[^.;]{{0,80}}?\bwh(?:en|ere|ich)\b[^.;]{{0,100}}?{_ANY_AREA}"),
    # "The previous inspection identified this"
    _Wording(_VERBS, rf"{_EARLIER}\s(?:report\s)?(?:also\s|had\s)?{_VERB}\b(?!\sthat\b)"),
    # "The previous inspection found this to be an area for development"
    _Wording(
        ("found",),
        rf"{_EARLIER}\s(?:report\s)?(?:also\s|had\s)?found\s(?:that\s)?(?:this|it|these)\b[^.;]{{0,60}}?{_ANY_AREA}",
    ),
    # "… not been fully addressed since the last inspection"
    _Wording(("addressed",), rf"\bnot\s(?:been\s)?(?:\w+\s)?addressed\ssince\sthe\s{_EARLIER}"),
)


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _says(text: str, wording: _Wording) -> bool:
    return any(word in text for word in wording.words) and bool(_compiled(wording.pattern).search(text))


@functools.cache
def _still_there() -> re.Pattern[str]:
    """As in "This remains an area for development", "… previously identified as one", "… was one in June 2010".

    Or last year, or when the service was last inspected.
    """
    return re.compile(
        rf"\b(?:remain(?:s|ed|ing)?|continues?\sto\sbe)\s(?:as\s)?(?:\w+\s){{0,2}}?{_AREA}"
        rf"|\bpreviously\s(?:been\s)?{_VERB}\sas\s(?:\w+\s)?{_AREA}"
        rf"|{_AREA}\s(?:{_VERB}\s)?(?:at|in|from)\s(?:[A-Z]\w+\sand\s)?(?:[A-Z]\w+\s)?20\d\d\b"
        rf"|{_AREA}\s(?:last\syear\b|when\s(?:\w+\s){{1,5}}last\s(?:inspected|visited)\b)"
    )
