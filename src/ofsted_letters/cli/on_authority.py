"""What is known of one authority, by the letters that are given, for commands about one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli.holdings import Holdings, way_to

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.corpus.on_authority import OnAuthority
    from ofsted_letters.terms import Reading

authority = click.argument("authority", metavar="AUTHORITY")


def known_about(
    authority: str,
    files: tuple[str, ...],
    output: str,
    reading: Reading,
    limits: Limits,
    failed: list[str],
    *,
    quiet: bool = False,
) -> OnAuthority:
    """What letters have on an authority.

    Args:
        authority: its name, or a code.
        files: letters, JSON of them, folders of letters, and datasets.
        output: the file from which links will lead.
        reading: how letters are read.
        limits: for each input.
        failed: gets the names of inputs that hold none; why is told.
        quiet: say nothing of inspections that several letters are about.

    Raises:
        click.BadParameter: They have nothing on it.
    """
    from ofsted_letters.corpus.on_authority import on_authority
    from ofsted_letters.corpus.selection import NothingChosen

    holdings = Holdings(files, reading, limits, failed, quiet=quiet)
    folder = Path(output).resolve().parent
    try:
        return on_authority(
            authority, ((one, way_to(holdings.file_of(one.source.sha256), folder)) for one in holdings.letters())
        )
    except NothingChosen as error:
        raise click.BadParameter(f"{authority!r}: {error.reason}; {error.remedy}", param_hint="AUTHORITY") from None
