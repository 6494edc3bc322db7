"""The options that choose columns of the findings table, and draw some of its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from ofsted_letters.corpus.about import PREFIX
from ofsted_letters.corpus.sample import Sample


class Columns(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in newer versions of click only
    """Names of columns of the findings table, or of what is joined to it, with commas between them."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names."""
        if isinstance(value, tuple):
            return value
        from ofsted_letters.write.findings import FINDING_COLUMNS

        names = tuple(name.strip() for name in value.split(","))
        for name in names:
            if name not in FINDING_COLUMNS and not name.startswith(PREFIX):
                self.fail(f"{name!r} is no column: name some of {', '.join(FINDING_COLUMNS)}", param, ctx)
        return tuple(dict.fromkeys(names))


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
