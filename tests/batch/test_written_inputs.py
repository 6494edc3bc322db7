"""Letters as JSON become a dataset again, without the files that they were read from."""

from __future__ import annotations

import io
import json
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from ofsted_letters.batch.contents import read
from ofsted_letters.batch.inputs import Search
from ofsted_letters.batch.run import Request, run
from ofsted_letters.batch.settings import Settings
from ofsted_letters.batch.written_inputs import spans_in
from ofsted_letters.write.json import letter_json, letter_line
from tests.write.invented import letter

ONE, TWO = letter("öne.pdf"), letter("two.pdf", copies=())
SHAPES = {
    "lines": letter_line(ONE) + b"\n" + letter_line(TWO),
    "array": b"[\n" + letter_json(ONE).rstrip() + b",\n" + letter_json(TWO) + b"]\n",
    "short array": b"[" + letter_line(ONE).rstrip() + b"," + letter_line(TWO).rstrip() + b"]",
    "one after the other": letter_json(ONE) + letter_json(TWO),
}
SHAPES |= {f"{shape} behind UTF-8's mark": BOM_UTF8 + data for shape, data in SHAPES.items()}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_letter_of_a_file_is_an_input(shape: str, tmp_path: Path) -> None:
    file = tmp_path / "letters.txt"
    file.write_bytes(SHAPES[shape])
    first, second = Search().entries(str(file), alone=True)
    assert (first.path, second.path) == (f"{file}:1", f"{file}:2")
    assert first.locator
    assert second.locator
    assert json.loads(read(first.locator)) == ONE.model_dump(mode="json")
    assert json.loads(read(second.locator)) == TWO.model_dump(mode="json")


@pytest.mark.parametrize("data", [letter_json(ONE), letter_line(ONE), b"%PDF-1.7", b"", b'{"a": 1', b"[]"])
def test_any_other_file_is_one_input(data: bytes) -> None:
    assert spans_in(io.BytesIO(data)) == []


def test_a_dataset_of_what_was_written_has_the_same_letters(tmp_path: Path) -> None:
    (tmp_path / "letters.jsonl").write_bytes(SHAPES["lines"])
    folder = tmp_path / "single"
    folder.mkdir()
    (folder / "letter").write_bytes(letter_json(letter("three.pdf", signatories=())))
    (folder / "other").write_bytes(b'{"a": 1}')
    (folder / "several").write_bytes(SHAPES["lines"])
    out = tmp_path / "out"
    tally = run(Request([str(tmp_path / "letters.jsonl"), str(folder)], str(out)), Settings(workers=1))
    assert (tally.letters, tally.failed) == (3, 2)
    lines = (out / "letters.jsonl").read_bytes().splitlines(keepends=True)
    assert lines[:2] == [letter_line(ONE), letter_line(TWO)]
    assert json.loads(lines[2])["source"]["name"] == "three.pdf"
    told = [json.loads(line)["message"] for line in (out / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert set(told) == {"this is JSON, and not one letter as `parse` writes it"}


def test_a_letter_that_comes_again_in_other_bytes_is_a_copy(tmp_path: Path) -> None:
    pytest.importorskip("sqlite_utils")
    (tmp_path / "line").write_bytes(letter_line(ONE))
    (tmp_path / "indented").write_bytes(letter_json(ONE))
    names = [str(tmp_path / name) for name in ("line", "indented")]
    tally = run(Request(names, str(tmp_path / "out"), formats=("sqlite",)), Settings(workers=1))
    assert (tally.inputs, tally.duplicates) == (2, 1)
