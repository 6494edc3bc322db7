import datetime
import json
from pathlib import Path

import pytest

from ofsted_letters.fields.inspection import inspection_periods, legal_basis
from ofsted_letters.fields.inspectors import inspectors
from ofsted_letters.fields.subject import authority_name

LETTER = datetime.date(2018, 3, 20)


def period(*paragraphs: str) -> tuple[str, str, int | None] | None:
    found = inspection_periods(paragraphs, LETTER).found
    if not found:
        return None
    first, last = found.value[0], found.value[-1]
    return first.value.start.isoformat(), last.value.end.isoformat(), first.paragraph


def test_the_summary_gives_the_period() -> None:
    text = "This letter summarises the findings of a focused visit to Barsetshire on 7 and 8 March 2018. All went well."
    assert period(text) == ("2018-03-07", "2018-03-08", 0)


def test_the_period_may_follow_a_preface() -> None:
    preface = "His Majesty’s Chief Inspector began this work in 2016."
    text = "This letter summarises the findings of a focused visit to Barsetshire between 6 and 8 March 2018."
    assert period(preface, text) == ("2018-03-06", "2018-03-08", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Between 5 March and 9 March 2018, Ofsted, the CQC and others undertook a joint inspection in Barsetshire.",
        "Between 5 and 9 March, Ofsted and others carried out a joint inspection of services in Barsetshire.",
        "This inspection took place from 5 to 9 March 2018. It was carried out by inspectors from Ofsted and the CQC.",
        "The visit was conducted on 5 to 9 March 2018.",
    ],
)
def test_the_event_gives_the_period(text: str) -> None:
    opening = "This letter outlines the findings of the inspection of Barsetshire."
    assert period(opening, text) == ("2018-03-05", "2018-03-09", 1)


def test_an_earlier_inspection_in_the_same_sentence_is_not_the_present_one() -> None:
    text = (
        "This letter summarises the findings of the inspection on 7 March 2018, "
        "which followed the inspection of 3 and 4 June 2015."
    )
    assert period(text) == ("2018-03-07", "2018-03-07", 0)


def test_an_earlier_inspection_in_another_sentence_is_not_the_present_one() -> None:
    text = "The previous inspection took place on 9 June 2015. The inspection took place on 7 March 2018."
    assert period(text) == ("2018-03-07", "2018-03-07", 0)


def test_days_after_the_letter_are_not_the_period() -> None:
    text = "This letter summarises the visit on 7 March 2018 and will be published on 3 April 2018."
    assert period(text) == ("2018-03-07", "2018-03-07", 0)


def test_a_period_after_the_letter_is_kept_where_there_is_no_other() -> None:
    assert period("This letter summarises the visit on 7 and 8 May 2018.") == ("2018-05-07", "2018-05-08", 0)


def test_an_inspection_in_two_parts_has_two_periods() -> None:
    text = "This letter summarises the inspection from 31 January to 1 February 2018, and on 4 February."
    found = inspection_periods([text], LETTER).found
    assert found is not None
    assert [(part.value.start.isoformat(), part.value.end.isoformat()) for part in found.value] == [
        ("2018-01-31", "2018-02-01"),
        ("2018-02-04", "2018-02-04"),
    ]


def test_the_only_day_is_the_period_and_of_several_none_is_guessed() -> None:
    assert period("We met your staff on 7 March 2018.") == ("2018-03-07", "2018-03-07", 0)
    assert period("We met your staff on 7 March 2018.", "We met parents on 9 March 2018.") is None


def test_dates_of_findings_are_not_looked_at() -> None:
    assert period("a", "b", "c", "d", "The inspection took place on 7 March 2018.") is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The inspection began on 5 March 2018 and ended on 7 March 2018.", (5, 7)),
        ("The inspection began on 5 March 2018. It ended on 7 March 2018.", (5, 7)),
        ("The visit to Fellbridge, which began on 5 March 2018, lasting until 7 March 2018, was short.", (5, 7)),
        ("Inspectors, who arrived on 5 March 2018 without notice and stayed until 7 March 2018, met staff.", (5, 7)),
        ("We came on 5 March 2018, and we completed our work on the evening of 7 March 2018.", (5, 7)),
        ("The visit was on 5 March 2018 and until the afternoon of 7 March 2018.", (5, 7)),
        ("The inspection began on 5 March 2018 and ended on 23 March 2018.", (5, 23)),
        ("The visit which opened on 5 March 2018 and which closed on 7 March 2018 was short.", (5, 7)),
        ("The visit began on 5 March 2018. The inspection team left Fellbridge on 7 March 2018.", (5, 7)),
        ("We spent three days with you, arriving on 5 March 2018 and leaving on 7 March 2018.", (5, 7)),
        ("The inspection looked at cases opened on 5 March 2018 and closed on 7 March 2018.", (5, 5)),
        ("The inspection took place on 5 March 2018 and the action plan was completed on 30 March 2018.", (5, 5)),
        ("The visit on 5 March 2018 looked at contacts received until 7 March 2018.", (5, 5)),
        ("The inspection began on 5 March 2018. The director left on 7 March 2018.", (5, 5)),
        ("The inspection looked at cases that were opened on 5 March 2018 and ended on 7 March 2018.", (5, 5)),
        ("The visit on 5 March 2018 and the review that ended on 7 March 2018 agree.", (5, 5)),
        ("The visit took place on 5 March 2018. The pilot was completed on 7 March 2018.", (5, 5)),
    ],
)
def test_only_what_inspectors_do_ends_an_inspection(text: str, days: tuple[int, int]) -> None:
    found = inspection_periods([text], LETTER).found
    assert found is not None
    period = found.value[0].value
    assert (period.start.day, period.end.day) == days


def test_every_rule_says_why_it_declined() -> None:
    outcome = inspection_periods(["Nothing here."], LETTER)
    assert [attempt.rule for attempt in outcome.attempts] == ["in_summary", "as_event", "alone_in_opening", "as_latest"]
    assert all(attempt.reason for attempt in outcome.attempts)


def test_the_span_is_where_the_days_stand() -> None:
    text = "A preface. This letter summarises the visit on 7 and 8 March 2018."
    found = inspection_periods([text], LETTER).found
    assert found is not None
    assert text[found.value[0].start : found.value[0].end] == "7 and 8 March 2018"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "The inspection was carried out under section 138 of the Education and Inspections Act 2006. It will help.",
            "section 138 of the Education and Inspections Act 2006",
        ),
        (
            "This joint inspection was conducted under section 20 of the Children Act 2004.",
            "section 20 of the Children Act 2004",
        ),
        (
            "They asked, in accordance with section 20(1)(b) of the Children Act 2004, for an inspection.",
            "section 20(1)(b) of the Children Act 2004",
        ),
        (
            "It was made under s.138 of the Education and Inspections Act 2006.",
            "s.138 of the Education and Inspections Act 2006",
        ),
        (
            "It was made under s. 138 of the Education and Inspections Act 2006.",
            "s. 138 of the Education and Inspections Act 2006",
        ),
        (
            "It was made under section 138(1) of the Education and Inspections Act 2006.",
            "section 138(1) of the Education and Inspections Act 2006",
        ),
        (
            "It was made under sections 136 and 137 of the Education and Inspections Act 2006.",
            "sections 136 and 137 of the Education and Inspections Act 2006",
        ),
    ],
)
def test_the_legal_basis_is_the_phrase_as_printed(text: str, basis: str) -> None:
    found = legal_basis(["An opening.", text]).found
    assert found is not None
    assert found.value[:2] == (basis, 1)
    assert text[found.value.start : found.value.end] == basis


@pytest.mark.parametrize(
    "text", ["", "Section 47 of the Children Act 1989 applies.", "Enquiries are timely (Children Act 1989)."]
)
def test_an_act_that_is_no_basis_is_none(text: str) -> None:
    assert legal_basis([text]).found is None


def test_labelled_letters(shared: Path) -> None:
    wrong = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        introduction = [item["text"] for item in gold["sections"][0]["items"]]
        found = inspection_periods(introduction, datetime.date.fromisoformat(gold["date"])).found
        named = inspectors(introduction).found
        authority = authority_name(gold["subject"], introduction).found
        got = (
            [found.value[0].value.start.isoformat(), found.value[-1].value.end.isoformat()] if found else None,
            [name.value for name in named.value] if named else [],
            authority.value.value if authority else None,
        )
        if got != ([gold["inspection_start"], gold["inspection_end"]], gold["inspectors"], gold["authority"]):
            wrong.append((gold["id"], got))
    assert wrong == []
