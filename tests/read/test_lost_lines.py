"""Texts of one line, or of one a page, of which tests/cases/lines.md has whole letters."""

from __future__ import annotations

from contextlib import suppress

import pytest

from ofsted_letters.errors import NotALetter
from ofsted_letters.read import read_document
from ofsted_letters.read.lost_lines import with_lines
from tests.paces import in_step

HEAD = "Freshford House Bristol 12 May 2011 Ms Una Brightwell Ferrisby Council "
GREETING = "Dear Ms Brightwell Inspection of Ferrisby Council "
OPENING = "This letter summarises the findings: Strengths "
END = " We will write again. Yours sincerely Leonie Marsh Her Majesty’s Inspector"
LIST = "• Visits are timely. • Records are kept."
LONG = "• " + "Visits are timely and all that is seen is written down on the day. " * 10 + LIST


def test_lines_are_put_back_around_what_is_known() -> None:
    assert with_lines(HEAD + GREETING + OPENING + LIST + END, "letter.txt").split("\n\n") == [
        "Freshford House Bristol",
        "12 May 2011",
        "Ms Una Brightwell Ferrisby Council",
        "Dear Ms Brightwell",
        "Inspection of Ferrisby Council",
        "This letter summarises the findings:",
        "Strengths",
        "• Visits are timely.",
        "• Records are kept.",
        "We will write again.",
        "Yours sincerely",
        "Leonie Marsh\nHer Majesty’s Inspector",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GREETING + OPENING + LONG + END, "nothing of a letter was found in it, but a date was not"),
        (HEAD + "Dear Mrs van der Oak Inspection of Ferrisby " + OPENING + LONG + END, "a date was found in it, but"),
        (HEAD + GREETING + OPENING + LONG, "the first words of its text was found in it, but a valediction was not"),
        (HEAD + GREETING + OPENING + LONG + " Leadership " + LIST + END, "where “Leadership” belongs can’t be told"),
        (HEAD + GREETING + OPENING + LONG + " It was seen. It was good. Yours sincerely", "where “It was seen."),
        (
            HEAD + GREETING + OPENING.replace("Strengths", "Views") + LONG + END,
            "“This letter summarises the findings: Views”",
        ),
    ],
)
def test_a_letter_of_which_something_is_not_known_is_refused_with_what_was_found(text: str, told: str) -> None:
    with pytest.raises(NotALetter) as refused:
        read_document(f"Note: {text}".encode(), "letter.txt")
    assert "this text has lost its lines" in refused.value.reason
    assert told in refused.value.reason


@pytest.mark.parametrize("text", ["12 May 2011 ", "Dear Ms Oak ", "• Areas for development ", "Visits are timely. "])
def test_it_takes_twice_as_long_for_a_text_twice_as_long(text: str) -> None:
    def tried(times: int) -> None:
        with suppress(NotALetter):
            with_lines(HEAD + GREETING + OPENING + text * times + "Yours sincerely", "letter.txt")

    assert in_step(tried, 8_000)
