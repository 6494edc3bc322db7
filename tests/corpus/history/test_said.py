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
        (
            "Staff are content. Their caseloads have come down.",
            "not found again in 1 later document that may have looked at it",
        ),
        ("Homes are found soon.", "no later document here is known to have looked at it (1 looked at something else)"),
    ],
)
def test_a_visit_that_mentions_a_matter_in_passing_may_have_looked_at_it(found: str, told: str) -> None:
    point = passage(CASELOADS, "2020-01-01", "areas_for_development")
    later = document("2022-01-01", "private fostering", passage(found, "2022-01-01"))
    letters = DatedLetters([document("2020-01-01", "", point), later])
    assert str(letters.later(point.point)) == told


def test_documents_of_which_it_can_not_be_told_are_counted_beside_those_that_looked() -> None:
    point = passage(CASELOADS, "2020-01-01", "areas_for_development")
    later = [
        document("2021-01-01", "private fostering", passage("Caseloads are lower.", "2021-01-01")),
        document("2022-01-01", "", passage("Homes are found soon.", "2022-01-01")),
        document("2023-01-01", "private fostering", passage("Homes are found soon.", "2023-01-01")),
    ]
    letters = DatedLetters([document("2020-01-01", "", point), *later])
    assert str(letters.later(point.point)) == (
        "not found again in 2 later documents that may have looked at it, 1 of which looked at it"
    )


def test_what_any_service_has_tells_a_point_only_where_nothing_else_does() -> None:
    point = passage("Plans for children who are privately fostered.", "2020-01-01", "areas_for_development")
    later = document("2022-01-01", "care leavers", passage("Plans are clear.", "2022-01-01"))
    letters = DatedLetters([document("2020-01-01", "", point), later])
    assert letters.later(point.point).looked == 0


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("findings", "Staff are content. Caseloads are not too high.", 1),
        ("summary", "Caseloads are not too high.", 1),
        ("findings", "Staff are content. Plans are clear.", 0),
        ("areas_for_development", "Caseloads in one team.", 0),
    ],
)
def test_a_later_sentence_of_a_passage_says_what_came_of_a_point(kind: str, text: str, said: int) -> None:
    point = passage("Caseloads that are too high, and plans.", "2020-01-01", "areas_for_development")
    letters = DatedLetters([point_of(point), document("2022-01-01", "", passage(text, "2022-01-01", kind))])
    assert len(letters.said_later(point.point)) == said


def point_of(point: Passage) -> Read:
    return document("2020-01-01", "", point)
