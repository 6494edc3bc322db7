"""What kind of work a visit looked at, from its theme: by the phrases of `visit_scopes.csv`, an offer like all themes.

What a theme is in the main says it ("care leavers, including the preparation of children in care …"): the words of its
parts up to what they include or focus on. Only where those say nothing does the rest. A phrase may say a scope unless
the theme is of another one too: what the front door is for ("children who need help and protection") is part of it.
"""

from __future__ import annotations

import csv
import functools
import os
import re
from typing import NamedTuple

from ofsted_letters.themes.phrases import PHRASES, TOLD, Tree, hits, outermost, plant
from ofsted_letters.themes.words import words

DATA = os.path.join(os.path.dirname(__file__), "visit_scopes.csv")
OTHER = "other"
"""Of a theme that no phrase knows."""


class Rule(NamedTuple):
    """What a phrase says."""

    scope: str
    unless: frozenset[str]
    """Scopes beside which it does not."""


def visit_scopes(theme: str) -> tuple[str, ...]:
    """The scopes of a theme, in the order of its words."""
    main = "; ".join(_beyond().sub("", part) for part in theme.split(";"))
    return _told(main) or _told(theme) or (OTHER,)


def _told(text: str) -> tuple[str, ...]:
    tree, rules = _phrases()
    found = [rules[phrase] for hit in outermost(hits(words(text), tree)) for phrase, _ in hit.meaning[TOLD]]
    scopes = {rule.scope for rule in found}
    return tuple(dict.fromkeys(rule.scope for rule in found if rule.unless.isdisjoint(scopes)))


@functools.cache
def _phrases() -> tuple[Tree, dict[str, Rule]]:
    """The phrases as a tree, and the rule of each."""
    tree: Tree = {}
    rules: dict[str, Rule] = {}
    with open(DATA, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            plant(tree, row["words"], PHRASES, row["words"])
            rules[row["words"]] = Rule(row["scope"], frozenset(row["unless"].split()))
    return tree, rules


@functools.cache
def _beyond() -> re.Pattern[str]:
    """What a part of a theme goes on to."""
    return re.compile(
        r",?\s(?:including|with\sa\s(?:particular\s|specific\s)?focus|and\sspecifically|for\sexample|which)\b.*"
    )
