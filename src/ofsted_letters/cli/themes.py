"""`themes`: what findings can be about, and the rules that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.output import destination

if TYPE_CHECKING:
    from ofsted_letters.themes.rules import Rules

EPILOG = """\b
Examples:
  ofsted-letters themes
  ofsted-letters themes --toml > mine.toml
  ofsted-letters findings letter.pdf --themes mine.toml

Beside a theme stands how well the rules told it on 330 findings that a person had labelled: of those told, the share
that is right (precision), and of those labelled, the share that was told (recall). The rules were made with these
findings at hand; on others both are lower.
"""


@click.command(epilog=EPILOG)
@options.rules
@click.option("--toml", is_flag=True, help="The program's own rules as a file, to be changed and given with --themes.")
def themes(rules: Rules | None, toml: bool) -> None:
    """List the themes of findings, or write the rules that tell them."""
    from pathlib import Path

    from ofsted_letters.themes.rules import SOURCE, packaged

    with destination(None) as stream:
        if toml:
            stream.write(Path(SOURCE).read_bytes())
        else:
            stream.writelines(f"{line}\n".encode() for line in listed(rules or packaged()))


def listed(rules: Rules) -> Iterator[str]:
    """A line for each area and each theme."""
    from ofsted_letters.themes.measured import UNMEASURED, measured

    figures = measured(rules)
    width = max(map(len, rules.themes))
    for area, name in rules.areas.items():
        yield name
        for theme in rules.themes.values():
            if theme.area == area:
                _, precision, recall = figures.get(theme.code, UNMEASURED)
                told = "" if precision is None else f" (precision {precision:.2f}, recall {recall or 0:.2f})"
                yield f"  {theme.code:<{width}}  {theme.description}{told}"
