"""Postcodes, and addresses that were run together."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.addresses import is_address, split_address, split_postcode


@pytest.mark.parametrize(
    ("text", "rest", "postcode"),
    [
        ("Anytown AN1 2BC", "Anytown", "AN1 2BC"),
        ("Anytown, AN12 3BC.", "Anytown", "AN12 3BC"),
        ("WC2A 1BC", "", "WC2A 1BC"),
        ("AN1 2BC Westshire", "Westshire", "AN1 2BC"),
        ("AN18 1L", "", "AN18 1L"),
        ("Room AN18 1L", "Room AN18 1L", None),
        ("Anytown AN12BC", "Anytown", "AN1 2BC"),
        ("Anytown, AN1  2 bc.", "Anytown", "AN1 2BC"),
        ("Block C2 1st", "Block C2 1st", None),
        ("1 Mill Road", "1 Mill Road", None),
    ],
)
def test_a_postcode_is_taken_out(text: str, rest: str, postcode: str | None) -> None:
    assert split_postcode(text) == (rest, postcode)


@pytest.mark.parametrize(
    "lines",
    [
        ["Mill House", "1 Low Road", "Anytown", "West Midlands"],
        ["Civic Centre", "High Street", "Anytown"],
        ["Town Hall Extension", "Low Road", "Anytown"],
        ["1st Floor Mill House", "14–16 Low Road", "London"],
        ["Mill House", "5 Kingsway", "London"],
        ["County Hall", "Upper Anytown", "County Durham"],
        ["Anytown"],
        ["Mill Square House", "Mill Square", "Anytown"],
        ["The Silver Link", "12 Low Road", "Anytown"],
    ],
)
def test_a_run_on_address_is_split_where_its_lines_ended(lines: list[str]) -> None:
    assert split_address(" ".join(lines)) == lines
    assert split_address(", ".join(lines)) == lines


@pytest.mark.parametrize("text", ["1 Mill Road", "Mill House", "Low Street", "PO Box 20", "Room 115, Mill", "AN1 2BC"])
def test_an_address_is_known_by_its_words(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "Anytown", "Ann Poll", "Anytown Council"])
def test_a_bare_name_is_no_address(text: str) -> None:
    assert not is_address(text)


def test_commas_with_nothing_between_them_are_no_line() -> None:
    assert split_address("Mill House,, , Anytown") == ["Mill House", "Anytown"]
