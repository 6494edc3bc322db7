"""What an item can begin with."""

from __future__ import annotations

import pytest

from ofsted_letters.label.bullets import GLYPHS, bullet, is_certain, number
from tests.label.typeset import typeset


@pytest.mark.parametrize("glyph", GLYPHS)
def test_a_glyph_and_its_space(glyph: str) -> None:
    assert bullet(typeset(f"{glyph} visits are made")[0]) == f"{glyph} "


@pytest.mark.parametrize("glyph", ["•", "ƒ", "."])
@pytest.mark.parametrize("text", ["Visits are made", "Visits"])
def test_a_glyph_glued_to_a_capital(glyph: str, text: str) -> None:
    assert bullet(typeset(glyph + text)[0]) == glyph


@pytest.mark.parametrize("glyph", ["•", "o", "-"])
def test_a_glyph_alone(glyph: str) -> None:
    assert bullet(typeset(glyph)[0]) == glyph


@pytest.mark.parametrize("quote", ["‘", "“", "'", '"'])
def test_a_glyph_before_a_quotation(quote: str) -> None:
    assert bullet(typeset(f"•{quote}drop-in{quote} sessions")[0]) == "•"
    assert bullet(typeset(f"o {quote}drop-in{quote} sessions")[0]) == "o "


@pytest.mark.parametrize(
    "text",
    [
        "Visits are made",
        "o’clock",
        "oVisits",
        "•visits",
        "...",
        "-5 degrees",
        "",
    ],
)
def test_no_bullet(text: str) -> None:
    line = typeset("any")[0]._replace(text=text)
    assert bullet(line) is None


def test_a_point_before_a_figure_is_a_bullet_in_a_list_only() -> None:
    line = typeset("any")[0]._replace(text=".18 year olds")
    assert bullet(line) == "."
    assert not is_certain(line, ".")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Visits are made", ("1", 3)),
        ("10.However, they are late", ("10", 3)),
        ("(3) Visits are made", ("3", 4)),
        ("3) “Visits” are made", ("3", 3)),
        ("124. Visits", ("124", 5)),
        ("3. visits are made", ("3", 3)),
        ("3.", ("3", 2)),
    ],
)
def test_a_number(text: str, found: tuple[str, int]) -> None:
    assert number(typeset(text)[0]) == found


@pytest.mark.parametrize(
    "text",
    [
        "14 of the 16 files",
        "2010 was a year",
        "2011. The year after",  # four digits are a year
        "1.5 workers",
        "8.00 a.m.",
        "3.visits are made",
        "(see 3.) Visits",
        "Visits 3. Late",
    ],
)
def test_no_number(text: str) -> None:
    assert number(typeset(text)[0]) is None
