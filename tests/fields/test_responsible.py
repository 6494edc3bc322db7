"""Which agency an improvement point is about."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.responsible import responsible_body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The police should record what children say.", "police"),
        ("Barset Police should record what children say.", "Barset Police"),
        ("Not all GP practices hold meetings.", "GP practices"),
        ("Children’s social care and health partners in Fellbridge do not share minutes.",
         "Children’s social care and health partners"),
        ("Supervision in health, police and children’s services.", "health, police and children’s services"),
        ("There is too little auditing of practice within the CRC, NPS and the YOS.", "CRC, NPS and the YOS"),
        ("Waiting times for child and adolescent mental health services (CAMHS) are long.", None),
        ("The oversight of records in the Mere Hospital Foundation Trust emergency department.",
         "Mere Hospital Foundation Trust"),
        ("Mere, Fell and Combe Valleys NHS Foundation Trust has not audited its work.",
         "Mere, Fell and Combe Valleys NHS Foundation Trust"),
        ("The attendance of health and police professionals at training.", "health and police professionals"),
        ("The LSCP’s understanding of its training.", "LSCP"),
        ("The Barset Safeguarding Children’s Partnership is new.", "Barset Safeguarding Children’s Partnership"),
        ("There are delays due to the police recording late.", "police"),
        ("A better understanding of the working practices of the NPS would help.", None),
        ("How early help is found across the local authority area.", None),
        ("Exclusions from schools are many.", None),
        ("Children who go missing from schools are not followed up by the local authority.", "local authority"),
        ("Children absent from education settings are not traced by the police.", "police"),
        ("Referrals from schools are thin.", "schools"),
        ("The council should record what children say.", "council"),
        ("Council leaders do not know what children say.", "Council leaders"),
        ("The Fellbridge Council has not audited its work.", "Fellbridge Council"),
        ("The Royal Borough of Fell and Mere Council has no plan.", "Royal Borough of Fell and Mere Council"),
        ("Barset County Council’s plan is thin.", "Barset County Council"),
        ("Barset County Council tenants are many.", None),
        ("The children in care council meets seldom.", None),
        ("Barset Town Council is new.", None),
        ("Council tax is high.", None),
        ("The BBSCP, CSP and LCSPs are new.", "BBSCP, CSP and LCSPs"),
        ("The FCYPSP has no plan.", "FCYPSP"),
        ("The GRASP meeting keeps no minutes.", None),
        ("WASP is not known.", None),
        ("Multi-agency audits and partnership working.", None),
        ("Recourse to police protection powers is rare.", None),
        ("Clear standards for all staff across agencies.", None),
        ("The participation by staff across all agencies in training.", "all agencies"),
        ("A visit involving children’s social care and the police is needed.", None),
        ("Focus by Cafcass on the voice of children.", "Cafcass"),
        ("", None),
        ("Records are thin, which the police regret.", None),
        ("Pathways are not known among agencies.", "agencies"),
        ("Records are thin. However, across the partnership, they are kept.", "partnership"),
        ("Records are thin. They are sent to the police.", None),
    ],
)  # fmt: skip
def test_the_subject_is_the_agency_that_does_something(text: str, body: str | None) -> None:
    found = responsible_body(text, "", "Areas for improvement").found
    assert (found.value if found else None) == body


def test_a_sentence_is_asked_before_lead_in_and_heading() -> None:
    told = [
        responsible_body(text, lead_in, "The LSCB")
        for text, lead_in in (("Schools are late.", "Dentists should:"), ("Late.", "Dentists should:"), ("Late.", ""))
    ]
    assert [one.found.value for one in told if one.found] == ["Schools", "Dentists", "LSCB"]
    assert [one.attempts[-1].rule for one in told] == ["told_by_sentence", "told_by_lead_in", "told_by_heading"]


def test_what_names_none_says_why() -> None:
    told = responsible_body("Late.", "", "Leadership and management")
    assert told.found is None
    assert [attempt.reason for attempt in told.attempts] == [
        "the sentence names no agency that does anything",
        "the next sentence begins with no agency",
        "the list has no lead-in",
        "the heading is no agency's name",
    ]
