"""What is held on one authority: in time, with what was judged and what was asked, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.browse.again import Again, RaisedAgain, again_by_point
from ofsted_letters.corpus import wording
from ofsted_letters.corpus.beside.comparison import Summaries, comparison
from ofsted_letters.corpus.beside.sides import Table, tables_of
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.places import Place, anchor, registered
from ofsted_letters.corpus.register import SOURCE, neighbours, predecessors, successors
from ofsted_letters.corpus.shelf import newest_first
from ofsted_letters.corpus.whom import GROUPS, Group, whom
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import day

HeldByPlace = Mapping[Place, Sequence[Held]]
"""The letters of each authority."""


class Asked(NamedTuple):
    """One improvement point."""

    is_priority: bool
    """Whether it stands under an area for priority action."""
    text: str
    lead_in: str | None
    recurrence: str | None
    anchor: str
    """Where it stands, from the folder of the pages."""
    passage: str | None
    """The page, in words."""
    body: str | None
    """Who must act; None where that goes without saying."""
    again: Sequence[Again]
    """Later points that may raise it again."""


class Judged(NamedTuple):
    """One judgement beside the one before it."""

    aspect: str
    grade: str
    """The code."""
    name: str
    change: str | None


class Event(NamedTuple):
    """One letter in an authority's history."""

    held: Held
    judged: list[Judged]
    asked: list[tuple[Group, list[Asked]]]
    """By whom is asked: what a partner must do is not the council's."""


class Before(NamedTuple):
    """An authority that came before this one or after it."""

    place: Place
    since: str
    letters: int


class Neighbour(NamedTuple):
    """A statistical neighbour."""

    place: Place
    latest: Held | None
    """Its latest letter of any family; None where none is held."""
    overall: Held | None
    """Its latest letter with an overall judgement."""


class AuthorityPage(NamedTuple):
    """All of it."""

    place: Place
    region: str | None
    events: list[Event]
    predecessors: list[Before]
    successors: list[Before]
    neighbours: list[Neighbour]
    beside: list[Table]
    """What it has beside its region and its neighbours."""


def authority_page(
    place: Place, shelf: HeldByPlace, judgements: Mapping[str, Sequence[Row]], others: Summaries
) -> AuthorityPage:
    """What is held on an authority.

    Args:
        place: the authority.
        shelf: the letters of every authority.
        judgements: rows of the judgements table with their history, by letter_id.
        others: the same letters, for comparisons.
    """
    letters = newest_first(shelf.get(place, ()))
    code = place.la_code or ""
    again = again_by_point(letters)
    return AuthorityPage(
        place,
        next((held.row["region"] for held in letters if held.row["region"]), None),
        [event(held, judgements.get(held.row["letter_id"], ()), again) for held in letters],
        [before(one.predecessor, day(one.since), shelf) for one in predecessors(code)],
        [before(one.successor, day(one.since), shelf) for one in successors(code)],
        [neighbour(registered(one), shelf) for one in neighbours().get(code, ())],
        tables_of(comparison(code, others, others.groups(code, neighbours(), SOURCE))) if others.of([code]) else [],
    )


def event(held: Held, judgements: Iterable[Row], again: RaisedAgain) -> Event:
    """One letter."""
    points = [(whom(row).group, asked(held, row, again)) for row in held.improvement_points]
    by_group = [(group, [point for of, point in points if of == group]) for group in GROUPS]
    return Event(held, [judged(row) for row in judgements], [(group, some) for group, some in by_group if some])


def judged(row: Row) -> Judged:
    """One judgement."""
    return Judged(wording.ASPECTS[row["aspect"]], row["grade"], wording.GRADES[row["grade"]], wording.change_of(row))


def asked(held: Held, row: Row, again: RaisedAgain) -> Asked:
    """One improvement point."""
    return Asked(
        row["kind"] == "priority_action",
        row["text"],
        row["lead_in"],
        wording.RECURRENCES.get(row["recurrence"] or ""),
        f"{held.page}#{anchor(row['section_index'], row['item_index'])}",
        f"page {row['page']}" if row["page"] else None,
        row["responsible_body"],
        again.get(row["finding_id"], ()),
    )


def before(la_code: str, since: str, shelf: HeldByPlace) -> Before:
    """An authority before or after this one."""
    place = registered(la_code)
    return Before(place, since, len(shelf.get(place, ())))


def neighbour(place: Place, shelf: HeldByPlace) -> Neighbour:
    """A neighbour, with what is held on it."""
    letters = newest_first(shelf.get(place, ()))
    overall = next((held for held in letters if held.row["overall_grade"]), None)
    return Neighbour(place, letters[0] if letters else None, overall)
