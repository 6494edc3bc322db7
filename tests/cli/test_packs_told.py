"""What commands say of files with several letters, and of letters that are here twice."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PDF, TEXT = SAMPLES / "wexcombe-2010.pdf", SAMPLES / "wexcombe-2010.txt"
TWICE = "these are about one inspection, as where a letter is here in two formats; each counts: leave one out"


def ask(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    whole, data = pypdfium2.PdfDocument.new(), io.BytesIO()
    for file in (PDF, SAMPLES / "saltholme-2011.pdf"):
        whole.import_pages(pypdfium2.PdfDocument(file))
    whole.save(data)
    (tmp_path / "pack.pdf").write_bytes(data.getvalue())
    return tmp_path / "pack.pdf"


def test_explain_says_which_letter_of_several_it_explains(pack: Path) -> None:
    first = ask("explain", pack, "--field", "date")
    assert "explained is pack.pdf#pages=1-2, the first of its letters; --pages explains another" in first.stderr
    second = ask("explain", pack, "--field", "date", "--pages", "3-4")
    assert second.stderr == ""
    assert second.stdout != first.stdout
    assert ask("explain", PDF, "--field", "date").stderr == ""


@pytest.mark.parametrize("command", [["findings"], ["show"]])
def test_pages_of_json_are_refused(command: list[str], tmp_path: Path) -> None:
    written = tmp_path / "letter.json"
    written.write_text(ask("parse", PDF).stdout, encoding="utf-8")
    refused = ask(*command, written, "--pages", "1-2")
    assert refused.exit_code == 1
    assert "these are letters as JSON, which is not read by its pages; give the PDF, or leave out --pages" in (
        refused.stderr
    )


@pytest.mark.parametrize(
    "command", [["compare", "Wexcombe"], ["history"], ["tracker", "Wexcombe"], ["brief", "Wexcombe"]]
)
def test_one_inspection_in_two_formats_is_told_and_copies_are_not(command: list[str], tmp_path: Path) -> None:
    endings = {"tracker": "xlsx", "brief": "docx"}
    output = ["-o", str(tmp_path / f"out.{endings.get(command[0], 'txt')}")]
    both = ask(*command, PDF, TEXT, *output)
    assert f"{PDF}, {TEXT}: {TWICE}" in both.stderr
    (tmp_path / "again.pdf").write_bytes(PDF.read_bytes())
    assert TWICE not in ask(*command, PDF, tmp_path / "again.pdf", *output).stderr
    if command[0] != "brief":
        assert TWICE not in ask(*command, PDF, TEXT, "-q", *output).stderr


def test_a_folder_without_letters_has_no_history(tmp_path: Path) -> None:
    refused = ask("history", tmp_path)
    assert refused.exit_code == 2
    assert "there are no letters in what is given" in refused.stderr


def test_compare_says_that_a_letter_without_a_date_can_t_be_compared(tmp_path: Path) -> None:
    letter = json.loads(ask("parse", PDF).stdout)
    letter["header"]["date"] = letter["metadata"]["inspection_start"] = letter["metadata"]["inspection_end"] = None
    (tmp_path / "undated.json").write_text(json.dumps(letter), encoding="utf-8")
    refused = ask("compare", "Wexcombe", tmp_path / "undated.json")
    assert refused.exit_code == 2
    assert "'Wexcombe' (1 letter without a date or an authority left out)" in refused.stderr
