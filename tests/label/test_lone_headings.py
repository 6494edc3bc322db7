"""Headings that are not bold and have no known words: by tag, type or place."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Element, Line
from ofsted_letters.label.frame import measure
from ofsted_letters.label.headings import find_headings, place
from tests.label.test_headings import FOCUSED, PROSE, headings
from tests.label.typeset import typeset

ENDED = "Records are kept with care, and managers read them in each~\nand every team, which is well.~\n"


def tagged(page: str, *elements: tuple[int, str]) -> list[Line]:
    """A page's lines, each in the element of this index and type."""
    lines = typeset(page)
    assert len(lines) == len(elements)
    return [
        line._replace(element=Element((0, at), kind, item=(0, at) if kind == "LBody" else ()))
        for line, (at, kind) in zip(lines, elements, strict=True)
    ]


def found(lines: list[Line]) -> list[tuple[str, str]]:
    return [(heading.rule, heading.text) for heading in find_headings(lines, measure(lines), FOCUSED).found]


PAGE = "# Findings\n{prose}\n{line}\n\n{prose}"
LONE = {
    "tagged_heading": tagged(
        PAGE.format(prose=PROSE, line="Early help"), (0, "P"), (1, "P"), (1, "P"), (2, "H2"), (3, "P"), (3, "P")
    ),
    "italic_heading": typeset(PAGE.format(prose=PROSE, line="/ Early help")),
    "larger_heading": typeset(PAGE.format(prose=PROSE, line="+ Early help")),
    "lone_line": typeset(PAGE.format(prose=PROSE, line="Early help")),
}


@pytest.mark.parametrize("rule", LONE)
def test_a_line_by_itself(rule: str) -> None:
    assert found(LONE[rule])[1:] == [(rule, "Early help")]


@pytest.mark.parametrize(
    "heading",
    [
        "/ Early help:",
        "/ Do children have a say?",
        "Do children have a say?",
        "/ 1. Early help",
        "/ Early help for children who live with relatives, and for~\n/ their carers",
        "Early help for children who live with relatives, and for~\ntheir carers",
    ],
    ids=["colon", "italic question", "question", "numbered", "italic, two lines", "two lines"],
)
def test_its_forms(heading: str) -> None:
    text = heading.replace("~\n", " ").replace("/ ", "")
    assert [one for _, one in headings(PAGE.format(prose=PROSE, line=heading))] == ["Findings", text]


@pytest.mark.parametrize("heading", ["/ Early help", "Early help"], ids=["italic", "plain"])
def test_it_can_stand_on_a_list_and_below_one_without_stops(heading: str) -> None:
    page = f"# Findings\n• Records wait\n\n{heading}\n\n• Plans wait"
    assert len(headings(page)) == 1 + heading.startswith("/")
    assert len(headings(page.replace("wait\n", "wait.\n"))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "/ Children told us that they are heard.",
        "/ Plans in the",
        "/ There are none.",
        "/ • Early help",
        "/ Children told us that they are heard, and said it in the words~\nthat they use.",
        "Plans in the",
        "early help",
        "Early help includes:\n\n• visits",
        "Early help, which had:",
        "Early help\n\nPlans\n\nReviews",
        "• Early help",
        "Plans are clear and well kept",
        "There is one thing to plan for: who steps in?",
    ],
    ids=[
        "an italic sentence",
        "an open phrase in italics",
        "none stated",
        "an italic bullet",
        "italics that run on in plain type",
        "an open phrase",
        "small letter",
        "a lead-in",
        "a colon",
        "short lines in a row",
        "bullet",
        "a sentence without its stop",
        "a sentence that asks at its end",
    ],
)
def test_what_is_none(line: str) -> None:
    assert headings(f"# Findings\n{PROSE}\n{line}\n\n{PROSE}".replace("Reviews\n\n", "Reviews\n")) == [
        ("bold_known_heading", "Findings")
    ]


@pytest.mark.parametrize("above", ["Records and", "They have:"], ids=["a sentence", "a colon"])
def test_a_line_that_what_stands_above_runs_on_to_is_none(above: str) -> None:
    assert headings(f"# Findings\n{PROSE}{above}\n\nEarly help\n\n{PROSE}") == [("bold_known_heading", "Findings")]


def test_its_place_tells_the_first_heading_too() -> None:
    found = headings(f"{PROSE}\nVisits to all teams\n\n{PROSE}\n# Findings\n{PROSE}")
    assert [text for _, text in found] == ["Visits to all teams", "Findings"]


def test_prose_that_the_file_calls_a_heading_is_none() -> None:
    lines = tagged(f"{ENDED}{ENDED}{PROSE}", *[(0, "P")] * 2, *[(1, "H1")] * 2, *[(2, "P")] * 2)
    assert found(lines) == []


def test_the_files_paragraphs_part_a_heading_from_its_text_without_a_gap() -> None:
    page = f"# Findings\n{ENDED}Early help\n{ENDED}"
    own = tagged(page, (9, "P"), (0, "P"), (0, "P"), (1, "P"), (2, "P"), (2, "P"))
    shared = tagged(page, (9, "P"), (0, "P"), (0, "P"), (1, "P"), (1, "P"), (1, "P"))
    assert (found(own)[1:], found(shared)[1:]) == ([("lone_line", "Early help")], [])


def test_an_element_that_ends_in_mid_sentence_parts_nothing() -> None:
    page = (
        f"# Findings\n{ENDED}Early help from the trust and from staff of the Barset~\nBoard, as it is known.\n{ENDED}"
    )
    elements = ((9, "P"), (0, "P"), (0, "P"), (1, "P"), (2, "P"), (3, "P"), (3, "P"))
    assert found(tagged(page, *elements))[1:] == []


def test_an_item_without_a_mark_is_none() -> None:
    page = f"# Findings\n{ENDED}Early help\n{ENDED}"
    assert found(tagged(page, (9, "P"), (0, "P"), (0, "P"), (1, "LBody"), (2, "P"), (2, "P")))[1:] == []


def test_a_deeper_tag_stands_under_one_less_deep() -> None:
    page = f"## Strengths\n{PROSE}\n## Early help\n{PROSE}"
    lines = tagged(page, (0, "H1"), (1, "P"), (1, "P"), (2, "H2"), (3, "P"), (3, "P"))
    sections = place(find_headings(lines, measure(lines), FOCUSED).found, FOCUSED)
    assert [(section.level, section.kind) for section in sections] == [(1, "strengths"), (2, "strengths")]
