"""`batch --about`: a table of its own, and pages that name where a letter was published."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ofsted_letters.batch.run import Observer
from ofsted_letters.corpus.about import About
from tests.batch.conftest import Batch, write_letters


class Listener(Observer):
    """Remembers what was remarked."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def remarked(self, name: str, message: str) -> None:
        self.told.append((Path(name).name, message))


def test_what_is_known_is_joined_and_what_fits_no_letter_is_said(batch: Batch, tmp_path: Path) -> None:
    folder, out, listener = write_letters(tmp_path / "letters", 3), tmp_path / "out", Listener()
    table = tmp_path / "known.csv"
    table.write_text(
        "source_name,url,Read by\n001.txt,https://example.org/1?a&b,<Ms X>\ngone.txt,https://example.org/2,\n",
        encoding="utf-8",
    )
    batch(folder, out=out, about=About(table), formats=("html",), observer=listener)
    with (out / "about.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    with (out / "inputs.csv").open(encoding="utf-8", newline="") as file:
        ids = {Path(one["path"]).name: one["letter_id"] for one in csv.DictReader(file)}
    assert row == {"letter_id": ids["001.txt"], "url": "https://example.org/1?a&b", "Read by": "<Ms X>"}
    page = next((out / "html" / "letters").glob(f"{ids['001.txt']}*")).read_text(encoding="utf-8")
    assert '<a href="https://example.org/1?a&amp;b"' in page
    assert "&lt;Ms X&gt;" in page
    assert listener.told == [("known.csv", "1 row of 2 without a letter here: row 2 (gone.txt)")]


def test_every_format_has_it(batch: Batch, tmp_path: Path) -> None:
    utils, arrow, openpyxl = map(pytest.importorskip, ("sqlite_utils", "pyarrow.parquet", "openpyxl"))
    pytest.importorskip("xlsxwriter")
    out, table = tmp_path / "out", tmp_path / "known.csv"
    table.write_text(
        'source_name,letter_id,url,"Read ""by"" ]",\n001.txt,x,https://example.org/1,Ms X,\n', encoding="utf-8"
    )
    formats = ("sqlite", "parquet", "xlsx", "jsonl", "csv")
    batch(write_letters(tmp_path / "letters", 3), out=out, about=About(table), formats=formats)
    (row,) = csv.DictReader((out / "about.csv").open(encoding="utf-8", newline=""))
    assert row == {"letter_id": row["letter_id"], "url": "https://example.org/1", 'Read "by" ]': "Ms X"}
    (line,) = (out / "about.jsonl").read_text(encoding="utf-8").splitlines()
    database = utils.Database(out / "letters.db")
    assert json.loads(line) == row
    assert list(database["about"].rows) == arrow.read_table(out / "about.parquet").to_pylist() == [row]
    assert database["about"].foreign_keys[0].other_table == "letters"
    titles, *rows = openpyxl.load_workbook(out / "letters.xlsx")["Letters"].iter_rows(values_only=True)
    at = titles.index("about_url")
    assert titles[at - 1 : at + 2] == ("File", "about_url", 'about_Read "by" ]')
    assert sorted(filter(any, (one[at : at + 2] for one in rows))) == [("https://example.org/1", "Ms X")]
    assert {"about.csv", "about.jsonl", "about.parquet"} <= set(json.loads((out / "run.json").read_bytes())["files"])


def test_without_it_there_is_no_such_table(batch: Batch, tmp_path: Path) -> None:
    batch(write_letters(tmp_path / "letters", 1), out=tmp_path / "out")
    assert not list((tmp_path / "out").glob("about.*"))
