"""What later letters say on the matter of a point, and whether they looked at it."""

from __future__ import annotations

import pytest

from ofsted_letters.corpus.history.documents import DatedLetter, Passage, Read
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.said import DatedLetters

CASELOADS = "Caseloads that are too high."


def passage(text: str, date: str, kind: str = "findings") -> Passage:
    point = Point(f"{date}/sections/0/items/0", date, date, text, 2, "council", "focused_visit")
    return Passage(point, kind, "finding", None, "")


def document(date: str, theme: str, *passages: Passage) -> Read:
    return Read(DatedLetter(date, date, date, "focused_visit", theme, date, date, ""), passages)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("Caseloads are lower.", "not found again in 1 later document that looked at it"),
        ("Staff are content. Their caseloads have come down.", "not found again in 1 later document"),
        ("Homes are found soon.", "no later document here is known to have looked at it (1 looked at something else)"),
    ],
)
def test_a_visit_that_mentions_a_matter_in_passing_may_have_looked_at_it(found: str, told: str) -> None:
    point = passage(CASELOADS, "2020-01-01", "areas_for_development")
    later = document("2022-01-01", "private fostering", passage(found, "2022-01-01"))
    letters = DatedLetters([document("2020-01-01", "", point), later])
    assert str(letters.later(point.point)) == told
