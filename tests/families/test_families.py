"""What letters are recognised by, and what their headings open."""

from __future__ import annotations

from typing import get_args

import pytest

from ofsted_letters import terms
from ofsted_letters.families import FAMILIES, UNKNOWN, family_of, recognise
from ofsted_letters.families.clues import Clues
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise, without_gaps
from ofsted_letters.families.outline import THEMATIC
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.fields.title_page import authority_of_report

EVERY = (*FAMILIES, UNKNOWN)
SHARING = [family for family in FAMILIES if family.name in ("focused_visit", "joint_targeted_area", "monitoring_visit")]
"""Families whose headings are those that most letters share."""


@pytest.mark.parametrize(
    ("subject", "family"),
    [
        (
            "Annual unannounced inspection of contact, referral and assessment arrangements within Ferrisby Council",
            "contact_referral_assessment",
        ),
        ("Focused visit to Ferrisby local authority children’s services", "focused_visit"),
        ("FOCUSED VISIT TO FERRISBY", "focused_visit"),
        ("Focussed visit to Ferrisby", "focused_visit"),
        ("Joint targeted area inspection of the multi-agency response in Ferrisby", "joint_targeted_area"),
        ("Monitoring visit of Ferrisby children’s services", "monitoring_visit"),
        ("Joint local area SEND inspection in Ferrisby", "area_send"),
        ("Short inspection of Ferrisby Primary School", None),
        ("", None),
    ],
)
def test_families_by_their_subject(subject: str, family: str | None) -> None:
    assert name_of(recognise(Clues(subject))) == family


@pytest.mark.parametrize(
    ("title", "family", "authority"),
    [
        (
            "Inspection of the Isle of Barset local authority children’s services",
            "ilacs_inspection",
            "Isle of Barset",
        ),
        ("Inspection of Barset County Council children's services", "ilacs_inspection", "Barset County Council"),
        ("Ferrisby Inspection of children’s social care services", "ilacs_inspection", "Ferrisby"),
        (
            "Ferrisby Children’s Services Inspection of local authority children’s services",
            "ilacs_inspection",
            "Ferrisby Children’s Services",
        ),
        ("Area SEND inspection of Ferrisby Local Area Partnership", "area_send", "Ferrisby"),
        ("Review of Ferrisby", None, None),
    ],
)
def test_reports_by_their_title(title: str, family: str | None, authority: str | None) -> None:
    recognition = recognise(Clues(title=title), "report")
    assert name_of(recognition) == family
    if recognition.found is not None:
        found = authority_of_report(title, recognition.found.value.titles).found
        assert found is not None
        assert found.value.value == authority
        assert title[found.value.start : found.value.end] == authority


def test_a_letter_by_a_heading_that_only_one_family_has() -> None:
    line = "The effectiveness of the local area in identifying children’s needs"
    recognition = recognise(Clues("Visit to Ferrisby", lines=["Strengths", line]))
    assert name_of(recognition) == "area_send"
    assert [(attempt.rule, attempt.reason) for attempt in recognition.attempts] == [
        ("told_by_subject", "the subject is of no known family"),
        ("told_by_title", "there is no title"),
        ("told_by_heading", None),
    ]


def test_names_are_those_of_the_contract() -> None:
    assert {family.name for family in EVERY} == set(get_args(terms.Family))


def test_each_name_stands_once_in_a_form_and_says_one_thing_of_itself() -> None:
    assert len({(family.name, family.form) for family in EVERY}) == len(EVERY)
    assert len({family.what for family in EVERY}) == len({family.name for family in EVERY})


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: f"{family.name}, {family.form}")
def test_each_family_is_told_by_something(family: Family) -> None:
    assert family.subjects if family.form == "letter" else family.titles
    assert family_of(family.name, family.form) is family


def name_of(recognition: Outcome[Family]) -> str | None:
    return recognition.found.value.name if recognition.found else None


@pytest.mark.parametrize("family", EVERY, ids=lambda family: family.name)
def test_vocabulary_is_in_the_form_in_which_it_is_compared(family: Family) -> None:
    kinds = set(get_args(terms.SectionKind))
    for words, kind in [*family.headings.items(), *family.openings.items()]:
        assert words == normalise(words)
        assert kind in kinds
    assert all(words == words.casefold() for words in (*family.subjects, *family.endings, *family.closings))
    assert set(family.endings.values()) <= kinds
    assert all(words == normalise(words) for words in family.own_headings)


@pytest.mark.parametrize("family", EVERY, ids=lambda family: family.name)
def test_outlines_are_of_kinds_that_there_are(family: Family) -> None:
    kinds = {*get_args(terms.SectionKind), THEMATIC}
    nested = {kind for inner in family.outline.nests.values() for kind in inner}
    assert {family.outline.opening, *family.outline.boxes, *family.outline.nests, *nested} <= kinds


@pytest.mark.parametrize(
    ("heading", "normal"),
    [
        ("Areas for development:", "areas for development"),
        ("What needs to improve?", "what needs to improve"),
        ("STRENGTHS.", "strengths"),
        ("  Children’s “voices” – heard  ", 'children\'s "voices" - heard'),
        ("Findings :", "findings"),
        ("", ""),
    ],
)
def test_headings_are_compared_without_case_curls_and_stops(heading: str, normal: str) -> None:
    assert normalise(heading) == normal


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Overview", "summary"),
        ("Headline findings", "summary"),
        ("Strengths", "strengths"),
        ("Key strengths", "strengths"),
        ("Areas of strength", "strengths"),
        ("Areas for development", "areas_for_development"),
        ("What needs to improve in this area of social work practice", "areas_for_development"),
        ("What needs to improve?", "areas_for_development"),
        ("Areas for improvement", "areas_for_development"),
        ("Areas for priority action", "priority_action"),
        ("Area for priority action", "priority_action"),
        ("Findings", "findings"),
        ("Main findings", "findings"),
        ("Case study: a door that opens", "case_study"),
        ("Practice study: a door that opens", "case_study"),
        ("Context", "context"),
        ("Next steps", "next_steps"),
        ("Early help", None),
        ("Strengths of the family", None),
    ],
)
@pytest.mark.parametrize("family", SHARING, ids=lambda family: family.name)
def test_what_headings_open(family: Family, heading: str, kind: str | None) -> None:
    assert family.section_kind(normalise(heading)) == kind


@pytest.mark.parametrize("family", [FAMILIES[0], UNKNOWN], ids=lambda family: family.name)
@pytest.mark.parametrize(
    "heading",
    ["Satisfactory practice", "The service meets the requirements of statutory guidance in the following areas"],
)
def test_what_meets_requirements(family: Family, heading: str) -> None:
    assert family.section_kind(normalise(heading)) == "meets_requirements"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Strength", "strengths"),
        ("Strengths of the service", "strengths"),
        ("Areas of good practice", "strengths"),
        ("Areas of development", "areas_for_development"),
        ("Areas for further development", "areas_for_development"),
        ("Areas for Development (6)", "areas_for_development"),
        ("Areas for development (continued)", "areas_for_development"),
        ("The following are areas for development:", "areas_for_development"),
        ("Recommendations", "areas_for_development"),
        ("Points for development", "areas_for_development"),
        ("The service does not meet the requirements of statutory guidance", "areas_for_development"),
        ("Area of priority action", "priority_action"),
        ("Area requiring priority action", "priority_action"),
        ("Areas for urgent action", "priority_action"),
        ("Satisfactory areas of practice", "meets_requirements"),
        ("Areas of satisfactory practice", "meets_requirements"),
        ("Practice that meets requirements", "meets_requirements"),
        ("The service meets requirements in the following areas of practice", "meets_requirements"),
        ("The following strengths and areas for development were identified", None),
        ("Areas for development are few", None),
        ("Satisfactory arrangements", None),
        ("Strengths-based practice", None),
    ],
)
def test_headings_by_their_words_in_any_order_and_dress(heading: str, kind: str | None) -> None:
    assert FAMILIES[0].section_kind(normalise(heading)) == kind


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("S t r e n g t h s", "Strengths"),
        ("A R E A S F O R D E V E L O P M E N T", "AREAS FOR DEVELOPMENT"),
        ("F O R", "FOR"),
        ("Th e service meets th e req uirements", "The service meets the requirements"),
        ("Are as fo r devel opment:", "Areas for development"),
        ("The service has areas", "The service has areas"),
        ("E A R L Y H E L P", "E A R L Y H E L P"),
        ("A B C", "A B C"),
        ("Areas for development", "Areas for development"),
        ("", ""),
    ],
)
def test_letters_set_apart_are_read_as_the_words_of_headings(printed: str, read: str) -> None:
    assert without_gaps(printed) == read


def test_a_thematic_heading_in_a_letter_without_themes_is_told_by_its_end() -> None:
    assert FAMILIES[0].thematic_kind("workforce development") == "areas_for_development"
    assert FAMILIES[1].thematic_kind("workforce development") == "findings"


def test_the_long_heading_varies_at_its_end() -> None:
    heading = "the service meets the requirements of statutory guidance in these areas"
    assert FAMILIES[0].section_kind(heading) == "meets_requirements"


def test_a_whole_heading_counts_for_more_than_how_it_begins() -> None:
    family = UNKNOWN._replace(headings={"case study": "other"}, openings={"case": "case_study"})
    assert (family.section_kind("case study"), family.section_kind("case notes")) == ("other", "case_study")


@pytest.mark.parametrize(("heading", "kind"), [("early help strengths", "strengths"), ("early help", "findings")])
def test_thematic_headings_by_their_end(heading: str, kind: str) -> None:
    assert UNKNOWN.thematic_kind(heading) == kind


def test_closings_by_how_they_begin() -> None:
    focused, joint = FAMILIES[1], FAMILIES[2]
    assert focused.opens_closing("Ofsted will take this letter into account when it plans the next inspection.")
    assert not focused.opens_closing("Managers at Ofsted will take this into account.")
    assert not joint.opens_closing("Ofsted will take this letter into account.")
