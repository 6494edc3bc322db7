"""What a step's rules have against a line that they did not take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ofsted_letters.document import Document, Line
from ofsted_letters.label.labels import Extent, Label
from ofsted_letters.label.rules import Rule

Reason: TypeAlias = Callable[[Line], str]
"""Why a rule declined a line; empty where it would have taken it, had another rule of the step not done so."""
Reasons: TypeAlias = Iterator[tuple[Rule, Reason]]
"""A step's rules, in the order in which they are asked."""


class Sight(NamedTuple):
    """What a step saw, and what it made of it."""

    left: Sequence[Line]
    """The lines that the steps before it left; never none."""
    labels: Sequence[Label]
    """Those of the lines that it took."""
    document: Document
    letters: Sequence[Extent]
    greeting: int
    """The salutation's line; 0 where nobody is greeted."""

    def taken(self, *rules: Rule) -> list[Line]:
        """The lines that some rules took."""
        return [label.line for label in self.labels if label.rule in rules]


def always(words: str) -> Reason:
    """The same reason, whatever the line."""
    return lambda line: words
