from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app
from ofsted_letters.themes.rules import SOURCE, packaged
from tests.themes.rules_here import SMALL

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "wexcombe-2010.pdf.json"
OWN = SMALL.replace('"reflective supervision"', '"reflective supervision", "qualified manager"')


@pytest.fixture
def own(tmp_path: Path) -> str:
    (tmp_path / "mine.toml").write_text(OWN, encoding="utf-8")
    return str(tmp_path / "mine.toml")


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def told(*arguments: str) -> list[dict[str, str]]:
    result = ran("findings", str(SAMPLE), "--format", "csv", "--columns", "themes,text", "-q", *arguments)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(result.stdout.splitlines()))


def test_findings_about_a_theme() -> None:
    rows = told("--theme", "supervision_and_oversight")
    assert rows
    assert all("supervision_and_oversight" in row["themes"].split("; ") for row in rows)
    assert len(rows) < len(told())


def test_either_of_two_themes() -> None:
    both = told("--theme", "supervision_and_oversight", "--theme", "front_door")
    assert len(both) > len(told("--theme", "front_door"))


def test_a_theme_that_is_none_is_refused_with_what_may_be_meant() -> None:
    result = ran("findings", str(SAMPLE), "--theme", "caseload")
    assert result.exit_code == 2
    assert "no theme 'caseload': perhaps 'caseloads' is meant" in result.stderr
    assert "`ofsted-letters themes` lists them" in ran("findings", str(SAMPLE), "--theme", "weather").stderr


def test_own_rules_tell_themes_of_letters_that_were_parsed_before(own: str) -> None:
    rows = told("--themes", own)
    assert {theme for row in rows for theme in row["themes"].split("; ") if theme} == {"supervision", "recording"}
    (row,) = [row for row in rows if "qualified manager" in row["text"]]
    assert row["themes"] == "supervision"


def test_their_themes_are_the_ones_to_choose(own: str) -> None:
    assert told("--themes", own, "--theme", "supervision")
    assert ran("findings", str(SAMPLE), "--themes", own, "--theme", "front_door").exit_code == 2


@pytest.mark.parametrize("command", ["parse", "findings", "explain"])
def test_a_mistake_in_own_rules_is_told_with_its_line(command: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(OWN.replace("name =", "nome =", 1), encoding="utf-8")
    result = ran(command, str(SAMPLE), "--themes", str(wrong))
    assert result.exit_code == 2
    assert "line 9: [themes.supervision]: 'nome' means nothing here; perhaps 'name' is meant" in result.stderr


def test_a_file_that_is_not_there_is_told() -> None:
    result = ran("findings", str(SAMPLE), "--themes", "nowhere.toml")
    assert (result.exit_code, "nowhere.toml: it can't be read" in result.stderr) == (2, True)


def test_what_told_a_theme_is_explained(own: str) -> None:
    pdf = str(SAMPLE).removesuffix(".json")
    lines = ran("explain", pdf, "--field", "/sections/1/items/0/themes").stdout.splitlines()
    assert lines[0] == '/sections/1/items/0/themes: ["front_door"]'
    assert lines[1] == "    front_door: “referral”, in an item of a line or two"
    lines = ran("explain", pdf, "--field", "/sections/1/items/0/themes", "--themes", own).stdout.splitlines()
    assert lines[1] == "    supervision: “qualified manager”, in an item of a line or two"


def test_who_is_asked_is_explained() -> None:
    pdf = str(SAMPLE).removesuffix(".json")
    lines = ran("explain", pdf, "--field", "/sections/2/items/0/addressee").stdout.splitlines()
    assert lines[0] == '/sections/2/items/0/addressee: "council"'
    assert "    told_by_family: found it" in lines


def test_an_explanation_of_all_leaves_items_out() -> None:
    assert "/addressee" not in ran("explain", str(SAMPLE).removesuffix(".json")).stdout


def test_themes_are_listed_by_area_with_how_well_they_are_told() -> None:
    listed = ran("themes").stdout
    for area in packaged().areas.values():
        assert f"\n{area}\n" in f"\n{listed}"
    assert "  caseloads " in listed
    assert "(precision 0." in listed


def test_own_themes_are_listed_without_figures(own: str) -> None:
    assert ran("themes", "--themes", own).stdout.splitlines()[:2] == [
        "Practice",
        "  supervision  Supervision of workers",
    ]


def test_the_rules_are_written_as_they_are() -> None:
    assert ran("themes", "--toml").stdout_bytes == Path(SOURCE).read_bytes()
