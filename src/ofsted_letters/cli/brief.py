"""`brief`: one authority on a few pages, as a document to put into a paper."""

from __future__ import annotations

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
all this is of. What there is no room for is counted. A file that is there is replaced: give what you wrote into a
brief a name of its own.
"""


def document_name(ctx: click.Context, parameter: click.Parameter, output: str) -> str:
    """An output file that is named as a document and is no input."""
    if not output.lower().endswith(".docx"):
        raise click.BadParameter(f"{output!r} is no document's name: give one that ends in .docx", ctx, parameter)
    options.not_an_input(ctx, parameter, output)
    return output


@click.command(epilog=EPILOG)
@authority
@options.files
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, writable=True),
    callback=document_name,
    metavar="FILE",
    help="The document. It appears whole or not at all.",
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
    failed: list[str] = []
    known = known_about(authority, files, output, reading, limits, failed)
    document = written(known)
    with destination(output) as stream:
        stream.write(document)
    ctx.exit(1 if failed else 0)
