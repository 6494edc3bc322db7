"""Options that say which findings are asked for."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Callable
from functools import wraps
from typing import Any, get_args

import click

from ofsted_letters.corpus.filters import REGIONS, Filter
from ofsted_letters.corpus.sample import Sample
from ofsted_letters.terms import FINDING_KINDS, Addressee, Family


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


class Columns(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in newer versions of click only
    """Names of columns of the findings table, with commas between them."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names."""
        if isinstance(value, tuple):
            return value
        from ofsted_letters.write.findings import FINDING_COLUMNS

        names = tuple(name.strip() for name in value.split(","))
        for name in names:
            if name not in FINDING_COLUMNS:
                self.fail(f"{name!r} is no column: name some of {', '.join(FINDING_COLUMNS)}", param, ctx)
        return tuple(dict.fromkeys(names))


kind = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(FINDING_KINDS),
    help="Only findings of this kind; can be given more than once, as can the next four.",
)
family = click.option(
    "--family", "families", multiple=True, type=click.Choice(get_args(Family)), help="Only from letters of this family."
)
authority = click.option(
    "--authority",
    "authorities",
    multiple=True,
    metavar="NAME",
    help="Only about this authority: its name, its ONS or DfE code, or Ofsted's number.",
)
region = click.option(
    "--region",
    "regions",
    multiple=True,
    type=click.Choice(REGIONS, case_sensitive=False),
    metavar="REGION",
    help="Only about authorities in this region of England.",
)
addressee = click.option(
    "--addressee",
    "addressees",
    multiple=True,
    type=click.Choice(get_args(Addressee)),
    help="Only points to improve that are for them.",
)
since = click.option(
    "--since", type=Day(last=False), metavar="DATE", help="Only from this day, month or year on, by the column `date`."
)
until = click.option("--until", type=Day(last=True), metavar="DATE", help="Only up to this day, month or year.")
contains = click.option(
    "--contains", metavar="WORDS", help="Only findings with these words, whatever their case, quotes and dashes."
)


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a filter; the command gets them as one value, `wanted`."""

    @kind
    @family
    @authority
    @region
    @addressee
    @since
    @until
    @contains
    @wraps(command)
    def filtered(*arguments: Any, **chosen: Any) -> None:
        wanted = Filter(**{name: chosen.pop(name) for name in Filter._fields})
        command(*arguments, wanted=wanted, **chosen)

    return filtered


columns = click.option(
    "--columns", type=Columns(), metavar="A,B", help="These columns, in this order; `schema finding` explains each."
)
size = click.option(
    "--sample",
    "size",
    type=click.IntRange(min=1),
    metavar="N",
    help="N findings at random; with --by, of each group.",
)
seed = click.option(
    "--seed", type=int, metavar="S", help="Draw another sample; the same S draws the same.  [default: 0]"
)
by = click.option("--by", type=Columns(), metavar="A,B", help="Draw from each group of equal values in these columns.")


def sampling(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a sample; the command gets them as one value, `sample`, None where none is asked for."""

    @size
    @seed
    @by
    @wraps(command)
    def sampled(*arguments: Any, size: int | None, seed: int | None, by: tuple[str, ...] | None, **chosen: Any) -> None:
        if size is None and (seed is not None or by):
            raise click.UsageError("--seed and --by are for a sample: say how many with --sample")
        sample = Sample(size, seed or 0, by or ()) if size else None
        command(*arguments, sample=sample, **chosen)

    return sampled
