"""The output folder belongs to the user: nothing goes but what a batch left there, and that all at once."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch.failures import BatchStopped, CannotStore, InputIsOutput, NothingToRead
from ofsted_letters.batch.formats import CSV, LINES
from ofsted_letters.batch.staging import NotOurs
from tests.batch.conftest import ALWAYS, Batch, outputs, write_letters
from tests.batch.test_run import Watching, lines

STATE = ".ofsted-letters"
SOME_FILES = ("inputs.csv", "run.json", "letters.csv", "letters/part 0/000.txt.json")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Six letters."""
    return write_letters(tmp_path / "few", 6)


def change(letters: Path) -> None:
    """Make other letters of them, every one."""
    for file in letters.rglob("*.txt"):
        file.write_text(file.read_text(encoding="utf-8") + "\nAnd another finding", encoding="utf-8")


def files_of(out: Path) -> dict[str, bytes]:
    """All that a run wrote, without what it keeps for the next."""
    found = (file for file in out.rglob("*") if file.is_file() and STATE not in file.parts)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in found}


class Untouched(Watching):
    """No letter may be parsed."""

    def settled(self, one: Any) -> None:
        raise AssertionError("a letter was looked at")


@pytest.mark.parametrize("name", SOME_FILES)
def test_a_file_that_is_not_ours_is_refused_before_anything_is_parsed(
    few: Path, tmp_path: Path, batch: Batch, name: str
) -> None:
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine", encoding="utf-8")
    options: dict[str, Any] = {"out": out, "letters": True, "formats": ("csv",)}
    with pytest.raises(NotOurs, match="no earlier batch wrote it") as refused:
        batch(few, observer=Untouched(), **options)
    assert refused.value.name == str(out / name)
    assert files_of(out) == {name: b"mine"}
    batch(few, force=True, **options)
    assert (out / name).read_bytes() != b"mine"


@pytest.mark.parametrize("name", SOME_FILES)
def test_ours_is_the_users_once_it_was_edited(few: Path, tmp_path: Path, batch: Batch, name: str) -> None:
    out = tmp_path / "out"
    options: dict[str, Any] = {"out": out, "letters": True, "formats": ("csv",)}
    batch(few, **options)
    with (out / name).open("ab") as file:
        file.write(b"a note")
    before = files_of(out)
    change(few)
    with pytest.raises(NotOurs, match="changed since") as refused:
        batch(few, observer=Untouched(), **options)
    assert refused.value.name == str(out / name)
    assert files_of(out) == before
    batch(few, force=True, **options)
    assert not (out / name).read_bytes().endswith(b"a note")


def test_a_file_that_came_while_letters_were_parsed_is_not_lost(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"

    class Meanwhile(Watching):
        def writing(self) -> None:
            (out / "findings.csv").write_text("mine", encoding="utf-8")

    with pytest.raises(NotOurs):
        batch(few, out=out, observer=Meanwhile())
    assert files_of(out) == {"findings.csv": b"mine"}
    (out / "findings.csv").unlink()
    again = Watching()
    batch(few, out=out, observer=again)
    assert again.parsed == 0


def test_a_folder_where_a_file_goes_is_never_replaced(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(few, out=out)
    (out / "findings.csv").unlink()
    (out / "findings.csv").mkdir()
    before = files_of(out)
    change(few)
    for force in (False, True):
        with pytest.raises(NotOurs, match="this is a folder"):
            batch(few, out=out, force=force, observer=Untouched())
    assert files_of(out) == before


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_links_and_pipes_are_not_written_to(few: Path, tmp_path: Path, batch: Batch) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine.csv"
    mine.write_text("mine", encoding="utf-8")
    out.mkdir()
    (out / "findings.csv").symlink_to(mine)
    with pytest.raises(NotOurs, match="this is a link"):
        batch(few, out=out)
    (out / "findings.csv").unlink()
    os.mkfifo(out / "findings.csv")
    with pytest.raises(NotOurs, match="neither a file nor a folder"):
        batch(few, out=out)
    (out / "findings.csv").unlink()
    (out / "findings.csv").symlink_to(mine)
    batch(few, out=out, force=True)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (out / "findings.csv").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="needs links")
@pytest.mark.parametrize("link", ["letters", "letters/part 1", STATE])
@pytest.mark.parametrize("to", ["there", "gone"])
def test_no_folder_is_made_through_a_link(few: Path, tmp_path: Path, batch: Batch, link: str, to: str) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside" / to
    outside.parent.mkdir()
    if to == "there":
        outside.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(outside, target_is_directory=True)
    before = sorted(outside.parent.rglob("*"))
    for force in (False, True):
        with pytest.raises(BatchStopped):
            batch(few, out=out, letters=True, force=force)
    assert sorted(outside.parent.rglob("*")) == before


def test_an_input_is_never_replaced(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    letter = out / "findings.csv"
    letter.write_text("Letter 1", encoding="utf-8")
    with pytest.raises(NotOurs):
        batch(letter, out=out)
    with pytest.raises(InputIsOutput):
        batch(letter, out=out, force=True)
    assert letter.read_text(encoding="utf-8") == "Letter 1"
    batch(few, out=tmp_path / "ours")
    with pytest.raises(InputIsOutput):
        batch(tmp_path / "ours" / "letters.jsonl", out=tmp_path / "ours")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_modes_are_kept(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(few, out=out)
    for name, mode in (("letters.jsonl", 0o600), ("findings.csv", 0o440), ("run.json", 0o604)):
        (out / name).chmod(mode)
    change(few)
    batch(few, out=out)
    modes = [oct((out / name).stat().st_mode & 0o777) for name in ("letters.jsonl", "findings.csv", "run.json")]
    assert modes == ["0o600", "0o440", "0o604"]


def test_files_that_are_as_they_will_be_are_not_touched(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    for _ in range(2):  # to a first run every letter is new
        batch(few, out=out, letters=True)
    before = {name: (out / name).stat().st_ino for name in files_of(out)}
    batch(few, out=out, letters=True)
    after = {name: (out / name).stat().st_ino for name in files_of(out)}
    assert [name for name in before if before[name] != after[name]] in ([], ["run.json"])


def test_run_json_says_which_files_are_of_one_run(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(few, out=out, formats=("csv", "jsonl"))
    batch(few, out=out, formats=("csv",))
    report, tables = json.loads((out / "run.json").read_bytes()), [f"{table}.csv" for table in CSV]
    names = {*ALWAYS, *tables} - {"run.json"}
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    assert report["files"] == digests
    assert report["older"] == [f"{table}.jsonl" for table in LINES]


def test_what_nobody_wrote_for_long_is_removed_only_on_request_and_only_if_ours(
    few: Path, tmp_path: Path, batch: Batch
) -> None:
    out = tmp_path / "out"
    batch(few, out=out, letters=True, formats=("csv", "jsonl"))
    (out / "findings.jsonl").write_text("mine now", encoding="utf-8")
    before = files_of(out)
    batch(few, out=out)
    assert files_of(out).keys() == before.keys()
    watching = Watching()
    batch(few, out=out, prune=True, observer=watching)
    assert files_of(out).keys() == {*ALWAYS, "findings.jsonl"}
    assert str(out / "letters.csv") in watching.removed
    assert json.loads((out / "run.json").read_bytes())["older"] == ["findings.jsonl"]


def fail_at(number: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have one of the renamings fail, as Windows does for a file that is open."""
    done = 0
    rename = os.replace

    def failing(source: Any, target: Any) -> None:
        nonlocal done
        done += 1
        if done == number:
            raise error
        rename(source, target)

    monkeypatch.setattr(os, "replace", failing)


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("number", range(1, 11, 3))
def test_where_one_name_refuses_all_stay_as_they_were(
    few: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch, number: int, links: bool
) -> None:
    out = tmp_path / "out"
    batch(few, out=out, letters=True)
    before = files_of(out)
    change(few)
    (few / "new" / "one.txt").parent.mkdir()
    (few / "new" / "one.txt").write_text("Letter", encoding="utf-8")
    with monkeypatch.context() as patch:
        if not links:
            patch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links here")))
        fail_at(number, patch, PermissionError(13, "open in another program"))
        with pytest.raises(CannotStore, match="open in another program"):
            batch(few, out=out, letters=True)
    assert files_of(out) == before
    assert not (out / "letters" / "new").exists()
    batch(few, out=out, letters=True)
    batch(few, out=tmp_path / "fresh", letters=True)
    assert outputs(out) == outputs(tmp_path / "fresh")


class Killed(BaseException):
    """Stands for a kill: nobody handles it."""


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("number", range(1, 11, 2))
def test_killed_between_two_names_the_next_run_finishes(
    few: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch, number: int, links: bool
) -> None:
    out = tmp_path / "out"
    batch(few, out=out, letters=True)
    change(few)
    with monkeypatch.context() as patch:
        if not links:
            patch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links here")))
        fail_at(number, patch, Killed())
        with pytest.raises(Killed):
            batch(few, out=out, letters=True)

    class Stopping(Watching):
        def listed(self, total: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(few, out=out, observer=Stopping())
    batch(few, out=tmp_path / "fresh", letters=True)
    found, expected = files_of(out), files_of(tmp_path / "fresh")
    assert found.pop("changes.csv") != expected.pop("changes.csv")  # there was no run before the fresh one
    of_run, of_fresh = (json.loads(files.pop("run.json"))["files"] for files in (found, expected))
    assert of_run.pop("changes.csv") != of_fresh.pop("changes.csv")
    assert of_run == of_fresh
    assert found == expected


def test_killed_before_all_was_written_the_old_files_are_there(
    few: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    batch(few, out=out, letters=True)
    before = files_of(out)
    change(few)

    def killed(folder: Path) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("ofsted_letters.batch.staging.sync", killed)
        with pytest.raises(Killed):
            batch(few, out=out, letters=True)
    assert files_of(out) == before
    batch(few, out=out, letters=True)
    assert files_of(out) != before


def flip(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 0x10
    file.write_bytes(data)


def test_a_damaged_result_is_parsed_again_and_said(few: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(few, out=out)
    before = outputs(out)
    results = out / STATE / "results.db"
    database = sqlite3.connect(results)
    (letter,) = database.execute("SELECT letter FROM result WHERE name = '003.txt'").fetchone()
    database.close()
    flip(results, results.read_bytes().index(letter) + len(letter) // 2)
    watching = Watching()
    batch(few, out=out, observer=watching)
    assert watching.parsed == 1
    assert [message for _, message in watching.remarks] == [
        "results kept there that were damaged: 1; their letters were parsed again"
    ]
    assert outputs(out) == before


def test_whatever_byte_is_flipped_a_run_comes_to_the_same(tmp_path: Path, batch: Batch) -> None:
    letters = write_letters(tmp_path / "letters", 3)
    out = tmp_path / "out"
    batch(letters, out=out, workers=1)
    before = outputs(out)
    kept = {file: file.read_bytes() for file in (out / STATE).iterdir() if file.is_file()}
    results = out / STATE / "results.db"
    size = len(kept[results])
    for at in [18, 24, 56, 97, *range(100, size, size // 10)]:
        for file, data in kept.items():
            file.write_bytes(data)
        flip(results, at)
        batch(letters, out=out, workers=1, force=True)
        assert outputs(out) == before, at


@pytest.mark.parametrize("spoilt", ["results.db", "files.db"])
def test_a_store_that_is_broken_as_a_whole_is_set_aside(few: Path, tmp_path: Path, batch: Batch, spoilt: str) -> None:
    out = tmp_path / "out"
    batch(few, out=out)
    before = outputs(out)
    (out / STATE / spoilt).write_bytes(b"spoilt " * 1000)
    watching = Watching()
    batch(few, out=out, observer=watching, force=spoilt == "files.db")
    assert outputs(out) == before
    aside = out / STATE / spoilt.replace(".db", ".damaged-1.db")
    assert aside.read_bytes() == b"spoilt " * 1000
    assert [name for name, _ in watching.remarks] == [str(aside)]
    assert watching.parsed == (6 if spoilt == "results.db" else 0)


def test_copies_are_said_and_counted(letters: Path, tmp_path: Path, batch: Batch) -> None:
    tally = batch(letters, out=tmp_path / "out", formats=("csv",))
    report = json.loads((tmp_path / "out" / "run.json").read_bytes())
    assert (report["duplicates"], report["letters"], tally.duplicates) == (1, 41, 1)
    assert len(lines(tmp_path / "out" / "letters.jsonl")) == 41
    assert len(lines(tmp_path / "out" / "letters.csv")) == 41
    found = [line for line in lines(tmp_path / "out" / "findings.csv") if b"of letter 1," in line]
    assert len(found) == 1


def test_with_unique_a_letter_is_listed_once(letters: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    batch(letters, out=out, formats=("csv",), letters=True, unique=True)
    report = json.loads((out / "run.json").read_bytes())
    assert (report["duplicates"], report["letters"], report["inputs"]) == (1, 40, 42)
    for name in ("letters.jsonl", "letters.csv"):
        assert len(set(lines(out / name))) == 40 + (name == "letters.csv")
    assert len(list((out / "letters").rglob("*.json"))) == 40
    rows = [line.split(b",") for line in lines(out / "inputs.csv")]
    first, second = (row for row in rows if row[0].endswith((b"again.txt", b"001.txt")))
    assert first[1:] == second[1:]


@pytest.mark.parametrize("forgotten", ["", STATE])
def test_an_older_output_folder_is_no_input(few: Path, tmp_path: Path, batch: Batch, forgotten: str) -> None:
    batch(few, out=few / "older", letters=True)
    if forgotten:
        shutil.rmtree(few / "older" / forgotten)
    watching = Watching()
    batch(few, out=tmp_path / "out", observer=watching)
    assert watching.total == 6
    assert [name for name, _ in watching.remarks] == [str(few / "older")]
    with pytest.raises(NothingToRead):
        batch(few / "older", out=tmp_path / "other")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("within", ["", "2019/older"])
def test_an_older_output_folder_in_an_archive_is_no_input(few: Path, tmp_path: Path, batch: Batch, within: str) -> None:
    older = tmp_path / "zipped" / within
    batch(few, out=older, letters=True)
    if within:
        shutil.copytree(few, tmp_path / "zipped" / "2019" / "letters")
    archive = shutil.make_archive(str(tmp_path / "all"), "zip", tmp_path / "zipped")
    watching = Watching()
    if within:
        batch(archive, out=tmp_path / "out", observer=watching)
        assert watching.total == 6
        assert [name for name, _ in watching.remarks] == [f"{archive}/{within}"]
    else:
        with pytest.raises(NothingToRead):
            batch(archive, out=tmp_path / "out")
