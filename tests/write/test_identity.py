"""Ids, labels and dates by which tables know letters and findings."""

from __future__ import annotations

import datetime

import pytest

from ofsted_letters.write.identity import dated, finding_id, label, letter_id
from tests.write.invented import letter, metadata


def test_a_letter_is_known_by_authority_family_date_and_bytes() -> None:
    assert letter_id(letter()) == "wexcombe_contact-referral-assessment_2010-08-11_abababab"
    assert finding_id(letter(), 2, 1) == "abababababab/sections/2/items/1"
    assert label(letter()) == "Wexcombe, contact, referral and assessment, 11 August 2010"


def test_letters_of_one_file_are_told_apart_by_their_first_page() -> None:
    made = letter()
    second = made.model_copy(update={"source": made.source.model_copy(update={"page_range": (12, 15)})})
    assert letter_id(second) == f"{letter_id(made)}-p12"
    assert finding_id(second, 2, 1) == "abababababab-p12/sections/2/items/1"


def test_the_printed_name_and_the_letters_date_stand_in() -> None:
    unresolved = metadata().authority.model_copy(update={"official_name": None, "name": "St Bride’s & Môr"})
    undated = metadata().model_copy(update={"authority": unresolved, "inspection_end": None})
    made = letter(family="focused_visit", metadata=undated)
    assert letter_id(made) == "st-brides-mor_focused-visit_2010-09-03_abababab"
    assert dated(made) == (datetime.date(2010, 9, 3), "letter")


@pytest.mark.parametrize(
    ("day", "year"),
    [("2025-03-31", "2024-25"), ("2025-04-01", "2025-26"), ("2009-12-01", "2009-10"), ("2000-01-01", "1999-00")],
)
def test_financial_years_begin_in_april(day: str, year: str) -> None:
    ended = metadata().model_copy(update={"inspection_end": datetime.date.fromisoformat(day)})
    assert dated(letter(metadata=ended)).financial_year == year
