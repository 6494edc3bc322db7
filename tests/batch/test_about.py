"""`batch --about`: a table of its own, and pages that name where a letter was published."""

from __future__ import annotations

import csv
from pathlib import Path

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


def test_without_it_there_is_no_such_table(batch: Batch, tmp_path: Path) -> None:
    batch(write_letters(tmp_path / "letters", 1), out=tmp_path / "out")
    assert not (tmp_path / "out" / "about.csv").exists()
