from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest

from ofsted_letters.cli.app import COMMANDS, app
from ofsted_letters.write.json import letter_json, letter_line
from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.write.invented import letter

READY = [name for name in COMMANDS if name != "batch"]  # batch has tests of its own


def command(name: str) -> click.Command:
    found = app.get_command(click.Context(app), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself(name: str, run: Run) -> None:
    described = command(name)
    assert described.help
    assert described.short_help or described.get_short_help_str()
    assert "Examples:" in (described.epilog or "")
    shown = run(name, "-h").stdout
    for parameter in described.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert not parameter.hidden
            assert all(option in shown for option in parameter.opts)
        else:
            assert parameter.make_metavar(click.Context(described)).strip(".[]").split("|")[0] in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    readme = ROOT / "README.md"
    assert f"ofsted-letters {name}" in readme.read_text(encoding="utf-8")


def test_the_group_lists_every_command(run: Run) -> None:
    shown = run("-h").stdout
    assert run("--help").stdout == shown
    for name in COMMANDS:
        (line,) = [line for line in shown.splitlines() if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert not line.endswith("...")
    assert "_OFSTED_LETTERS_COMPLETE=bash_source" in shown
    assert run().stderr.startswith("Usage: ")
    assert run().exit_code == 2


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    result = run("prase")
    assert result.exit_code == 2
    assert "prase" in result.stderr


def examples(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.startswith("  ofsted-letters ")]


EXAMPLES = [line for name in READY for line in examples(command(name).epilog)] + [
    line for line in examples(app.epilog) if line.split()[1] in READY
]


def test_there_are_examples_for_every_command() -> None:
    assert {line.split()[1] for line in EXAMPLES} >= set(READY)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_in_the_help_work(example: str, run: Run) -> None:
    for name in ("letter.pdf", "letter.txt"):
        Path(name).write_bytes(b"Records are late.")
    Path("letter.json").write_bytes(letter_json(letter()))
    Path("letters.jsonl").write_bytes(letter_line(letter()) * 2)
    Path("findings.jsonl").write_bytes(run("findings", "--format", "jsonl", "letter.txt").stdout_bytes)
    words = shlex.split(example.split(" | ")[0].split(" > ")[0].split(" < ")[0])[1:]
    arguments = [name for word in words for name in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    result = run(*arguments, stdin=b"Records are late.")
    expected = 1 if "--cross-check" in arguments else 0  # the pipeline of these tests finds a disagreement
    assert result.exit_code == expected, result.stderr
