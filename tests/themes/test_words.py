from __future__ import annotations

import pytest

from ofsted_letters.themes.words import printed, singular, words


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        *(("plans", "plan"), ("families’", "family"), ("children’s", "child"), ("children", "child")),
        *(("processes", "process"), ("access", "access"), ("analysis", "analysis"), ("his", "his")),
    ],
)
def test_words_are_compared_in_the_singular(word: str, plain: str) -> None:
    assert singular(word) == plain


def test_case_hyphens_and_quotes_tell_nothing() -> None:
    assert words("The ‘Front-door’ is A&E’s.") == ["the", "front", "door", "is", "a&e"]


def test_words_are_given_back_as_printed() -> None:
    text = "Most Children’s plans, and others."
    assert printed(text, 1, 3) == "Children’s plans"
