from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from ofsted_letters.cli.draw import draw
from ofsted_letters.cli.findings_table import FindingsTable
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import FINDING_COLUMNS, findings
from ofsted_letters.write.json import row_line
from tests.cli.conftest import Run, parse_bytes
from tests.write.invented import header, letter


@pytest.fixture(autouse=True)
def files(run: Run) -> None:
    Path("one.txt").write_bytes(b"Records are late. " * 12)
    Path("two.txt").write_bytes(b"Thresholds are clear.")
    Path("empty.txt").write_bytes(b"")


def rows() -> list[dict[str, object]]:
    return [row for name in ("one.txt", "two.txt") for row in findings(parse_bytes(Path(name).read_bytes(), name))]


def test_csv_has_all_columns_and_one_header(run: Run) -> None:
    result = run("findings", "--format", "csv", "one.txt", "two.txt")
    assert result.stdout_bytes == csv_bytes([FINDING_COLUMNS, *(row.values() for row in rows())])
    assert [row["source_name"] for row in csv.DictReader(result.stdout.splitlines())] == ["one.txt", "two.txt"]


def test_jsonl_is_a_row_a_line(run: Run) -> None:
    result = run("findings", "--format", "jsonl", "one.txt", "two.txt")
    assert result.stdout_bytes == b"".join(map(row_line, rows()))
    assert tuple(json.loads(result.stdout.splitlines()[0])) == FINDING_COLUMNS


def test_the_table_has_the_whole_text_and_no_colour_where_there_is_no_terminal(run: Run) -> None:
    result = run("findings", "one.txt", "two.txt")
    assert "\x1b" not in result.stdout
    assert result.stdout.count("Records are") + result.stdout.count("Records\n") >= 11
    assert "Wexcombe Council" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_table_says_what_was_raised_before_and_leaves_blank_what_is_absent() -> None:
    rows = findings(letter(header=header().model_copy(update={"date": None})))
    stream = io.BytesIO()
    draw(FindingsTable(rows), stream)
    shown = " ".join(stream.getvalue().decode().split())
    assert "Wexcombe Council areas for 1 Records are late – some by a week. (outstanding) development" in shown
    assert "None" not in shown


def narrow(rows: list[dict[str, object]], width: int) -> str:
    screen = io.StringIO()
    Console(file=screen, width=width, color_system=None).print(FindingsTable(rows))
    return screen.getvalue()


@pytest.mark.parametrize("width", [40, 60, 79])
def test_a_narrow_terminal_gets_the_letter_s_columns_as_a_line_and_all_words_whole(width: int) -> None:
    made = rows()
    shown = narrow(made, width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown.count("Wexcombe Council, 2010-09-03\n") == 2
    assert "Authority" not in shown
    words = {word for row in made for word in str(row["text"]).split()}
    assert words <= set(shown.split())


def test_from_80_columns_on_there_is_one_table() -> None:
    assert narrow(rows(), 80).count("Authority") == 1
    assert narrow(rows(), 79).count("Authority") == 0


def test_a_letter_that_names_neither_authority_nor_date_is_named_by_its_file() -> None:
    assert narrow([row | {"authority_name": None, "letter_date": None} for row in rows()], 60).startswith("one.txt")


def test_to_a_file(run: Run) -> None:
    for layout in ("table", "csv", "jsonl"):
        assert run("findings", "--format", layout, "one.txt", "-o", "out").stdout == ""
        assert Path("out").read_bytes() == run("findings", "--format", layout, "one.txt").stdout_bytes


def test_a_file_that_fails_leaves_the_others(run: Run) -> None:
    result = run("findings", "--format", "jsonl", "empty.txt", "two.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "ofsted-letters: empty.txt: the file is empty; download it again\n"


def test_nothing_is_written_when_all_fail(run: Run) -> None:
    result = run("findings", "--format", "csv", "empty.txt", "-o", "out.csv")
    assert result.exit_code == 1
    assert not Path("out.csv").exists()
