"""`history`: what an authority was asked to improve, and what may have been raised again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from ofsted_letters.cli import layouts, options
from ofsted_letters.cli.choice import several, tell_unmet
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.holdings import letters_in, tell_left_out
from ofsted_letters.cli.output import destination

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.corpus.history.account import Account, Accounts
    from ofsted_letters.corpus.history.decisions import Decisions
    from ofsted_letters.corpus.selection import Selection
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters history out/ --authority Hackney
  ofsted-letters history letters/*.pdf -o history.csv
  ofsted-letters history letters.jsonl --authority Hackney -o history.html
  ofsted-letters history out/ --decisions decisions.csv --format jsonl

FILE is a letter or report, JSON or JSON Lines of them, a folder of letters, or a folder that `batch` wrote to; - is
standard input.

A later point that may raise an earlier one again is an offer: "strong" or "weak", with the matters that both are about.
That a point was not found again never means that it is resolved. Authorities that were abolished have a history of
their own; asking for a successor shows them too.

decisions.csv has the columns earlier, later (each a finding_id, as the CSV has them), decision (yes or no), who and
note. What it says overrides the rules. CSV has the links alone; JSON Lines have a record for each improvement point.
"""


@click.command(epilog=EPILOG)
@options.files
@layouts.layout(
    *("page", "jsonl", "csv", "html"),
    usual="page",
    help="A page for a terminal, JSON Lines, CSV of the links, or a page for a browser.",
)
@several("--authority", "authorities", "Only this authority, by name or code, and those that it took over from.")
@click.option(
    "--decisions",
    "decided",
    type=click.Path(exists=True, dir_okay=False),
    callback=options.side_file,
    is_eager=True,
    metavar="FILE",
    help="What people decided of pairs; overrides the rules.",
)
@options.output
@options.reading
@options.limits
@options.only_failures
@click.pass_context
def history(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: str,
    authorities: tuple[str, ...],
    decided: str | None,
    output: str | None,
    reading: Reading,
    limits: Limits,
    quiet: bool,
) -> None:
    """Show what was asked of authorities, and asked again.

    Below each improvement point stands what may raise it again, and what later letters say on the same matter. FILE may
    also be a folder.
    """
    from ofsted_letters.corpus.choice import Choice
    from ofsted_letters.corpus.history.account import Accounts
    from ofsted_letters.corpus.history.decisions import NONE, read
    from ofsted_letters.corpus.selection import Selection

    failed: list[str] = []
    decisions = read(Path(decided)) if decided else NONE
    accounts, selection = Accounts(decisions), Selection(Choice(authorities=authorities))
    if not taken(letters_in(files, reading, limits, failed, quiet=quiet), selection, accounts) and not failed:
        raise click.UsageError("there are no letters in what is given")
    with destination(output) as stream:
        write(accounts.accounts(), layout, stream)
    tell_left_out("history", accounts.left_out, quiet=quiet)
    tell_left(decisions, decided)
    ctx.exit(1 if tell_unmet(selection) or failed else 0)


def taken(letters: Iterable[Letter], selection: Selection, accounts: Accounts) -> int:
    """How many letters there were, of which those that are asked for are entered into the accounts."""
    read = 0
    for letter in letters:
        read += 1
        if is_asked_for(letter, selection):
            accounts.add(letter)
    return read


def is_asked_for(letter: Letter, selection: Selection) -> bool:
    """Whether a letter is on one of the authorities asked for, or on one that was abolished in favour of it."""
    from ofsted_letters.corpus.choice import NAMES
    from ofsted_letters.corpus.register import successors
    from ofsted_letters.write.findings import identity_of

    row = identity_of(letter)
    unnamed = row | dict.fromkeys(NAMES)
    return selection.takes(row, *(unnamed | {"la_code": one.successor} for one in successors(row["la_code"] or "")))


def write(accounts: Iterable[Account], layout: str, stream: BinaryIO) -> None:
    """Write the history of each authority."""
    if layout == "page":
        draw_pages(accounts, stream)
    else:
        for text in TEXTS[layout](accounts):
            stream.write(text)
    stream.flush()


def draw_pages(accounts: Iterable[Account], stream: BinaryIO) -> None:
    """Pages for a terminal, with a rule between two authorities."""
    from rich.rule import Rule

    from ofsted_letters.cli.draw import draw
    from ofsted_letters.cli.history_page import history_page

    for number, account in enumerate(accounts):
        if number:
            draw(Rule(style="dim"), stream)
        draw(history_page(account), stream)


def csv_texts(accounts: Iterable[Account]) -> Iterator[bytes]:
    """CSV of the links."""
    from ofsted_letters.corpus.history.table import COLUMNS, row_of
    from ofsted_letters.write.csv import csv_bytes

    yield csv_bytes([COLUMNS])
    for account in accounts:
        yield csv_bytes(row_of(account.authority, link).values() for link in account.links)


def jsonl_texts(accounts: Iterable[Account]) -> Iterator[bytes]:
    """A record for each improvement point, and for each passage that says it was raised before."""
    from ofsted_letters.corpus.history.records import records
    from ofsted_letters.write.json import row_line

    yield from (row_line(record) for account in accounts for record in records(account))


def html_texts(accounts: Iterable[Account]) -> Iterator[bytes]:
    """A page for a browser."""
    from ofsted_letters.browse.history_page import history_page

    yield history_page(accounts).data


TEXTS: dict[str, Callable[[Iterable[Account]], Iterator[bytes]]] = {
    "csv": csv_texts,
    "jsonl": jsonl_texts,
    "html": html_texts,
}
"""What is text, by format."""


def tell_left(decisions: Decisions, decided: str | None) -> None:
    """Say which decisions were not applied."""
    for one in decisions.left():
        tell(decided or "", one)
