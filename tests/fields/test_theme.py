import pytest

from ofsted_letters.fields.theme import theme

VISIT = "Focused visit to Barsetshire children’s services"
JTAI = "Joint targeted area inspection of "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Inspectors looked at the local authority’s arrangements for young carers.", "young carers"),
        ("Inspectors looked at the arrangements for young carers.", "young carers"),
        (
            "Inspectors looked at the local authority’s practice once a plan has ended.",
            "practice once a plan has ended",
        ),
        (
            "Inspectors considered the council’s arrangements at the ‘front door’ for young carers.",
            "the ‘front door’ for young carers",
        ),
        (
            "Inspectors evaluated the local authority’s arrangements to support young carers.",
            "arrangements to support young carers",
        ),
        ("Inspectors reviewed the local authority's arrangements and support for young carers.", "young carers"),
        (
            "During this visit, inspectors evaluated the local authority’s arrangements for young carers.",
            "young carers",
        ),
        (
            "Inspectors looked at the local authority’s arrangements for the ‘front door’. They met staff.",
            "the ‘front door’",
        ),
        (
            "Inspectors looked at the local authority’s arrangements for the ‘front door.’ They met staff.",
            "the ‘front door’",
        ),
        ("Inspectors looked at the local authority’s arrangements for young carers, with a focus on:", "young carers"),
        ("Inspectors looked at the local authority’s arrangements for young carers, which included:", "young carers"),
        ("Inspectors looked at the arrangements for young carers, and focused in particular on:", "young carers"),
        (
            "Inspectors looked at the arrangements for young carers, under the ILACS framework.",
            "young carers",
        ),
        (
            "Inspectors considered the local authority’s arrangements for young carers, in accordance with the "
            "inspection of local authority children’s services framework (ILACS). Specifically, they looked at plans.",
            "young carers",
        ),
        (
            "Inspectors looked at the local authority’s arrangements for young carers. They also considered respite "
            "for their families. They also looked at performance information and case records.",
            "young carers; respite for their families",
        ),
        (
            "Inspectors looked at the local authority’s arrangements for young carers. They also looked at the impact "
            "of leaders on this service.",
            "young carers",
        ),
        ("The focus of this visit was on the support of young carers.", "the support of young carers"),
        ("The focus of this visit was on the local authority’s arrangements for young carers.", "young carers"),
        (
            "This visit looked at the quality of decisions, and at leadership.",
            "the quality of decisions, and at leadership",
        ),
        ("Inspectors evaluated the quality of planning for young carers.", "the quality of planning for young carers"),
    ],
)
def test_what_a_visit_looked_at(text: str, value: str) -> None:
    opening = "This letter summarises the findings of a focused visit to Barsetshire on 3 May 2018."
    found = theme(VISIT, [opening, text]).found
    assert found is not None
    assert found.value.value == value
    assert found.value.paragraph == 1


def test_the_first_sentence_counts_and_its_place_is_cited() -> None:
    text = "Staff came. Inspectors looked at the local authority’s arrangements for young carers. They reviewed plans."
    found = theme(VISIT, [text]).found
    assert found is not None
    assert text[found.value.start : found.value.end] == found.value.value == "young carers"


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors looked at a range of evidence, including case discussions.",
        "Inspectors considered a wide range of evidence.",
        "Inspectors also looked at local authority performance management information.",
        "Inspectors reviewed children’s case records.",
        "Inspectors were on site.",
    ],
)
def test_evidence_is_no_theme(text: str) -> None:
    outcome = theme(VISIT, [text])
    assert outcome.found is None
    assert all(attempt.reason for attempt in outcome.attempts)


def test_a_joint_inspections_subject_names_its_theme() -> None:
    subject = JTAI + "the multi-agency response to sexual abuse in the family in Barsetshire"
    found = theme(subject, ["This inspection included a ‘deep dive’ focus on something else."]).found
    assert found is not None
    assert found.value.value == "sexual abuse in the family"
    assert found.value.paragraph is None
    assert subject[found.value.start : found.value.end] == "sexual abuse in the family"


def test_a_general_subject_leaves_it_to_the_deep_dive() -> None:
    subject = JTAI + "the multi-agency response to abuse and neglect in Barsetshire"
    text = "It was joint. This inspection included a ‘deep dive’ focus on the response to children missing school."
    found = theme(subject, [text]).found
    assert found is not None
    assert (found.value.value, found.value.paragraph) == ("children missing school", 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("… inspection (JTAI) of the multi-agency response to truancy in Barsetshire.", "truancy"),
        (
            "… inspection (JTAI) of the multi-agency response to the needs of carers in the Isle of Barset.",
            "needs of carers",
        ),
        (
            "… inspection (JTAI) of the multi-agency response to carers in Barsetshire who need help.",
            "carers in Barsetshire who need help",
        ),
        ("… inspection (JTAI) of the multi-agency response to carers who need help.", "carers who need help"),
        (
            "… inspection (JTAI) of the multi-agency response to truancy in Barset, under section 20 of an Act.",
            "truancy",
        ),
    ],
)
def test_the_opening_of_a_joint_inspection_names_its_theme(text: str, value: str) -> None:
    found = theme(JTAI + "Barsetshire", [text]).found
    assert found is not None
    assert found.value.value == value


def test_a_deep_dive_into_cases_is_no_theme() -> None:
    text = "The inspection included a ‘deep dive’ focus on a number of cases."
    assert theme(JTAI + "Barsetshire", [text]).found is None
