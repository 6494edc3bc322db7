"""Bars of a family by year, as coordinates that a template draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.corpus.breaks import Break
from ofsted_letters.corpus.overview import FamilyYears

WIDTH, HEIGHT = 320, 132
"""Of a chart, in its own units; one that is as wide as a telephone's screen is drawn with about one pixel a unit."""
LEFT, RIGHT, TOP, FOOT = 8, 8, 26, 22
"""Free round the bars: above for the numbers of breaks and, below them, those of bars, at the foot for years."""
GAP = 0.25
"""Part of a year's width that is free."""
LABELLED_WIDTH = 24
"""A year's label needs so many units."""


class Bar(NamedTuple):
    """One year."""

    year: int
    x: float
    y: float
    width: float
    height: float
    part: float
    """Height of the dark part at its foot."""
    middle: float
    value: str
    label: str | None
    """The year as written below the bar; None where there is no room."""


class Line(NamedTuple):
    """A break of the framework, with the number by which the text below tells of it."""

    x: float
    number: int


class Chart(NamedTuple):
    """All bars of a family."""

    bars: list[Bar]
    lines: list[Line]
    base: float


class Charted(NamedTuple):
    """A family by year, with its charts."""

    years: FamilyYears
    letters: Chart
    """The dark part of a bar has an area for priority action."""
    points: Chart
    """The median of improvement points a letter."""


def charted(years: FamilyYears) -> Charted:
    """The charts of a family."""
    on_axis = [line for line in years.years if line.year in years.axis]
    letters = {line.year: float(line.letters) for line in on_axis}
    dark = {line.year: float(line.priority_action.part) for line in on_axis if line.priority_action}
    medians = {line.year: line.points.median for line in on_axis if line.points.median is not None}
    return Charted(years, chart(years.axis, letters, dark, years.breaks), chart(years.axis, medians, {}, years.breaks))


def chart(
    years: Sequence[int], values: Mapping[int, float], parts: Mapping[int, float], breaks: Sequence[Break]
) -> Chart:
    """The bars of some years.

    Args:
        years: all that the axis has, one after the other.
        values: how high a year's bar is; a year without one has none.
        parts: how much of it is dark.
        breaks: those outside the years are left out.
    """
    step = (WIDTH - LEFT - RIGHT) / max(1, len(years))
    room = HEIGHT - TOP - FOOT
    scale = room / max(1, *values.values()) if values else 0
    every = -(-LABELLED_WIDTH // step)

    def bar(place: int, year: int) -> Bar:
        height = values[year] * scale
        x = LEFT + (place + GAP / 2) * step
        label = f"{year}" if place % every == 0 else None
        y = TOP + room - height
        width = step * (1 - GAP)
        return Bar(year, x, y, width, height, parts.get(year, 0) * scale, x + width / 2, f"{values[year]:g}", label)

    bars = [bar(place, year) for place, year in enumerate(years) if year in values]
    lines = [
        Line(LEFT + (one.year - years[0]) * step, number)
        for number, one in enumerate(breaks, 1)
        if years and years[0] <= one.year <= years[-1] + 1
    ]
    return Chart(bars, lines, TOP + room)
