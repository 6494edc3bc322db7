"""Doubts about addresses: a line that is no building, no street and, by its place, no town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.fields.addresses import is_address
from ofsted_letters.fields.titles import Kind, has_title, kind_of
from ofsted_letters.fields.vocabulary import COUNTIES

TOWNS = 2
"""Lines at an address's end, a county not counted, that can be a town and what it is a part of."""


def address_lines_are_known(ground: Ground) -> Iterator[Diagnostic]:
    """An address goes from the building by the street to the town; a line that is none can be someone's role."""
    for pointer, address in ground.addresses():
        unknown = next((at for at in range(len(address)) if _is_unknown(address, at)), None)
        if unknown is not None:
            message = f"{address[unknown]!r} is no building or street, and does not stand where a town does"
            yield ground.doubt(DiagnosticCode.UNKNOWN_ADDRESS_LINE, message, pointer, f"/address/{unknown}")


def postcodes_are_printed(ground: Ground) -> Iterator[Diagnostic]:
    """Every address has a postcode (counted: 230 of 230 addressees' in 270 letters)."""
    for pointer, person in ground.addressees():
        if person["address"] and not person["postcode"]:
            message = "no postcode was found in the address"
            yield ground.doubt(DiagnosticCode.NO_POSTCODE, message, pointer, "/address")


def _is_unknown(address: Sequence[str], at: int) -> bool:
    line = address[at]
    if is_address(line):
        return has_title(line)
    below = address[at + 1 :]
    towns = TOWNS + (address[-1].casefold() in COUNTIES)
    can_be_town = len(below) < towns and not any(map(is_address, below))
    return has_title(line) or not can_be_town or kind_of(line) is Kind.ORGANISATION
