"""What letter paper and web sites print around a letter, and what of its text only looks so."""

from __future__ import annotations

import pytest

from ofsted_letters.label.pages import pages
from ofsted_letters.label.stationery import stationery
from tests.label.typeset import typeset

ABOVE = "Visits are made.\nPlans are clear.\nRecords are kept.\nCalls are made.\nManagers read what they are sent"


def found(page: str) -> list[str]:
    lines = typeset(page)
    return [line.text for line in stationery(lines, pages(lines))]


@pytest.mark.parametrize(
    "line",
    [
        "Downloaded from www.letters.example",
        "Shared by letters.example on 4 May 2021",
        "Ofsted is proud to use recycled paper",
        "Printed on recycled paper.",
        "INVESTOR IN PEOPLE",
    ],
)
def test_a_line_that_a_gap_parts_from_the_text_of_its_page(line: str) -> None:
    page = f"{line}\n\n{ABOVE}"
    assert found(page) == [line]
    assert found(f"{ABOVE}\n---\n{page}\n\n2\n{line}") == [line, line]
    assert found(f"{ABOVE}\n---\n{line}\n{ABOVE}") == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "shared by agencies in good time, and the plans are clear.",
        "retrieved from the electronic record.",
        "shared on 12.05.2011, e.g. by telephone.",
        "shared on www.letters.example.",
        "recycled paper.",
        "Leaflets for carers are now on recycled paper.",
        "The authority is an Investor in People.",
        "The authority is an Investor in People and staff value its\nawards.",
        "Shared by\nwww.letters.example.",
    ],
)
def test_a_paragraph_at_the_top_of_its_page(paragraph: str) -> None:
    assert found(f"{ABOVE}\n---\n{paragraph}\n\n{ABOVE}") == []


def test_lines_of_paper_stand_together() -> None:
    paper = ["INVESTOR IN PEOPLE", "Ofsted is proud to use recycled paper"]
    assert found("\n".join([ABOVE, "", *paper])) == paper
