from __future__ import annotations

import pytest

from ofsted_letters.fields.addressee import addressee
from ofsted_letters.fields.responsible import acting_together, responsible_body
from ofsted_letters.terms import Addressee


def of_joint_inspection(text: str) -> Addressee | None:
    body = responsible_body(text, "", "").found
    told = addressee(text, body.value if body else None, None).found
    return told.value if told else None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The timeliness of the police response when children are at risk.", "police"),
        ("Health visitors and school nurses do not always write to each other.", "health"),
        ("Not all schools know whom to call.", "education"),
        ("The quality of what the NPS writes for courts.", "probation"),
        ("Social workers’ visits to children who live far away.", "council"),
        ("The Barset Safeguarding Children Partnership does not count referrals.", "partnership"),
        ("Staffing in the police, the drop-in teams and health services.", "partnership"),
        ("The full potential of agencies in one building is not used.", "partnership"),
        ("The YOS does not see every child within a day.", "other"),
        ("Children wait too long to be seen.", None),
    ],
)
def test_a_joint_inspections_point_is_for_its_subject(text: str, asked: Addressee | None) -> None:
    assert of_joint_inspection(text) == asked


def test_agencies_beside_each_other_have_no_verb_between() -> None:
    assert acting_together("Capacity in the police, the drop-in teams and health services.") == [
        "police",
        "health services",
    ]
    assert acting_together("The police do not call when health services have closed.") == ["police"]


def test_letters_on_a_councils_services_ask_the_council() -> None:
    told = addressee("The frequency of supervision.", None, "council")
    assert told.found
    assert told.found.value == "council"
    assert [attempt.rule for attempt in told.attempts][-1] == "told_by_family"


def test_another_agency_that_such_a_point_begins_with_is_asked() -> None:
    told = addressee("Police do not always come to strategy meetings.", None, "council")
    assert told.found
    assert told.found.value == "police"


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Barset County Council", "council"),
        ("NHS Barset and Fell Integrated Care Board", "health"),
        ("Barset County Council and NHS Barset Integrated Care Board", "partnership"),
        ("Barset Children’s Trust", "council"),
        ("The Fellbridge Trustees", "partnership"),
    ],
)
def test_the_body_beside_a_priority_action_is_asked(body: str, asked: Addressee) -> None:
    told = addressee("Plans should be written when they are due.", body, "partnership")
    assert told.found
    assert told.found.value == asked
