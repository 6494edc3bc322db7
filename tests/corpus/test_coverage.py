"""Of which authorities what is here."""

from __future__ import annotations

import datetime

from ofsted_letters.corpus import coverage
from tests.corpus.held_letters import held_on

TODAY = datetime.date(2024, 6, 1)


def test_coverage_names_who_has_none() -> None:
    shelf = [held_on("204", "2019-01-01"), held_on("204", "2021-01-01"), held_on("928")]
    by_name = {one.place.name: one for region in coverage.coverage(shelf, TODAY) for one in region.authorities}
    assert len(by_name) == 153
    latest = by_name["Hackney"].latest[0]
    assert latest is not None
    assert latest.date == datetime.date(2021, 1, 1)
    assert by_name["Camden"].latest == [None]
    assert [one.place.name for one in coverage.others(shelf, TODAY)] == ["Northamptonshire"]
