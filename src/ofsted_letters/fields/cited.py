"""A value and the place it was read from, so that evidence can be derived."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from ofsted_letters.fields.rules import Found

T = TypeVar("T")


class Cited(NamedTuple, Generic[T]):
    """A value, and where it stands in the texts that were searched."""

    value: T
    paragraph: int | None
    """Index of the paragraph; None for the subject line."""
    start: int
    end: int


def cite(value: T, paragraph: int | None, start: int, end: int) -> Found[Cited[T]]:
    """What a rule returns for a value that it found."""
    return Found(Cited(value, paragraph, start, end))
