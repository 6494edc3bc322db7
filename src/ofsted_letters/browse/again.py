"""Which later improvement points of an authority may raise an earlier one again, with where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.history.points import points
from ofsted_letters.corpus.history.raised import Raised, raised_again
from ofsted_letters.corpus.places import anchor
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import day


class Again(NamedTuple):
    """A later point."""

    why: str
    """How sure it is, and what both are about."""
    text: str
    anchor: str
    """Where it stands, from the folder of the pages."""
    passage: str
    """Its day and page, in words."""


RaisedAgain = Mapping[str, Sequence[Again]]
"""By the finding_id of the earlier point."""


def again_by_point(letters: Iterable[Held]) -> RaisedAgain:
    """The later points of one authority's letters, by the earlier ones, in time."""
    places = {row["finding_id"]: (held, row) for held in letters for row in held.findings}
    found: dict[str, list[Again]] = defaultdict(list)
    for link in raised_again(points(row for _, row in places.values())):
        found[link.earlier.finding_id].append(again(link, *places[link.later.finding_id]))
    return found


def again(link: Raised, held: Held, row: Row) -> Again:
    """One later point."""
    page = f", page {row['page']}" if row["page"] else ""
    return Again(
        f"{link.strength}: {', '.join(link.likeness.matters)}",
        row["text"],
        f"{held.page}#{anchor(row['section_index'], row['item_index'])}",
        f"{day(row['date'])}{page}",
    )
