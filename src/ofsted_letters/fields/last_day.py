"""Whether a second day is the last of an inspection: "began on 3 May and ended on 5 May".

Other things end in the same words and the same sentences: cases are closed, plans completed, people leave. So what ends
must be the inspection or the inspectors, by the clause's own subject or by that of the clause before, which goes on.
"""

from __future__ import annotations

import functools
import re

_VISIT = r"(?:inspection|visit|fieldwork|JTAI)"
_INSPECTORS = r"(?:inspectors?|inspection\steam|colleagues?)"
_RELATIVE = r"(?:that|which|who|whose|where|when)"
_DEED = r"(?:\w+ed|begun|held|met|read|saw|seen|took)"
_PLACE = r"(?:\s(?:you|the\s(?:area|authority|council)|(?!On\b)[A-Z]\w+))"
_ENDED = (
    rf"(?:ended|finished|concluded|closed|came\sto\san\send|stayed|remained|lasted|departed|left{_PLACE}?"  # left you
    r"|(?:was|were)\s(?:completed|concluded)"  # was concluded
    rf"|completed\s(?:their|our|the|its)\s(?:work|{_VISIT}))"  # completed its visit
)
_ENDING = rf"(?:ending|finishing|concluding|closing|lasting|staying|remaining|departing|leaving{_PLACE}?)"
_BEFORE_DAY = (
    *("on", "until", "till", "through", "by", "at", "in", "to", "into", "the", "of"),
    *("late", "early", "close", "end", "morning", "afternoon", "evening", "noon"),
    *("following", "next", "second", "third", "last", "final", r"\w*day"),
)
# on · until the close of the following day, · on the afternoon of Tuesday
_TO_DAY = rf"(?:,?\s(?:{'|'.join(_BEFORE_DAY)}))*,?\s"
MOST_DEEDS = 1
"""Behind the inspection's name: "the inspection began", not "the inspection looked at cases opened"."""


def is_last_day(before: str, between: str) -> bool:
    """Whether a second day is said to be the last of the inspection that the first is about.

    Args:
        before: The sentence in front of the first day.
        between: What stands between the days.
    """
    if between.startswith((" to ", " into ")) or _its_own_end().search(between):
        return True
    return _is_of_inspectors(before) and _going_on().fullmatch(between) is not None


def is_of_another(between: str) -> bool:
    """Whether what stands between two days says of anything but the inspection that it ended on the second."""
    return _end_of_anything().search(between) is not None and _inspecting_party().search(between) is None


def _is_of_inspectors(before: str) -> bool:
    """Whether what a clause tells is told of the inspection or the inspectors: not of "cases that began"."""
    if relative := _relative().search(before):
        return _antecedent().search(before, 0, relative.start()) is not None
    parties = list(_inspecting_party().finditer(before))
    return bool(parties) and len(_deed().findall(before, parties[-1].end())) <= MOST_DEEDS


@functools.cache
def _going_on() -> re.Pattern[str]:
    # on 3 May and ended on 5 May · on 3 May without notice and stayed until 5 May · on 3 May, lasting until 5 May
    beside = rf"(?:,?\s(?:without|with|in|at|for|over)(?:\s(?!(?:and|{_RELATIVE}|{_DEED})\b)[\w’-]+){{1,5}})?"
    goes_on = rf"and\s(?:(?:then|which|who|that)\s)?{_ENDED}|(?:and\s)?(?:{_ENDING}|until|till|through)"
    return re.compile(rf"{beside},?\s(?:{goes_on}){_TO_DAY}")


@functools.cache
def _its_own_end() -> re.Pattern[str]:
    # It ended on 5 May. · They left on 5 May. · Their last day with you was 5 May.
    party = rf"(?i:it|they|we|(?:the\s)?{_INSPECTORS}|fieldwork|(?:the|this|their|our)\s{_VISIT})"
    stay = rf"(?:\s(?:with\syou|on\ssite|there|of\s(?:the|their|our|this)\s{_VISIT}))?"
    last_day = rf"(?i:the|their|our|its)\s(?:last|final|second|third)\sday{stay}\s(?:was|being|fell)"
    return re.compile(rf"(?:[.;,]\s|\sand\s)(?:{party}\s(?:then\s)?{_ENDED}|{last_day}){_TO_DAY}$")


@functools.cache
def _inspecting_party() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_VISIT}|visited|{_INSPECTORS}|it|they|we)\b")


@functools.cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"\b{_RELATIVE}\b")


@functools.cache
def _antecedent() -> re.Pattern[str]:
    # the visit to Fellbridge that … · inspectors who …: without a verb before what is told of them
    return re.compile(rf"\b(?i:{_VISIT}|{_INSPECTORS})(?:,?\s(?:of|to|in|into|within|by|at)\b[^.;]*?)?,?\s$")


@functools.cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b{_DEED}\b")


@functools.cache
def _end_of_anything() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:end|finish|conclud|clos|complet|depart)(?:e?d|ing)\b|\b(?:left|leaving|came\sto\san\send)\b"
    )
