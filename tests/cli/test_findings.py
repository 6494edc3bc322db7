from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from ofsted_letters.cli.draw import draw
from ofsted_letters.cli.findings import asked_for, told_of_undated
from ofsted_letters.cli.findings_table import FindingsTable
from ofsted_letters.cli.rows import write
from ofsted_letters.corpus.choice import Choice
from ofsted_letters.write.csv import csv_bytes
from ofsted_letters.write.findings import FINDING_COLUMNS, Row, findings
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
    assert "Wexcombe Council areas for 1 Records are late – some by a week. development (outstanding)" in shown
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


def test_an_authority_that_no_letter_is_of_is_told_with_those_that_may_be_meant(run: Run) -> None:
    assert run("findings", "one.txt", "--authority", "Wexcombe").exit_code == 0
    result = run("findings", "one.txt", "two.txt", "--authority", "Wexcomb", "--quiet")
    assert result.exit_code == 1
    told = "Wexcomb: none of 2 letters read is on this authority; perhaps 'Wexcombe' is meant\n"
    assert result.stderr == f"ofsted-letters: {told}"


def test_nothing_is_written_when_all_fail(run: Run) -> None:
    result = run("findings", "--format", "csv", "empty.txt", "-o", "out.csv")
    assert result.exit_code == 1
    assert not Path("out.csv").exists()


def test_a_letter_s_rows_are_written_before_the_next_letter_is_read() -> None:
    done: list[str] = []
    for layout, columns in (("csv", ("text",)), ("jsonl", None), ("json", None), ("md", None), ("table", None)):
        done.clear()
        stream = io.BytesIO()
        write(read_one_by_one(done, stream), columns, layout, stream)
        assert done == ["one.txt", "one.txt is written", "two.txt"], layout


def read_one_by_one(done: list[str], stream: io.BytesIO) -> Iterator[list[Row]]:
    for name in ("one.txt", "two.txt"):
        if b"Records" in stream.getvalue():
            done.append("one.txt is written")
        done.append(name)
        yield findings(parse_bytes(Path(name).read_bytes(), name))


@pytest.mark.parametrize("layout", ["table", "md", "csv", "json"])
def test_chosen_columns_in_the_order_asked_for(run: Run, layout: str) -> None:
    shown = run("findings", "one.txt", "--columns", "page,kind", "--format", layout).stdout
    titles = ("page", "kind") if layout in ("csv", "json") else ("Page", "Kind")
    assert shown.index(titles[0]) < shown.index(titles[1])
    assert "Records" not in shown


def test_a_column_that_is_none_is_told_with_those_that_are(run: Run) -> None:
    result = run("findings", "one.txt", "--columns", "page,colour")
    assert result.exit_code == 2
    assert "'colour' is no column: name some of official_name, date" in result.stderr


def test_the_name_of_the_output_decides_the_format_unless_it_is_given(run: Run) -> None:
    for name in ("f.csv", "f.jsonl", "f.json", "f.md", "F.CSV"):
        layout = name.lower().removeprefix("f.")
        assert run("findings", "one.txt", "-o", name).exit_code == 0
        assert Path(name).read_bytes() == run("findings", "one.txt", "--format", layout).stdout_bytes
    run("findings", "one.txt", "-o", "g.csv", "--format", "jsonl")
    assert json.loads(Path("g.csv").read_bytes())["source_name"] == "one.txt"
    assert json.loads(Path("f.json").read_bytes())[0]["source_name"] == "one.txt"


def test_a_workbook_has_the_rows(run: Run) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    run("findings", "one.txt", "two.txt", "-o", "f.xlsx", "--columns", "date,text")
    (sheet,) = openpyxl.load_workbook("f.xlsx").worksheets
    header, *below = sheet.iter_rows(values_only=True)
    assert header == ("date", "text")
    assert [text for _, text in below] == [row["text"] for row in rows()]


def test_csv_for_excel_begins_with_its_mark_and_is_the_same_else(run: Run) -> None:
    assert run("findings", "one.txt", "-o", "f.csv", "--excel").exit_code == 0
    assert Path("f.csv").read_bytes() == b"\xef\xbb\xbf" + run("findings", "one.txt", "--format", "csv").stdout_bytes
    refused = run("findings", "one.txt", "-o", "f.jsonl", "--excel")
    assert refused.exit_code == 2
    assert "--excel is for CSV" in refused.stderr
    assert not Path("f.jsonl").exists()


def test_a_name_that_promises_another_format_is_refused_before_anything_is_read(run: Run) -> None:
    result = run("findings", "nowhere.txt", "-o", "f.parquet")
    assert result.exit_code == 2
    assert "writes no .parquet: end the name in .csv, .jsonl, .json, .md, .xlsx" in result.stderr
    assert run("parse", "nowhere.txt", "-o", "f.csv").exit_code == 2
    assert not Path("f.csv").exists()


def test_filters_leave_what_is_asked_for(run: Run) -> None:
    def left(*options: str) -> list[str]:
        shown = run("findings", "one.txt", "two.txt", "--format", "jsonl", "--columns", "text", *options).stdout
        return [json.loads(line)["text"][:10] for line in shown.splitlines()]

    assert left() == ["Records ar", "Thresholds"]
    assert left("--contains", "thresholds ARE") == ["Thresholds"]
    assert left("--kind", "strengths") == []
    assert left("--kind", "strengths", "--kind", "findings") == left()
    assert left("--authority", "Wexcombe") == left()
    assert left("--region", "london") == []
    assert left("--since", "2010", "--until", "2010-08") == left()
    assert left("--until", "2009") == []
    assert len(left("--sample", "1")) == 1
    assert left("--sample", "1", "--by", "source_name") == left()


def test_findings_without_a_date_are_in_no_period_and_counted() -> None:
    def undated(rows: list[Row]) -> list[Row]:
        return [row | {"date": None} for row in rows]

    choice = Choice(since=datetime.date(2010, 1, 1), contains="records")
    left_out: list[Row] = []
    assert asked_for(undated(rows()), choice, left_out) == []
    assert told_of_undated(left_out) == "1 finding of 1 letter without a date left out by --since or --until"
    left_out.clear()
    assert len(asked_for(rows(), choice, left_out)) == 1
    assert left_out == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--since", "2010-02-30"), "'2010-02-30' is no date"),
        (("--until", "soon"), "'soon' is no date"),
        (("--seed", "1"), "say how many with --sample"),
        (("--kind", "closing"), "is not one of"),
    ],
)
def test_a_filter_that_means_nothing_is_told(run: Run, options: tuple[str, ...], told: str) -> None:
    result = run("findings", "one.txt", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_what_is_known_of_letters_stands_behind_the_other_columns(run: Run) -> None:
    Path("about.csv").write_text("source_name,url\ntwo.txt,https://example.org/2\nten.txt,\n", encoding="utf-8")
    result = run("findings", "--format", "csv", "--about", "about.csv", "one.txt", "two.txt")
    found = list(csv.DictReader(result.stdout.splitlines()))
    assert tuple(found[0]) == (*FINDING_COLUMNS, "about_url")
    assert [row["about_url"] for row in found] == ["", "https://example.org/2"]
    assert (
        result.stderr.splitlines()[-1] == "ofsted-letters: about.csv: 1 row of 2 without a letter here: row 2 (ten.txt)"
    )
    shown = run("findings", "--about", "about.csv", "--columns", "page,about_url", "--format", "md", "two.txt")
    assert "https://example.org/2" in shown.stdout
    book = run("findings", "--about", "about.csv", "-o", "findings.xlsx", "two.txt")
    assert book.exit_code == 0


@pytest.mark.parametrize("option", ["--columns", "--by"])
def test_columns_that_no_table_brings_are_refused_before_a_letter_is_read(run: Run, option: str) -> None:
    Path("about.csv").write_text("source_name,url\none.txt,https://example.org\n", encoding="utf-8")
    for given, told in (([], "it is not given"), (["--about", "about.csv"], "it has about_url")):
        result = run("findings", *given, option, "about_minister", "--sample", "1", "one.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"'about_minister' is no column of --about: {told}" in result.stderr


def test_a_table_that_names_no_letters_is_refused_with_what_it_needs(run: Run) -> None:
    Path("about.csv").write_text("link\nhttps://example.org\n", encoding="utf-8")
    result = run("findings", "--about", "about.csv", "one.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "its columns are link; name the letters in a column sha256" in result.stderr
