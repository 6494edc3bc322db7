"""`findings`: the findings of letters as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.letters import letters
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.warnings import tell_warnings, warnings_of

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.terms import Engine, ItemRole
    from ofsted_letters.write.findings import Row

EPILOG = """\b
Examples:
  ofsted-letters findings letter.pdf
  ofsted-letters findings *.pdf --format csv -o findings.csv
  ofsted-letters findings letter.pdf letter.txt --format jsonl

The table shows the columns that people read; csv and jsonl have all of them. CSV is UTF-8: say so to a spreadsheet
when it imports the file, or make a workbook with `batch --to xlsx`. A CSV cell that a spreadsheet could take for a
formula (it starts with =, +, - or @) gets an apostrophe in front.
"""


@click.command(epilog=EPILOG)
@options.files
@click.option(
    "--format",
    "layout",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or CSV or JSON Lines with all columns.",
)
@click.option(
    "--role",
    type=click.Choice(["finding", "lead_in", "none_stated", "all"]),
    default="finding",
    show_default=True,
    help="Also, or only, what leads in to lists of findings or says that there are none.",
)
@options.output
@options.engine
@options.limits
@options.quiet
@click.pass_context
def findings(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: Literal["table", "csv", "jsonl"],
    role: ItemRole | Literal["all"],
    output: str | None,
    engine: Engine,
    limits: Limits,
    quiet: bool,
) -> None:
    """List the findings of letters, one row each.

    A finding is one item (bullet or paragraph) under strengths, what meets requirements, areas for development or
    improvement, priority action, or main findings. FILE is a path, or - for standard input.
    """
    failed: list[str] = []
    rows: list[Row] = []
    for name, letter in letters(files, engine, limits, failed):
        from ofsted_letters.write.findings import findings as rows_of

        tell_warnings(name, warnings_of(letter), quiet=quiet)
        rows += rows_of(letter, role)
    if len(failed) < len(files):
        with destination(output) as stream:
            write(rows, layout, stream)
    if failed:
        ctx.exit(1)


def write(rows: list[Row], layout: Literal["table", "csv", "jsonl"], stream: BinaryIO) -> None:
    """Write the rows in one of the three layouts."""
    if layout == "jsonl":
        from ofsted_letters.write.json import row_line

        stream.writelines(map(row_line, rows))
    elif layout == "csv":
        from ofsted_letters.write.csv import csv_bytes
        from ofsted_letters.write.findings import FINDING_COLUMNS

        stream.write(csv_bytes([FINDING_COLUMNS, *(row.values() for row in rows)]))
    else:
        from ofsted_letters.cli.draw import draw
        from ofsted_letters.cli.findings_table import FindingsTable

        draw(FindingsTable(rows), stream)
