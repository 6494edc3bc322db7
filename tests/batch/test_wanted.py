"""`--family` and `--form`: what is of another is left out, and accounted for."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from ofsted_letters.batch.rendered import Wanted
from tests.batch.conftest import Batch, outputs
from tests.batch.test_run import Watching

VISITS = Wanted(families=("focused_visit",))


def statuses(out: Path) -> Counter[str]:
    with (out / "inputs.csv").open(encoding="utf-8", newline="") as file:
        return Counter(row["status"] for row in csv.DictReader(file))


def test_letters_of_other_families_are_left_out_and_no_failure(letters: Path, tmp_path: Path, batch: Batch) -> None:
    out = tmp_path / "out"
    tally = batch(letters, out=out, wanted=VISITS, letters=True, formats=("csv",))
    assert statuses(out) == {"parsed": 24, "left_out": 17, "failed": 1}
    report = json.loads((out / "run.json").read_bytes())
    counts = {name: report[name] for name in ("inputs", "letters", "left_out", "duplicates", "failed", "families")}
    assert counts == {
        "inputs": 42, "letters": 24, "left_out": 17, "duplicates": 0, "failed": 1, "families": {"focused_visit": 24},
    }  # fmt: skip
    assert (tally.left_out, report["options"]["families"], report["options"]["forms"]) == (17, ["focused_visit"], [])
    families = {json.loads(line)["family"] for line in (out / "letters.jsonl").read_bytes().splitlines()}
    assert families == {"focused_visit"}
    for name in ("findings.csv", "letters.csv"):
        with (out / name).open(encoding="utf-8", newline="") as file:
            assert {row["family"] for row in csv.DictReader(file)} == {"focused_visit"}
    assert len(list((out / "letters").rglob("*.json"))) == 24


def test_what_was_left_out_has_its_digest_and_nothing_of_a_letter(letters: Path, tmp_path: Path, batch: Batch) -> None:
    batch(letters, out=tmp_path / "out", wanted=VISITS)
    with (tmp_path / "out" / "inputs.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["status"] == "left_out")
    assert len(row.pop("sha256")) == 64
    assert {name for name, value in row.items() if value} == {"path", "status"}


def test_what_was_left_out_is_kept_for_a_run_that_wants_it(letters: Path, tmp_path: Path, batch: Batch) -> None:
    whole = tmp_path / "whole"
    batch(letters, out=whole)
    batch(letters, out=tmp_path / "out", wanted=VISITS)
    watching = Watching()
    batch(letters, out=tmp_path / "out", observer=watching)
    assert watching.parsed == 0
    assert outputs(tmp_path / "out") == outputs(whole)


@pytest.mark.parametrize(
    ("wanted", "left_out"),
    [
        (Wanted(), 0),
        (Wanted(families=("focused_visit", "joint_targeted_area")), 0),
        (Wanted(families=("area_send",)), 41),
        (Wanted(forms=("report",)), 41),
        (Wanted(families=("joint_targeted_area",), forms=("letter",)), 24),
    ],
)
def test_several_are_wanted(letters: Path, tmp_path: Path, batch: Batch, wanted: Wanted, left_out: int) -> None:
    tally = batch(letters, out=tmp_path / "out", wanted=wanted)
    assert (tally.left_out, tally.failed) == (left_out, 1)


def test_the_tables_keys_hold(letters: Path, tmp_path: Path, batch: Batch) -> None:
    sqlite3 = pytest.importorskip("sqlite3")
    pytest.importorskip("sqlite_utils")
    batch(letters, out=tmp_path / "out", wanted=VISITS, formats=("sqlite",))
    database = sqlite3.connect(tmp_path / "out" / "letters.db")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT DISTINCT family FROM letters").fetchall() == [("focused_visit",)]
    database.close()
