"""Which letters and findings are asked for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from ofsted_letters.corpus.choice import Choice

LETTER = {
    "family": "focused_visit",
    "official_name": "Hackney",
    "authority_name": "London Borough of Hackney",
    "la_code": "204",
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
    assert not Choice(authorities=("Hackney",)).takes(unregistered)


def test_a_letter_without_a_date_is_in_no_period() -> None:
    undated: dict[str, Any] = LETTER | {"date": None}
    assert Choice().takes(undated)
    assert not Choice(since=datetime.date(1900, 1, 1)).takes(undated)


def test_kinds_are_of_findings() -> None:
    assert Choice(kinds=("strengths",)).takes(LETTER)
    assert Choice(kinds=("strengths",)).takes_finding({"kind": "strengths"})
    assert not Choice(kinds=("strengths",)).takes_finding({"kind": "weaknesses"})
