"""What is here, in numbers: a line a family, never added up over families, each number beside what it is a part of."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.breaks import Break, breaks
from ofsted_letters.corpus.figures import Share, Spread, share, spread
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.register import in_force
from ofsted_letters.corpus.shelf import families_of, newest_first, of_family
from ofsted_letters.corpus.whom import GROUPS, JOINT, whom

NO_PRIORITY_ACTION = ("ilacs_inspection", "monitoring_visit")
"""Families whose documents have no areas for priority action: none of 159 ILACS reports has one."""
LONGEST_AXIS = 30
"""Years that a chart shows at most, the latest; a misread date must not squeeze all others."""
LATEST = 10
"""Documents that the overview lists."""


class FamilyLine(NamedTuple):
    """One family over all years."""

    family: str
    name: str
    letters: int
    authorities: int
    first: datetime.date | None
    last: datetime.date | None
    priority_action: Share | None
    """Letters with an area for priority action; None where the family has no such areas."""
    points: Spread
    """Improvement points of a letter."""
    by_whom: list[tuple[str, int]]
    """Of joint inspections, for whom the points are."""


class YearLine(NamedTuple):
    """One year of a family."""

    year: int
    letters: int
    priority_action: Share | None
    points: Spread


class FamilyYears(NamedTuple):
    """One family by year."""

    name: str
    years: list[YearLine]
    undated: int
    """Letters that are in no year."""
    axis: range
    """The years that a chart of it has, the same for all families."""
    breaks: list[Break]
    """Of the framework, in those years."""


class RegionLine(NamedTuple):
    """One region."""

    name: str
    authorities: Share
    """Authorities in force of which there is any document here."""
    cells: list[tuple[int, Share | None, Share]]
    """By family: letters, those with priority action, authorities in force that have one."""


def family_lines(shelf: Sequence[Held]) -> list[FamilyLine]:
    """A line for each family that is here."""
    return [family_line(family, of_family(shelf, family)) for family in families_of(shelf)]


def family_line(family: str, shelf: Sequence[Held]) -> FamilyLine:
    """One family over all years."""
    dates = sorted(held.date for held in shelf if held.date)
    groups = [whom(row).group for held in shelf for row in held.improvement_points]
    return FamilyLine(
        family,
        wording.FAMILIES[family],
        len(shelf),
        len({held.place for held in shelf}),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        priority_action(family, shelf),
        points(shelf),
        [(group, groups.count(group)) for group in GROUPS if group in groups] if family in JOINT else [],
    )


def priority_action(family: str, shelf: Iterable[Held]) -> Share | None:
    """Letters with an area for priority action; None for a family that has no such areas."""
    return None if family in NO_PRIORITY_ACTION else share(held.has_priority_action for held in shelf)


def points(shelf: Iterable[Held]) -> Spread:
    """Improvement points of a letter."""
    return spread(len(held.improvement_points) for held in shelf)


def by_year(shelf: Sequence[Held]) -> list[FamilyYears]:
    """Each family by year, all on the same axis."""
    axis = axis_of(held.row["year"] for held in shelf if held.date)
    return [family_years(family, of_family(shelf, family), axis) for family in families_of(shelf)]


def axis_of(years: Iterable[int]) -> range:
    """The years of a chart: from the first to the last, unless those are too many."""
    known = set(years)
    return range(max(min(known), max(known) - LONGEST_AXIS + 1), max(known) + 1) if known else range(0)


def family_years(family: str, shelf: Sequence[Held], axis: range) -> FamilyYears:
    """One family by year."""
    by: dict[int, list[Held]] = defaultdict(list)
    for held in shelf:
        if held.date:
            by[held.date.year].append(held)
    years = [YearLine(year, len(by[year]), priority_action(family, by[year]), points(by[year])) for year in sorted(by)]
    within = [one for one in breaks(family) if axis and axis[0] <= one.year <= axis[-1] + 1]
    undated = len(shelf) - sum(line.letters for line in years)
    return FamilyYears(wording.FAMILIES[family], years, undated, axis, within)


def region_lines(shelf: Sequence[Held], today: datetime.date) -> list[RegionLine]:
    """Each region of England; authorities are those in force on a day."""
    regions: dict[str, list[str]] = defaultdict(list)
    for authority in in_force(today):
        regions[authority.region].append(authority.la_code)
    return [region_line(name, codes, shelf) for name, codes in sorted(regions.items())]


def region_line(name: str, codes: Sequence[str], shelf: Sequence[Held]) -> RegionLine:
    """One region."""
    here = [held for held in shelf if held.row["region"] == name]
    return RegionLine(
        name,
        authorities_with(codes, here),
        [
            (len(some), priority_action(family, some), authorities_with(codes, some))
            for family in families_of(shelf)
            for some in [of_family(here, family)]
        ],
    )


def in_no_region(shelf: Iterable[Held]) -> int:
    """Letters on an authority that is in no register, and so in no line of a region."""
    return sum(held.row["region"] is None for held in shelf)


def authorities_with(codes: Sequence[str], shelf: Iterable[Held]) -> Share:
    """How many of some authorities there is a document of."""
    known = {held.place.la_code for held in shelf}
    return share(code in known for code in codes)


def latest(shelf: Iterable[Held]) -> list[Held]:
    """The latest letters, the newest first."""
    return newest_first(shelf)[:LATEST]
