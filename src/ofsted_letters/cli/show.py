"""`show`: a letter for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.letters import letters
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.warnings import tell_left_out, tell_warnings, warnings_of

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.terms import Engine

EPILOG = """\b
Examples:
  ofsted-letters show letter.pdf
  ofsted-letters show letter.txt | less
"""


@click.command(epilog=EPILOG)
@options.file
@options.engine
@options.without_people
@options.limits
@options.quiet
@click.pass_context
def show(ctx: click.Context, file: str, engine: Engine, without_people: bool, limits: Limits, quiet: bool) -> None:
    """Show a letter as a page to read.

    In colour on a terminal; plain text, 100 columns wide, when it goes to a file or another program. FILE is a path, or
    - for standard input.
    """
    failed: list[str] = []
    for name, letter in letters([file], engine, limits, failed):
        from ofsted_letters.cli.draw import draw
        from ofsted_letters.cli.letter_page import letter_page

        if without_people:
            from ofsted_letters.write.without_people import letter_without_people

            letter = letter_without_people(letter)
        with destination(None) as stream:
            draw(letter_page(letter), stream)
        tell_warnings(name, warnings_of(letter), quiet=quiet)
        tell_left_out(without_people and not quiet)
    if failed:
        ctx.exit(1)
