"""Of which authorities what is here, and of which nothing is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.places import Place, registered
from ofsted_letters.corpus.register import in_force
from ofsted_letters.corpus.shelf import families_of, newest_first


class Covered(NamedTuple):
    """One authority."""

    place: Place
    latest: list[Held | None]
    """By family, in the order of columns; None where none is held."""


class RegionCovered(NamedTuple):
    """The authorities of a region."""

    name: str
    authorities: list[Covered]


def coverage(shelf: Sequence[Held], today: datetime.date) -> list[RegionCovered]:
    """Every authority in force on a day, by region."""
    latest = latest_by_family(shelf)
    families = families_of(shelf)
    authorities = sorted(in_force(today), key=lambda one: (one.region, one.official_name))
    return [
        RegionCovered(region, [covered(registered(one.la_code), latest, families) for one in some])
        for region, some in groupby(authorities, key=lambda one: one.region)
    ]


def covered(place: Place, latest: dict[tuple[Place, str], Held], families: Sequence[str]) -> Covered:
    """One authority's line."""
    return Covered(place, [latest.get((place, family)) for family in families])


def others(shelf: Sequence[Held], today: datetime.date) -> list[Covered]:
    """Authorities that letters are about and that are not in force, by name: abolished, or in no register."""
    now = {registered(one.la_code) for one in in_force(today)}
    latest = latest_by_family(shelf)
    places = sorted({held.place for held in shelf} - now, key=lambda place: place.name)
    return [covered(place, latest, families_of(shelf)) for place in places]


def latest_by_family(shelf: Sequence[Held]) -> dict[tuple[Place, str], Held]:
    """The latest letter of each authority and family."""
    return {(held.place, held.family): held for held in reversed(newest_first(shelf))}
