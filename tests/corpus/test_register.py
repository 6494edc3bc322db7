"""What the register knows beside names."""

from __future__ import annotations

import datetime

import pytest

from ofsted_letters.corpus.register import by_la_code, in_force, neighbours, predecessors, successions, successors


def test_authorities_in_force_change_with_the_day() -> None:
    before, after = ({one.la_code for one in in_force(datetime.date(year, 6, 1))} for year in (2018, 2024))
    assert len(after) == 153
    assert "928" in before - after  # Northamptonshire
    assert {"940", "941"} <= after - before


@pytest.mark.parametrize("la_code", ["940", "941"])
def test_both_successors_of_an_authority_name_it(la_code: str) -> None:
    (one,) = predecessors(la_code)
    assert (one.predecessor, one.since) == ("928", datetime.date(2021, 4, 1))


def test_successions_are_of_registered_authorities_and_fit_their_days() -> None:
    for one in successions():
        day_before = one.since - datetime.timedelta(days=1)
        assert one.predecessor in {here.la_code for here in in_force(day_before)}
        assert one.predecessor not in {here.la_code for here in in_force(one.since)}
        assert one.successor in {here.la_code for here in in_force(one.since)}
    assert [one.successor for one in successors("909")] == ["942", "943"]


def test_every_authority_in_force_has_ten_registered_neighbours() -> None:
    for authority in in_force(datetime.date(2024, 6, 1)):
        ten = neighbours()[authority.la_code]
        assert len(set(ten)) == 10
        assert authority.la_code not in ten
        assert set(ten) <= set(by_la_code())
