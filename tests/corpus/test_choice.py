"""Which letters and findings are asked for."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.corpus.choice import NAMES, REGIONS, Choice, folded, is_about
from ofsted_letters.fields.authorities import DATA

LETTER = {
    "family": "focused_visit",
    "official_name": "Hackney",
    "authority_name": "London Borough of Hackney",
    "gss_code": "E09000012",
    "la_code": "204",
    "ofsted_urn": "80504",
    "region": "London",
    "date": datetime.date(2021, 4, 1),
}


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(families=("area_send", "focused_visit")),
        Choice(authorities=("hackney council",)),
        Choice(authorities=("Camden", "HACKNEY")),
        Choice(authorities=("the London Borough of Hackney",)),
        Choice(authorities=("E09000012",)),
        Choice(authorities=("204",)),
        Choice(regions=("london",)),
        Choice(since=datetime.date(2021, 4, 1), until=datetime.date(2021, 4, 1)),
    ],
)
def test_a_letter_that_is_asked_for(choice: Choice) -> None:
    assert choice.takes(LETTER)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(families=("area_send",)),
        Choice(authorities=("Camden",)),
        Choice(regions=("South West",)),
        Choice(since=datetime.date(2021, 4, 2)),
        Choice(until=datetime.date(2021, 3, 31)),
        Choice(families=("focused_visit",), regions=("South West",)),
    ],
)
def test_a_letter_that_is_not(choice: Choice) -> None:
    assert not choice.takes(LETTER)


def test_an_authority_of_no_register_is_found_by_its_printed_name() -> None:
    unregistered: dict[str, Any] = LETTER | {
        "official_name": None,
        "la_code": None,
        "authority_name": "Wexcombe Council",
    }
    assert Choice(authorities=("wexcombe council",)).takes(unregistered)
    assert Choice(authorities=("Wexcombe",)).takes(unregistered)
    assert not Choice(authorities=("Hackney",)).takes(unregistered)


def test_a_name_within_another_is_not_that() -> None:
    north = LETTER | {"official_name": "North Yorkshire", "authority_name": "North Yorkshire", "la_code": "815"}
    assert not Choice(authorities=("York",)).takes(north)
    assert Choice(authorities=("North Yorkshire County Council",)).takes(north)


def test_a_letter_without_a_date_is_in_no_period() -> None:
    undated: dict[str, Any] = LETTER | {"date": None}
    assert Choice().takes(undated)
    assert not Choice(since=datetime.date(1900, 1, 1)).takes(undated)


def test_only_the_date_is_missed_where_all_else_fits() -> None:
    undated: dict[str, Any] = LETTER | {"date": None}
    since = datetime.date(1900, 1, 1)
    assert Choice(since=since, regions=("London",)).misses_date(undated)
    assert not Choice(since=since, regions=("South West",)).misses_date(undated)
    assert not Choice(since=since).misses_date(LETTER)
    assert not Choice().misses_date(undated)


def test_kinds_are_of_findings() -> None:
    assert Choice(kinds=("strengths",)).takes(LETTER)
    assert Choice(kinds=("strengths",)).takes_finding({"kind": "strengths"})
    assert not Choice(kinds=("strengths",)).takes_finding({"kind": "weaknesses"})


def test_addressees_and_themes_are_of_findings() -> None:
    finding = {"kind": "priority_action", "addressee": "police", "themes": ("missing", "police"), "text": "Notices."}
    assert Choice(addressees=("police", "health"), themes=("missing",)).takes_finding(finding)
    assert not Choice(addressees=("health",)).takes_finding(finding)
    assert not Choice(themes=("neglect",)).takes_finding(finding)


def test_words_are_of_findings() -> None:
    finding = {"kind": "priority_action", "text": "All children’s\u00a0records – each"}
    assert Choice(contains="CHILDREN'S  records -").takes_finding(finding)
    assert not Choice(contains="adults").takes_finding(finding)


@pytest.mark.parametrize(
    ("choice", "is_of_findings"),
    [
        (Choice(kinds=("strengths",)), True),
        (Choice(themes=("missing",)), True),
        (Choice(addressees=("police",)), True),
        (Choice(contains="adults"), True),
        (
            Choice(("area_send",), ("Hackney",), ("London",), datetime.date(2021, 4, 1), datetime.date.max),
            False,
        ),
    ],
)
def test_a_choice_of_findings_is_told_from_one_of_letters(choice: Choice, is_of_findings: bool) -> None:
    assert choice.is_of_findings is is_of_findings


def test_words_are_alike_whatever_their_quotes_dashes_and_case() -> None:
    assert folded("The  “child’s” –\nplan") == folded('the "Child\'s" - PLAN')


def test_the_regions_are_those_of_the_register() -> None:
    with Path(DATA).open(encoding="utf-8", newline="") as file:
        assert sorted({one["region"] for one in csv.DictReader(file)}) == sorted(REGIONS)


@pytest.mark.parametrize("name", ["", "  "])
def test_no_name_is_no_authority_s(name: str) -> None:
    unknown = dict.fromkeys(("official_name", "authority_name", "la_code", *NAMES))
    assert not is_about(unknown, name)
    assert not is_about(unknown | {"authority_name": "Wexcombe"}, name)
