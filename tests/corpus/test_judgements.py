"""Each judgement stands beside the one before it."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters import parse
from ofsted_letters.batch.run import Request, run
from ofsted_letters.batch.settings import Settings
from ofsted_letters.corpus.judgements import Judgements
from ofsted_letters.write.tables import TABLES, tables

Rows = list[dict[str, Any]]
REPORT = """\
Inspection of Fellbridge Borough Council
children’s social care services

Inspection dates: {dates}

Lead inspector:     Una Brightwell
                    Her Majesty’s Inspector

Judgement                                                       Grade

{rows}

Children in Fellbridge are met with care, and their parents know whom to call when they need to be heard.

What needs to improve
- The timeliness of visits.

Help and protection

1. Thresholds are well understood by all the partners who refer children.
"""
TOGETHER = "The experiences and progress of children in care and\ncare leavers"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
HELP = "The experiences and progress of children who need help\nand protection"
OVERALL = "Overall effectiveness"
REPORTS = {
    "1 latest.txt": (
        "4 to 15 March 2024",
        {HELP: "Good", IN_CARE: "Outstanding", LEAVERS: "Good", OVERALL: "Good"},
    ),
    "2 first.txt": ("5 to 16 March 2018", {HELP: "Good", TOGETHER: "Good", OVERALL: "Requires improvement to be good"}),
    "3 between.txt": ("7 to 18 June 2021", {HELP: "Inadequate", TOGETHER: "Good", OVERALL: "Inadequate"}),
}
EXPECTED = [
    # date, aspect, grade, latest, grade before, date before, change, comparable
    ("2024-03-15", "help_and_protection", "good", True, "inadequate", "2021-06-18", "improved", True),
    ("2024-03-15", "in_care", "outstanding", True, "good", "2021-06-18", None, False),
    ("2024-03-15", "care_leavers", "good", True, "good", "2021-06-18", None, False),
    ("2024-03-15", "overall_effectiveness", "good", True, "inadequate", "2021-06-18", "improved", True),
    ("2018-03-16", "help_and_protection", "good", False, None, None, None, None),
    ("2018-03-16", "in_care_and_care_leavers", "good", False, None, None, None, None),
    ("2018-03-16", "overall_effectiveness", "requires_improvement", False, None, None, None, None),
    ("2021-06-18", "help_and_protection", "inadequate", False, "good", "2018-03-16", "declined", True),
    ("2021-06-18", "in_care_and_care_leavers", "good", False, "good", "2018-03-16", "unchanged", True),
    (
        "2021-06-18",
        "overall_effectiveness",
        "inadequate",
        False,
        "requires_improvement",
        "2018-03-16",
        "declined",
        True,
    ),
]
SHOWN = (
    *("date", "aspect", "grade", "is_latest_held"),
    *("previous_grade", "previous_date", "change", "comparable"),
)


def composed(dates: str, grades: dict[str, str]) -> str:
    """A report with this table."""
    rows = "\n\n".join(
        f"{aspect:<64}{grade}" if "\n" not in aspect else beside(aspect, grade) for aspect, grade in grades.items()
    )
    return REPORT.format(dates=dates, rows=rows)


def beside(aspect: str, grade: str) -> str:
    """A row whose aspect runs over two lines."""
    first, second = aspect.split("\n")
    return f"{first:<64}{grade}\n{second}"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of three reports of one authority, in no order of time."""
    for library in ("pyarrow", "sqlite_utils", "xlsxwriter"):
        pytest.importorskip(library)
    folder = tmp_path_factory.mktemp("judged")
    for name, (dates, grades) in REPORTS.items():
        (folder / name).write_text(composed(dates, grades), encoding="utf-8")
    formats = ("csv", "jsonl", "sqlite", "parquet", "xlsx")
    run(Request([str(folder)], str(folder / "out"), alone=True, formats=formats), Settings(workers=1))
    return folder / "out"


def shown(rows: Rows) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in SHOWN) for row in rows]


def test_json_lines_have_what_was_judged_before(out: Path) -> None:
    rows = [json.loads(line) for line in (out / "judgements.jsonl").read_bytes().splitlines()]
    assert shown(rows) == EXPECTED
    assert [list(row) for row in rows] == [[column.name for column in TABLES["judgements"]]] * len(rows)


def test_csv_has(out: Path) -> None:
    with (out / "judgements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert shown(rows) == [tuple("" if value is None else str(value) for value in row) for row in EXPECTED]


def test_sqlite_has(out: Path) -> None:
    database = sqlite3.connect(out / "letters.db")
    assert database.execute(f"SELECT {', '.join(SHOWN)} FROM judgements").fetchall() == EXPECTED
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_parquet_has(out: Path) -> None:
    read = pytest.importorskip("pyarrow.parquet").read_table(out / "judgements.parquet").to_pylist()
    assert shown(json.loads(json.dumps(read, default=str))) == EXPECTED


def test_the_workbook_has(out: Path) -> None:
    sheet = pytest.importorskip("openpyxl").load_workbook(out / "letters.xlsx")["Judgements"]
    titles, *rows = sheet.iter_rows(values_only=True)
    read = [dict(zip(titles, row, strict=True)) for row in rows]
    seen = [{name: in_python(row["Date" if name == "date" else name]) for name in SHOWN} for row in read]
    assert shown(json.loads(json.dumps(seen, default=str))) == EXPECTED
    assert [row["Beside the one before it that is here"] for row in read][:2] == [
        "better than before (inadequate, 18 June 2021)",
        "not comparable: the aspects changed (good, 18 June 2021)",
    ]


def in_python(value: Any) -> Any:
    """A day that a cell gives back with a time."""
    return value.date() if hasattr(value, "date") else value


def rows_of(name: str, **changed: object) -> tuple[dict[str, Any], Rows]:
    """A report's row of letters, and its judgements."""
    dates, grades = REPORTS[name]
    rows = tables(parse(composed(dates, grades).encode(), name=name), name)
    return rows["letters"][0] | changed, rows["judgements"]


def judged(*reports: tuple[dict[str, Any], Rows]) -> list[tuple[Any, ...]]:
    judgements = Judgements()
    for letter, rows in reports:
        judgements.add(letter, rows)
    return shown(judgements.compared())


def test_a_code_makes_one_authority_of_two_names() -> None:
    before = rows_of("2 first.txt", la_code="900", authority_name="Fellbridge")
    after = rows_of("3 between.txt", la_code="900", authority_name="Fellbridge Borough Council")
    assert [row[4] for row in judged(before, after)] == [None, None, None, "good", "good", "requires_improvement"]


@pytest.mark.parametrize(
    "other", [{"la_code": "901"}, {"family": "area_send"}, {"authority_name": None}, {"date": None}]
)
def test_other_authorities_families_and_those_unknown_are_not_compared(other: dict[str, object]) -> None:
    rows = judged(rows_of("2 first.txt", **other), rows_of("3 between.txt"))
    assert [row[4] for row in rows] == [None] * 6
    latest = None if None in other.values() else True
    assert [row[3] for row in rows] == [latest] * 3 + [True] * 3


def test_two_files_of_one_report_are_both_the_latest() -> None:
    rows = judged(rows_of("3 between.txt"), rows_of("3 between.txt"))
    assert [(row[3], row[4]) for row in rows] == [(True, None)] * 6
