from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest

from ofsted_letters.corpus.filters import REGIONS, Filter, folded, is_of, is_undated, matches
from ofsted_letters.fields.authorities import DATA
from ofsted_letters.write.findings import Row, findings
from tests.write.invented import letter

DAY = datetime.date(2010, 8, 11)
RESOLVED = {
    "official_name": "Hackney",
    "authority_name": "London Borough of Hackney",
    "gss_code": "E09000012",
    "la_code": "204",
}


def row(**changes: object) -> Row:
    return findings(letter())[0] | {"date": DAY} | changes


def test_a_filter_that_asks_for_nothing_lets_all_through() -> None:
    assert all(matches(one, Filter()) for one in findings(letter()))


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        (Filter(kinds=("priority_action", "findings")), {"kind": "findings"}),
        (Filter(families=("focused_visit",)), {"family": "focused_visit"}),
        (Filter(regions=("London",)), {"region": "London"}),
        (Filter(addressees=("police",)), {"addressee": "police"}),
        (Filter(since=DAY), {"date": DAY}),
        (Filter(until=datetime.date(2009, 1, 1)), {"date": datetime.date(2009, 1, 1)}),
        (Filter(contains="children's  records - "), {"text": "All children’s\u00a0records – each"}),
        (Filter(authorities=("Hackney",)), RESOLVED),
    ],
)
def test_each_part_of_a_filter_lets_through_what_it_asks_for_alone(wanted: Filter, changes: Row) -> None:
    other = {"date": datetime.date(2009, 1, 2)} if wanted.since or wanted.until else {}
    assert matches(row(**changes), wanted)
    assert not matches(row(**other), wanted)


@pytest.mark.parametrize("name", ["hackney", "Hackney Council", "the London Borough of Hackney", "E09000012", "204"])
def test_an_authority_by_any_form_of_its_name_and_by_code(name: str) -> None:
    assert is_of(row(**RESOLVED), name)


def test_a_name_within_another_is_not_that() -> None:
    york = row(official_name="North Yorkshire", authority_name="North Yorkshire County Council")
    assert not is_of(york, "York")
    assert is_of(row(official_name=None, authority_name="Wexcombe County Council"), "wexcombe")
    assert not is_of(row(official_name=None, authority_name=None, gss_code=None, la_code=None), "Wexcombe")


def test_undated_is_only_what_a_date_would_let_through() -> None:
    period = Filter(since=DAY, kinds=("strengths",))
    assert is_undated(row(date=None, kind="strengths"), period)
    assert not matches(row(date=None, kind="strengths"), period)
    assert not is_undated(row(date=None, kind="findings"), period)
    assert not is_undated(row(date=None, kind="strengths"), Filter(kinds=("strengths",)))


def test_words_are_alike_whatever_their_quotes_dashes_and_case() -> None:
    assert folded("The  “child’s” –\nplan") == folded('the "Child\'s" - PLAN')


def test_the_regions_are_those_of_the_register() -> None:
    with Path(DATA).open(encoding="utf-8", newline="") as file:
        assert sorted({one["region"] for one in csv.DictReader(file)}) == sorted(REGIONS)
