"""Every format holds the same rows, and the same bytes on every run."""

from __future__ import annotations

import asyncio
import csv
import datetime
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch import formats
from ofsted_letters.batch.exports import TableCsv, check_libraries, made
from ofsted_letters.corpus.register_tables import register_tables
from ofsted_letters.extras import MissingExtra
from ofsted_letters.model import Letter
from ofsted_letters.themes.rules import packaged
from ofsted_letters.write import sqlite
from ofsted_letters.write.csv import listed
from ofsted_letters.write.datasette import SHOWN
from ofsted_letters.write.findings import FINDING_COLUMNS, findings
from ofsted_letters.write.parquet import WRITTEN
from ofsted_letters.write.queries import QUERIES
from ofsted_letters.write.tables import TABLES, tables, theme_rows
from tests.batch.conftest import Batch

Rows = list[dict[str, Any]]
FORMATS = {"parquet": "pyarrow", "sqlite": "sqlite_utils", "xlsx": "xlsxwriter", "csv": None, "jsonl": None}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All formats of a few letters, one of which does what spreadsheets must not obey."""
    for library in ("pyarrow", "sqlite_utils", "xlsxwriter"):
        pytest.importorskip(library)
    from tests.batch.conftest import write_letters

    folder = write_letters(tmp_path_factory.mktemp("exports") / "letters", 12)
    tricky = "Tricky\n=1+1\nhttps://example.org\n0012\ncurly “quotes”, commas\n" + "long " * 8000
    (folder / "tricky.txt").write_text(tricky, encoding="utf-8")
    (folder / "no.txt").write_text("no", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(dataset: Path) -> Path:
    return export(dataset, dataset.parent / "out")


def export(folder: Path, out: Path) -> Path:
    from ofsted_letters.batch.run import Request, run
    from ofsted_letters.batch.settings import Settings

    request = Request([str(folder)], str(out), alone=True, formats=tuple(FORMATS))
    run(request, Settings(parser="tests.batch.parsers:plain", workers=2))
    return out


@pytest.fixture(scope="module")
def expected(out: Path) -> dict[str, Rows]:
    """The rows, from letters.jsonl by way of the models."""
    rows: dict[str, Rows] = {name: [] for name in TABLES}
    for line in (out / "letters.jsonl").read_bytes().splitlines():
        letter = Letter.model_validate_json(line)
        path = next(iter(out.parent.rglob(f"letters/**/{letter.source.name}")))
        for name, some in tables(letter, str(path)).items():
            rows[name] += some
    rows |= register_tables() | {"themes": theme_rows(packaged())}
    assert len(rows["letters"]) == 13
    assert len(rows["findings"]) == 26
    return rows | {"themes": theme_rows(packaged())}


def as_json(rows: Rows) -> Rows:
    """Rows with dates as texts and lists as lists, as JSON has them."""
    done: Rows = json.loads(json.dumps(rows, default=str))
    return done


def test_parquet_has_dates_numbers_and_lists(out: Path, expected: dict[str, Rows]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    kinds = {
        "text": "string",
        "integer": "int64",
        "number": "double",
        "truth": "bool",
        "date": "date32[day]",
        "texts": "list<element: string>",
    }
    for table in WRITTEN:
        columns = TABLES[table]
        read = parquet.read_table(out / f"{table}.parquet")
        assert as_json(read.to_pylist()) == as_json(expected[table])
        assert [str(kind) for kind in read.schema.types] == [kinds[column.kind] for column in columns]


def test_duckdb_reads_the_parquet(out: Path, expected: dict[str, Rows]) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = f"SELECT text, letter_date FROM '{out}/findings.parquet' WHERE letter_date > DATE '2021-01-01'"
    assert duckdb.sql(query).fetchall() == [(row["text"], row["letter_date"]) for row in expected["findings"]]
    assert expected["findings"][0]["letter_date"] == datetime.date(2021, 3, 4)


def test_sqlite_has_the_same_rows_with_keys_between_them(out: Path, expected: dict[str, Rows]) -> None:
    database = sqlite3.connect(out / "letters.db")
    database.row_factory = sqlite3.Row
    for table in WRITTEN:
        columns = ", ".join(column.name for column in TABLES[table])
        read = [dict(row) for row in database.execute(f"SELECT {columns} FROM {table}")]
        joined = [{name: listed(value) for name, value in row.items()} for row in expected[table]]
        assert read == as_json(joined)
    (inputs,) = database.execute("SELECT count(*) FROM inputs")
    assert inputs[0] == 14
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    (key,) = database.execute("PRAGMA foreign_key_list(items)")
    assert (key["table"], key["from"], key["to"]) == ("letters", "letter_id", "letter_id")
    (error,) = database.execute("SELECT code FROM errors")
    assert error["code"] == "not_a_letter"
    database.close()


def test_datasette_serves_what_it_is_told_of_and_finds_a_finding(out: Path) -> None:
    app = pytest.importorskip("datasette.app")
    parse_metadata = pytest.importorskip("datasette.utils").parse_metadata

    async def searched() -> Any:
        told = parse_metadata((out / "datasette.yaml").read_text(encoding="utf-8"))
        served = app.Datasette([str(out / "letters.db")], metadata=told)
        page = await served.client.get("/letters/findings")
        found = await served.client.get("/letters/findings.json", params={"_search": "curly quotes", "_shape": "array"})
        asked = {name: await served.client.get(f"/letters/{name}", params=ANSWERS) for name in QUERIES}
        return page.text, found.json(), {name: page.status_code for name, page in asked.items()}

    page, found, asked = asyncio.run(searched())
    assert 'type="search"' in page
    assert "Open Government Licence v3.0" in page
    assert "The authority&#39;s ONS name." in page
    assert [row["text"] for row in found] == ["curly “quotes”, commas"]
    assert list(found[0]) == [*FINDING_COLUMNS, "item_rowid"]
    assert asked == dict.fromkeys(QUERIES, 200)


ANSWERS = {"since": "2019", "authority": "Barnet", "words": "children's \"quotes"}


@pytest.mark.parametrize("name", QUERIES)
def test_each_question_runs(out: Path, name: str) -> None:
    database = sqlite3.connect(out / "letters.db")
    answer = database.execute(QUERIES[name]["sql"], ANSWERS)
    assert len(answer.description) >= 2
    database.close()


def test_what_datasette_is_told_of_is_there(out: Path) -> None:
    database = sqlite3.connect(out / "letters.db")
    for table, told in SHOWN.items():
        columns = {column for column, *_ in database.execute(f"SELECT * FROM {table} LIMIT 1").description}
        named = (*told.get("facets", ()), *told.get("columns", ()), told.get("label_column"), told.get("sort_desc"))
        assert set(filter(None, named)) <= columns, table
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    database.close()
    in_databases = set(TABLES) - {"changes"}  # from run to run: a file of its own beside them
    assert in_databases == set(SHOWN) == {name for name in there if "_fts" not in name}


def test_rows_are_written_by_the_names_of_their_columns(tmp_path: Path, expected: dict[str, Rows]) -> None:
    pytest.importorskip("openpyxl")
    backwards = {table: [dict(reversed(row.items())) for row in rows] for table, rows in expected.items()}
    for exporter in (sqlite.Database(tmp_path), TableCsv(tmp_path, "letters", TABLES["letters"])):
        exporter.add(backwards)
        exporter.close()
    database = sqlite3.connect(tmp_path / "letters.db")
    names = database.execute("SELECT path, source_name FROM letters").fetchall()
    database.close()
    assert names == [(row["path"], row["source_name"]) for row in expected["letters"]]
    with (tmp_path / "letters.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["path"], row["source_name"]) for row in csv.DictReader(file)] == names


@pytest.fixture
def cells_of_any_length() -> Iterator[None]:
    """Python's reader takes them while a test runs."""
    usual = csv.field_size_limit(sys.maxsize)
    yield
    csv.field_size_limit(usual)


@pytest.mark.usefixtures("cells_of_any_length")
def test_csv_and_json_lines_have_the_same_rows(out: Path, expected: dict[str, Rows]) -> None:
    lines = (out / "findings.jsonl").read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == as_json(expected["findings"])
    for table in ("letters", "findings"):
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file))
        assert read == [{name: in_csv(value) for name, value in row.items()} for row in expected[table]]


def in_csv(value: object) -> str:
    if isinstance(value, tuple):
        value = "; ".join(value)
    text = "" if value is None else str(value)
    return "'" + text if text.startswith("=") else text


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_names_the_files_that_it_writes(name: str, tmp_path: Path) -> None:
    place, files, library, _ = formats.FORMATS[name]
    if library:
        pytest.importorskip(library)
    made(place, tmp_path).close()
    assert {file.name for file in tmp_path.iterdir()} == set(files)


def test_all_formats_are_the_same_bytes_again(dataset: Path, out: Path) -> None:
    again = export(dataset, out.with_name("again"))  # from there, ways to the letters are the same
    names = sorted(file.name for file in out.iterdir() if file.is_file() and file.name != "run.json")
    assert len(names) == 30
    for name in names:
        assert (again / name).read_bytes() == (out / name).read_bytes(), name


def test_findings_in_tables_are_those_of_the_letters(out: Path, expected: dict[str, Rows]) -> None:
    letters = map(Letter.model_validate_json, (out / "letters.jsonl").read_bytes().splitlines())
    assert [row for letter in letters for row in findings(letter)] == expected["findings"]


def test_a_missing_library_is_told_before_the_work(
    monkeypatch: pytest.MonkeyPatch, dataset: Path, batch: Batch
) -> None:
    monkeypatch.setattr("ofsted_letters.batch.exports.find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'ofsted-letters\[parquet\]'"):
        batch(dataset, out=dataset.parent / "never", formats=("parquet",))
    assert not (dataset.parent / "never").exists()
    check_libraries(["csv", "jsonl"])


def test_themes_stand_in_every_format_with_the_rules_that_told_them(out: Path, expected: dict[str, Rows]) -> None:
    read = list(csv.DictReader((out / "themes.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["theme"] for row in read] == list(packaged().themes)
    assert {row["rules_sha256"] for row in read} == {packaged().sha256}
    report = json.loads((out / "run.json").read_bytes())
    assert report["themes"] == {"version": packaged().version, "sha256": packaged().sha256}
    pairs = list(csv.DictReader((out / "finding_themes.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["theme"] for row in pairs] == [row["theme"] for row in expected["finding_themes"]]
