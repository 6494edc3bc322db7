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
        unknown = _first_unknown(address)
        if unknown is not None:
            message = f"{address[unknown]!r} is no building or street, and does not stand where a town does"
            yield ground.doubt(DiagnosticCode.UNKNOWN_ADDRESS_LINE, message, pointer, f"/address/{unknown}")


def postcodes_are_printed(ground: Ground) -> Iterator[Diagnostic]:
    """Every address has a postcode (counted: 230 of 230 addressees' in 270 letters)."""
    for pointer, person in ground.addressees():
        if person["address"] and not person["postcode"]:
            message = "no postcode was found in the address"
            yield ground.doubt(DiagnosticCode.NO_POSTCODE, message, pointer, "/address")


def _first_unknown(address: Sequence[str]) -> int | None:
    """Where the first such line stands: a town stands below all buildings and streets, near the end."""
    streets = [at for at, line in enumerate(address) if is_address(line)]
    towns = TOWNS + bool(address and address[-1].casefold() in COUNTIES)
    first_town = max(len(address) - towns, streets[-1] + 1 if streets else 0)
    known = frozenset(streets)
    return next((at for at, line in enumerate(address) if _is_unknown(line, at in known, at >= first_town)), None)


def _is_unknown(line: str, is_street: bool, can_be_town: bool) -> bool:
    return has_title(line) or not (is_street or (can_be_town and kind_of(line) is not Kind.ORGANISATION))
