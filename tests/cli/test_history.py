"""`history`: what authorities were asked, and what may have been raised again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app
from ofsted_letters.model import Letter
from ofsted_letters.terms import ItemRole, SectionKind
from ofsted_letters.write.identity import finding_id
from ofsted_letters.write.json import letter_line
from tests.corpus.held_letters import letter_on
from tests.write.invented import item, section

HACKNEY, OLD, WEST = "204", "928", "941"
RAISED_BEFORE = "Missing children were an area for development at the inspection in March 2016. They still are."


def asking(la_code: str, on: str, *points: str, **changes: Any) -> Letter:
    return letter_on(la_code, on, sections=(told("areas_for_development", *points),), **changes)


def told(kind: SectionKind, *texts: str) -> Any:
    return section(kind, kind.replace("_", " ").capitalize(), *map(item, texts))


LETTERS = (
    asking(HACKNEY, "2018-05-01", "The regularity of supervision.", "The sufficiency of foster homes."),
    letter_on(
        HACKNEY,
        "2021-05-01",
        sections=(
            told("strengths", "The sufficiency of homes is good."),
            told("areas_for_development", "Supervision of all staff."),
            section("findings", "Findings", item(RAISED_BEFORE, recurrence="raised_before")),
        ),
    ),
    asking(OLD, "2018-05-01", "The regularity of supervision."),
    asking(WEST, "2022-05-01", "Supervision of all staff."),
)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    (tmp_path / "letters.jsonl").write_bytes(b"".join(map(letter_line, LETTERS)))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["history", *map(str, arguments)])


def lines(result: Result) -> str:
    return " ".join(result.stdout.split())


def records(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]


def test_the_page_has_what_was_asked_and_what_came_of_it(dataset: Path) -> None:
    shown = run(dataset, "--authority", "Hackney")
    assert shown.exit_code == 0
    assert "• The regularity of supervision. (page 1) Possibly raised again, 2021-05-01" in lines(shown)
    assert "(strong: supervision): Supervision of all staff." in lines(shown)
    assert "Said later, 2021-05-01, page 1 (strengths): The sufficiency of homes is good" in lines(shown)
    assert "no later document on these services is here" in lines(shown)
    assert "resolved" not in lines(shown)


@pytest.mark.parametrize("role", ["lead_in", "none_stated"])
def test_what_is_no_finding_is_no_point(dataset: Path, role: ItemRole) -> None:
    passage = item("Supervision is still not regular:", type="paragraph", role=role, recurrence="outstanding")
    visit = letter_on(HACKNEY, "2022-05-01", sections=(section("areas_for_development", "Areas", passage),))
    (dataset / "letters.jsonl").write_bytes(letter_line(visit))
    assert [one["record"] for one in records(dataset)] == ["told_by_letter"]


def test_an_inspection_that_a_letter_names_is_missing_or_there(dataset: Path) -> None:
    assert "an inspection of 2016-03: not among these letters" in lines(run(dataset))
    earlier = asking(HACKNEY, "2016-03-09", "Missing children.")
    with (dataset / "letters.jsonl").open("ab") as file:
        file.write(letter_line(earlier))
    assert "an inspection of 2016-03: Hackney, focused visit, 9 March 2016" in lines(run(dataset))


def test_a_successor_is_shown_with_those_before_it_apart(dataset: Path) -> None:
    found = records(dataset, "--authority", "West Northamptonshire")
    assert [one["official_name"] for one in found] == ["Northamptonshire", "West Northamptonshire"]
    assert not any(one["possibly_raised_again"] for one in found)
    assert "in place of Northamptonshire since 2021-04-01" in lines(run(dataset, "--authority", WEST))


@pytest.mark.parametrize("layout", ["page", "csv"])
def test_a_name_that_no_letter_is_of_is_told_with_those_that_may_be_meant(dataset: Path, layout: str) -> None:
    result = run(dataset, "--authority", "Hackny", "--format", layout)
    assert result.exit_code == 1
    told = "ofsted-letters: Hackny: none of 4 letters read is on this authority; perhaps 'Hackney' is meant\n"
    assert result.stderr == told


def test_a_record_says_how_many_later_documents_looked(dataset: Path) -> None:
    supervision, homes, *_ = records(dataset, "--authority", HACKNEY)
    assert [one["text"] for one in supervision["possibly_raised_again"]] == ["Supervision of all staff."]
    assert supervision["not_found_again"] is None
    assert (homes["later_documents"], homes["later_documents_that_looked_at_it"]) == (1, 1)
    assert homes["not_found_again"] == "not found again in 1 later document that looked at it"


def test_csv_is_the_table_of_a_dataset(dataset: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run(dataset, "--format", "csv").stdout))
    assert (row["official_name"], row["earlier_date"], row["later_date"]) == ("Hackney", "2018-05-01", "2021-05-01")
    assert (row["strength"], row["matters"]) == ("strong", "supervision")


def test_a_page_for_a_browser_stands_alone(dataset: Path) -> None:
    out = dataset / "history.html"
    assert run(dataset / "letters.jsonl", "-o", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "possibly raised again, strong: supervision" in page
    assert "index.html" not in page


def test_decisions_override_and_those_of_no_point_are_told(dataset: Path) -> None:
    first, second = (finding_id(letter, number, 0) for letter, number in ((LETTERS[0], 0), (LETTERS[1], 1)))
    decisions = dataset / "decisions.csv"
    decisions.write_text(f"earlier,later,decision,who,note\n{first},{second},no,Ida,\nx,y,yes,Ida,\n", encoding="utf-8")
    result = run(dataset, "--decisions", decisions, "--format", "csv")
    assert not list(csv.DictReader(io.StringIO(result.stdout)))
    assert "no such points here: x, y" in result.stderr


def test_letters_without_a_date_are_told(dataset: Path) -> None:
    undated = LETTERS[0].model_copy(
        update={
            "header": LETTERS[0].header.model_copy(update={"date": None}),
            "metadata": LETTERS[0].metadata.model_copy(update={"inspection_start": None, "inspection_end": None}),
        }
    )
    (dataset / "letters.jsonl").write_bytes(letter_line(undated))
    assert "1 letter without a date or an authority left out" in run(dataset).stderr


def test_what_partners_are_asked_is_looked_at_by_joint_inspections_alone(dataset: Path) -> None:
    police = (section("areas_for_development", "Asked", item("Supervision of officers.", addressee="police")),)
    joint = letter_on(WEST, "2021-06-01", "joint_targeted_area", police)
    report = asking(WEST, "2022-05-01", "The choice of homes.", family="ilacs_inspection")
    (dataset / "letters.jsonl").write_bytes(letter_line(joint) + letter_line(report))
    assert records(dataset)[0]["not_found_again"] == "no later document on these services is here"
    again = letter_on(WEST, "2023-06-01", "joint_targeted_area", police)
    (dataset / "letters.jsonl").write_bytes(letter_line(joint) + letter_line(again))
    assert records(dataset)[0]["possibly_raised_again"]


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    """A joint inspection that asks the police, and somebody, and a full inspection of the council behind it."""
    asked = (item("Supervision of officers.", addressee="police"), item("Supervision of staff at the front desk."))
    joint = letter_on(WEST, "2021-06-01", "joint_targeted_area", (section("areas_for_development", "Asked", *asked),))
    report = asking(WEST, "2022-05-01", "The choice of homes.", family="ilacs_inspection")
    (tmp_path / "letters.jsonl").write_bytes(letter_line(joint) + letter_line(report))
    return tmp_path


def test_a_point_for_nobody_that_is_named_is_not_said_to_be_looked_at_in_the_council(joint: Path) -> None:
    police, somebody, _ = records(joint)
    assert police["not_found_again"] == "no later document on these services is here"
    assert somebody["later_documents_that_looked_at_it"] is None
    assert somebody["not_found_again"] == "not found again in 1 later document that may have looked at it"


def test_the_pages_say_whom_a_point_of_a_joint_inspection_asks(joint: Path) -> None:
    shown = lines(run(joint))
    assert "• Supervision of officers. (page 1) [for the police]" in shown
    assert "at the front desk. (page 1) [for the area: to whom is not told]" in shown
    assert "• The choice of homes. (page 1) no later document" in shown
    run(joint / "letters.jsonl", "-o", joint / "history.html")
    assert "[for the police]" in (joint / "history.html").read_text(encoding="utf-8")
