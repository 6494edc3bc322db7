import datetime

import pytest

from ofsted_letters.fields.subject import authority_name, council_addressed, lead_of_subject

CRA = "Annual unannounced inspection of contact, referral and assessment arrangements within "
JTAI = "Joint targeted area inspection of "


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Focused visit to Barsetshire children’s services", "Barsetshire"),
        ("Focused visit to Barsetshire local authority children's services.", "Barsetshire"),
        ("Focused visit to the Royal Borough of Barchester children’s services", "Royal Borough of Barchester"),
        ("Focused visit to Barchester Borough council children’s services", "Barchester Borough council"),
        ("Focused visit to Barsetshire’s children’s services", "Barsetshire"),
        ("Focused visit to Barchester Children’s Services", "Barchester"),
        (
            "Focused visit to Barchester, Plumstead and Ullathorne children’s services",
            "Barchester, Plumstead and Ullathorne",
        ),
        ("Focused visit to Newton in Barset children’s services", "Newton in Barset"),
        ("Focused visit to Barchester & Silverbridge local authority children’s services", "Barchester & Silverbridge"),
        ("Focused visit to Barsetshire Children’s Trust", "Barsetshire Children’s Trust"),
        ("Focused visit to Barsetshire children and families services", "Barsetshire"),
        ("Focused visit to Barset Council Children and Young People’s Services", "Barset Council"),
        ("Focused visit to Barset Council Children’s and Young People’s Services", "Barset Council"),
        ("Monitoring visit of Barsetshire children’s services", "Barsetshire"),
        ("Annual conversation with Barset-on-Trent children’s services", "Barset-on-Trent"),
        (CRA + "Barsetshire County Council children's services", "Barsetshire County Council"),
        (CRA + "the London Borough of Barchester children’s services", "London Borough of Barchester"),
        (JTAI + "Barsetshire", "Barsetshire"),
        (JTAI + "the Isle of Barset", "Isle of Barset"),
        (JTAI + "the multi-agency response to abuse and neglect in Barchester City Council", "Barchester City Council"),
        (JTAI + "the multi-agency response to sexual abuse in the family in the Isle of Barset.", "Isle of Barset"),
    ],
)
def test_the_subject_names_the_authority(subject: str, name: str) -> None:
    found = authority_name(subject, []).found
    assert found is not None
    assert found.value.value == name
    assert found.value.paragraph is None
    assert subject[found.value.start : found.value.end] == name


def test_a_subject_without_a_name_leaves_it_to_the_opening() -> None:
    subject = JTAI + "the multi-agency response to children missing from home, care or education"
    paragraphs = [
        "Between 3 and 7 May 2018, Ofsted and the Care Quality Commission carried out a joint inspection.",
        "This letter outlines our findings about the work of individual agencies in the London Borough of Barnet.",
    ]
    outcome = authority_name(subject, paragraphs)
    assert outcome.found is not None
    assert outcome.found.value.value == "London Borough of Barnet"
    assert outcome.found.value.paragraph == 1
    assert paragraphs[1][outcome.found.value.start : outcome.found.value.end] == "London Borough of Barnet"
    assert [attempt.rule for attempt in outcome.attempts][-1] == "known_in_opening"


def test_services_are_left_out_of_a_name_in_the_opening_too() -> None:
    opening = (
        "This letter summarises the findings of the inspection of services in Dudley local authority on 3 May 2011."
    )
    found = authority_name("", [opening]).found
    assert found is not None
    assert found.value.value == "Dudley"


def test_an_unknown_name_in_the_opening_is_passed_over() -> None:
    opening = "This letter to the Mayor of Barchester is about services in Barnet."
    found = authority_name("Focused visit to children’s services", [opening]).found
    assert found is not None
    assert found.value.value == "Barnet"


def test_nothing_is_guessed() -> None:
    outcome = authority_name("Inspection outcome", ["This letter is about Barsetshire."])
    assert outcome.found is None
    assert len(outcome.attempts) == 6
    assert all(attempt.reason for attempt in outcome.attempts)


@pytest.mark.parametrize(
    ("organisations", "expected"),
    [
        (["Barset Children First & Dudley Metropolitan Borough Council"], (0, "Dudley Metropolitan Borough Council")),
        (["Barset Children First", "Dudley Council"], (1, "Dudley Council")),
        (["Dudley Council", "Dudley Metropolitan Borough Council"], (0, "Dudley Council")),
        (["Dudley Council", "Sandwell Council"], None),
        (["Barset Children First"], None),
        ([], None),
    ],
)
def test_the_council_that_a_letter_about_a_trust_is_addressed_to(
    organisations: list[str], expected: tuple[int, str] | None
) -> None:
    assert council_addressed(organisations, datetime.date(2019, 1, 1)) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("RE: Focused visit", "Focused visit"),
        ("Re:Focused visit", "Focused visit"),
        ("Re Focused visit", "Focused visit"),
        ("Re – Focused visit", "Focused visit"),
        ("Subject: Focused visit", "Focused visit"),
        ("RE", ""),
        ("Reinspection: Barchester", "Reinspection: Barchester"),
        ("Re-inspection of Barchester", "Re-inspection of Barchester"),
    ],
)
def test_the_word_before_a_subject(text: str, subject: str) -> None:
    assert text[lead_of_subject(text) :] == subject
