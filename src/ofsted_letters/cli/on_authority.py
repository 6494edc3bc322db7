"""What is known of one authority, by the letters that are given, for commands about one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli.holdings import letters_in

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.corpus.on_authority import About
    from ofsted_letters.terms import Reading

authority = click.argument("authority", metavar="AUTHORITY")


def known_about(
    authority: str, files: tuple[str, ...], output: str, reading: Reading, limits: Limits, failed: list[str]
) -> About:
    """What letters have on an authority.

    Args:
        authority: its name, or a code.
        files: letters, JSON of them, folders of letters, and datasets.
        output: the file from which links will lead.
        reading: how letters are read.
        limits: for each input.
        failed: gets the names of inputs that hold none; why is told.

    Raises:
        click.BadParameter: They have nothing on it.
    """
    from ofsted_letters.corpus.on_authority import about
    from ofsted_letters.corpus.selection import NothingChosen

    ways = ways_to(files, Path(output).resolve().parent)
    letters = letters_in(files, reading, limits, failed)
    try:
        return about(authority, ((letter, ways.get(letter.source.sha256)) for letter in letters))
    except NothingChosen as error:
        raise click.BadParameter(f"{authority!r}: {error.reason}; {error.remedy}", param_hint="AUTHORITY") from None


def ways_to(files: Iterable[str], folder: Path) -> dict[str, str]:
    """The ways from a folder to the files that letters were read from, by their SHA-256."""
    from ofsted_letters.batch.sources import opened
    from ofsted_letters.corpus.files import way

    known: dict[str, str] = {}
    for name in files:
        for sha256, file in opened(Path(name), folder, None).files.items():
            if to_it := way(str(folder), str(file)):
                known.setdefault(sha256, to_it)
    return known
