from __future__ import annotations

import pytest

from ofsted_letters.themes.deciding import MOST, themes_of, told
from ofsted_letters.themes.rules import packaged
from tests.themes.rules_here import small

PADDING = (
    "Leaders in Fellbridge spoke to inspectors about the year behind them. They had opened two offices, and the third"
    " is to follow in spring. Families said that they were glad of it. The town has grown, and so has the number of"
    " those who ask for help. Staff were proud of what they had done together in a hard winter."
)
"""Several sentences that say nothing of any theme of the small rules."""


def of(text: str) -> tuple[str, ...]:
    return themes_of(text, small())


def test_every_phrase_of_a_short_item_tells_its_theme() -> None:
    assert of("The timeliness of statutory visits and the quality of case records.") == ("visits", "recording")


def test_the_subject_of_a_sentence_of_a_long_paragraph_tells() -> None:
    assert of(f"{PADDING} Statutory visits, chronologies and management oversight are late.") == (
        "visits",
        "recording",
        "supervision",
    )


def test_a_mention_in_company_does_not() -> None:
    company = "Staff have much to say about statutory visits, chronologies and management oversight."
    assert of(f"{PADDING} Home visits are on time. {company}") == ("visits",)


def test_a_sentence_of_its_own_tells() -> None:
    assert of(f"{PADDING} Inspectors saw few chronologies.") == ("recording",)


def test_two_sentences_tell() -> None:
    company = "Staff have much to say about statutory visits, chronologies and management oversight."
    again = "They are glad of chronologies, home visits and reflective supervision."
    assert set(of(f"{PADDING} {company} {again}")) == {"visits", "recording", "supervision"}


def test_where_nothing_else_tells_the_first_sentence_with_a_phrase_does() -> None:
    company = "Staff have much to say about statutory visits, chronologies and management oversight."
    assert of(f"{PADDING} {company}") == ("visits", "recording", "supervision")


@pytest.mark.parametrize("lead", ["such as", "for example", "including"])
def test_examples_of_a_long_paragraph_do_not_count(lead: str) -> None:
    assert of(f"{PADDING} Home visits are on time, as is much else, {lead} chronologies.") == ("visits",)


def test_what_a_short_item_includes_counts_and_an_example_does_not() -> None:
    assert of("The help for children, including statutory visits.") == ("visits",)
    assert of("The help for children, such as statutory visits.") == ()


def test_what_something_is_for_tells_nothing_in_a_long_paragraph() -> None:
    assert of(f"{PADDING} Home visits are on time. Rooms were let so that chronologies could be written.") == (
        "visits",
    )


def test_a_general_word_tells_as_a_subject_only() -> None:
    assert of("Supervision takes place each month.") == ("supervision",)
    assert of("Staff are glad of their supervision.") == ()


def test_the_subject_behind_an_opening_clause() -> None:
    assert of("When staff are new to the work, supervision takes place each week.") == ("supervision",)


def test_a_general_word_of_a_later_sentence_is_no_theme_of_a_long_paragraph() -> None:
    assert of(f"Supervision takes place. {PADDING}") == ("supervision",)
    assert of(f"{PADDING} Supervision takes place.") == ("supervision",)  # for nothing else tells
    assert of(f"Home visits are on time. {PADDING} Supervision takes place.") == ("visits",)


def test_an_exclusion_is_no_phrase_of_its_theme() -> None:
    assert of("Supervision orders are sought in time.") == ()


def test_the_longest_of_overlapping_phrases_counts() -> None:
    assert of("Care plans are written in time.") == ("care_plans",)


def test_a_word_means_what_was_named_before_it() -> None:
    assert of("Plans are clear.") == ("plans",)
    assert of("Care plans are written in time. Plans are clear.") == ("care_plans",)


def test_themes_of_the_most_sentences_come_first_and_others_are_left_out() -> None:
    text = (
        "Management oversight, chronologies, home visits and care plans are new to the town of Fellbridge. "
        f"{PADDING} Chronologies are short. Plans are kept."
    )
    assert of(text)[0] == "recording"
    everything = "Early help, domestic abuse, private fostering, the virtual school, caseloads and case audits."
    assert len(themes_of(everything, packaged())) == MOST


def test_what_told_a_theme_is_given_as_printed() -> None:
    (one,) = told("Chronologies are short, and the Chronology of one child was lost.", small())
    assert one.theme == "recording"
    assert one.words == ("Chronologies", "Chronology")
    assert one.reason == "in an item of a line or two"


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("The frequency and quality of supervision.", {"supervision_and_oversight"}),
        ("Pathway plans, so that care leavers know what to expect.", {"care_leavers"}),
        ("The timeliness of initial child protection conferences.", {"child_protection"}),
        ("The number of children in unregistered homes.", {"unregistered_homes"}),
        ("Social workers’ caseloads in the assessment teams.", {"caseloads"}),
        ("Return home interviews when children go missing.", {"missing"}),
        ("Waiting times for speech and language therapy.", {"waiting_times", "therapies"}),
        ("Children missing education are tracked well.", {"children_missing_education"}),
        ("The improvement plan of the authority.", {"governance"}),
        ("Inspectors thank everyone whom they met.", set()),
    ],
)
def test_rules_of_the_package(text: str, themes: set[str]) -> None:
    assert set(themes_of(text, packaged())) == themes
