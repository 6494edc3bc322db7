from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ofsted_letters import __version__
from ofsted_letters.cli.app import COMMANDS, app
from ofsted_letters.corpus.on_authority import on_authority
from ofsted_letters.office.tracker import new_tracker
from ofsted_letters.themes.rules import SOURCE
from ofsted_letters.write.findings import findings
from ofsted_letters.write.json import letter_json, letter_line, row_line
from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.corpus.held_letters import letter_on
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


def test_on_a_narrow_terminal_summaries_are_whole() -> None:
    shown = CliRunner().invoke(app, ["-h"], prog_name="ofsted-letters", terminal_width=60).stdout
    assert max(map(len, shown.partition("Examples:")[0].splitlines())) <= 60
    assert "..." not in shown.partition("Commands:")[2].partition("Examples:")[0]
    for name in COMMANDS:
        assert command(name).get_short_help_str(200) in " ".join(shown.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["prase"], "no such command 'prase', perhaps 'parse' is meant; see ofsted-letters --help"),
        (["finding", "x.pdf"], "no such command 'finding', perhaps 'findings' is meant; see ofsted-letters --help"),
        (["letter.pdf"], "no such command 'letter.pdf'; see ofsted-letters --help"),
        (["--frobnicate"], "no such option '--frobnicate'; see ofsted-letters --help"),
        (["parse"], "missing argument 'FILE...'; see ofsted-letters parse --help"),
        (["parse", "x", "--format", "xml"], "invalid value for '--format': 'xml' is not one of 'json', 'jsonl'; see"),
        (["explain", "x", "--field"], "option '--field' requires an argument; see ofsted-letters explain --help"),
        (
            ["batch", "-o", "out"],
            "name a folder or a file, or give a list with --from; see ofsted-letters batch",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.lower().startswith(f"ofsted-letters: {told.lower()}")


def test_the_version_in_short(run: Run) -> None:
    assert run("-V").stdout == run("--version").stdout == f"ofsted-letters, version {__version__}\n"


def examples(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.startswith("  ofsted-letters ")]


EXAMPLES = [line for name in READY for line in examples(command(name).epilog)] + [
    line for line in examples(app.epilog) if line.split()[1] in READY
]


def test_there_are_examples_for_every_command() -> None:
    assert {line.split()[1] for line in EXAMPLES} >= set(READY)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_in_the_help_work(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for ending in ("pdf", "txt"):
        shutil.copy(ROOT / "samples" / f"wexcombe-2010.{ending}", f"letter.{ending}")
    Path("letter.json").write_bytes(letter_json(letter()))
    Path("letters.jsonl").write_bytes(letter_line(letter()) * 2 + letter_line(letter_on("204", "2022-01-10")))
    Path("findings.jsonl").write_bytes(b"".join(map(row_line, findings(letter()))))
    Path("neighbours.csv").write_text("la_code,neighbours\n204,209 210\n", encoding="utf-8")
    Path("urls.csv").write_text("source_name,url\nletter.pdf,https://files.example.org/1.pdf\n", encoding="utf-8")
    Path("decisions.csv").write_text("earlier,later,decision,who,note\n", encoding="utf-8")
    shutil.copy(SOURCE, "mine.toml")
    for folder, file in (("letters", "letter.pdf"), ("out", "letters.jsonl")):
        Path(folder).mkdir()
        shutil.copy(file, folder)
    if "--update" in example:
        Path("tracker.xlsx").write_bytes(new_tracker(on_authority("Wexcombe", [(letter(), None)])).data)
    if example.split()[1] in ("brief", "tracker"):  # of letter.pdf as well as of the dataset
        example = example.replace("Hackney", "Wexcombe")
    words = shlex.split(example.split(" | ")[0].split(" > ")[0].split(" < ")[0])[1:]
    arguments = [name for word in words for name in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    result = CliRunner().invoke(app, arguments, input=Path("letter.pdf").read_bytes(), prog_name="ofsted-letters")
    expected = 1 if "--strict" in arguments else 0  # the samples' councils are in no register
    assert result.exit_code == expected, result.stderr
