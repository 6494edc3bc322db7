"""How a field is found, or a line is told: an ordered table of rules, each of which finds or says why it declines.

    RULES = (named_in_subject, named_in_opening)
    outcome = decide(RULES, subject, opening)

What declined stays with the outcome, so that `explain` can print which rule found a value and why others did not.
Reasons that are known beforehand are constants: to decline then costs no more than to return nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A rule looked and found a value."""

    value: T


class Declined(NamedTuple):
    """A rule looked and did not find: why, in a few words."""

    reason: str


Rules: TypeAlias = tuple[Callable[..., Found[T] | Declined], ...]


class Attempt(NamedTuple):
    """One rule tried: `reason` is None for the one that found the value."""

    rule: str
    reason: str | None


class Outcome(NamedTuple, Generic[T]):
    """What came of a table of rules."""

    found: Found[T] | None
    """What the first rule found that did; None when all declined."""
    declined: Sequence[Declined]
    """The reasons of those before it."""
    rules: Rules[T]
    """The whole table."""

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The rules tried, in order. A rule's function name is its name in `explain`."""
        reasons: list[str | None] = [declined.reason for declined in self.declined]
        reasons += [None] * (self.found is not None)
        names = (rule.__name__.strip("_") for rule in self.rules)
        return tuple(map(Attempt, names, reasons))


def decide(rules: Rules[T], *args: Any) -> Outcome[T]:
    """Try rules in order; the first that finds wins."""
    declined: list[Declined] = []
    for rule in rules:
        result = rule(*args)
        if isinstance(result, Found):
            return Outcome(result, declined, rules)
        declined.append(result)
    return Outcome(None, declined, rules)
