"""All published letters there are: a batch gives what `parse` gives for each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ofsted_letters.batch.run import Request, run
from ofsted_letters.batch.settings import Settings
from ofsted_letters.errors import LetterError
from ofsted_letters.pipeline import parse
from ofsted_letters.write.json import letter_line


@pytest.fixture(scope="module")
def parsed(shared: Path) -> dict[Path, bytes | str]:
    """What `parse` makes of each file: a line of JSON, or an error's code."""
    return {file: line_or_code(file) for file in sorted((shared / "letters").rglob("*.pdf"), key=bytes)}


def line_or_code(file: Path) -> bytes | str:
    try:
        return letter_line(parse(file))
    except LetterError as error:
        return error.code


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_a_batch_gives_what_parse_gives(
    shared: Path, parsed: dict[Path, bytes | str], tmp_path: Path, workers: int
) -> None:
    compare(shared, parsed, tmp_path, Settings(workers=workers))


def test_so_does_a_cluster(shared: Path, parsed: dict[Path, bytes | str], tmp_path: Path, scheduler: str) -> None:
    compare(shared, parsed, tmp_path, Settings(scheduler=scheduler))


def compare(shared: Path, parsed: dict[Path, bytes | str], out: Path, settings: Settings) -> None:
    run(Request([str(shared / "letters")], str(out), alone=True), settings)
    lines = (out / "letters.jsonl").read_bytes().splitlines(keepends=True)
    differing = [index for index, pair in enumerate(zip(lines, letters(parsed), strict=True)) if pair[0] != pair[1]]
    assert not differing
    failed = [json.loads(line) for line in (out / "errors.jsonl").read_bytes().splitlines()]
    codes = {str(file): result for file, result in parsed.items() if isinstance(result, str)}
    assert {one["path"]: one["code"] for one in failed} == codes


def letters(parsed: dict[Path, bytes | str]) -> list[bytes]:
    return [result for result in parsed.values() if isinstance(result, bytes)]
