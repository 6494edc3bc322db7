"""Of which parts a letter's body consists, and which of its headings stand under which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Panel = Literal["partner", "inspection_team"]
THEMATIC = "thematic"
"""Stands for a heading that is none of the vocabulary, in `Outline.nests`."""


class Outline(NamedTuple):
    """The plan that the letters of a family follow."""

    opening: str = "introduction"
    """The kind of what stands above the first heading."""
    boxes: frozenset[str] = frozenset(("case_study",))
    """Kinds of what is set apart in the text, wherever that is: under no heading, and no heading under it."""
    thematic: bool = True
    """Whether letters have headings beside those of the vocabulary; where they don't, such a heading is doubtful."""
    nests: Mapping[str, frozenset[str]] = {"findings": frozenset((THEMATIC,))}
    """Which kinds' headings always stand under a heading of a kind, whatever their type; `THEMATIC` among them."""

    rows: frozenset[str] = frozenset()
    """Kinds of sections that are a table: bullets in a row of it stand below the row's text."""
    opens_with_heading: bool = False
    """Whether a heading ends a report's title page, so that no text stands between the two."""
    panels: Mapping[str, Panel] = {}
    """What stands in columns below some headings, by whole heading; they are values, not sections."""

    def nests_in(self, kind: str | None, parent: str | None) -> bool:
        """Whether a heading of `kind` always stands under one of `parent`, either being thematic where it is None."""
        return (kind or THEMATIC) in self.nests.get(parent or THEMATIC, ())
