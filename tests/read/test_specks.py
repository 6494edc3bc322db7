"""What is no text on a page: drawings, signatures, pieces of logos, rules between columns."""

from __future__ import annotations

import pytest

from ofsted_letters.read.specks import sifted
from ofsted_letters.read.tesseract import Word

LINES = [
    Word(said, 96.0, 100.0 + 80 * at, 400.0 + 50 * row, 170.0 + 80 * at, 430.0 + 50 * row, ("1", str(row)))
    for row in range(6)
    for at, said in enumerate(("Plans", "are", "good", "now"))
]
"""Six lines of a letter, of which each word is 30 pixels high."""


def word(said: str, confidence: float, box: tuple[float, float, float, float], row: int = 9) -> Word:
    return Word(said, confidence, *box, ("2", str(row)))


def specks(*words: Word) -> list[str]:
    return [each.text for each in sifted([*LINES, *words]).specks]


def test_a_signature_is_no_text_even_where_lines_begin() -> None:
    assert specks(word("por", 72.0, (100, 800, 240, 910))) == ["por"]
    assert specks(word("LOmdy", 38.0, (100, 800, 240, 870)), word("4Pd-_§", 0.0, (260, 800, 420, 870))) == [
        "LOmdy",
        "4Pd-_§",
    ]


def test_a_title_is_text_however_high() -> None:
    assert specks(word("Inspection", 95.0, (100, 100, 500, 180))) == []
    assert specks(word("Inspection-of-Fellbridge-council", 75.0, (100, 100, 900, 180))) == []


@pytest.mark.parametrize(("width", "found"), [(100, ["AS"]), (60, [])])
def test_letters_far_wider_than_they_are_high_are_none(width: int, found: list[str]) -> None:
    assert specks(word("AS", 92.0, (700, 800, 700 + width, 830))) == found


def test_a_line_that_is_badly_read_as_a_whole_is_none() -> None:
    assert specks(
        word("ixvtib", 0.0, (400, 730, 566, 779)),
        word("Na", 56.0, (700, 730, 740, 760)),
        word("AS", 70.0, (900, 730, 940, 760)),
    ) == ["ixvtib", "Na", "AS"]


def test_the_letters_of_a_logo_beside_what_is_none_are_pieces_of_it() -> None:
    star = word("xK", 17.0, (1210, 140, 1323, 222))
    assert specks(star, word("O", 91.0, (905, 213, 1003, 329), 10), word("sted", 96.0, (1067, 207, 1331, 329), 10)) == [
        "xK",
        "sted",
        "O",
    ]


def test_a_rule_between_columns_is_no_text_and_the_word_i_is() -> None:
    above = word("Constabulary", 95.0, (100, 800, 400, 830))
    rule = word("|", 80.0, (450, 795, 455, 835))
    assert specks(above, rule, word("Assistant", 95.0, (490, 800, 700, 830))) == ["|"]
    assert specks(above, rule, word("am", 95.0, (490, 800, 540, 830))) == []
    assert specks(above, rule._replace(x0=412, x1=417), word("Page", 95.0, (429, 800, 520, 830))) == []
