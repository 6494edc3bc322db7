"""How a field is found: an ordered table of rules, each of which finds a value or says why it declines.

    RULES = (named_in_subject, named_in_opening)
    outcome = decide(RULES, subject, opening)

The attempts stay with the outcome, so that `explain` can print which rule found a value and which declined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A rule looked and found a value."""

    value: T


class Declined(NamedTuple):
    """A rule looked and did not find: why, in a few words."""

    reason: str


class Attempt(NamedTuple):
    """One rule tried: `reason` is None for the one that found the value."""

    rule: str
    reason: str | None


class Outcome(NamedTuple, Generic[T]):
    """What came of a table of rules: `found` is None when all declined."""

    found: Found[T] | None
    attempts: tuple[Attempt, ...]


def decide(rules: tuple[Callable[..., Found[T] | Declined], ...], *args: Any) -> Outcome[T]:
    """Try rules in order; the first that finds wins. A rule's function name is its name in `explain`."""
    attempts: list[Attempt] = []
    for rule in rules:
        result = rule(*args)
        if isinstance(result, Found):
            attempts.append(Attempt(rule.__name__, None))
            return Outcome(result, tuple(attempts))
        attempts.append(Attempt(rule.__name__, result.reason))
    return Outcome(None, tuple(attempts))
