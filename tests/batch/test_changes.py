"""changes.csv and `first_seen`: what is otherwise than in the run before."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_letters.batch import run as runs
from ofsted_letters.batch.failures import BatchStopped
from ofsted_letters.batch.rendered import Wanted
from tests.batch.conftest import Batch, write_letters

Today = Callable[[datetime.date], None]

FIRST, SECOND, THIRD = (datetime.date(2026, 11, day) for day in (3, 10, 17))


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Three letters and one that is none."""
    folder = write_letters(tmp_path / "letters", 3)
    (folder / "no letter.txt").write_text("no", encoding="utf-8")
    return folder


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Today:
    """Let it be a day."""

    def set_day(day: datetime.date) -> None:
        monkeypatch.setattr(runs, "today", lambda: day)
        monkeypatch.setattr(runs, "now", lambda: f"{day}T10:00:00+00:00")

    return set_day


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def changes(out: Path) -> list[tuple[str, str]]:
    return [(row["change"], row["source_name"]) for row in table(out / "changes.csv")]


def first_seen(out: Path) -> dict[str, str]:
    return {Path(row["path"]).name: row["first_seen"] for row in table(out / "inputs.csv")}


def test_in_a_first_run_every_letter_is_new(batch: Batch, few: Path, tmp_path: Path) -> None:
    (few / "again.txt").write_bytes((few / "part 0" / "000.txt").read_bytes())
    tally = batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == [("new", "again.txt"), ("new", "001.txt"), ("new", "002.txt")]
    assert tally.former is None
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["changes"] == {"new": 3}


def test_a_grown_folder_has_what_is_new_and_what_is_gone(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    (few / "part 3.txt").write_text("Letter three", encoding="utf-8")
    (few / "part 1" / "001.txt").unlink()
    tally = batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == [("new", "part 3.txt"), ("gone", "001.txt")]
    assert dict(tally.changes) == {"new": 1, "gone": 1}
    batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == []


def test_a_letter_is_first_seen_by_one_run_whatever_comes(batch: Batch, few: Path, tmp_path: Path, on: Today) -> None:
    out, letter = tmp_path / "out", few / "part 1" / "001.txt"
    on(FIRST)
    batch(few, out=out)
    assert set(first_seen(out).values()) == {FIRST.isoformat(), ""}
    data = letter.read_bytes()
    letter.unlink()
    (few / "late.txt").write_text("Late", encoding="utf-8")
    on(SECOND)
    batch(few, out=out)
    assert first_seen(out)["late.txt"] == SECOND.isoformat()
    (few / "renamed.txt").write_bytes(data)
    on(THIRD)
    batch(few, out=out)
    assert first_seen(out) == {
        "000.txt": FIRST.isoformat(),
        "002.txt": FIRST.isoformat(),
        "late.txt": SECOND.isoformat(),
        "no letter.txt": "",
        "renamed.txt": FIRST.isoformat(),
    }
    assert changes(out) == [("new", "renamed.txt")]


def test_each_letter_of_a_file_is_seen_by_itself(batch: Batch, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "pack.txt").write_text("First\nA point\n---\nSecond\nAnother point", encoding="utf-8")
    batch(folder, out=tmp_path / "out", parser="several")
    assert changes(tmp_path / "out") == [("new", "pack.txt#pages=1-1"), ("new", "pack.txt#pages=2-2")]
    batch(folder, out=tmp_path / "out", parser="several")
    assert changes(tmp_path / "out") == []


def test_what_is_read_otherwise_is_told_value_by_value(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    batch(few, out=tmp_path / "out", parser="improved")
    rows = [row for row in table(tmp_path / "out" / "changes.csv") if row["source_name"] == "002.txt"]
    assert [(row["change"], row["pointer"], row["before"], row["after"]) for row in rows] == [
        ("read_anew", "", "", ""),
        ("value_changed", "/header/salutation", "Dear Ms Wren", "Dear Ada Wren"),
        ("value_changed", "/sections/0/items/0/text", "Finding 0 of letter 2", "Better finding 0 of letter 2"),
        ("value_changed", "/diagnostics/0", rows[3]["before"], ""),
    ]
    assert json.loads(rows[3]["before"])["code"] == "unresolved_authority"


def test_people_who_are_left_out_are_in_no_change(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    batch(few, out=tmp_path / "out", parser="improved", without_people=True)
    written = (tmp_path / "out" / "changes.csv").read_text(encoding="utf-8")
    assert "Better finding" in written
    assert "Wren" not in written


def test_a_letter_that_was_renamed_alone_is_not_read_anew(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    (few / "part 1" / "001.txt").rename(few / "part 1" / "one.txt")
    batch(few, out=tmp_path / "out")
    (row,) = table(tmp_path / "out" / "changes.csv")
    assert [row[name] for name in ("change", "pointer", "before", "after")] == [
        *("value_changed", "/source/name", "001.txt", "one.txt")
    ]


def test_a_letter_issued_again_is_told_with_the_one_before(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    old = few / "part 2" / "002.txt"
    (few / "part 2" / "reissued.txt").write_bytes(old.read_bytes() + b"\nAnd one more\nand another")
    tally = batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == [("new", "reissued.txt"), ("reissued", "reissued.txt")]
    (row,) = (row for row in table(tmp_path / "out" / "changes.csv") if row["change"] == "reissued")
    ids = {Path(one["path"]).name: one["letter_id"] for one in table(tmp_path / "out" / "inputs.csv")}
    assert (row["before"], row["after"]) == (ids["002.txt"], ids["reissued.txt"])
    assert tally.changes["reissued"] == 1
    batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == []


def test_a_letter_issued_again_in_the_place_of_the_one_before(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    file = few / "part 2" / "002.txt"
    file.write_bytes(file.read_bytes() + b"\nAnd one more\nand another")
    batch(few, out=tmp_path / "out")
    assert changes(tmp_path / "out") == [("new", "002.txt"), ("gone", "002.txt"), ("reissued", "002.txt")]


def test_letters_that_are_not_asked_for_are_left_out_and_not_gone(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    batch(few, out=tmp_path / "out", wanted=Wanted(("focused_visit",)))
    assert changes(tmp_path / "out") == [("left_out", "001.txt")]


def test_what_someone_changed_is_compared_with_nothing(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out")
    (tmp_path / "out" / "letters.jsonl").write_text('{"source": {"sha256": "x', encoding="utf-8")
    tally = batch(few, out=tmp_path / "out", force=True)
    assert dict(tally.changes) == {"new": 3}
    assert tally.former is None


def test_an_exchange_that_fails_leaves_nothing_seen(
    batch: Batch, few: Path, tmp_path: Path, on: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(steps: object) -> None:
        raise OSError("no")

    on(FIRST)
    with monkeypatch.context() as broken:
        broken.setattr("ofsted_letters.batch.exchange.change", refuse)
        with pytest.raises(BatchStopped):
            batch(few, out=tmp_path / "out")
    on(SECOND)
    batch(few, out=tmp_path / "out")
    assert first_seen(tmp_path / "out")["000.txt"] == SECOND.isoformat()


@pytest.mark.parametrize("workers", [1, 3])
def test_changes_are_the_same_bytes_for_any_number_of_workers(
    batch: Batch, letters: Path, tmp_path: Path, workers: int
) -> None:
    for out, number in ((tmp_path / "reference", 2), (tmp_path / "out", workers)):
        batch(letters, out=out, workers=number, glob="0[0-2]*.txt")
        batch(letters, out=out, workers=number, glob="0[1-3]*.txt", parser="improved")
    written = (tmp_path / "out" / "changes.csv").read_bytes()
    assert written == (tmp_path / "reference" / "changes.csv").read_bytes()
    assert {b"new", b"read_anew", b"value_changed", b"gone"} < {line.split(b",")[0] for line in written.splitlines()}
