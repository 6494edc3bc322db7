from __future__ import annotations

from ofsted_letters.corpus.sample import Sample, drawn
from ofsted_letters.write.findings import Row

ROWS: list[Row] = [{"finding_id": f"{number}", "year": 2009 + number % 3, "at": number} for number in range(60)]


def test_the_same_seed_draws_the_same_rows_in_whatever_order_they_come() -> None:
    first = drawn(ROWS, Sample(10, seed=1))
    assert len(first) == 10
    assert [row["at"] for row in first] == sorted(row["at"] for row in first)
    assert drawn(ROWS[::-1], Sample(10, seed=1)) == first[::-1]
    assert drawn(ROWS, Sample(10, seed=2)) != first


def test_each_group_gives_as_many() -> None:
    chosen = drawn([*ROWS, {"finding_id": "alone", "year": 1999, "at": 60}], Sample(4, by=("year",)))
    assert sorted(row["year"] for row in chosen) == [1999, *[2009] * 4, *[2010] * 4, *[2011] * 4]


def test_a_dataset_that_grows_keeps_the_rows_that_were_drawn_but_for_newly_drawn_ones() -> None:
    before, after = drawn(ROWS[:50], Sample(10)), drawn(ROWS, Sample(10))
    assert all(row in before or row["at"] >= 50 for row in after)


def test_every_row_can_be_drawn() -> None:
    seen = {row["at"] for seed in range(40) for row in drawn(ROWS, Sample(10, seed))}
    assert seen == set(range(60))
