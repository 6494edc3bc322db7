"""Text from outside (letters, file names, arguments) must not act on a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f"
HOSTILE = f"=cmd [bold]loud[/bold] [link=https://example.org]x[/] :smile: \u202etxt.{ESCAPES}"

COMMANDS = [
    ["parse"],
    ["parse", "--format", "jsonl"],
    ["show"],
    ["findings"],
    ["findings", "--format", "csv"],
    ["findings", "--format", "jsonl"],
    ["explain"],
    ["explain", "--field", "theme"],
]


def acts(text: str) -> list[str]:
    return [
        character for character in text if character != "\n" and (ord(character) < 32 or 127 <= ord(character) < 160)
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_text_of_a_letter(run: Run, command: list[str]) -> None:
    result = run(*command, "-", stdin=HOSTILE.encode())
    assert result.exit_code == 0
    assert acts(result.stdout) == []


@pytest.mark.parametrize("command", ["show", "findings", "explain"])
def test_markup_is_text(run: Run, command: str) -> None:
    result = run(command, "-", stdin=HOSTILE.encode())
    assert "[bold]loud[/bold]" in result.stdout
    assert "[link=https://example.org]x[/]" in " ".join(result.stdout.split())
    assert ":smile:" in result.stdout


def test_formulas(run: Run) -> None:
    (row,) = csv.DictReader(run("findings", "--format", "csv", "-", stdin=HOSTILE.encode()).stdout.splitlines())
    assert row["text"].startswith("'=cmd ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
@pytest.mark.parametrize("command", [*COMMANDS, ["validate"]], ids=" ".join)
@pytest.mark.parametrize("name", ["=\x1b[2J\x07.txt", "[bold]a\n\r.txt", "\udcff\u202e.txt"])
def test_names_of_files(run: Run, command: list[str], name: str) -> None:
    Path(name).write_bytes(b"Records are late.")
    assert acts(run(*command, "--", name).output) == []
    Path(name).write_bytes(b"")
    result = run(*command, name)
    assert result.exit_code == 1
    assert acts(result.output) == []
    assert len(result.stderr.splitlines()) == 1


def test_arguments(run: Run) -> None:
    for arguments in (
        [ESCAPES],
        ["parse", "--" + ESCAPES],
        ["parse", "--format", ESCAPES, "x"],
        ["parse", "x", "-o", ESCAPES + "/x"],
        ["explain", "-", "--field", ESCAPES],
    ):
        result = run(*arguments, stdin=b"Records are late.")
        assert result.exit_code == 2
        assert acts(result.output) == []


def test_faults_of_validate(run: Run) -> None:
    hostile = json.dumps({"\x9b31m" + ESCAPES: 1}, ensure_ascii=False).replace("\x7f", "\\u007f")
    Path("letter.json").write_text(hostile, encoding="utf-8")
    result = run("validate", "letter.json")
    assert result.exit_code == 1
    assert acts(result.output) == []
