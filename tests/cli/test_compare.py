"""`compare`: an authority beside its region and its statistical neighbours."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app
from ofsted_letters.corpus.beside.sides import figure, grades
from ofsted_letters.terms import SectionKind
from ofsted_letters.write.json import letter_line
from tests.corpus.held_letters import judgement, letter_on
from tests.write.invented import item, section

HACKNEY, LEWISHAM, CAMDEN, SURREY, CHESHIRE, CUMBRIA, CUMBERLAND = "204", "209", "202", "936", "896", "909", "942"


def asked(kind: SectionKind, *texts: str, **changes: Any) -> Any:
    return (section(kind, "Asked", *(item(text, **changes) for text in texts)),)


SUPERVISION = asked("areas_for_development", "The regularity of supervision.", themes=("supervision_and_oversight",))
HOMES = asked("areas_for_development", "Private fostering.", "Foster homes.", themes=("private_fostering",))
MISSED = asked("priority_action", "Supervision that is missed.", themes=("supervision_and_oversight",))
LETTERS = (
    letter_on(HACKNEY, "2019-05-01", sections=SUPERVISION),
    letter_on(HACKNEY, "2021-05-01", sections=HOMES),
    letter_on(HACKNEY, "2022-05-01", "ilacs_inspection", HOMES, (judgement("good"),)),
    letter_on(LEWISHAM, "2020-05-01", sections=SUPERVISION),
    letter_on(LEWISHAM, "2018-05-01", "ilacs_inspection", SUPERVISION, (judgement("inadequate"),)),
    letter_on(LEWISHAM, "2023-05-01", "ilacs_inspection", HOMES, (judgement("outstanding"),)),
    letter_on(
        CAMDEN,
        "2020-05-01",
        sections=MISSED,
    ),
    letter_on(SURREY, "2020-05-01", sections=SUPERVISION),
)
PARTNERS_ACTION = letter_on(
    HACKNEY, "2023-05-01", "joint_targeted_area", asked("priority_action", "Police recording.", addressee="police")
)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    (tmp_path / "letters.jsonl").write_bytes(b"".join(map(letter_line, LETTERS)))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def rows(*arguments: object, **having: str) -> list[dict[str, str]]:
    read = csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout))
    return [row for row in read if all(row[name] == value for name, value in having.items())]


def counts(*arguments: object, **having: str) -> list[tuple[str, str, str]]:
    return [(row["beside"].split(" (")[0], row["number"], row["of"]) for row in rows(*arguments, **having)]


def test_the_latest_judgement_stands_beside_those_of_others(dataset: Path) -> None:
    own, *others = rows("Hackney", dataset, what="judgement", about="overall_effectiveness")
    assert (own["value"], own["date"]) == ("good", "2022-05-01")
    london = {row["value"]: (row["number"], row["of"]) for row in others if row["beside"] == "London"}
    assert london == {
        "outstanding": ("1", "1"),
        "good": ("0", "1"),
        "requires_improvement": ("0", "1"),
        "inadequate": ("0", "1"),
    }


def test_what_is_judged_in_parts_since_is_no_latest_judgement(dataset: Path) -> None:
    together = letter_on(
        HACKNEY, "2016-05-01", "ilacs_inspection", (), (judgement("good", "in_care_and_care_leavers"),)
    )
    apart = letter_on(HACKNEY, "2024-05-01", "ilacs_inspection", (), (judgement("outstanding", "care_leavers"),))
    (dataset / "letters.jsonl").write_bytes(letter_line(together))
    assert [row["value"] for row in rows("Hackney", dataset, what="judgement", beside="itself")] == ["good"]
    (dataset / "letters.jsonl").write_bytes(letter_line(together) + letter_line(apart))
    (row,) = rows("Hackney", dataset, what="judgement", beside="itself")
    assert (row["about"], row["value"]) == ("care_leavers", "outstanding")


def test_what_others_have_judged_in_parts_since_is_told_apart_from_what_is_not_held(dataset: Path) -> None:
    together, apart = judgement("good", "in_care_and_care_leavers"), judgement("good", "in_care")
    reports = (
        letter_on(HACKNEY, "2016-05-01", "ilacs_inspection", (), (together,)),
        letter_on(HACKNEY, "2024-05-01", "ilacs_inspection", (), (apart,)),
        letter_on(LEWISHAM, "2016-05-01", "ilacs_inspection", (), (together,)),
        letter_on(CAMDEN, "2024-05-01", "ilacs_inspection", (), (together,)),
        letter_on(CAMDEN, "2025-05-01", "ilacs_inspection", (), (apart,)),
    )
    (dataset / "letters.jsonl").write_bytes(b"".join(map(letter_line, reports)))
    own, *others = rows("Hackney", dataset, what="judgement", about="in_care_and_care_leavers")
    assert (own["value"], own["date"]) == ("judged in parts since", "")
    of_london = [row for row in others if row["beside"] == "London" and row["number"] != "0"]
    assert [(row["value"], row["number"], row["of"]) for row in of_london] == [
        ("good", "1", "1"),
        ("judged in parts since", "1", "2"),
    ]


def test_a_cell_has_what_is_judged_in_parts_behind_the_grades() -> None:
    def of_group(value: str, number: int, of: int) -> dict[str, object]:
        return {"value": value, "number": number, "of": of}

    parts = of_group("judged in parts since", 1, 2)
    assert grades([of_group("good", 1, 1), of_group("inadequate", 0, 1), parts]) == (
        "good 1, of 1; judged in parts since 1, of 2"
    )
    assert grades([of_group("good", 0, 0), parts]) == "judged in parts since 1, of 2"
    assert grades([of_group("good", 0, 0)]) == "none held"


def test_letters_without_themes_are_told_to_have_none(dataset: Path) -> None:
    plain = letter_on(HACKNEY, "2021-05-01", sections=asked("areas_for_development", "The regularity of supervision."))
    (dataset / "letters.jsonl").write_bytes(letter_line(plain))
    (row,) = rows("Hackney", dataset, what="theme")
    assert row["value"].startswith("no theme is told in any of the letters here")


def test_points_are_counted_a_letter_and_family(dataset: Path) -> None:
    assert counts("Hackney", dataset, what="points", family="focused_visit")[:2] == [
        ("itself", "3", "2"),
        ("London", "2", "2"),
    ]
    assert counts("Hackney", dataset, what="points", family="ilacs_inspection")[:2] == [
        ("itself", "2", "1"),
        ("London", "3", "2"),
    ]


def test_a_theme_is_a_share_of_the_letters_that_looked_at_it(dataset: Path) -> None:
    supervision = {"what": "theme", "about": "supervision_and_oversight", "family": "focused_visit"}
    assert counts("Hackney", dataset, **supervision)[:2] == [("itself", "1", "1"), ("London", "2", "2")]
    _, london, *_ = rows("Hackney", dataset, what="theme", about="private_fostering", family="focused_visit")
    assert (london["value"], london["of"]) == ("not looked at", "0")


def test_priority_actions_of_partners_are_not_the_councils(dataset: Path) -> None:
    with (dataset / "letters.jsonl").open("ab") as file:
        file.write(letter_line(PARTNERS_ACTION))
    by_family = {
        row["family"]: row["value"] for row in rows("Hackney", dataset, what="priority_action", beside="itself")
    }
    assert by_family == {
        "focused_visit": "none for the council in 2 letters here",
        "joint_targeted_area": "none for the council in 1 letter here",
        "ilacs_inspection": "none for the council in 1 letter here",
    }


def test_priority_actions_are_counted_family_by_family(dataset: Path) -> None:
    of_camden = letter_on(CAMDEN, "2021-05-01", "ilacs_inspection", SUPERVISION)
    with (dataset / "letters.jsonl").open("ab") as file:
        file.write(letter_line(of_camden))
    action = {"what": "priority_action", "beside": "London"}
    assert counts("Hackney", dataset, family="focused_visit", **action) == [("London", "1", "2")]
    assert counts("Hackney", dataset, family="ilacs_inspection", **action) == [("London", "0", "2")]


def test_points_of_a_joint_inspection_stand_beside_those_that_are_not_counted(dataset: Path) -> None:
    sections = (
        section(
            "areas_for_development",
            "Asked",
            item("Police recording.", addressee="police"),
            item("Records."),
            item("Audits.", responsible_body="LSCP"),
        ),
    )
    (dataset / "letters.jsonl").write_bytes(
        letter_line(letter_on(HACKNEY, "2023-05-01", "joint_targeted_area", sections))
    )
    (row,) = rows("Hackney", dataset, what="points", beside="itself")
    assert (row["number"], row["text"]) == ("2", "without 1 for partners alone, 1 for nobody named")
    assert figure(row | {"of": 1}) == ("2.0 a letter: 2 in 1 letter (without 1 for partners alone, 1 for nobody named)")


def test_neighbours_can_be_others(dataset: Path) -> None:
    file = dataset / "like.csv"
    file.write_text(f"la_code,neighbours\n{HACKNEY},{SURREY}\n", encoding="utf-8")
    assert ("statistical neighbours", "1", "1") in counts(
        "Hackney", dataset, "--neighbours", file, what="points", family="focused_visit"
    )
    file.write_text("who,whom\n", encoding="utf-8")
    assert "it has not the columns la_code and neighbours" in run("Hackney", dataset, "--neighbours", file).stderr


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("999,209", "row 2: no authority has the code '999'; write DfE codes, the neighbours' with spaces between"),
        (f"{HACKNEY},{SURREY} abc", "row 2: no authority has the code 'abc'"),
        (f'{HACKNEY},"{SURREY},{CAMDEN}"', "row 2: no authority has the code '936,202'"),
        (f"{HACKNEY},{SURREY},{CAMDEN}", "row 2 has more cells than there are columns"),
        (f"{HACKNEY},Camden", "row 2: no authority has the code 'Camden'"),
        (f"{HACKNEY},{SURREY} {HACKNEY}", "row 2: 204 is its own neighbour; take it out of the row"),
        (f"{HACKNEY},{SURREY}\n{HACKNEY},{CAMDEN}", "row 3: 204 has a row already; put its neighbours into one row"),
    ],
)
def test_neighbours_that_can_not_be_are_told_with_their_row(dataset: Path, row: str, told: str) -> None:
    file = dataset / "like.csv"
    file.write_text(f"la_code,neighbours\n{row}\n", encoding="utf-8")
    result = run("Hackney", dataset, "--neighbours", file)
    assert result.exit_code == 1
    assert told in result.stderr


def test_an_abolished_council_is_in_no_group(dataset: Path) -> None:
    made = (letter_on(code, "2020-05-01", sections=SUPERVISION) for code in (CUMBRIA, CUMBERLAND, CHESHIRE))
    (dataset / "letters.jsonl").write_bytes(b"".join(map(letter_line, made)))
    assert ("North West", "1", "1") in counts("Cheshire West and Chester", dataset, what="points")


def test_the_page_has_the_counts(dataset: Path) -> None:
    shown = " ".join(run("Hackney", dataset).stdout.split())
    assert "good (1 May 2022)" in shown
    assert "not looked at" in shown
    assert "Statistical neighbours: the Department for Education’s, of April 2023 or later." in shown


def test_an_authority_without_letters_is_told(dataset: Path) -> None:
    result = run("Barnet", dataset)
    assert result.exit_code == 2
    assert "no letter here of an authority called 'Barnet'" in result.stderr
    assert "name authorities, and files or folders with letters" in run("Barnet").stderr


def test_a_letter_that_comes_again_counts_once(dataset: Path) -> None:
    once = rows("Hackney", dataset)
    assert rows("Hackney", dataset, dataset / "letters.jsonl") == once
    assert once


@pytest.mark.parametrize("name", ["E09000012", "204", "80496", "HACKNEY", "the London Borough of Hackney"])
def test_a_name_or_a_code_means_what_it_means_elsewhere(dataset: Path, name: str) -> None:
    assert {row["official_name"] for row in rows(name, dataset)} == {"Hackney"}


def test_letters_without_a_date_are_told_and_can_be_left_untold(dataset: Path) -> None:
    about = LETTERS[0].metadata.model_copy(update={"inspection_start": None, "inspection_end": None})
    header = LETTERS[0].header.model_copy(update={"date": None})
    with (dataset / "letters.jsonl").open("ab") as file:
        file.write(letter_line(LETTERS[0].model_copy(update={"metadata": about, "header": header})))
    assert "compare: 1 letter without a date or an authority left out" in run("Hackney", dataset).stderr
    assert run("Hackney", dataset, "-q").stderr == ""
