"""The options that choose letters and findings among many."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from ofsted_letters.corpus.choice import REGIONS, Choice
from ofsted_letters.terms import FINDING_KINDS, Addressee, Family

if TYPE_CHECKING:
    from ofsted_letters.corpus.selection import Selection


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in newer versions of click only
    """A date; of a month or a year its first or its last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day."""
        if isinstance(value, datetime.date):
            return value
        match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
        try:
            if match:
                year, month = int(match[1]), int(match[2] or (12 if self._last else 1))
                return datetime.date(year, month, int(match[3] or (monthrange(year, month)[1] if self._last else 1)))
        except ValueError:
            pass  # there is no such day
        return self.fail(f"{value!r} is no date: write it as 2019-03-04, 2019-03 or 2019", param, ctx)


def several(
    name: str, into: str, what: str, known: Sequence[str] = (), callback: Callable[..., Any] | None = None
) -> Callable[..., Any]:
    """An option that can be given more than once."""
    kind = click.Choice(known, case_sensitive=False) if known else None
    told = f"{what} Can be given more than once."
    metavar = None if known else "NAME"
    return click.option(name, into, multiple=True, type=kind, metavar=metavar, help=told, callback=callback)


def known_themes(ctx: click.Context, parameter: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Codes that the rules have, those in a file that is named or else the package's."""
    if not codes:
        return ()
    from ofsted_letters.themes.rules import packaged

    known = (ctx.params.get("rules") or packaged()).themes
    for code in codes:
        if code not in known:
            from difflib import get_close_matches

            near = get_close_matches(code, known, n=1)
            hint = f"perhaps {near[0]!r} is meant" if near else "`ofsted-letters themes` lists them"
            raise click.BadParameter(f"no theme {code!r}: {hint}", ctx, parameter)
    return codes


def day_option(name: str, what: str, *, last: bool) -> Callable[..., Any]:
    """An option that names a day, or a month or a year by its first or its last day."""
    return click.option(name, type=Day(last=last), metavar="DATE", help=what)


OPTIONS = (
    several("--family", "families", "Only letters of this family.", get_args(Family)),
    several("--authority", "authorities", "Only letters on this authority, by name or code."),
    several("--region", "regions", "Only letters on authorities of this region.", REGIONS),
    day_option("--since", "Only letters of this day, month or year, or later, such as 2021-04.", last=False),
    day_option("--until", "Only letters of this day, month or year, or earlier.", last=True),
    several("--kind", "kinds", "Only findings of this kind.", FINDING_KINDS),
    several("--addressee", "addressees", "Only points to improve that are for them.", get_args(Addressee)),
    several("--theme", "themes", "Only findings about this theme.", callback=known_themes),
    click.option("--contains", metavar="WORDS", help="Only findings with these words, in any case, quotes and dashes."),
)


def choice(command: Callable[..., None]) -> Callable[..., None]:
    """Options that choose; the command gets them as one value, `choice`."""

    @wraps(command)
    def choosing(*arguments: Any, **chosen: Any) -> None:
        command(*arguments, choice=Choice(**{name: chosen.pop(name) for name in Choice._fields}), **chosen)

    for option in reversed(OPTIONS):
        choosing = option(choosing)
    return choosing


def tell_unmet(selection: Selection) -> bool:
    """Say which authorities were asked for that no letter is on, and whether there are any."""
    from ofsted_letters.cli.failures import tell_error

    unmet = list(selection.unmet())
    for one in unmet:
        tell_error(one.name, one)
    return bool(unmet)
