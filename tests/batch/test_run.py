"""A folder becomes a dataset: the same one however many workers there are and however often it is run."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
import sqlite3
from pathlib import Path

import pytest

from ofsted_letters import read_jsonl
from ofsted_letters.batch import run as run_module
from ofsted_letters.batch.failures import InputIsOutput, OutputInUse, WorkersDontStart
from ofsted_letters.batch.formats import CSV
from ofsted_letters.batch.schedule import Settled
from ofsted_letters.batch.settings import PACKAGE, Settings, digest_of, used_versions
from ofsted_letters.model import Letter
from ofsted_letters.terms import Reading
from ofsted_letters.write.identity import letter_id
from tests.batch.conftest import ALWAYS, Batch, outputs, text_of, write_letters
from tests.batch.parsers import plain


class Watching(run_module.Observer):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.total = 0
        self.all: list[Settled] = []
        self.removed: list[str] = []
        self.remarks: list[tuple[str, str]] = []

    def listed(self, total: int) -> None:
        self.total = total

    def settled(self, one: Settled) -> None:
        self.all.append(one)

    def published(self, removed: list[str]) -> None:
        self.removed = removed

    def remarked(self, name: str, message: str) -> None:
        self.remarks.append((name, message))

    @property
    def parsed(self) -> int:
        return sum(not one.reused for one in self.all)


def lines(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines()


def test_every_letter_is_what_its_parser_gives_in_input_order(letters: Path, tmp_path: Path, batch: Batch) -> None:
    batch(letters, out=tmp_path / "out")
    files = sorted((file for file in letters.rglob("*.txt") if file.name != "no letter.txt"), key=str)
    expected = [plain(file.read_bytes(), file.name, Reading())[0] for file in files]
    assert [Letter.model_validate_json(line) for line in lines(tmp_path / "out" / "letters.jsonl")] == expected


def test_each_letter_of_a_file_has_its_line_its_row_and_its_file(tmp_path: Path, batch: Batch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "pack.txt").write_text("First\nA point\n---\nSecond\nAnother point\nand more", encoding="utf-8")
    (folder / "single.txt").write_text("Alone\nIts point", encoding="utf-8")
    out = tmp_path / "out"
    for _ in range(2):  # the second takes what was kept
        tally = batch(folder, out=out, parser="several", letters=True, formats=("csv",))
        assert (tally.inputs, tally.letters, tally.duplicates) == (2, 3, 0)
        names = ["pack.txt#pages=1-1", "pack.txt#pages=2-2", "single.txt"]
        assert [Letter.model_validate_json(line).source.name for line in lines(out / "letters.jsonl")] == names
        assert sorted(file.name for file in (out / "letters").iterdir()) == [f"{name}.json" for name in names]
        inputs = list(csv.DictReader((out / "inputs.csv").open(encoding="utf-8")))
        assert [Path(row["path"]).name for row in inputs] == names
        assert len({row["letter_id"] for row in inputs}) == 3
        found = list(csv.DictReader((out / "findings.csv").open(encoding="utf-8")))
        assert [row["text"] for row in found] == ["A point", "Another point", "and more", "Its point"]


def test_a_copy_of_a_file_with_several_letters_is_named_after_its_own_file(tmp_path: Path, batch: Batch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("First\nA point\n---\nSecond\nAnother point", encoding="utf-8")
    tally = batch(folder, out=tmp_path / "out", parser="several")
    assert (tally.inputs, tally.letters, tally.duplicates) == (2, 4, 2)
    named = [Letter.model_validate_json(line).source.name for line in lines(tmp_path / "out" / "letters.jsonl")]
    assert named == ["a.txt#pages=1-1", "a.txt#pages=2-2", "b.txt#pages=1-1", "b.txt#pages=2-2"]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_outputs_are_the_same_bytes_for_any_number_of_workers(
    letters: Path, tmp_path: Path, batch: Batch, workers: int
) -> None:
    batch(letters, out=tmp_path / "reference", workers=3)
    batch(letters, out=tmp_path / "out", workers=workers)
    assert outputs(tmp_path / "out") == outputs(tmp_path / "reference")


def test_a_failure_is_listed_with_what_to_do(letters: Path, tmp_path: Path, batch: Batch) -> None:
    tally = batch(letters, out=tmp_path / "out")
    (error,) = lines(tmp_path / "out" / "errors.jsonl")
    assert json.loads(error) == {
        "path": str(letters / "no letter.txt"),
        "code": "not_a_letter",
        "message": "it says no",
        "remedy": "ask again",
    }
    assert (tally.inputs, tally.letters, tally.failed) == (42, 41, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_names_can_neither_break_a_line_nor_steer_a_terminal(tmp_path: Path, batch: Batch) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    name = "no \u2028 \x7f \x9b31m.txt"
    (folder / name).write_text("no", encoding="utf-8")
    batch(folder, out=tmp_path / "out", glob="*\x7f*")
    for file in ("errors.jsonl", "run.json"):
        written = (tmp_path / "out" / file).read_bytes()
        assert not [one for one in ("\u2028", "\x7f", "\x9b") if one.encode() in written]
    (error,) = lines(tmp_path / "out" / "errors.jsonl")
    assert json.loads(error)["path"] == str(folder / name)
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["options"]["glob"] == "*\x7f*"


def test_run_json_says_what_was_done(letters: Path, tmp_path: Path, batch: Batch) -> None:
    (letters / ".hidden").write_text("x", encoding="utf-8")
    batch(letters, out=tmp_path / "out", glob="*.txt")
    report = json.loads((tmp_path / "out" / "run.json").read_bytes())
    assert report["started"] <= report["ended"]
    assert report["options"]["glob"] == "*.txt"
    assert set(report["versions"]) == {"ofsted-letters", "code", "pdfplumber", "pypdfium2", "tesseract"}
    assert report["failures"] == {"not_a_letter": 1}
    assert report["diagnostics"] == {"unresolved_authority": 41}
    assert report["families"] == {"focused_visit": 24, "joint_targeted_area": 17}
    assert report["items"]["closing"] == 41
    assert report["hidden_files_left_out"] == 1
    assert (report["letters"], report["with_warnings"]) == (41, 41)


def test_run_json_names_the_inputs_by_one_hash_whatever_they_are_called(
    letters: Path, tmp_path: Path, batch: Batch
) -> None:
    def inputs_sha256(folder: Path) -> str:
        batch(folder, out=tmp_path / "out", workers=1)
        return str(json.loads((tmp_path / "out" / "run.json").read_bytes())["inputs_sha256"])

    first = inputs_sha256(letters)
    with (tmp_path / "out" / "inputs.csv").open(encoding="utf-8", newline="") as file:
        distinct = sorted({row["sha256"] for row in csv.DictReader(file)})
    assert first == hashlib.sha256("".join(f"{one}\n" for one in distinct).encode()).hexdigest()
    (letters / "part 0" / "again.txt").rename(letters / "a copy under another name.txt")
    assert inputs_sha256(letters) == first
    (letters / "no letter.txt").write_text("another", encoding="utf-8")
    assert inputs_sha256(letters) != first


def test_the_same_bytes_are_parsed_once_and_listed_twice(
    letters: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATCH_TEST_CALLS", str(tmp_path / "calls"))
    batch(letters, out=tmp_path / "out", parser="counting", workers=4)
    calls = lines(tmp_path / "calls")
    assert len(calls) == len(set(calls)) == 41
    both = [json.loads(line) for line in lines(tmp_path / "out" / "letters.jsonl") if b'"Letter 1"' in line]
    assert [one["source"].pop("name") for one in both] == ["again.txt", "001.txt"]
    assert both[0] == both[1]


def test_a_second_run_parses_only_what_is_new_or_changed(letters: Path, tmp_path: Path, batch: Batch) -> None:
    batch(letters, out=tmp_path / "out")
    before = outputs(tmp_path / "out")
    again = Watching()
    batch(letters, out=tmp_path / "out", observer=again)
    assert (again.total, len(again.all), again.parsed) == (42, 42, 0)
    assert outputs(tmp_path / "out") == before

    (letters / "new.txt").write_text("New one\nwith a finding", encoding="utf-8")
    (letters / "part 2" / "002.txt").write_text("Changed", encoding="utf-8")
    (letters / "part 2" / "005.txt").unlink()
    third = Watching()
    batch(letters, out=tmp_path / "out", observer=third)
    assert third.parsed == 2
    batch(letters, out=tmp_path / "fresh")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_another_parser_version_parses_again_and_the_old_results_go(
    letters: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch(letters, out=tmp_path / "out")
    monkeypatch.setattr(Settings, "recipe", property(lambda _: "another version"))
    again = Watching()
    batch(letters, out=tmp_path / "out", observer=again)
    assert again.parsed == 41
    database = sqlite3.connect(tmp_path / "out" / ".ofsted-letters" / "results.db")
    assert database.execute("SELECT DISTINCT recipe FROM result").fetchall() == [("another version",)]
    database.close()


def test_recipe_follows_versions_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Settings().recipe
    assert Settings(workers=7, timeout=1).recipe == recipe
    assert len({recipe, Settings(engine="pdfplumber").recipe, Settings(cross_check=True).recipe}) == 3
    monkeypatch.setattr("ofsted_letters.batch.settings.used_versions", lambda ocr: {"ofsted-letters": "0"})
    assert Settings().recipe != recipe


def test_changed_code_is_another_parser(tmp_path: Path) -> None:
    for name, text in (("a.py", "1"), ("data/words.csv", "b"), ("__pycache__/a.cpython-311.pyc", "compiled")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    digest = digest_of(tmp_path)
    (tmp_path / "__pycache__" / "a.cpython-311.pyc").write_text("again", encoding="utf-8")
    assert digest_of(tmp_path) == digest
    (tmp_path / "data" / "words.csv").write_text("c", encoding="utf-8")
    assert digest_of(tmp_path) != digest
    assert used_versions.__wrapped__("auto")["code"] == digest_of(PACKAGE)  # not as it was when it was first asked for


def test_two_runs_do_not_share_a_folder(letters: Path, tmp_path: Path, batch: Batch) -> None:
    class Second(run_module.Observer):
        def listed(self, total: int) -> None:
            with pytest.raises(OutputInUse, match="another batch is writing"):
                batch(letters, out=tmp_path / "out")

    batch(letters, out=tmp_path / "out", observer=Second())
    assert len(lines(tmp_path / "out" / "letters.jsonl")) == 41


def test_a_parser_that_is_not_there_is_said_at_once(letters: Path, tmp_path: Path, batch: Batch) -> None:
    with pytest.raises(WorkersDontStart, match="AttributeError"):
        batch(letters, out=tmp_path / "out", parser="missing")


def test_what_can_not_be_listed_is_an_input_that_failed(
    letters: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: str) -> object:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("ofsted_letters.batch.inputs.local", refusing)
    assert batch(letters / "no letter.txt", out=tmp_path / "out").failures == {"unreadable": 1}


def test_a_run_that_is_refused_leaves_nothing(letters: Path, batch: Batch) -> None:
    before = sorted(letters.parent.rglob("*"))
    for inputs in ([letters], [letters / "part 0", letters / "part 1" / ".."]):
        with pytest.raises(InputIsOutput):
            batch(*inputs, out=letters)
    assert sorted(letters.parent.rglob("*")) == before


def test_what_refuses_but_the_output_folder_is_not_blamed_on_it(letters: Path, tmp_path: Path, batch: Batch) -> None:
    class Deaf(run_module.Observer):
        def listed(self, total: int) -> None:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        batch(letters, out=tmp_path / "out", observer=Deaf())


def test_the_output_folder_is_no_input(letters: Path, batch: Batch) -> None:
    batch(letters, out=letters / "out", letters=True)
    before = outputs(letters / "out")
    batch(letters, out=letters / "out", letters=True)
    assert outputs(letters / "out") == before
    with pytest.raises(InputIsOutput):
        batch(letters, out=letters)
    with pytest.raises(InputIsOutput):
        batch(letters, out=letters.parent, letters=True)


def test_files_of_letters_stand_where_their_inputs_do(letters: Path, tmp_path: Path, batch: Batch) -> None:
    (letters / "part 1" / "001.pdf").write_text(text_of(77), encoding="utf-8")
    out = tmp_path / "out"
    batch(letters, out=out, letters=True)
    written = {str(file.relative_to(out / "letters")) for file in (out / "letters").rglob("*.json")}
    inputs = {str(file.relative_to(letters)) for file in letters.rglob("*.*")} - {"no letter.txt"}
    assert written == {f"{one}.json" for one in inputs}
    letter = Letter.model_validate_json((out / "letters" / "part 1" / "001.pdf.json").read_bytes())
    assert (letter.source.name, letter.header.subject) == ("001.pdf", "Letter 77")


def test_files_of_letters_that_are_gone_go_too_but_nothing_else_does(
    letters: Path, tmp_path: Path, batch: Batch
) -> None:
    out = tmp_path / "out"
    batch(letters, out=out, letters=True)
    (out / "letters" / "mine.json").write_text("{}", encoding="utf-8")
    (letters / "part 1" / "001.txt").unlink()
    batch(letters, out=out, letters=True)
    assert (out / "letters" / "part 1" / "001.txt.json").exists()
    batch(letters, out=out, letters=True, prune=True)
    assert not (out / "letters" / "part 1" / "001.txt.json").exists()
    assert (out / "letters" / "part 1" / "004.txt.json").exists()
    assert (out / "letters" / "mine.json").exists()


def test_files_that_other_options_wrote_go_and_nobody_elses(letters: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(letters, out=out, letters=True, formats=("csv", "jsonl"))
    (out / "letters" / "mine.json").write_text("{}", encoding="utf-8")
    (out / "letters.db").write_text("mine", encoding="utf-8")
    again = Watching()
    batch(letters, out=out, formats=("csv",), observer=again)
    assert again.removed == []
    older = json.loads((out / "run.json").read_bytes())["older"]
    assert len(older) == 44
    batch(letters, out=out, formats=("csv",), observer=again, prune=True)
    assert again.removed == [str(out / one) for one in older]
    report = json.loads((out / "run.json").read_bytes())
    assert (report["older"], report["removed"]) == ([], older)
    kept = {str(file.relative_to(out)) for file in out.rglob("*") if ".ofsted-letters" not in file.parts}
    tables = {f"{table}.csv" for table in CSV}
    assert kept == {*ALWAYS, *tables, "letters", "letters/mine.json", "letters.db"}
    batch(letters, out=out, formats=("csv",), observer=again, prune=True)
    assert again.removed == []


def test_a_stale_file_behind_a_link_is_not_ours(letters: Path, tmp_path: Path, batch: Batch) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    batch(letters, out=out, letters=True)
    (out / "letters" / "part 1").rename(outside)
    (out / "letters" / "part 1").symlink_to(outside, target_is_directory=True)
    batch(letters, out=out, prune=True)
    assert len(list(outside.iterdir())) == 13
    assert [file.name for file in (out / "letters").iterdir()] == ["part 1"]


def test_inputs_csv_tells_copies_apart(letters: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    copy = letters / "copy" / "001.txt"
    copy.parent.mkdir()
    copy.write_bytes((letters / "part 1" / "001.txt").read_bytes())
    batch(letters, letters / "gone.txt", out=out)
    with (out / "inputs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = {letter_id(one): one for one in read_jsonl(out / "letters.jsonl")}
    assert len(rows) == 44
    assert any(row["diagnostics"] for row in rows)
    for row in rows:
        if row["status"] == "parsed":
            letter = written[row["letter_id"]]
            assert letter.source.sha256 == row["sha256"]
            assert row["diagnostics"].split() == sorted({one.code for one in letter.diagnostics})
    same = [row["path"] for row in rows if row["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()]
    assert same == [str(copy), str(letters / "part 0" / "again.txt"), str(letters / "part 1" / "001.txt")]
    failed = [(Path(row["path"]).name, row["error_code"], bool(row["sha256"])) for row in rows if not row["letter_id"]]
    assert failed == [("no letter.txt", "not_a_letter", True), ("gone.txt", "not_found", False)]


def test_nothing_is_written_outside_the_output_folder(letters: Path, tmp_path: Path, batch: Batch) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    out = tmp_path / "out"
    (out / "letters").mkdir(parents=True)
    (out / "letters" / "part 1").symlink_to(outside, target_is_directory=True)
    with pytest.raises(Exception, match="leads outside the output folder"):
        batch(letters, out=out, letters=True)
    assert list(outside.iterdir()) == []


def test_csv_for_excel_begins_with_its_mark_and_is_the_same_else(tmp_path: Path, batch: Batch) -> None:
    folder = write_letters(tmp_path / "letters", 3)
    batch(folder, out=tmp_path / "plain", formats=("csv",))
    batch(folder, out=tmp_path / "excel", formats=("csv",), excel=True)
    files = sorted(file.name for file in (tmp_path / "plain").iterdir() if file.suffix in (".csv", ".jsonl"))
    assert {"findings.csv", "inputs.csv", "letters.csv", "letters.jsonl"} <= set(files)
    for name in files:
        mark = b"\xef\xbb\xbf" if name.endswith(".csv") else b""
        assert (tmp_path / "excel" / name).read_bytes() == mark + (tmp_path / "plain" / name).read_bytes()
