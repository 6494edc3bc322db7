from __future__ import annotations

import json
from pathlib import Path

import pytest

from ofsted_letters.write.json import letter_json, letter_line
from ofsted_letters.write.schema import json_schema
from tests.cli.conftest import Run
from tests.write.invented import letter


def test_valid_files(run: Run) -> None:
    Path("a.json").write_bytes(letter_json(letter()))
    Path("b.jsonl").write_bytes(letter_line(letter()) * 2)
    result = run("validate", "a.json", "b.jsonl", "-", stdin=letter_json(letter()))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "ofsted-letters: a.json: valid, 1 letter",
        "ofsted-letters: b.jsonl: valid, 2 letters",
        "ofsted-letters: standard input: valid, 1 letter",
    ]


def test_faults_by_line_and_pointer(run: Run) -> None:
    wrong = letter_line(letter()).replace(b'"2010-09-03"', b'"3 September"')
    Path("b.jsonl").write_bytes(letter_line(letter()) + wrong + b"{")
    result = run("validate", "b.jsonl", "none.json")
    assert (result.exit_code, result.stdout) == (1, "")
    date, syntax, missing = result.stderr.splitlines()
    assert date.startswith("ofsted-letters: b.jsonl: line 2: /header/date: this should be a valid date")
    assert syntax.startswith("ofsted-letters: b.jsonl: line 3: not JSON: ")
    assert missing == "ofsted-letters: none.json: no such file; check the name and the folder"


@pytest.mark.parametrize("command", [["parse"], ["parse", "--format", "jsonl"]])
def test_what_parse_writes_is_valid(run: Run, command: list[str]) -> None:
    written = run(*command, "-", stdin=b"Records are late.").stdout_bytes
    assert run("validate", "-", stdin=written).exit_code == 0


def test_what_findings_writes_is_valid(run: Run) -> None:
    written = run("findings", "--format", "jsonl", "-", stdin=b"Records are late.").stdout_bytes
    result = run("validate", "--schema", "finding", "-", stdin=written)
    assert result.stderr == "ofsted-letters: standard input: valid, 1 finding\n"
    as_letters = run("validate", "-", stdin=written * 3)
    assert as_letters.exit_code == 1
    assert as_letters.stderr == (
        "ofsted-letters: standard input: this holds findings, not letters; add --schema finding\n"
    )


def test_files_that_are_no_json_are_told_by_what_they_are_and_as_named(run: Run) -> None:
    Path("folder").mkdir()
    Path("folder/letter.pdf").write_bytes(b"%PDF-1.7\n")
    result = run("validate", "folder/letter.pdf", "folder")
    pdf, folder = result.stderr.splitlines()
    assert pdf.startswith("ofsted-letters: folder/letter.pdf: this is a PDF, not JSON; ")
    assert folder.startswith("ofsted-letters: folder: this is a folder; ")
    assert result.exit_code == 1


@pytest.mark.parametrize(("arguments", "name"), [([], "letter"), (["letter"], "letter"), (["finding"], "finding")])
def test_schema(run: Run, arguments: list[str], name: str) -> None:
    result = run("schema", *arguments)
    assert json.loads(result.stdout) == json_schema(name)
    assert result.exit_code == 0


def test_schema_of_something_else(run: Run) -> None:
    assert run("schema", "postcard").exit_code == 2
