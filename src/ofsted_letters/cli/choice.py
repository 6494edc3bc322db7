"""The options that choose letters and findings among many."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any, get_args

import click

from ofsted_letters.terms import FINDING_KINDS, Family


def several(name: str, into: str, what: str, known: tuple[str, ...] = ()) -> Callable[..., Any]:
    """An option that can be given more than once."""
    kind = click.Choice(known) if known else None
    told = f"{what} Can be given more than once."
    return click.option(name, into, multiple=True, type=kind, metavar=None if known else "NAME", help=told)


def day(name: str, what: str) -> Callable[..., Any]:
    """An option that names a day."""
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), callback=as_date, metavar="DAY", help=what)


def as_date(ctx: click.Context, parameter: click.Parameter, value: datetime.datetime | None) -> datetime.date | None:
    """The day without a time."""
    return value.date() if value else None


OPTIONS = (
    several("--family", "families", "Only letters of this family.", get_args(Family)),
    several("--authority", "authorities", "Only letters on this authority."),
    several("--region", "regions", "Only letters on authorities of this region."),
    day("--since", "Only letters of this day or later, such as 2021-04-01."),
    day("--until", "Only letters of this day or earlier."),
    several("--kind", "kinds", "Only findings of this kind.", FINDING_KINDS),
)


def choice(command: Callable[..., None]) -> Callable[..., None]:
    """Options that choose; the command gets them as one value, `choice`."""

    @wraps(command)
    def choosing(*arguments: Any, **chosen: Any) -> None:
        from ofsted_letters.corpus.choice import Choice

        command(*arguments, choice=Choice(**{name: chosen.pop(name) for name in Choice._fields}), **chosen)

    for option in reversed(OPTIONS):
        choosing = option(choosing)
    return choosing
