"""`tracker` and `brief` from the command line: what they read, where they write, what they leave alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app
from ofsted_letters.write.json import letter_line
from tests.corpus.held_letters import letter_on, points

FIRST = letter_on("204", "2019-03-04", sections=(points("Visit."),))
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "fellbridge-2019.pdf"
SECOND = letter_on("204", "2021-05-06", sections=(points("Record.", "Supervise."),))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.jsonl").write_bytes(letter_line(FIRST))
    (tmp_path / "second.json").write_bytes(letter_line(SECOND))
    return tmp_path


def refuse(files: Iterable[Path]) -> dict[str, Path]:
    raise AssertionError(list(files))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="ofsted-letters")


def test_a_tracker_is_made_and_brought_up_to_date(here: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    made = run("tracker", "Hackney", "first.jsonl", "-o", "t.xlsx")
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == "ofsted-letters: t.xlsx: improvement points that are new: 1, that were there: 0\n"
    now = run("tracker", "Hackney", "first.jsonl", "second.json", "--update", "t.xlsx")
    assert now.stderr == "ofsted-letters: t.xlsx: improvement points that are new: 2, that were there: 1\n"
    assert openpyxl.load_workbook("t.xlsx")["Tracker"].max_row == 4
    before = (here / "t.xlsx").read_bytes()
    assert run("tracker", "Hackney", "second.json", "--update", "t.xlsx", "-q").stderr == ""
    assert (here / "t.xlsx").read_bytes() == before


def test_rows_that_were_deleted_or_lost_their_ids_are_told(here: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    run("tracker", "Hackney", "second.json", "-o", "t.xlsx")
    book = openpyxl.load_workbook("t.xlsx")
    book["Tracker"]["I2"] = None
    book["Tracker"].delete_rows(3)
    book.save("t.xlsx")
    said = run("tracker", "Hackney", "second.json", "--update", "t.xlsx").stderr
    assert "improvement points that are new: 0, that were there: 0\n" in said
    assert "points that have no finding_id any more and are known by date and words: 1; their rows are left" in said
    assert "points that stay away, for their rows were deleted: 1; take their finding_id out of the hidden" in said


@pytest.mark.parametrize(("program", "lock"), [("Excel", "~$t.xlsx"), ("LibreOffice", ".~lock.t.xlsx#")])
def test_a_tracker_that_is_open_is_not_written_over(here: Path, program: str, lock: str) -> None:
    pytest.importorskip("openpyxl")
    run("tracker", "Hackney", "first.jsonl", "-o", "t.xlsx")
    before = (here / "t.xlsx").read_bytes()
    (here / lock).write_text("Ann", encoding="utf-8")
    refused = run("tracker", "Hackney", "second.json", "--update", "t.xlsx")
    assert (refused.exit_code, (here / "t.xlsx").read_bytes()) == (2, before)
    assert f"is open in {program}: save and close it there" in refused.stderr
    assert lock in refused.stderr
    assert run("tracker", "Hackney", "second.json", "--update", "t.xlsx", "-o", "u.xlsx").exit_code == 0


def test_an_update_may_go_to_another_file(here: Path) -> None:
    pytest.importorskip("openpyxl")
    run("tracker", "Hackney", "first.jsonl", "-o", "t.xlsx")
    before = (here / "t.xlsx").read_bytes()
    assert run("tracker", "Hackney", "second.json", "--update", "t.xlsx", "-o", "u.xlsx").exit_code == 0
    assert (here / "t.xlsx").read_bytes() == before
    assert (here / "u.xlsx").is_file()


def test_a_tracker_takes_no_other_file_s_place(here: Path) -> None:
    (here / "t.xlsx").write_text("mine", encoding="utf-8")
    refused = run("tracker", "Hackney", "first.jsonl", "-o", "t.xlsx")
    assert refused.exit_code == 2
    assert "is there and may be filled in" in refused.stderr
    failed = run("tracker", "Hackney", "first.jsonl", "--update", "t.xlsx")
    assert failed.exit_code == 1
    assert "t.xlsx: it is no workbook that can be read" in failed.stderr
    assert (here / "t.xlsx").read_text(encoding="utf-8") == "mine"


def test_a_brief_takes_no_other_file_s_place(here: Path) -> None:
    pytest.importorskip("docx")
    (here / "b.docx").write_text("mine", encoding="utf-8")
    refused = run("brief", "Hackney", "first.jsonl", "-o", "b.docx")
    assert refused.exit_code == 2
    assert "somebody may have written into it" in refused.stderr
    assert (here / "b.docx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("command", "output"), [("tracker", "t.xlsx"), ("brief", "b.docx")])
def test_a_wrong_authority_is_told_and_nothing_is_written(here: Path, command: str, output: str) -> None:
    refused = run(command, "Hackny", "first.jsonl", "-o", output)
    assert refused.exit_code == 2
    assert "perhaps 'Hackney' is meant" in refused.stderr
    assert not (here / output).exists()


@pytest.mark.parametrize(("command", "output"), [("tracker", "t.csv"), ("brief", "b.pdf"), ("brief", "no/b.docx")])
def test_an_output_that_can_t_be_is_refused_before_anything_is_read(command: str, output: str) -> None:
    assert run(command, "Hackney", "first.jsonl", "-o", output).exit_code == 2


def test_a_tracker_goes_somewhere(here: Path) -> None:
    assert "say where the tracker goes" in run("tracker", "Hackney", "first.jsonl").stderr


def test_what_fails_is_told_and_the_rest_is_written(here: Path) -> None:
    pytest.importorskip("docx")
    (here / "no.txt").write_text("no", encoding="utf-8")
    (here / "none.txt").write_text("none", encoding="utf-8")
    done = run("brief", "Hackney", "no.txt", "first.jsonl", "none.txt", "-o", "b.docx")
    assert done.exit_code == 1
    assert {"no.txt", "none.txt"} == {line.split(": ")[1] for line in done.stderr.splitlines()}
    assert (here / "b.docx").is_file()


def test_links_lead_to_files_that_were_parsed_and_none_is_read_again(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (here / "letters").mkdir()
    (here / "letters" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    monkeypatch.setattr("ofsted_letters.batch.sources.by_content", refuse)
    made = run("tracker", "Fellbridge", "letters", "-o", "t.xlsx")
    assert made.exit_code == 0, made.output
    link = openpyxl.load_workbook("t.xlsx")["Tracker"]["G2"].hyperlink
    assert (link.target or link.location).startswith(f"letters/{SAMPLE.name}")
