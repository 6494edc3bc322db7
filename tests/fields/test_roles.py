"""What an item is to its section of findings."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.roles import roles_of, states_none


@pytest.mark.parametrize(
    "text",
    [
        "There are no areas for priority action.",
        "There are no areas for priority action",
        "There are no priority actions following this focused visit.",
        "There were no areas for priority action identified at this visit.",
        "No areas for priority action were identified during this visit.",
        "This visit identified no areas for priority action.",
        "Inspectors did not identify any areas for priority action.",
        "None identified.",
        "None.",
        "Not applicable.",
    ],
)
def test_that_there_is_nothing_to_state(text: str) -> None:
    assert states_none(text)
    assert roles_of("priority_action", [text], has_sections=False) == ["none_stated"]
    assert roles_of("closing", [text], has_sections=False) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The areas for priority action set in 2020 remain. There are no additional ones.",
        "There are no areas for priority action that leaders have not begun to address.",
        "There are no areas for priority action. Records of supervision are thin.",
        "No action was taken for three children who were at risk.",
        "There are no arrangements for children who go missing.",
        "Nothing is recorded of what children say.",
    ],
)
def test_a_finding_with_a_denial_in_it(text: str) -> None:
    assert roles_of("priority_action", [text], has_sections=False) == ["finding"]


def test_what_ends_in_a_colon_leads_in_where_something_follows() -> None:
    texts = ["Leaders should act on the following:", "the quality of plans, including:", "Supervision."]
    assert roles_of("areas_for_development", texts, has_sections=False) == ["lead_in", "lead_in", "finding"]
    assert roles_of("areas_for_development", texts[:1], has_sections=False) == ["finding"]
    assert roles_of("areas_for_development", texts[:1], has_sections=True) == ["lead_in"]
