"""Results in a notebook: one by one, in input order, with nothing written."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

import ofsted_letters.batch.api as api
from ofsted_letters.batch import findings_table, parse_many
from ofsted_letters.terms import Reading
from ofsted_letters.write.findings import FINDING_COLUMNS
from tests.batch.conftest import write_letters
from tests.batch.parsers import plain

PLAIN = "tests.batch.parsers:plain"


def test_results_come_in_input_order_and_nothing_is_written(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(letters.parent)
    before = sorted(letters.parent.rglob("*"))
    results = list(parse_many("letters", parser=PLAIN, workers=3))
    files = sorted(str(file.relative_to(letters.parent)) for file in letters.rglob("*.txt"))
    assert [result.path for result in results] == files
    for result in results:
        if result.path.endswith("no letter.txt"):
            assert result.failure
            assert (result.failure.code, result.letter, result.json, result.findings) == (
                "not_a_letter",
                None,
                None,
                [],
            )
            assert repr(result) == f"<Result {result.path!r}: not_a_letter>"
        else:
            file = letters.parent / result.path
            assert result.letter
            assert [result.letter] == plain(file.read_bytes(), file.name, Reading())
            assert result.letter.source.sha256 == result.sha256
    assert sorted(letters.parent.rglob("*")) == before


def test_findings_are_a_table_for_a_data_frame(letters: Path) -> None:
    table = findings_table(parse_many(letters, parser=PLAIN, workers=2))
    assert len(table) == sum(number % 5 for number in range(40)) + 1
    assert all(tuple(row) == FINDING_COLUMNS for row in table)


def test_several_inputs_of_any_kind(letters: Path) -> None:
    inputs: list[str | Path] = [letters / "part 1" / "001.txt", str(letters / "part 2"), letters / "missing.txt"]
    results = list(parse_many(inputs, parser=PLAIN, workers=2, glob="*2.txt"))
    names = [os.path.basename(result.path) for result in results]  # noqa: PTH119 - a path for people
    assert names == ["001.txt", "002.txt", "032.txt", "missing.txt"]
    assert results[-1].failure
    assert results[-1].failure.code == "not_found"


def test_more_failures_than_may_wait_come_through_and_so_does_what_follows(letters: Path) -> None:
    missing = [f"missing {number}" for number in range(2 * api.WINDOW + 7)]
    inputs: list[str | Path] = [*missing, letters / "part 1" / "001.txt", *missing]
    results = list(parse_many(inputs, parser=PLAIN, workers=1))
    assert [result.path for result in results] == [str(one) for one in inputs]
    assert [result.path for result in results if result.letter] == [str(letters / "part 1" / "001.txt")]


def test_nothing_to_parse_is_nothing(tmp_path: Path) -> None:
    assert list(parse_many([], parser=PLAIN)) == []
    assert list(parse_many(tmp_path, parser=PLAIN)) == []


def test_only_what_is_taken_is_parsed_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_letters(tmp_path / "letters", 200)
    monkeypatch.setenv("BATCH_TEST_CALLS", str(tmp_path / "calls"))
    monkeypatch.setattr(api, "WINDOW", 10)
    results = parse_many(folder, parser="tests.batch.parsers:counting", workers=1)
    assert [Path(result.path).name for result in islice(results, 3)] == ["000.txt", "003.txt", "006.txt"]
    results.close()  # type: ignore[attr-defined]
    assert len((tmp_path / "calls").read_text(encoding="utf-8").splitlines()) <= 13


def test_a_slow_one_holds_up_order_but_not_work(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("hang\n", encoding="utf-8")
    for name in "bcdefgh":
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    results = list(parse_many(folder, parser="tests.batch.parsers:harmful", workers=2, timeout=0.5))
    assert [Path(result.path).stem for result in results] == list("abcdefgh")
    assert [result.failure.code if result.failure else None for result in results] == ["timed_out"] + [None] * 7


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_workers_than_one_are_refused(workers: int) -> None:
    with pytest.raises(ValueError, match="give one at least"):
        next(parse_many("letters", parser=PLAIN, workers=workers))
