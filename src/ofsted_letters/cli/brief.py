"""`brief`: one authority on a few pages, as a document to put into a paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.on_authority import authority, known_about
from ofsted_letters.cli.output import destination

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters brief Hackney letters/ -o brief.docx
  ofsted-letters brief Hackney out/ -o brief.docx

FILE is a letter or report, JSON or JSON Lines of them, a folder of letters, or a folder that `batch` wrote to; - is
standard input.

Two to four pages: the latest judgements beside the ones before and whether they can be compared, every area for
priority action, what else was asked to improve and when, strengths, quotations with their pages, and which documents
all this is of. What there is no room for is counted. A file that is there is left as it is: somebody may have written
into it.
"""


@click.command(epilog=EPILOG)
@authority
@options.files
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, writable=True),
    callback=options.named(".docx", "document"),
    metavar="FILE",
    help="The document. It appears whole or not at all, and never in the place of another.",
)
@options.reading
@options.limits
@click.pass_context
def brief(
    ctx: click.Context, authority: str, files: tuple[str, ...], output: str, reading: Reading, limits: Limits
) -> None:
    """Write a brief on an authority, to put into a paper.

    FILE may also be a folder. The brief has what was judged, what was asked to improve, and what is well.
    """
    from ofsted_letters.extras import needed
    from ofsted_letters.office.brief import brief as written

    needed("docx", "docx")  # before the letters are read
    if Path(output).exists():
        raise click.UsageError(f"{output!r} is there, and somebody may have written into it: give another name")
    failed: list[str] = []
    known = known_about(authority, files, output, reading, limits, failed)
    document = written(known)
    with destination(output) as stream:
        stream.write(document)
    ctx.exit(1 if failed else 0)
