"""No output takes the place of what a command reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ofsted_letters.cli.app import app
from ofsted_letters.write.json import letter_line
from tests.corpus.held_letters import letter_on


@pytest.mark.parametrize("command", ["history", "compare", "findings", "themes"])
def test_a_table_that_a_person_wrote_is_no_output(command: str, tmp_path: Path) -> None:
    letters, table = tmp_path / "letters.jsonl", tmp_path / "table.csv"
    letters.write_bytes(letter_line(letter_on("204")))
    said = {
        "history": ("earlier,later,decision\n", ["history", letters, "--decisions", table]),
        "compare": ("la_code,neighbours\n204,209\n", ["compare", "Hackney", letters, "--neighbours", table]),
        "findings": (
            "source_name,url\n204.pdf,https://example.org\n",
            ["findings", letters, "--about", table],
        ),
        "themes": (CliRunner().invoke(app, ["themes", "--toml"]).stdout, ["findings", letters, "--themes", table]),
    }
    text, arguments = said[command]
    table.write_text(text, encoding="utf-8")
    for before, after in ((["-o", table], []), ([], ["-o", table])):
        words = [arguments[0], *before, *arguments[1:], *after]
        result = CliRunner().invoke(app, list(map(str, words)))
        assert (result.exit_code, table.read_text(encoding="utf-8")) == (2, text)
        assert "is also an input" in result.stderr


def test_a_file_in_a_folder_that_is_an_input_is_no_output(tmp_path: Path) -> None:
    letters = tmp_path / "dataset" / "letters.jsonl"
    letters.parent.mkdir()
    letters.write_bytes(data := letter_line(letter_on("204")))
    for output in (letters, letters.parent / ".." / "dataset" / "letters.jsonl"):
        result = CliRunner().invoke(app, ["history", str(letters.parent), "-o", str(output)])
        assert (result.exit_code, letters.read_bytes()) == (2, data)
        assert "is in the folder" in result.stderr
    page = letters.parent / "history.html"
    for _ in range(2):  # a page is made anew
        result = CliRunner().invoke(app, ["history", str(letters.parent), "-o", str(page), "--format", "html"])
        assert result.exit_code == 0
