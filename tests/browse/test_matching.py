"""Items found by their words."""

from __future__ import annotations

import pytest

from ofsted_letters import NoPicture
from ofsted_letters.browse.matching import folded, with_words
from tests.write.invented import item, letter, section

LETTER = letter(
    sections=(
        section(
            "strengths", "Strengths", item("Children’s views – and parents’ – are heard."), item("Plans are clear.")
        ),
        section("findings", "Findings", item("Multi-agency plans are late; “drift” is seen in the café.")),
    )
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("children's views", ["/sections/0/items/0"]),
        ("CHILDRENS VIEWS", ["/sections/0/items/0"]),
        ("views - and parents'", ["/sections/0/items/0"]),
        ("plans  are", ["/sections/0/items/1", "/sections/1/items/0"]),
        ("plans are cl", ["/sections/0/items/1"]),
        ("multi agency", ["/sections/1/items/0"]),
        ('late; "drift"', ["/sections/1/items/0"]),
        ("cafe", ["/sections/1/items/0"]),
    ],
)
def test_quotes_dashes_case_and_accents_are_the_same(words: str, found: list[str]) -> None:
    assert list(with_words(LETTER, words)) == found


@pytest.mark.parametrize("words", ["lans are", "late drift cafe", "Strengths", "", "“–”"])
def test_what_no_item_has_is_told_with_what_was_looked_in(words: str) -> None:
    with pytest.raises(NoPicture, match=f"none of its 3 items in 2 sections has the words “{words}”; give fewer"):
        with_words(LETTER, words)


def test_words_stand_behind_spaces() -> None:
    assert folded("The ‘Front Door’ — 2019/20") == " the front door 2019 20"
