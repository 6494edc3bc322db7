"""What an area SEND report concludes: its outcome, when inspectors come back, and what the partnership must plan.

- The local area partnership’s arrangements lead to inconsistent experiences and outcomes for …
- A monitoring inspection will be carried out within approximately 18 months. The next full reinspection will be …
- … requires the local area partnership to prepare and submit a priority action plan (area SEND) …
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.sentences import sentence_spans

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
OUTCOMES = {
    "typically lead to positive experiences": "typically_positive",
    "inconsistent experiences": "inconsistent",
    "systemic failings": "widespread_systemic_failings",
}
"""The three outcomes, by the words of the sentence that states one."""


class Reading(NamedTuple):
    """The outcome's fields, and where each that is stated stands."""

    values: Mapping[str, Any]
    places: Mapping[str, Cited[str]]


def read_outcome(paragraphs: Sequence[str]) -> Reading:
    """The outcome, of the paragraphs below its heading; the first sentence states it."""
    stated = _first_sentence(paragraphs)
    places = {"statement": stated} | _told(paragraphs)
    statement = stated.value
    return Reading(
        {
            "outcome": next((outcome for words, outcome in OUTCOMES.items() if words in statement), None),
            "statement": statement,
            "next_full_inspection_years": _count(places.get("next_full_inspection_years")),
            "monitoring_inspection_months": _count(places.get("monitoring_inspection_months")),
            "priority_action_plan": "priority_action_plan" in places,
            "strategic_plan": "strategic_plan" in places,
        },
        places,
    )


def _first_sentence(paragraphs: Sequence[str]) -> Cited[str]:
    start, end = next(sentence_spans(paragraphs[0]))
    return Cited(paragraphs[0][start:end], 0, start, end)


def _told(paragraphs: Sequence[str]) -> dict[str, Cited[str]]:
    """What the sentences tell beside the outcome, each field by the first that tells it."""
    found: dict[str, Cited[str]] = {}
    for index, start, sentence in _sentences(paragraphs):
        for field, pattern in _fields().items():
            if field not in found and (match := pattern.search(sentence)):
                end = start + len(sentence)
                found[field] = Cited(match.groupdict().get("count", sentence), index, start, end)
    return found


def _sentences(paragraphs: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each sentence with its paragraph's index and where it begins there."""
    for index, text in enumerate(paragraphs):
        for start, end in sentence_spans(text):
            yield index, start, text[start:end]


def _count(cited: Cited[str] | None) -> int | None:
    """A number in figures or words."""
    if cited is None:
        return None
    return int(cited.value) if cited.value.isdigit() else NUMBERS.index(cited.value.casefold()) + 1


@functools.cache
def _fields() -> dict[str, re.Pattern[str]]:
    count = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})"
    return {
        # The next full area SEND inspection will be within approximately three years.
        "next_full_inspection_years": re.compile(rf"(?i)\bfull\b.*?\b(?:re-?)?inspection\b.*?\b{count}\syears?\b"),
        "monitoring_inspection_months": re.compile(rf"(?i)\bmonitoring\sinspection\b.*?\b{count}\smonths?\b"),
        "priority_action_plan": re.compile(r"(?i)\bpriority\saction\splan\b"),
        "strategic_plan": re.compile(r"(?i)\bstrategic\splan\b"),
    }
