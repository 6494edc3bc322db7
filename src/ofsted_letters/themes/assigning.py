"""Themes of a letter's items: of findings, and of what a summary says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ofsted_letters.terms import FINDING_KINDS
from ofsted_letters.themes.deciding import themes_of
from ofsted_letters.themes.rules import Rules

if TYPE_CHECKING:
    from ofsted_letters.model import Letter

THEMED = frozenset((*FINDING_KINDS, "summary"))
"""Kinds of sections whose items have themes."""


def assign(sections: Sequence[dict[str, Any]], rules: Rules) -> None:
    """Say of every item that states something what it is about."""
    for item in _stating(sections):
        item["themes"] = themes_of(item["text"], rules)


def with_themes(letter: Letter, rules: Rules) -> Letter:
    """The letter with the themes that these rules tell."""
    values = letter.model_dump()
    assign(values["sections"], rules)
    return type(letter).model_validate(values)


def _stating(sections: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Items of these kinds but lead-ins and statements that there is nothing to state."""
    for section in sections:
        if section["kind"] in THEMED:
            yield from (item for item in section["items"] if item["role"] in ("finding", None))
