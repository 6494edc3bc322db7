"""`show`: letters for a person to read."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

import click

from ofsted_letters.cli import layouts, options
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.letters import letters
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.warnings import tell_left_out, tell_warnings, warnings_of

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters show letter.pdf
  ofsted-letters show letter.pdf letter.txt
  ofsted-letters show letter.pdf -o letter.md
  ofsted-letters show letter.pdf -o letter.html
  ofsted-letters show letter.txt | less
"""


@click.command(epilog=EPILOG)
@options.files
@layouts.layout("page", "md", "html", usual="page", help="A page for a terminal, Markdown, or one letter as HTML.")
@options.output
@options.reading
@options.pages
@options.without_people
@options.limits
@options.quiet
@click.pass_context
def show(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: str,
    output: str | None,
    reading: Reading,
    without_people: bool,
    limits: Limits,
    quiet: bool,
) -> None:
    """Show letters as pages to read.

    In colour on a terminal; plain text, 100 columns wide, when it goes to a file or another program. HTML is one page,
    whole in one file; of several letters `browse` makes pages. FILE is a path, or - for standard input.
    """
    failed: list[str] = []
    named = letters(files, reading, limits, failed)
    first = next(named, None)
    if first is not None:
        with destination(output) as stream:
            for number, (name, letter) in enumerate(chain([first], named)):
                if layout == "html" and number:
                    failed.append(name)
                    tell(name, "a web page is of one letter, and this one is not on it; make pages with `browse`")
                    continue
                write(nameless(letter) if without_people else letter, layout, stream, is_first=not number)
                tell_warnings(name, warnings_of(letter), quiet=quiet)
        tell_left_out(without_people and not quiet)
    if failed:
        ctx.exit(1)


def nameless(letter: Letter) -> Letter:
    """A letter without the people of its head and end."""
    from ofsted_letters.write.without_people import letter_without_people

    return letter_without_people(letter)


def write(letter: Letter, layout: str, stream: BinaryIO, *, is_first: bool) -> None:
    """Write a letter, with a rule above it where another one is there."""
    if layout == "md":
        from ofsted_letters.cli.letter_markdown import letter_markdown

        stream.write(("" if is_first else "\n---\n\n").encode() + letter_markdown(letter).encode())
    elif layout == "html":
        from ofsted_letters.browse.alone import page_alone

        stream.write(page_alone(letter))
    else:
        from rich.rule import Rule

        from ofsted_letters.cli.draw import draw
        from ofsted_letters.cli.letter_page import letter_page

        if not is_first:
            draw(Rule(style="dim"), stream)
        draw(letter_page(letter), stream)
    stream.flush()
