"""The command reference has every command, argument and option, each with what it does."""

from __future__ import annotations

import click
import pytest

from docs.reference.commands import page
from docs.reference.markdown import code, plain, table
from ofsted_letters.cli.app import COMMANDS, app


def command(name: str) -> click.Command:
    found = app.get_command(click.Context(app), name)
    assert found is not None
    return found


def section(name: str) -> str:
    return page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_section_with_its_call_and_options(name: str) -> None:
    described, shown = command(name), section(name)
    assert described.help
    assert described.help.splitlines()[0] in shown
    for parameter in described.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name} has no help"
            assert any(f"`{written}" in shown or f", {written}" in shown for written in parameter.opts), parameter.name
            assert plain(parameter.help) in shown
        else:
            assert parameter.make_metavar(click.Context(described)) in shown


def test_examples_of_the_help_are_in_the_page() -> None:
    assert "\nofsted-letters parse letter.pdf --strict --cross-check\n" in page()


def test_signs_are_no_markup_but_where_they_are_quoted() -> None:
    assert table(("a", "b"), [(code("[x|y]"), plain("*.pdf <b>|\n  `a|*`"))]) == (
        "| a | b |\n| --- | --- |\n| `[x|y]` | \\*.pdf &lt;b>&#124; `a|*` |\n"
    )
