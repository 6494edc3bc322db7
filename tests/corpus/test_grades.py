"""The latest judgements that are here."""

from __future__ import annotations

import pytest

from ofsted_letters.corpus import grades
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.shelf import judgements_in_time
from tests.corpus.held_letters import held_on, judgement


def aspect_lines(shelf: list[Held]) -> list[grades.AspectLine]:
    return grades.aspect_lines(judgements_in_time(shelf), {one.row["letter_id"]: one.place for one in shelf})


def test_the_latest_judgements_are_counted_once_an_authority() -> None:
    shelf = [
        held_on("204", "2018-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),)),
        held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)),
        held_on("205", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)),
    ]
    (line,) = aspect_lines(shelf)
    assert line.authorities == 2
    assert {step.grade: step.authorities for step in line.steps}["good"] == 2
    assert sum(step.length for step in line.steps) == pytest.approx(100)


def test_an_authority_with_two_reports_of_one_day_is_counted_once() -> None:
    report = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    again = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    other = held_on("205", "2022-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),))
    (line,) = aspect_lines([report, again, other])
    assert line.authorities == 2
    assert {step.grade: step.authorities for step in line.steps if step.authorities} == {"good": 1, "inadequate": 1}
    assert sum(step.length for step in line.steps) == pytest.approx(100)
