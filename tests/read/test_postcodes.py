"""Postcodes that are looked at again."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PIL import Image

from ofsted_letters.read import postcodes, tesseract
from ofsted_letters.read.postcodes import with_postcodes
from ofsted_letters.read.tesseract import Word

PAGE = Image.new("L", (600, 1000), 255)


def word(text: str, row: int, top: float = 200.0) -> Word:
    return Word(text, 40.0, 100.0, top, 180.0, top + 20, (str(row),))


def texts(words: Iterable[Word]) -> list[str]:
    return [each.text for each in words]


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What tesseract reads in a line, each time that it looks."""
    said: list[str] = []

    def line(picture: Image.Image, resolution: float, name: str) -> list[Word]:
        return [word(each, 1) for each in said.pop(0).split()]

    monkeypatch.setattr(tesseract, "line", line)
    return said


def test_what_is_a_postcode_in_one_size_and_no_other_in_another_is_it(read_as: list[str]) -> None:
    read_as += ["ZF1 2EL", "ZFI-ZEL", "ZF12EL"]
    before, code = word("Fellbridge", 1), word("ZFT-2EE", 2)
    found, changes = with_postcodes([before, code], PAGE, 300.0, "scan.pdf")
    assert changes == [("ZFT-2EE", "ZF12EL")]
    assert texts(found) == ["Fellbridge", "ZF1", "2EL"]
    assert found[1].x0 == code.x0
    assert found[1].x1 == found[2].x0
    assert found[2].x1 == code.x1


def test_a_postcode_without_a_figure_is_looked_at_again(read_as: list[str]) -> None:
    read_as += ["ZF1 2EL", "ZFI ZEL", "x"]
    found = with_postcodes([word("ZFI", 1), word("ZEL", 1)], PAGE, 300.0, "scan.pdf")
    assert found.changes == [("ZFI ZEL", "ZF12EL")]


@pytest.mark.parametrize("said", [["ZF1 2EL", "ZF1 2EF", "x"], ["ZFI ZEL", "", "ZF"]])
def test_where_sizes_differ_or_none_is_a_postcode_nothing_is_changed(said: list[str], read_as: list[str]) -> None:
    read_as += said
    assert texts(with_postcodes([word("ZFT-2EE", 2)], PAGE, 300.0, "scan.pdf").words) == ["ZFT-2EE"]


@pytest.mark.parametrize("text", ["ZF1 2EL", "Fellbridge", "FERRISBY", "2nd Floor", "12", "SEND", "ILACS 2018 2019"])
def test_what_is_a_postcode_or_none_by_its_form_is_not_looked_at_again(text: str, read_as: list[str]) -> None:
    assert texts(with_postcodes([word(each, 1) for each in text.split()], PAGE, 300.0, "x").words) == text.split()


def test_below_where_addresses_end_nothing_is_looked_at_again(read_as: list[str]) -> None:
    assert texts(with_postcodes([word("ZFT-2EE", 2, 700.0)], PAGE, 300.0, "x").words) == ["ZFT-2EE"]


def test_a_page_is_not_looked_at_without_end(read_as: list[str]) -> None:
    read_as += ["x"] * len(postcodes.SIZES) * postcodes.MOST
    many = [word("ZFT-2EE", row, 100.0 + 20 * row) for row in range(9)]
    assert len(with_postcodes(many, PAGE, 300.0, "x").words) == len(many)
