"""Sections, boxes, and the closing."""

from __future__ import annotations

import pytest

from ofsted_letters.families import contact_referral_assessment, focused_visit, joint_targeted_area
from ofsted_letters.families.family import Family
from ofsted_letters.label.body import Body, label_body
from ofsted_letters.label.closing import LONGEST
from ofsted_letters.label.labels import Role
from tests.label.typeset import Item, Section, body_of, items_of, sections_of, typeset

FOCUSED, EARLIER, JOINT = focused_visit.FAMILY, contact_referral_assessment.FAMILY, joint_targeted_area.FAMILY
FULL = "Records are kept with care, and managers read them in each~\n"
PROSE = f"{FULL}and every team.\n"
READ = "Records are kept with care, and managers read them in each and every team."


def test_nothing() -> None:
    assert label_body([], FOCUSED, {}) == Body([], [], {})


def test_text_before_the_first_heading_is_the_introduction() -> None:
    assert sections_of(body_of(f"{PROSE}\n# Findings\n\n{PROSE}")) == [
        Section("introduction", 1, None, [READ]),
        Section("findings", 1, "Findings", [READ]),
    ]


def test_without_an_introduction() -> None:
    assert [section.kind for section in sections_of(body_of(f"# Findings\n\n{PROSE}"))] == ["findings"]


def test_each_line_has_one_label_in_order() -> None:
    lines = typeset(f"{PROSE}\n ## Case study: a door\n\n {PROSE} {PROSE}\n{PROSE}\n# Findings\n{PROSE}")
    assert [label.line for label in body_of(lines).labels] == lines


def test_marks_stay_with_their_line_and_are_not_in_its_text() -> None:
    body = body_of(f"## Findings[^1]\n{FULL}and every team.[^2]\n")
    assert [(label.role, label.marks) for label in body.labels] == [
        (Role.HEADING, ("1",)),
        (Role.ITEM, ()),
        (Role.ITEM, ("2",)),
    ]
    assert sections_of(body) == [Section("findings", 1, "Findings", [READ])]


def test_a_closing_below_a_box_that_interrupts_the_findings() -> None:
    page = f"""
    # Findings

    {FULL}
     ## Case study: a door

     A door was opened.

    {FULL}and every team.

    Ofsted will take this into account.
    """
    assert [section.kind for section in sections_of(body_of(page))] == ["findings", "case_study", "closing"]


BOX = """
 ## Case study: a door
 ## Which opens

 A door was opened by one team to all of those who came~
 and asked.

 • It stands open for everyone who comes by the road and~
   who knocks.
"""


CAME = "A door was opened by one team to all of those who came and asked."
STANDS = "It stands open for everyone who comes by the road and who knocks."


def test_a_box_is_a_section_of_its_own_and_interrupts_none() -> None:
    assert sections_of(body_of(f"# Findings\n{PROSE}{BOX}\n{PROSE}")) == [
        Section("findings", 1, "Findings", [READ, READ]),
        Section(
            "case_study",
            2,
            "Case study: a door Which opens",
            [CAME, STANDS],
        ),
    ]


def test_a_list_goes_on_after_a_box() -> None:
    page = f"# Findings\n• Records wait.\n{BOX}\n• Plans wait.\n\n# Next steps\n{PROSE}"
    assert [(section.kind, section.texts[:2]) for section in sections_of(body_of(page))] == [
        ("findings", ["Records wait.", "Plans wait."]),
        (
            "case_study",
            [CAME, STANDS],
        ),
        ("next_steps", [READ]),
    ]


def test_an_item_cut_by_a_box_goes_on_in_its_old_section() -> None:
    page = f"# Findings\n• Records\n  {FULL}---\n{BOX}\n  and every team.\n• Plans wait.\n"
    findings, box = sections_of(body_of(page))
    assert findings.texts == [f"Records {READ}", "Plans wait."]
    assert box.texts[-1] == STANDS


def test_a_box_ends_at_a_heading() -> None:
    page = f"# Findings\n{PROSE}{BOX}\n# Next steps\n{PROSE}"
    assert [section.kind for section in sections_of(body_of(page))] == ["findings", "case_study", "next_steps"]


def test_a_case_study_at_the_bodys_margin_holds_what_follows() -> None:
    assert sections_of(body_of(f"# Findings\n{PROSE}\n## Case study: a door\n\n{PROSE}\n{PROSE}")) == [
        Section("findings", 1, "Findings", [READ]),
        Section("case_study", 2, "Case study: a door", [READ, READ]),
    ]


def test_items_count_up_in_groups_over_boxes() -> None:
    body = body_of(f"# Findings\n• Records wait.\n{BOX}\n• Plans wait.\n")
    assert items_of(body)[0] == Item("bullet", None, 1, "Records wait.")
    assert {item.section for item in body.items.values()} == {0, 1}


def closing(page: str, family: Family = FOCUSED) -> list[str] | None:
    """The texts of the closing; None without one."""
    sections = sections_of(body_of(page, family))
    assert all(section.kind != "closing" for section in sections[:-1])
    return sections[-1].texts if sections[-1].kind == "closing" else None


NEXT = "Ofsted will take the findings into account."


def test_from_its_first_paragraph_on_the_closing_is_one() -> None:
    page = f"# Findings\n{PROSE}\n{PROSE}\n{NEXT}\n\nThis is all.\n"
    assert closing(page) == [NEXT, "This is all."]
    assert sections_of(body_of(page))[-2] == Section("findings", 1, "Findings", [READ, READ])
    assert sections_of(body_of(page))[-1].heading is None


@pytest.mark.parametrize(
    "text",
    [
        NEXT,
        "We have notified the Department for Education.",
        "I am copying this letter to the Department for Education.",
        "I have copied this letter to the Department for Education.",
        "This letter will be published on the website.",
        "A copy of this letter will be sent to the Department.",
        "You should submit an action plan within 70 days.",
    ],
)
def test_formulas_of_focused_visits(text: str) -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}\n{text}\n") == [text]


@pytest.mark.parametrize("number", ["area", "areas"])
@pytest.mark.parametrize("matter", ["development", "priority action"])
def test_formulas_of_earlier_letters(number: str, matter: str) -> None:
    text = f"Any {number} for {matter} identified above will be considered in any future inspection."
    assert closing(f"Areas for development\n\n• Records wait.\n\n{text}\n", EARLIER) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Where a visit finds matters for priority action, we require you to submit a plan.",
        "Priority action will be looked at again. Your plan is due in spring.",
    ],
)
def test_a_closing_that_begins_otherwise_speaks_to_the_reader(text: str) -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}\n{text}\n") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We saw records that are kept with care.",
        "Managers will read each record.",
        "Young people will say what they think.",
        "A child wrote: ‘Thank you for all that you did.’ Records show it.",
        'Staff will hear it: "You’re the one I trust." Records show it.',
    ],
    ids=["nothing to come", "no opening", "young", "quoted", "quoted, with an apostrophe"],
)
def test_a_formula_has_an_opening_and_something_that_is_to_come(text: str) -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}\n{text}\n") is None


def test_findings_stay_where_they_are() -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}") is None


def test_a_formula_long_before_the_end_is_a_finding() -> None:
    assert closing(f"# Findings\n{NEXT}\n\n" + f"{PROSE}\n" * (LONGEST + 1)) is None


@pytest.mark.parametrize("heading", ["", "# Next steps\n"], ids=["introduction", "next steps"])
def test_an_introduction_and_next_steps_have_no_closing(heading: str) -> None:
    assert closing(f"{heading}{PROSE}\n{NEXT}\n") is None


def test_a_heading_keeps_what_stands_below_it() -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}\n# Supervision\n{NEXT}\n") is None


def test_a_box_at_the_end_leaves_the_closing_where_it_is() -> None:
    page = f"# Findings\n{PROSE}\n{PROSE}\n{NEXT}\n{BOX}"
    assert [section.kind for section in sections_of(body_of(page))] == ["findings", "case_study"]


def test_joint_inspections_have_their_next_steps_under_a_heading() -> None:
    assert closing(f"# Findings\n{PROSE}\n{PROSE}\n{NEXT}\n", JOINT) is None


def test_paragraphs_after_a_list_that_was_the_whole_section() -> None:
    page = "# Findings\n• Records wait.\n• Plans wait.\n\nVisits will follow.\n\nThis is all.\n"
    assert closing(page) == ["Visits will follow.", "This is all."]


@pytest.mark.parametrize(
    "rows",
    [
        "Two matters wait:\n\n• Records wait.\n\nThis is all.\n",
        "• Records wait.\n\nThis is all.\n\n• Plans wait.\n",
        "• Records wait.\n• Plans wait.\n",
        "• Records wait.\n\n" + f"{PROSE}\n" * (LONGEST + 1),
    ],
    ids=["paragraph before", "paragraph between", "nothing after", "too long"],
)
def test_paragraphs_about_a_list_are_its_sections(rows: str) -> None:
    assert closing(f"# Findings\n{rows}") is None
