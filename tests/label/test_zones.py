"""What stands above the body, the body, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ofsted_letters.document import Line, Medium
from ofsted_letters.label.zones import LONGEST_SUBJECT, Zones, cut
from tests.label.page import text_lines
from tests.label.typeset import typeset

LETTER = """
12 May 2011

Ms Una Brightwell
Ferrisby Council

Dear Ms Brightwell

## Focused visit to Ferrisby local authority children’s services

This letter summarises what inspectors found at the visit to the~
front door.

Yours sincerely

Bo Quist
Her Majesty’s Inspector
"""
SUBJECT = "## Focused visit to Ferrisby local authority children’s services"


def texts(zones: Zones) -> dict[str, list[str]]:
    return {name: [line.text for line in zone] for name, zone in zones._asdict().items()}


def subject(page: str | Sequence[Line]) -> list[str]:
    return texts(cut(typeset(page) if isinstance(page, str) else page))["subject"]


def test_each_line_is_in_one_zone() -> None:
    assert texts(cut(typeset(LETTER))) == {
        "date": ["12 May 2011"],
        "addressees": ["Ms Una Brightwell", "Ferrisby Council"],
        "salutation": ["Dear Ms Brightwell"],
        "subject": ["Focused visit to Ferrisby local authority children’s services"],
        "body": ["This letter summarises what inspectors found at the visit to the", "front door."],
        "signoff": ["Yours sincerely", "Bo Quist", "Her Majesty’s Inspector"],
    }


def test_without_a_salutation_all_is_body() -> None:
    lines = [line for line in typeset(LETTER) if not line.text.startswith("Dear")]
    assert cut(lines) == Zones([], [], [], [], lines, [])


def test_without_a_signoff_the_body_goes_to_the_end() -> None:
    zones = texts(cut(typeset(LETTER.partition("Yours")[0])))
    assert (zones["body"][-1], zones["signoff"]) == ("front door.", [])


def test_a_salutation_and_nothing_else() -> None:
    assert texts(cut(typeset("Dear all"))) == {
        "date": [],
        "addressees": [],
        "salutation": ["Dear all"],
        "subject": [],
        "body": [],
        "signoff": [],
    }


@pytest.mark.parametrize("text", ["DEAR MS BRIGHTWELL", "Dear Ms Brightwell,", "Dear partnership"])
def test_salutations(text: str) -> None:
    assert texts(cut(typeset(LETTER.replace("Dear Ms Brightwell", text))))["salutation"] == [text]


@pytest.mark.parametrize("text", ["Dearing House", "dear to all", f"Dear {'reader, ' * 30}"])
def test_no_salutation(text: str) -> None:
    assert cut(typeset(text)).salutation == []


@pytest.mark.parametrize("date", ["6 November 2020", "6 November 20205", "6 May 2O11"])
def test_the_date_and_what_was_meant_to_be_one(date: str) -> None:
    assert texts(cut(typeset(LETTER.replace("12 May 2011", date))))["date"] == [date]


def test_a_true_date_comes_before_a_mistyped_one() -> None:
    page = LETTER.replace("12 May 2011", "6 November 20205\n12 May 2011")
    assert texts(cut(typeset(page)))["date"] == ["12 May 2011"]


@pytest.mark.parametrize("text", ["6 Mayfield Road", "Ferrisby", "6 May is the day on which all of you will come"])
def test_no_date(text: str) -> None:
    assert texts(cut(typeset(LETTER.replace("12 May 2011", text))))["date"] == []


def with_subject(rows: str) -> str:
    return LETTER.replace(SUBJECT, rows)


@pytest.mark.parametrize(
    "rows",
    [
        "## Joint targeted area inspection of services for children in~\n## Ferrisby",
        "## Re: Ferrisby",
        "Focused visit to Ferrisby local authority",
        "Annual unannounced inspection of contact, referral and assessment~\narrangements within~\nFerrisby",
        "Monitoring of services in Ferrisby",
    ],
    ids=["bold, two lines", "bold, of no family", "plain, known", "plain, three lines", "plain, no sentence"],
)
def test_subjects(rows: str) -> None:
    assert subject(with_subject(rows)) == [row.strip("#~ ") for row in rows.split("\n")]


@pytest.mark.parametrize(
    "rows",
    ["", "We wrote to you in May.", "This letter tells of the focused visit to Ferrisby."],
    ids=["none", "a sentence", "a sentence about the visit"],
)
def test_no_subject(rows: str) -> None:
    assert subject(with_subject(rows)) == []


def test_a_subject_ends_at_a_change_of_weight() -> None:
    assert subject(with_subject("## Focused visit to Ferrisby\nInspectors came in May.")) == [
        "Focused visit to Ferrisby"
    ]


@pytest.mark.parametrize("weight", ["## ", ""])
def test_a_subject_ends_at_a_gap(weight: str) -> None:
    rows = f"{weight}Focused visit to Ferrisby~\n\n{weight}Findings of the visit to~"
    assert subject(with_subject(rows)) == ["Focused visit to Ferrisby"]


def test_a_bold_subject_is_set_as_wide_as_the_body() -> None:
    """Where lines stand one and a half lines apart, so do the subject's."""
    rows = "## Joint targeted area inspection of services for children in~\n## Ferrisby"
    lines = typeset(with_subject(rows))
    wide = [line._replace(baseline=line.baseline + 8 * line.number) for line in lines]
    assert subject(wide) == [row.strip("#~ ") for row in rows.split("\n")]


def test_a_subject_ends_at_a_page_break() -> None:
    assert subject(with_subject("## Focused visit to Ferrisby\n---\n## Findings")) == ["Focused visit to Ferrisby"]


def test_a_subject_without_a_gap_below_ends_where_a_line_had_room() -> None:
    rows = (
        "Focused visit to Ferrisby local authority and its~\nchildren’s services\n" + "We came in~\n" * LONGEST_SUBJECT
    )
    assert subject(with_subject(rows)) == ["Focused visit to Ferrisby local authority and its", "children’s services"]


def test_a_subject_is_at_most_so_long() -> None:
    assert len(subject(with_subject("## Focused visit to Ferrisby~\n" * (LONGEST_SUBJECT + 2)))) == LONGEST_SUBJECT


def test_a_subject_in_text() -> None:
    rows = "Focused visit to Ferrisby local authority and its services to the\nchildren of the town"
    lines = text_lines(with_subject(rows).replace("~", "").replace("## ", ""))
    assert texts(cut(lines, Medium.TEXT))["subject"] == rows.split("\n")


def test_a_date_with_a_misread_day_is_the_date_still() -> None:
    assert texts(cut(typeset(LETTER.replace("12 May 2011", "Z8 May 2011"))))["date"] == ["Z8 May 2011"]
