"""What a comparison keeps of a letter: few words and numbers, so that many letters fit into memory."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ofsted_letters.corpus.history.said import LOOKS_AT_ALL
from ofsted_letters.corpus.whom import whom
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.findings import Row


class Action(NamedTuple):
    """An area for priority action."""

    text: str
    page: int | None


class Summary(NamedTuple):
    """One letter."""

    letter_id: str
    label: str
    date: datetime.date
    family: str
    key: str
    """The authority's DfE code, or the name of one that is in no register."""
    name: str
    region: str | None
    asked: int
    """How many improvement points it has; of a joint inspection those for partners alone don't count."""
    for_partners: int
    """How many are those."""
    untold: int
    """Of how many that count it is not told for whom they are."""
    themes: frozenset[str]
    """What they are about."""
    about: frozenset[str]
    """Themes of all that it found."""
    actions: tuple[Action, ...]
    grades: tuple[tuple[str, str], ...]
    """Aspects with their grades."""

    def looked_at(self, theme: str) -> bool:
        """Whether it is known to have looked at a theme: it found something on it, or looks at all."""
        return self.family == LOOKS_AT_ALL or theme in self.about


def summary(letter: Row, findings: Iterable[Row], judgements: Iterable[Row]) -> Summary | None:
    """What is kept; None for a letter without a date or an authority.

    Args:
        letter: its row of the letters table.
        findings: its rows of the findings table.
        judgements: its rows of the judgements table.
    """
    name = letter["official_name"] or letter["authority_name"]
    if not (letter["date"] and name):
        return None
    findings = list(findings)
    points = [(whom(row).group, row) for row in findings if row["kind"] in IMPROVEMENTS]
    groups = Counter(group for group, _ in points)
    asked = [row for group, row in points if group != "partners"]
    actions = (Action(row["text"], row["page"]) for row in asked if row["kind"] == "priority_action")
    return Summary(
        letter["letter_id"],
        letter["label"],
        letter["date"],
        letter["family"],
        letter["la_code"] or name,
        name,
        letter["region"],
        len(asked),
        groups["partners"],
        groups["not told"],
        frozenset(theme for row in asked for theme in row["themes"]),
        frozenset(theme for row in findings for theme in row["themes"]),
        tuple(actions),
        tuple((row["aspect"], row["grade"]) for row in judgements),
    )
