"""The workbook of a dataset: people read it first, programs join it, and nothing in it is obeyed."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ofsted_letters.cli.app import app
from ofsted_letters.corpus.files import way_to_content
from ofsted_letters.corpus.judgements import Judgements
from ofsted_letters.model import Letter
from ofsted_letters.office.workbook import Workbook
from ofsted_letters.write import xlsx
from ofsted_letters.write.findings import FINDING_COLUMNS
from ofsted_letters.write.tables import tables
from tests.conftest import ROOT
from tests.corpus.held_letters import BETTER, POINT, URGENT, judgement, letter_on, points
from tests.write.invented import item, section

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

TRICKY = section(
    "strengths",
    "Strengths",
    *(item(text) for text in ("=1+1", "https://example.org", "0012", "@SUM(A1)", "long " * 8000)),
)


def written(folder: Path, *letters: Letter, errors: int = 0) -> Any:
    """The workbook of some letters, as openpyxl reads it."""
    book, judgements = Workbook(folder), Judgements()
    for letter in letters:
        rows = tables(letter, letter.source.name)
        judgements.add(rows["letters"][0], rows.pop("judgements"))
        file = {"letter_id": rows["letters"][0]["letter_id"], "file": f"../letters/{letter.source.name}"}
        book.add(rows | {"files": [file]})
    book.add({"errors": [{}] * errors})
    book.add({"judgements": judgements.compared()})
    book.close()
    return openpyxl.load_workbook(folder / "letters.xlsx")


def values(sheet: Any) -> list[list[Any]]:
    """What cells hold, dates as dates."""
    return [[one.date() if isinstance(one, datetime.datetime) else one for one in row] for row in sheet.values]


def column(sheet: Any, title: str) -> list[Any]:
    """The cells below a title."""
    index = [cell.value for cell in sheet[1]].index(title)
    return [row[index] for row in sheet.iter_rows(min_row=2)]


def test_findings_begin_with_what_people_read_and_end_with_what_programs_join_by(tmp_path: Path) -> None:
    sheet = written(
        tmp_path,
        letter_on(
            "204", sections=(points("Visit.", recurrence="outstanding", page=3, themes=("workforce", "supervision")),)
        ),
    )["Findings"]
    titles, row = values(sheet)
    shown = titles.index("About") + 1
    assert dict(zip(titles[:shown], row[:shown], strict=True)) == {
        "Authority": "Hackney",
        "Date": datetime.date(2019, 3, 4),
        "Inspection": "focused visit",
        "Kind of finding": "Area for development or improvement",
        "Leads in": None,
        "Finding": "Visit.",
        "Page": 3,
        "Raised before": "Raised before, still outstanding",
        "For whom": "the council",
        "About": "workforce; supervision",
    }
    renamed = {"date": "Date", "lead_in": "Leads in", "text": "Finding", "page": "Page"}
    assert {renamed.get(name, name) for name in FINDING_COLUMNS} <= set(titles)
    groups = [sheet.column_dimensions[cell.column_letter] for cell in sheet[1]]
    assert {name for name, one in sheet.column_dimensions.items() if one.hidden} == {
        name for name, one in sheet.column_dimensions.items() if one.outlineLevel == 1
    }
    assert not groups[shown - 1].hidden
    assert groups[shown].hidden


def test_sheets_are_tables_with_what_tells_rows_apart_in_sight(tmp_path: Path) -> None:
    letters = (letter_on("204"), letter_on("205", "2020-01-31", "ilacs_inspection", judgements=(judgement("good"),)))
    book = written(tmp_path, *letters)
    assert book.sheetnames == ["Summary", "Findings", "Judgements", "Letters", "Coverage", "Themes", "Notes"]
    for name in ("Findings", "Judgements", "Letters", "Coverage"):
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert [one.name for one in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes == "C2"
    assert column(book["Findings"], "Finding")[0].alignment.wrap_text


def test_a_dataset_of_nothing_is_a_workbook(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert {name: book[name].max_row for name in ("Findings", "Letters")} == {"Findings": 1, "Letters": 1}


def test_a_page_leads_to_its_file_and_stays_a_number(tmp_path: Path) -> None:
    book = written(tmp_path, letter_on("204", sections=(points("Visit.", page=3),)))
    (page,) = column(book["Findings"], "Page")
    assert (page.value, way_of(page), page.hyperlink.location) == (3, "../letters/204-2019-03-04.pdf", "page=3")
    (file,) = column(book["Letters"], "File")
    assert (file.value, way_of(file)) == ("204-2019-03-04.pdf", "../letters/204-2019-03-04.pdf")


def way_of(cell: Any) -> str:
    """Where a cell leads; in a workbook the parts of a way stand between backslashes."""
    target: str = cell.hyperlink.target
    return target.replace("\\", "/")


def test_nothing_is_obeyed_and_what_is_too_long_is_told(tmp_path: Path) -> None:
    sheet = written(tmp_path, letter_on("204", sections=(TRICKY,)))["Findings"]
    found = column(sheet, "Finding")
    assert [cell.value for cell in found[:4]] == ["=1+1", "https://example.org", "0012", "@SUM(A1)"]
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for cell in found if cell.hyperlink]
    assert len(found[4].value) == xlsx.LONGEST_TEXT
    assert found[4].value.endswith(xlsx.CUT)


def test_the_summary_has_letters_over_letters_read_and_no_total_of_families(tmp_path: Path) -> None:
    both = (POINT, URGENT)
    book = written(
        tmp_path,
        letter_on("204", "2019-03-04", sections=both),
        letter_on("205", "2019-05-06"),
        letter_on("205", "2020-05-06", sections=()),
        letter_on("204", "2020-01-01", "ilacs_inspection", judgements=(judgement("good"),)),
        errors=2,
    )
    rows = [tuple(one for one in row if one is not None) for row in values(book["Summary"])]
    assert (rows[1][0], rows[2][0]) == (
        "As of the documents here, the latest of 6 May 2020: 4 documents on 2 authorities.",
        "2 files gave no letter: errors.jsonl says which and why.",
    )
    assert ("Focused visits", 2019, 2, 1, 2, 1.5) in rows
    assert ("Focused visits", "all years", 3, 1, 2, 1) in rows
    assert ("ILACS inspections", "all years", 1, "this kind has none", 1, 1) in rows
    assert ("Hackney", datetime.date(2019, 3, 4), "focused visit", 1) in rows
    assert ("Overall effectiveness", 1, 0, 1, 0, 0) in rows
    assert not [row for row in rows if 4 in row[2:3]]


def test_what_an_area_needs_to_do_better_is_for_somebody_and_counted(tmp_path: Path) -> None:
    book = written(tmp_path, letter_on("204", "2023-01-01", "area_send", (BETTER,)))
    assert [cell.value for cell in column(book["Findings"], "For whom")] == ["the area: to whom is not told"]
    rows = [tuple(one for one in row if one is not None) for row in values(book["Summary"])]
    assert ("Area SEND", "all years", 1, 0, 1, 1) in rows


def test_coverage_has_every_authority_and_says_where_nothing_is_held(tmp_path: Path) -> None:
    book = written(
        tmp_path, letter_on("204"), letter_on("204", "2019-01-01"), letter_on("928", "2020-01-01", "area_send")
    )
    titles, *rows = values(book["Coverage"])
    assert titles == ["Region", "Authority", "Focused visits", "Area SEND", "la_code"]
    by_code = {row[-1]: row[:-1] for row in rows}
    assert by_code["204"] == ["London", "Hackney", datetime.date(2019, 3, 4), "none held"]
    assert by_code["205"] == ["London", "Hammersmith and Fulham", "none held", "none held"]
    assert len(by_code) > 150


def test_notes_name_the_licence_the_breaks_of_what_is_here_and_the_columns(tmp_path: Path) -> None:
    notes = values(written(tmp_path, letter_on("204"))["Notes"])
    told = [" ".join(filter(None, row)) for row in notes]
    assert any("Open Government Licence v3.0" in line for line in told)
    assert "Focused visits 2020-09: Assurance visits until spring 2021" in told
    assert not [line for line in told if "JTAIs" in line]
    assert {"finding_id", "letter_id"} <= {row[0] for row in notes}


def test_a_table_too_long_for_a_sheet_goes_on_on_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    book = xlsx.new_book(str(tmp_path / "long.xlsx"), tmpdir=str(tmp_path))
    sheet = xlsx.Sheet(book, "Errors", [xlsx.named("path")], xlsx.Formats(book))
    xlsx.write_rows(sheet, ({"path": str(number)} for number in range(5)))
    book.close()
    read = openpyxl.load_workbook(tmp_path / "long.xlsx")
    sheets = [[cell.value for cell in one["A"]] for one in read]
    assert sheets == [["path", "0", "1"], ["path", "2", "3"], ["path", "4"]]
    assert [list(one.tables.items()) for one in read] == [
        [("Errors", "A1:A3")],
        [("Errors_2", "A1:A3")],
        [("Errors_3", "A1:A2")],
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["long.xlsx"]


def test_rows_are_not_kept(tmp_path: Path) -> None:
    book = xlsx.new_book(str(tmp_path / "many.xlsx"), tmpdir=str(tmp_path))
    sheet = xlsx.Sheet(book, "Findings", [xlsx.named("text", width=10)], xlsx.Formats(book))
    tracemalloc.start()
    for number in range(4000):
        sheet.add({"text": f"{number} " + "long " * 200})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sheet.finish()
    book.close()
    assert peak < 1_000_000  # the texts alone are 4 MB


def test_letters_of_a_column_are_those_of_a_spreadsheet() -> None:
    assert [xlsx.column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_findings_alone_lead_to_the_files_that_they_were_read_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    shutil.copy(ROOT / "samples" / "wexcombe-2010.pdf", "letters")
    book = "books/found.xlsx"
    (tmp_path / "books").mkdir()
    done = CliRunner().invoke(app, ["findings", "letters/wexcombe-2010.pdf", "-q", "-o", book])
    assert done.exit_code == 0, done.stderr
    read = openpyxl.load_workbook(book)
    assert read.sheetnames == ["Findings", "Notes"]
    assert {way_of(cell) for cell in column(read["Findings"], "Page")} == {"../letters/wexcombe-2010.pdf"}


def test_a_file_of_the_name_that_holds_something_else_is_not_led_to(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    sha256 = hashlib.sha256(b"a").hexdigest()
    assert way_to_content(str(tmp_path), str(tmp_path / "a.pdf"), sha256) == "a.pdf"
    assert way_to_content(str(tmp_path), str(tmp_path / "a.pdf#pages=1-2"), sha256) == "a.pdf"
    assert way_to_content(str(tmp_path), str(tmp_path / "a.pdf"), "0" * 64) is None
    assert way_to_content(str(tmp_path), str(tmp_path / "b.pdf"), sha256) is None
