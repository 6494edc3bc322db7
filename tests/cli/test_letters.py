"""Letters that were written as JSON are taken where letters are, told by their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters.write.json import letter_json, letter_line
from tests.cli.conftest import Run
from tests.write.invented import letter

ONE, TWO = letter("one.pdf"), letter("two.pdf")
SHAPES = {
    "lines": letter_line(ONE) + letter_line(TWO),
    "array": b"[" + letter_line(ONE) + b"," + letter_line(TWO) + b"]",
    "one after the other": letter_json(ONE) + letter_json(TWO),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_findings_of_letters_that_were_written(run: Run, shape: str) -> None:
    for name in ("letters.pdf", "-"):
        Path("letters.pdf").write_bytes(SHAPES[shape])
        result = run("findings", name, "--format", "csv", "--columns", "source_name", stdin=SHAPES[shape])
        assert result.exit_code == 0
        assert set(result.stdout.split()[1:]) == {"one.pdf", "two.pdf"}


def test_a_page_of_a_letter_that_was_written(run: Run) -> None:
    Path("letter").write_bytes(letter_json(ONE))
    assert "one.pdf, 2 pages" in run("show", "letter").stdout


@pytest.mark.parametrize("rest", [b'{"family": "unknown"}\n', b"not JSON\n"])
def test_what_is_no_letter_is_told_and_the_letters_before_it_are_taken(run: Run, rest: bytes) -> None:
    result = run("findings", "-", "--format", "csv", "--columns", "source_name", stdin=letter_line(ONE) + rest)
    assert result.exit_code == 1
    assert set(result.stdout.split()[1:]) == {"one.pdf"}
    assert "standard input: value 2 in this JSON is no letter; `ofsted-letters validate`" in result.stderr
