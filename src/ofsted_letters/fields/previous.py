"""Earlier inspections and visits of the authority: the dates that a letter gives for them."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.dates import Mention, Period, find_mentions, has_year

_EVENTS = ("inspection", "inspected", "visit", "judged")
"""Words of which one stands in every text that dates an earlier inspection."""
_LINKS = (" and ", ", ", " and in ")
"""What stands between two dates of one event."""


def previous_inspections(texts: Sequence[str], present: Period | None) -> tuple[Cited[str], ...]:
    """Dates of earlier inspections: YYYY, YYYY-MM or YYYY-MM-DD, in order of first appearance.

    An inspection that is named twice ("in October 2017", then "in 2017") is one, with the more precise of its dates.

    Args:
        texts: Any texts of the letter, in order.
        present: This inspection; neither it nor anything after it is among them.
    """
    dates = _Dates()
    for index, text in enumerate(texts):
        for mention in _earlier_inspections(text):
            if present is None or _is_before(mention.value, present):
                dates.add(Cited(mention.value, index, *mention.span))
    return tuple(dates.found)


def _earlier_inspections(text: str) -> Iterator[Mention]:
    """Dates in `text` that are said of an inspection or visit."""
    if not has_year(text) or not any(event in text for event in _EVENTS):
        return
    dated = None  # the last date that was an inspection's: "the inspections in 2014 and 2016"
    for mention in find_mentions(text):
        start, end = mention.span
        before = text[max(0, start - 250) : start]
        after = text[end : end + 60]
        listed = dated is not None and start - dated <= len(" and in ") and text[dated:start] in _LINKS
        if listed or _event_before(before) or _event_after().match(after):
            yield mention
            dated = end


def _event_before(before: str) -> bool:
    """Whether what leads to a date is an inspection: "the last inspection of children’s services, in "."""
    events = list(_event().finditer(before))
    if not events:
        return False
    last = events[-1]
    return bool(_from_event_to_date().match(before, last.end())) and not (
        _other_service().search(before, 0, last.start())
        or _other_inspectorate().search(before, max(0, last.start() - 40))
    )


def _is_before(value: str, present: Period) -> bool:
    """A year alone may be the present one's: "since the last inspection in 2018", of a visit in that December."""
    start = present.start.isoformat()[: len(value)]
    return value < start or (value == start and len(value) == len("2018"))


class _Dates:
    """Dates in the order in which they are first given."""

    def __init__(self) -> None:
        self.found: list[Cited[str]] = []
        self._of_year: defaultdict[str, list[int]] = defaultdict(list)
        """Where those of each year stand among them."""

    def add(self, cited: Cited[str]) -> None:
        """Keep the more precise of two dates that agree, in the place of the first."""
        of_year = self._of_year[cited.value[: len("2018")]]
        for at in of_year:
            known = self.found[at].value
            if known.startswith(cited.value) or cited.value.startswith(known):
                if len(cited.value) > len(known):
                    self.found[at] = cited
                return
        of_year.append(len(self.found))
        self.found.append(cited)


@functools.cache
def _event() -> re.Pattern[str]:
    """An inspection or visit, or the judgement of one."""
    return re.compile(
        r"\b(?:inspect(?:ions?|ed)|visits?)\b(?!\sframework)"
        r"|\b(?:services|authority|council|[Ii]t)\s(?:was|were|being|(?:had|has|have)\sbeen)\sjudged\s(?:to\sbe\s|as\s)?(?:inadequate|outstanding|good|(?:to\s)?requir(?:e|es|ing)\simprovement)(?:\sto\sbe\sgood)?"
    )


@functools.cache
def _from_event_to_date() -> re.Pattern[str]:
    """From "inspection" to its date: ", in", "took place in", "of children’s services in"; no clause between."""
    return re.compile(
        r"(?:\s(?:judgement|report))?"
        r"(?:\s(?:by|of|on|to|for|at|into|under)\s(?:(?!\b(?:has|have|had|was|were|is|are|when|who|leaders|managers)\b)[^.;:])*?)?"
        r"(?:,?\s(?:that\s|which\s)?(?:was\s|were\s)?(?:took\splace|carried\sout|conducted|undertaken|held|completed|published)"
        r"|\swas)?"
        r",?\s(?:\(|(?:in|on|of|during|from|dated|between)\s(?:the\s|early\s|late\s)?)$"
    )


@functools.cache
def _event_after() -> re.Pattern[str]:
    """After a date: "the December 2018 inspection", "Ofsted’s 2016 ILACS inspection", "In May 2016, Ofsted judged"."""
    kinds = "Ofsted|ILACS|SIF|single|full|standard|judgement|focused|monitoring|unannounced|annual"
    return re.compile(
        rf"(?:(?:\s(?:{kinds})){{0,3}}\s(?:inspection|visit)|,\sOfsted\s(?:judged|inspected)\s(?:the\s)?(?:children[’']s\s)?(?:services|(?:local\s)?authority|council|it))\b"
    )


@functools.cache
def _other_service() -> re.Pattern[str]:
    """What was inspected was not the authority: said directly before "inspection"."""
    return re.compile(r"\b(?:schools?|homes?|agency|prison|health)\b[^.;,]{0,40}$")


@functools.cache
def _other_inspectorate() -> re.Pattern[str]:
    """Who inspected was not Ofsted, or no inspectorate: said shortly before "inspection" or after it."""
    return re.compile(r"\b(?:peer|CQC|Care Quality Commission|HMIC\w*|[Cc]onstabulary|police)\b")
