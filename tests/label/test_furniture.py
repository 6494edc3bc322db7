"""Page numbers, running headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from ofsted_letters.document import Line
from ofsted_letters.label.furniture import label_furniture, label_stray_marks
from ofsted_letters.label.pages import page_number
from tests.label.page import text_lines
from tests.label.typeset import typeset

FOOTER = "running_header_or_footer"
SUBJECTS = ("Records", "Plans", "Visits", "Letters", "Meetings", "Audits", "Notes", "Calls")
VERBS = ("wait", "help", "change", "grow", "matter", "vary")


def furniture(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [
        (label.line.text, label.rule) for label in sorted(label_furniture(lines), key=lambda label: label.line.number)
    ]


def sheets(*pages: tuple[str, str]) -> list[Line]:
    """Pages of eight rows, no two rows the same, each with a head and a foot if they are given."""
    sentences = (f"{subject} {verb}" for subject in SUBJECTS for verb in VERBS)
    prose = ("\n".join(next(sentences) for _ in range(8)) for _ in count())
    return typeset("\n---\n".join("\n".join(filter(None, (head, next(prose), foot))) for head, foot in pages))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("Page 2", 2),
        ("page 2 of 5", 2),
        ("PAGE 2 of 5", 2),
        ("- 2 -", 2),
        ("– 12 –", 12),
        ("3/4", 3),
        ("3 / 4", 3),
    ],
)
def test_a_page_number(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", ["2 children", "Page two", "1,234", "12345", "Page 2 of 5, and the notes", "", "2.5"])
def test_no_page_number(text: str) -> None:
    assert page_number(text) is None


def test_an_agency_in_the_letterhead_and_the_sign_off_runs_on_no_page() -> None:
    lines = sheets(("Ofsted", ""), ("", ""), ("", "Ofsted"))
    assert furniture(lines) == []
    assert furniture(sheets(("Ofsted", ""), ("Ofsted", ""), ("", ""))) == [("Ofsted", FOOTER)] * 2


@pytest.mark.parametrize("kind", ["", "^ "])
def test_page_numbers_at_each_foot_in_any_size(kind: str) -> None:
    lines = sheets(*(("", f"{kind}{number}") for number in (1, 2, 3)))
    assert furniture(lines) == [(str(number), "page_number") for number in (1, 2, 3)]


@pytest.mark.parametrize("offset", [-1, 1])
def test_numbers_of_a_letter_after_a_cover_sheet_are_off_by_one(offset: int) -> None:
    lines = [line._replace(page=(line.page or 0) + 1) for line in sheets(("", str(2 + offset)), ("", str(3 + offset)))]
    assert furniture(lines) == [(str(2 + offset), "page_number"), (str(3 + offset), "page_number")]


def test_a_number_that_can_not_be_the_pages_own_stays() -> None:
    assert furniture(sheets(("", "14"), ("", "Page 2"))) == [("Page 2", "page_number")]


def test_a_number_inside_the_page_stays() -> None:
    assert furniture(typeset("Records wait\n" * 4 + "1\n" + "Plans wait\n" * 4)) == []


def test_a_running_footer_has_another_number_on_each_page() -> None:
    assert furniture(sheets(*(("Letter to Ferrisby", f"Our reference: {number}") for number in (11, 12, 13)))) == [
        ("Letter to Ferrisby", FOOTER),
        ("Our reference: 11", FOOTER),
        ("Letter to Ferrisby", FOOTER),
        ("Our reference: 12", FOOTER),
        ("Letter to Ferrisby", FOOTER),
        ("Our reference: 13", FOOTER),
    ]


def test_what_recurs_inside_the_pages_stays() -> None:
    lines = sheets(("", ""), ("", ""))
    lines = [line._replace(text="Strengths") if line.number in (4, 12) else line for line in lines]
    assert furniture(lines) == []


@pytest.mark.parametrize(("times", "runs"), [(1, False), (2, False), (3, True)])
def test_a_footer_runs_on_half_of_the_pages(times: int, runs: bool) -> None:
    pages = sheets(*(("", "Ferrisby" if at < times else "") for at in range(6)))
    assert (("Ferrisby", FOOTER) in furniture(pages)) is runs


def test_a_footer_has_its_date_on_the_first_page_too() -> None:
    prose = "\n".join(f"{subject} wait" for subject in SUBJECTS)
    pages = [f"12 May 2011\n{prose}", "Owls sleep", "Hens sleep", "Cats sleep"]
    found = furniture(typeset("\n---\n".join(f"{page}\n11 July 2022" for page in pages)))
    assert found == [("11 July 2022", FOOTER)] * 4


@pytest.mark.parametrize(("stop", "runs"), [("", False), (".", True)])
def test_the_end_of_a_sentence_from_the_line_above_is_no_footer(stop: str, runs: bool) -> None:
    pages = sheets(*(("", f"{subject} were seen at the last{stop}\ninspection.") for subject in SUBJECTS[:2]))
    assert (("inspection.", FOOTER) in furniture(pages)) is runs


@pytest.mark.parametrize("text", ["•", "14"])
def test_a_bullet_or_a_number_alone_is_no_running_footer(text: str) -> None:
    assert furniture(sheets(("", text), ("", text))) == []


UNPAGED = """Records are kept with care.
Ferrisby letter
{first}
They are long.
Some are new.
Ferrisby letter
{second}
Plans are short."""


def test_text_without_form_feeds_has_numbers_that_count_up_and_a_footer_beside_them() -> None:
    lines = text_lines(UNPAGED.format(first="Page 1", second="Page 2"))
    assert furniture(lines) == [
        ("Ferrisby letter", FOOTER),
        ("Page 1", "page_number"),
        ("Ferrisby letter", FOOTER),
        ("Page 2", "page_number"),
    ]


@pytest.mark.parametrize(("first", "second", "found"), [("14", "7", []), ("2", "14", ["2"]), ("1", "3", ["1"])])
def test_numbers_in_text_that_do_not_count_up_stay(first: str, second: str, found: list[str]) -> None:
    lines = text_lines(UNPAGED.format(first=first, second=second))
    assert furniture(lines) == [(text, "page_number") for text in found]


def test_numbers_next_to_each_other_are_not_each_others_footers() -> None:
    lines = text_lines("Records are kept.\n1\n2\nThey are long.")
    assert furniture(lines) == [("1", "page_number"), ("2", "page_number")]


def test_marks_without_a_word_are_stray() -> None:
    labels = label_stray_marks(typeset("14\n• 3\n– 3 –\nVisits\nA 1"))
    assert [(label.line.number, label.rule) for label in labels] == [(at, "stray_mark") for at in (1, 2, 3)]


def test_numbers_beside_each_line_are_in_the_margin() -> None:
    rows = text_lines("\n".join(f"{number}          Records wait" for number in range(1, 10)))
    assert [rule for _, rule in furniture(rows)] == ["number_in_margin"] * 9


def test_numbers_beside_some_lines_are_a_table_s() -> None:
    rows = text_lines(
        "\n".join(f"{number}          Records\n           wait\n           too" for number in range(1, 10))
    )
    assert "number_in_margin" not in {rule for _, rule in furniture(rows)}


def test_a_stamp_and_its_date() -> None:
    rows = text_lines(
        "12 May 2011\n                         RECEIVED\n                         18 MAY 2011\nMs Una Oak"
    )
    assert furniture(rows) == [("RECEIVED", "stamp"), ("18 MAY 2011", "stamp")]


def test_a_head_of_one_page_names_the_addressee_and_the_date() -> None:
    page = "\n---\n".join(["12 May 2011\nMs Una Oak\nRecords wait", "Ms U Oak\nPage 2\n12 May 2011\nPlans change"])
    assert [text for text, _ in furniture(typeset(page))] == ["Ms U Oak", "Page 2", "12 May 2011"]


def test_a_footer_of_one_page_is_parted_from_its_number_by_a_stroke() -> None:
    page = "Records wait\nPlans change\n---\nVisits help\nFerrisby: visits | 2"
    assert furniture(typeset(page)) == [("Ferrisby: visits | 2", FOOTER)]
