"""Headings: which lines they are, what they open, and how deep they stand."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Line, Medium
from ofsted_letters.families import contact_referral_assessment, focused_visit, ilacs_inspection
from ofsted_letters.families.family import Family
from ofsted_letters.label.frame import measure
from ofsted_letters.label.headings import find_headings, place
from tests.label.page import text_lines
from tests.label.typeset import PITCH, lowered, typeset

FOCUSED, EARLIER = focused_visit.FAMILY, contact_referral_assessment.FAMILY
PROSE = "Records are kept with care, and managers read them in each~\nand every team.\n"


def headings(page: str, family: Family = FOCUSED) -> list[tuple[str, str]]:
    """Rule and text of each heading."""
    lines = typeset(page)
    return [(heading.rule, heading.text) for heading in find_headings(lines, measure(lines), family).found]


def placed(page: str) -> list[tuple[int, str, str]]:
    """Level, kind and text of each heading."""
    lines = typeset(page)
    found = find_headings(lines, measure(lines), FOCUSED).found
    return [(section.level, section.kind, section.heading.text) for section in place(found, FOCUSED)]


@pytest.mark.parametrize("kind", ["# ", "## ", "### "])
def test_bold_vocabulary(kind: str) -> None:
    assert headings(f"{PROSE}{kind}Areas for priority action\n{PROSE}") == [
        ("bold_known_heading", "Areas for priority action")
    ]


def test_bold_vocabulary_over_two_lines_and_its_mark_taken_off() -> None:
    page = f"{PROSE}\n## What needs to improve in this area of social~\n## work practice?[^1]\n{PROSE}"
    assert headings(page) == [("bold_known_heading", "What needs to improve in this area of social work practice?")]


def test_a_known_heading_does_not_take_the_bold_line_under_it() -> None:
    assert headings(f"## Findings\n## Early help\n{PROSE}") == [
        ("bold_known_heading", "Findings"),
        ("bold_thematic_heading", "Early help"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [("What needs to improve in the", "front door"), ("What needs to improve at", "front doors")],
)
def test_a_known_heading_that_was_broken_by_hand_goes_on(above: str, below: str) -> None:
    assert headings(f"{PROSE}\n## {above}\n## {below}\n{PROSE}") == [("bold_known_heading", f"{above} {below}")]


@pytest.mark.parametrize("type_of_grade", ["", "### "])
def test_a_heading_goes_on_to_the_grade_below_it_in_whatever_type(type_of_grade: str) -> None:
    heading = "The experiences and progress of care leavers:"
    page = f"{PROSE}\n## {heading}\n{type_of_grade}good\n{PROSE}"
    assert headings(page, ilacs_inspection.FAMILY) == [("bold_known_heading", f"{heading} good")]


def test_a_bold_row_of_a_table_is_no_heading() -> None:
    lines = lowered(typeset(f"{PROSE}\n## Measure\n## Share\n{PROSE}"), 4, -PITCH)
    lines[3] = lines[3]._replace(x0=300.0, x1=350.0)
    assert find_headings(lines, measure(lines), FOCUSED).found == []


def in_pieces() -> list[Line]:
    """A heading whose letters are set apart: its words stand as far apart as columns."""
    lines = typeset(f"{PROSE}\n## A R E A S\n## F O R\n## D E V E L O P M E N T\n{PROSE}")
    for piece in (1, 2):
        lines = lowered(lines, 3 + piece, -PITCH)
        lines[2 + piece] = lines[2 + piece]._replace(x0=200.0 + 100 * piece, x1=260.0 + 100 * piece)
    return lines


def test_words_of_a_heading_whose_letters_are_set_apart() -> None:
    lines = in_pieces()
    (found,) = find_headings(lines, measure(lines), FOCUSED).found
    assert (found.rule, found.text, found.kind) == (
        "known_heading_in_pieces",
        "AREAS FOR DEVELOPMENT",
        "areas_for_development",
    )


def test_a_heading_in_larger_type_has_a_wider_pitch() -> None:
    lines = typeset(f"{PROSE}\n# What needs to improve in this area of social work~\n# practice?\n{PROSE}")
    apart = lowered(lines, 4, 0.16 * PITCH)
    assert [found.text for found in find_headings(apart, measure(lines), FOCUSED).found] == [
        "What needs to improve in this area of social work practice?"
    ]


def test_a_second_bold_line_under_a_case_study_belongs_to_it() -> None:
    page = f"{PROSE}\n ## Case study: effective practice\n ## A door that opens\n\n {PROSE}"
    assert headings(page) == [("bold_known_heading", "Case study: effective practice A door that opens")]


@pytest.mark.parametrize(
    "below",
    [
        " ## The door that opens to each of the families that come by on the road or walk in~",
        "\n\n\n ## A door that opens",
    ],
    ids=["too long for a title", "too far apart"],
)
def test_a_bold_line_that_is_no_title_does_not_belong_to_a_case_study(below: str) -> None:
    page = f"{PROSE}\n ## Case study: effective practice\n{below}\n\n {PROSE}"
    assert headings(page)[0] == ("bold_known_heading", "Case study: effective practice")


def test_bold_in_another_size_below_is_another_heading() -> None:
    assert headings(f"# Early help\n## The front door\n{PROSE}") == [
        ("bold_thematic_heading", "Early help"),
        ("bold_thematic_heading", "The front door"),
    ]


def test_a_bold_thematic_heading_over_two_lines() -> None:
    page = f"{PROSE}\n## How agencies that work with children share what~\n## they know\n\n{PROSE}"
    assert headings(page) == [("bold_thematic_heading", "How agencies that work with children share what they know")]


@pytest.mark.parametrize(
    "page",
    [
        f"## This visit was the first since the pandemic and looked at what the front door does for all.~\n{PROSE}",
        f"{PROSE}\n## Children who need help and protection wait, and their~\nmanagers know it.\n{PROSE}",
        f"{PROSE}\n## • A bold bullet\n{PROSE}",
        f"{PROSE}\n## 14 – 16\n\n{PROSE}",
    ],
    ids=["a long sentence", "a paragraph that goes on in plain type", "a bullet", "no word"],
)
def test_bold_that_is_no_heading(page: str) -> None:
    assert headings(page) == []


@pytest.mark.parametrize("below", ["• Records wait.", "\n---\nRecords wait."])
def test_bold_above_a_list_or_at_a_pages_foot_is_a_heading(below: str) -> None:
    assert headings(f"{PROSE}\n## How agencies that work with children share what~\n{below}") != []


def test_bold_at_the_very_end() -> None:
    assert headings(f"{PROSE}\n## Early help") == [("bold_thematic_heading", "Early help")]


@pytest.mark.parametrize(
    "page",
    [
        f"{PROSE}\nStrengths\n\n{PROSE}",
        f"{PROSE}Strengths\n• Records wait.",
        f"# Overview\nStrengths\n{PROSE}",
        f"{PROSE[:-2]}\n\nStrengths\n{PROSE}",
        f"{PROSE[:-2]}\n---\nStrengths\n{PROSE}",
        f"Strengths\n{PROSE}",
        f"{PROSE}\nStrengths",
    ],
    ids=["between gaps", "above a list", "under bold", "after a gap", "at a page's head", "first", "last"],
)
def test_known_headings_in_plain_type(page: str) -> None:
    assert ("known_heading", "Strengths") in headings(page)


def test_a_known_heading_in_plain_type_over_two_lines() -> None:
    page = f"{PROSE}\nThe service meets the requirements of statutory guidance in the~\nfollowing areas\n\n{PROSE}"
    assert headings(page, EARLIER) == [
        ("known_heading", "The service meets the requirements of statutory guidance in the following areas")
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"{PROSE[:-2]} and\nStrengths\n{PROSE}",
        f"{PROSE}Strengths\nof the extended family are explored.\n{PROSE}",
        f"{PROSE}\nstrengths\n\n{PROSE}",
        f"• Strengths\n{PROSE}",
    ],
    ids=["a sentence runs into it", "a sentence runs on from it", "small letter", "bullet"],
)
def test_vocabulary_that_is_no_heading(page: str) -> None:
    assert headings(page) == []


OPENS_LIKE_A_HEADING = f"{PROSE}\nWhat needs to improve is that records are kept as the last audit asked.~\n{PROSE}"


def test_a_sentence_that_opens_like_a_heading_is_none() -> None:
    assert headings(OPENS_LIKE_A_HEADING + PROSE) == []


def test_a_last_sentence_that_opens_like_a_heading_is_none() -> None:
    assert headings(OPENS_LIKE_A_HEADING) == []


def test_bold_prose_over_two_lines_is_no_heading() -> None:
    page = "## This visit was the first since the pandemic, and looked at what the front door~\n## does for children.\n"
    assert headings(f"{PROSE}\n{page}\n{PROSE}") == []


TEXT = """Records are kept with care.

{line}

Managers read them in each and every team, and say so.
"""


def lone(text: str) -> list[str]:
    lines = text_lines(text)
    frame = measure(lines, Medium.TEXT)
    return [heading.text for heading in find_headings(lines, frame, FOCUSED).found if heading.rule == "lone_line"]


def test_a_line_that_says_the_heading_above_again_is_none() -> None:
    text = TEXT.format(line="Areas for development\n\nAreas for development")
    found = find_headings(text_lines(text), measure(text_lines(text), Medium.TEXT), FOCUSED).found
    assert [heading.text for heading in found] == ["Areas for development"]


def test_a_lone_line_in_text() -> None:
    assert lone(TEXT.format(line="Early help")) == ["Early help"]


@pytest.mark.parametrize(("heading", "found"), [("Strengths", ["Early help"]), ("Case study: a door", [])])
def test_a_lone_line_below_a_heading_is_one_too_but_in_a_box_it_is_a_remark(heading: str, found: list[str]) -> None:
    text = TEXT.format(line=f"{heading}\n\nEarly help")
    assert lone(f"{text}They read them aloud.\nThey read them well.\n") == found


@pytest.mark.parametrize(
    "text",
    [
        TEXT.format(line="They are short."),
        TEXT.format(line="Early help,"),
        TEXT.format(line="14 children"),
        TEXT.format(line="Early-"),
        TEXT.format(line="early help"),
        TEXT.format(line="3. Early help"),
        TEXT.format(line="Early help and a line that is longer than what stands below it"),
        TEXT.replace("care.", "care and").format(line="Early help"),
        TEXT.replace("\n\nM", "\nM").format(line="Early help"),
        TEXT.replace(".\n\n{", ".\n{").format(line="Early help"),
        "Early help\n\nRecords are kept with care.",
        "Records are kept with care.\n\nEarly help",
    ],
    ids=[
        "a sentence",
        "a comma",
        "a figure",
        "a hyphen",
        "small letter",
        "numbered",
        "longer than the next",
        "no sentence ended above",
        "no gap below",
        "no gap above",
        "first",
        "last",
    ],
)
def test_no_lone_line(text: str) -> None:
    assert lone(text) == []


@pytest.mark.parametrize(("points", "joined"), [(0.1, True), (0.4, False)])
def test_bold_lines_a_little_apart_are_one_heading(points: float, joined: bool) -> None:
    lines = typeset(f"{PROSE}{PROSE}\n## How agencies that work with children share what~\n## they know\n\n{PROSE}")
    lines = lowered(lines, 6, points * PITCH)
    assert (len(find_headings(lines, measure(lines), FOCUSED).found) == 1) is joined


LEVELS = {
    "vocabulary is level 1": (
        f"# Overview\n{PROSE}## Findings\n{PROSE}",
        [(1, "summary", "Overview"), (1, "findings", "Findings")],
    ),
    "smaller under a parent": (
        f"# Areas for development\n{PROSE}\n## Early help\n{PROSE}",
        [(1, "areas_for_development", "Areas for development"), (2, "areas_for_development", "Early help")],
    ),
    "directly under a parent": (
        f"## Strengths\n## Early help\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help")],
    ),
    "after another": (
        f"## Strengths\n## Early help\n{PROSE}\n## The front door\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help"), (2, "strengths", "The front door")],
    ),
    "as large as one that did not follow": (
        f"# Strengths\n{PROSE}\n## Early help\n{PROSE}\n# Areas that wait\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help"), (1, "findings", "Areas that wait")],
    ),
    "under a theme": (
        f"## Early help\n{PROSE}\n## The front door\n{PROSE}",
        [(1, "findings", "Early help"), (1, "findings", "The front door")],
    ),
    "under findings": (
        f"## Findings\n{PROSE}\n## Early help\n{PROSE}",
        [(1, "findings", "Findings"), (2, "findings", "Early help")],
    ),
    "findings of a theme": (
        f"## The front door\n/ Strengths\n{PROSE}\n/ Areas for improvement\n{PROSE}\n## Next steps\n{PROSE}",
        [
            (1, "findings", "The front door"),
            (2, "strengths", "Strengths"),
            (2, "areas_for_development", "Areas for improvement"),
            (1, "next_steps", "Next steps"),
        ],
    ),
    "findings below a theme of their own weight": (
        f"## The front door\n{PROSE}\n## Strengths\n{PROSE}",
        [(1, "findings", "The front door"), (1, "strengths", "Strengths")],
    ),
    "not smaller, not directly, none before": (
        f"## Strengths\n{PROSE}\n## Early help\n{PROSE}",
        [(1, "strengths", "Strengths"), (1, "findings", "Early help")],
    ),
    "lighter under a parent, though as large": (
        f"## Strengths\n{PROSE}\n/ Early help\n{PROSE}\n\n/ The front door\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help"), (2, "strengths", "The front door")],
    ),
    "bold after lighter ones": (
        f"## Strengths\n{PROSE}\n/ Early help\n{PROSE}\n\n## The front door\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help"), (1, "findings", "The front door")],
    ),
    "lighter, but larger": (
        f"### Strengths\n{PROSE}\n+ Early help\n{PROSE}",
        [(1, "strengths", "Strengths"), (1, "findings", "Early help")],
    ),
    "a parent that holds no findings gives none its kind": (
        f"# Overview\n{PROSE}\n## Early help\n{PROSE}",
        [(1, "summary", "Overview"), (2, "findings", "Early help")],
    ),
    "under no other": (f"## Early help\n{PROSE}", [(1, "findings", "Early help")]),
    "strengths by its ending": (
        f"## Overview\n{PROSE}\n## Early help strengths\n{PROSE}",
        [(1, "summary", "Overview"), (1, "strengths", "Early help strengths")],
    ),
    "the next of the vocabulary ends its parent": (
        f"# Strengths\n## Early help\n{PROSE}\n# Findings\n{PROSE}",
        [(1, "strengths", "Strengths"), (2, "strengths", "Early help"), (1, "findings", "Findings")],
    ),
    "a smaller case study": (
        f"# Findings\n{PROSE}\n## Case study: a door\n\n{PROSE}",
        [(1, "findings", "Findings"), (2, "case_study", "Case study: a door")],
    ),
    "a case study as large as the others": (
        f"# Findings\n{PROSE}\n# Practice study: a door\n\n{PROSE}",
        [(1, "findings", "Findings"), (1, "case_study", "Practice study: a door")],
    ),
    "a case study alone": (f"## Case study: a door\n\n{PROSE}", [(1, "case_study", "Case study: a door")]),
    "a case study interrupts, but is no parent": (
        f"# Strengths\n## Early help\n{PROSE}\n## Case study: a door\n\n{PROSE}\n## The front door\n{PROSE}",
        [
            (1, "strengths", "Strengths"),
            (2, "strengths", "Early help"),
            (2, "case_study", "Case study: a door"),
            (2, "strengths", "The front door"),
        ],
    ),
}


@pytest.mark.parametrize(("page", "sections"), LEVELS.values(), ids=LEVELS)
def test_levels_and_kinds(page: str, sections: list[tuple[int, str, str]]) -> None:
    assert placed(page) == sections
