"""`compare`: authorities beside their region and those that are like them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from ofsted_letters.cli import layouts, options
from ofsted_letters.cli.failures import STDIN
from ofsted_letters.cli.holdings import letters_in, tell_left_out
from ofsted_letters.cli.output import destination
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.corpus.beside.comparison import Summaries
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading
    from ofsted_letters.write.findings import Row

EPILOG = """\b
Examples:
  ofsted-letters compare Hackney out/
  ofsted-letters compare Hackney letters.jsonl -o hackney.csv
  ofsted-letters compare Hackney out/ --neighbours neighbours.csv

NAME is an authority by name or code; what exists as a file or a folder is FILE: a letter or report, JSON or JSON Lines
of them, a folder of letters, or a folder that `batch` wrote to.

Each share stands beside what it is a share of. Of a theme only letters count that found something on it, and full
inspections: a focused visit looks at little. Where no letter did, "not looked at" is told. Letters of different
families are never added up, and nobody is ranked: what is held of one authority need not be of the years or the kind
that is held of another.

The ten statistical neighbours are the Department for Education's, of April 2023 or later. --neighbours has others: CSV
with the columns la_code and neighbours, DfE codes with spaces between them.
"""


@click.command(epilog=EPILOG)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=options.PATH,
    callback=options.inputs,
    metavar="NAME... FILE...",
    is_eager=True,
)
@layouts.layout(
    "page", "jsonl", "csv", usual="page", help="A page for a terminal, or JSON Lines or CSV of the figures."
)
@click.option(
    "--neighbours",
    "others",
    type=click.Path(exists=True, dir_okay=False),
    callback=options.side_file,
    is_eager=True,
    metavar="FILE",
    help="Who is like whom, instead of the Department for Education's statistical neighbours.",
)
@options.output
@options.reading
@options.limits
@options.only_failures
@click.pass_context
def compare(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: str,
    others: str | None,
    output: str | None,
    reading: Reading,
    limits: Limits,
    quiet: bool,
) -> None:
    """Set authorities beside their region and those that are like them."""
    from ofsted_letters.corpus.beside.neighbours import read_neighbours
    from ofsted_letters.corpus.register import SOURCE, neighbours

    names = [name for name in files if not is_input(name)]
    inputs = [name for name in files if is_input(name)]
    if not names or not inputs:
        raise click.UsageError("name authorities, and files or folders with letters")
    like = read_neighbours(Path(others)) if others else neighbours()
    source = Path(others).name if others else SOURCE
    failed: list[str] = []
    shelf, meant = shelf_of(letters_in(inputs, reading, limits, failed, quiet=quiet), names)
    keys = [key for name in names for key in keys_of(name, meant, shelf.left_out)]
    comparisons = [rows_on(key, shelf, like, source) for key in keys]
    with destination(output) as stream:
        write(comparisons, layout, stream)
    tell_left_out("compare", shelf.left_out, quiet=quiet)
    ctx.exit(1 if failed else 0)


def is_input(name: str) -> bool:
    """Whether what was named is a file or a folder, and no authority."""
    return name == STDIN or Path(name).exists()


def keys_of(name: str, meant: Mapping[str, set[str]], left_out: int) -> list[str]:
    """The authorities that a name or code means, of those that letters are here of.

    Args:
        name: any form that letters use, or a code.
        meant: the authorities that each name means.
        left_out: how many letters could not be compared.

    Raises:
        click.UsageError: there are none.
    """
    if name not in meant:
        undated = f" ({counted(left_out, 'letter')} without a date or an authority left out)" if left_out else ""
        raise click.UsageError(f"there is no letter here of an authority called {name!r}{undated}")
    return sorted(meant[name])


def shelf_of(letters: Iterable[Letter], names: Sequence[str]) -> tuple[Summaries, dict[str, set[str]]]:
    """What is compared, of all letters, and the authorities that each of the names means."""
    from ofsted_letters.corpus.beside.comparison import Summaries
    from ofsted_letters.corpus.beside.summaries import summary
    from ofsted_letters.corpus.choice import is_about
    from ofsted_letters.write.tables import tables

    shelf = Summaries()
    meant: dict[str, set[str]] = defaultdict(set)
    for letter in letters:
        rows = tables(letter, letter.source.name)
        (row,) = rows["letters"]
        one = summary(row, rows["findings"], rows["judgements"])
        shelf.add(one)
        for name in names:
            if one and is_about(row, name):
                meant[name].add(one.key)
    return shelf, meant


def rows_on(key: str, shelf: Summaries, neighbours: Mapping[str, Sequence[str]], source: str) -> list[Row]:
    """The rows on one authority."""
    from ofsted_letters.corpus.beside.comparison import comparison

    return comparison(key, shelf, shelf.groups(key, neighbours, source))


def write(comparisons: Iterable[list[Row]], layout: str, stream: BinaryIO) -> None:
    """Write the rows on each authority."""
    from ofsted_letters.write.csv import csv_bytes
    from ofsted_letters.write.json import row_line

    if layout == "csv":
        from ofsted_letters.corpus.beside.comparison import COLUMNS

        stream.write(csv_bytes([COLUMNS, *(row.values() for rows in comparisons for row in rows)]))
    elif layout == "jsonl":
        stream.write(b"".join(row_line(row) for rows in comparisons for row in rows))
    else:
        from ofsted_letters.cli.comparison_page import comparison_page
        from ofsted_letters.cli.draw import draw

        for rows in comparisons:
            draw(comparison_page(rows), stream)
