from __future__ import annotations

from ofsted_letters.themes.phrases import PHRASES, Tree, hits, plant
from ofsted_letters.themes.words import words


def found(text: str, *phrases: str) -> list[str]:
    """The words of each phrase that a text has."""
    tree: Tree = {}
    for phrase in phrases:
        plant(tree, phrase, PHRASES, "any")
    forms = words(text)
    return [" ".join(forms[hit.start : hit.end]) for hit in hits(forms, tree)]


def test_a_phrase_is_found_whole() -> None:
    assert found("Core groups are held; a core of staff.", "core group") == ["core group"]


def test_either_word_of_a_choice() -> None:
    assert found("Strategy discussions and strategy meetings.", "strategy meeting/discussion") == [
        "strategy discussion",
        "strategy meeting",
    ]


def test_up_to_three_words_between() -> None:
    phrase = "health … care"
    assert found("health in care", phrase) == ["health in care"]
    assert found("health of the child in care", phrase) == []
    assert found("health of a child care", phrase) == ["health of a child care"]


def test_nested_phrases_are_all_found() -> None:
    assert found("child protection plans", "child protection", "child protection plan", "plan") == [
        "child protection",
        "child protection plan",
        "plan",
    ]


def test_a_text_without_words_has_no_phrase() -> None:
    assert found("", "core group") == []


def test_a_phrase_may_be_written_as_letters_print_it() -> None:
    assert found("Social work assessments are late.", "Social-work Assessment’s") == ["social work assessment"]
