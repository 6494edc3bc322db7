"""Who is asked."""

from __future__ import annotations

import pytest

from ofsted_letters.corpus.whom import group_of, whom
from ofsted_letters.write.findings import findings
from tests.corpus.held_letters import letter_on, points


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("Hackney Council", "council"),
        ("Kensington and Chelsea", "council"),
        ("Children’s social care", "council"),
        ("local authority", "council"),
        ("police", "partners"),
        ("borough police", "partners"),
        ("health visitors and school nurses", "partners"),
        ("Hackney Council and NHS North East London ICB", "council and partners"),
        ("children’s social care, police and CAMHS", "council and partners"),
        ("All agencies", "council and partners"),
        ("Wexcombe Safeguarding Children Partnership (WSCP)", "council and partners"),
        ("Wexcombe Safeguarding Children Board", "council and partners"),
        ("LSCB", "council and partners"),
        ("LSP", "council and partners"),
        ("WSCPs", "council and partners"),
        ("Police and CSP", "council and partners"),
        ("NPS", "partners"),
        ("CRC", "partners"),
    ],
)
def test_a_body_as_printed_is_the_council_or_not(body: str, group: str) -> None:
    assert group_of(body) == group


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("Agencies", "agencies"),
        ("Health services", "health services"),
        ("Police", "the police"),
        ("adult emergency department", "the adult emergency department"),
        ("police and probation", "police and probation"),
        ("CRC", "CRC"),
        ("Probation Service", "Probation Service"),
        ("Wexshire Police", "Wexshire Police"),
        ("Cafcass", "Cafcass"),
    ],
)
def test_whom_a_point_is_for_is_told_as_a_sentence_has_it(printed: str, named: str) -> None:
    (row,) = findings(
        letter_on("204", family="joint_targeted_area", sections=(points("Act.", responsible_body=printed),))
    )
    assert whom(row).words == named


def test_a_point_of_a_council_s_own_letter_is_for_it() -> None:
    (row,) = findings(letter_on("204"))
    assert whom(row) == ("council", "the council")
