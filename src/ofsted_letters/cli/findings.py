"""`findings`: the findings of letters as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal

import click

from ofsted_letters.cli import layouts, options
from ofsted_letters.cli.choice import choice as choosing
from ofsted_letters.cli.choice import tell_unmet
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.letters import letters
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.progress import progress
from ofsted_letters.cli.rows import write
from ofsted_letters.cli.sampling import columns, sampling
from ofsted_letters.cli.warnings import tell_warnings, warnings_of
from ofsted_letters.corpus.about import PREFIX
from ofsted_letters.write.counted import counted
from ofsted_letters.write.csv import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.corpus.about import About
    from ofsted_letters.corpus.choice import Choice
    from ofsted_letters.corpus.sample import Sample
    from ofsted_letters.corpus.selection import Selection
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import ItemRole, Reading
    from ofsted_letters.write.findings import Row

TO_LOOK_AT = ("table", "md")
"""Formats that show the columns that people read."""
EPILOG = """\b
Examples:
  ofsted-letters findings letter.pdf
  ofsted-letters findings *.pdf -o findings.csv
  ofsted-letters findings *.pdf --kind priority_action --since 2010 -o actions.md
  ofsted-letters findings *.pdf --theme supervision_and_oversight --kind areas_for_development
  ofsted-letters findings *.pdf --contains supervision --columns official_name,date,page,text
  ofsted-letters findings *.pdf --about urls.csv -o findings.csv
  ofsted-letters findings *.pdf --sample 10 --seed 1 --by family,year --format jsonl

The table, and Markdown, show the columns that people read; the other formats have all of them. CSV is UTF-8, which
Excel knows by the mark that --excel puts first; or make a workbook with -o findings.xlsx. A CSV cell that a
spreadsheet could take for a formula (it starts with =, +, - or @) gets an apostrophe in front. Rows are written as
letters are read, but for a sample, which needs them all.
"""


@click.command(epilog=EPILOG)
@options.files
@layouts.layout(
    *("table", "csv", "jsonl", "json", "md", "xlsx"),
    usual="table",
    help="A table to read, also in Markdown; or CSV, JSON Lines, a JSON array or a workbook with all columns.",
)
@click.option(
    "--role",
    type=click.Choice(["finding", "lead_in", "none_stated", "all"]),
    default="finding",
    show_default=True,
    help="Also, or only, what leads in to lists of findings or says that there are none.",
)
@choosing
@columns
@sampling
@options.rules
@options.about
@options.output
@options.excel
@options.reading
@options.pages
@options.limits
@options.quiet
@click.pass_context
def findings(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: str,
    role: ItemRole | Literal["all"],
    choice: Choice,
    columns: tuple[str, ...] | None,
    sample: Sample | None,
    about: About | None,
    output: str | None,
    excel: bool,
    reading: Reading,
    limits: Limits,
    quiet: bool,
) -> None:
    """List the findings of letters, one row each.

    A finding is one item (bullet or paragraph) under strengths, what meets requirements, areas for development or
    improvement, priority action, or main findings. FILE is a path, or - for standard input.
    """
    if excel and layout != "csv":
        raise click.UsageError("--excel is for CSV: add --format csv, or end the name after -o in .csv")
    from ofsted_letters.corpus.selection import Selection

    check_joined((*(columns or ()), *(sample.by if sample else ())), about)
    selection = Selection(choice)
    failed: list[str] = []
    undated: list[Row] = []
    with progress(files, output, quiet=quiet) as names:
        named = counting(letters(names, reading, limits, failed), selection)
        book = output if layout == "xlsx" else None
        read = (leading(rows_of(name, letter, role, about, quiet=quiet), name, book) for name, letter in named)
        batches = (asked_for(rows, choice, undated) for rows in read)
        first = next(batches, None)
        if first is not None:
            every = chain([first], batches)
            with destination(output) as stream:
                stream.write(BYTE_ORDER_MARK if excel else b"")
                drawn = drawn_from(every, sample) if sample else every
                write(drawn, columns or all_with(about, layout), layout, stream)
    if about and (left := about.left()):
        tell(str(about.path), left)
    if undated:
        tell("findings", told_of_undated(undated))
    if tell_unmet(selection) or failed:
        ctx.exit(1)


def counting(named: Iterable[tuple[str, Letter]], selection: Selection) -> Iterator[tuple[str, Letter]]:
    """Letters as they come; which authorities they are on is kept."""
    from ofsted_letters.write.findings import identity_of

    for name, letter in named:
        selection.takes(identity_of(letter))
        yield name, letter


def rows_of(
    name: str, letter: Letter, role: ItemRole | Literal["all"], about: About | None, *, quiet: bool
) -> list[Row]:
    """A letter's rows, with what is known about it; its warnings are told."""
    from ofsted_letters.write.findings import findings as rows_of_letter

    tell_warnings(name, warnings_of(letter), quiet=quiet)
    known = about.columns_of(letter.source.sha256, letter.source.name) if about else {}
    return [row | known for row in rows_of_letter(letter, role)]


def check_joined(columns: Iterable[str], about: About | None) -> None:
    """See that columns are there which only --about can bring."""
    for name in columns:
        if name.startswith(PREFIX) and not (about and name in about.prefixed):
            there = f"it has {', '.join(about.prefixed)}" if about else "it is not given"
            raise click.BadParameter(f"{name!r} is no column of --about: {there}")


def all_with(about: About | None, layout: str) -> tuple[str, ...] | None:
    """All columns, what is known about letters behind the others; None where nothing is, or only some are shown."""
    from ofsted_letters.write.findings import FINDING_COLUMNS

    return (*FINDING_COLUMNS, *about.prefixed) if about and layout not in TO_LOOK_AT else None


def leading(rows: list[Row], name: str, book: str | None) -> list[Row]:
    """A letter's rows with the way from a workbook to its file, where it is known.

    Args:
        rows: the rows.
        name: the input's name.
        book: the workbook; None where rows are written to something else.
    """
    if book is None or not rows:
        return rows
    from pathlib import Path

    from ofsted_letters.corpus.files import way_to_content

    file = way_to_content(str(Path(book).parent), name, rows[0]["sha256"])
    return [row | {"file": file} for row in rows]


def asked_for(rows: Iterable[Row], choice: Choice, undated: list[Row]) -> list[Row]:
    """The rows that are chosen; `undated` gets those that only the lack of a date keeps out."""
    fitting = [row for row in rows if choice.takes_finding(row)]
    undated += filter(choice.misses_date, fitting)
    return [row for row in fitting if choice.takes(row)]


def drawn_from(batches: Iterable[list[Row]], sample: Sample) -> Iterator[list[Row]]:
    """The rows of a sample, for which all are needed first."""
    from ofsted_letters.corpus.sample import drawn

    yield drawn(chain.from_iterable(batches), sample)


def told_of_undated(rows: list[Row]) -> str:
    """How much a period leaves out because nothing says when it was."""
    of = len({row["letter_id"] for row in rows})
    return f"{counted(len(rows), 'finding')} of {counted(of, 'letter')} without a date left out by --since or --until"
