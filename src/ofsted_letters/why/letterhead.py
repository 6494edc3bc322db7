"""Why a line is not of the letterhead: no contact of the office, not its address, no agency's name."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ofsted_letters.document import Line
from ofsted_letters.fields.contacts import is_contact
from ofsted_letters.label.letterhead import (
    UNITS,
    WITHOUT_INITIAL,
    above_contacts,
    against_postal,
    find_contacts,
    find_letterhead,
    find_units,
    heights_of,
    is_anothers,
    is_from_logo,
    office_columns,
    set_apart,
)
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import is_artifact
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always


def reasons(sight: Sight) -> Reasons:
    """What the rules for the letterhead have against a line."""
    found = find_letterhead(sight.left)
    on_page = {line.number for line in found.page}
    contacts = find_contacts(found.page)
    elsewhere = "it is on another page than the letterhead" if found.has_office else "it is not on the first page"

    def on_its_page(reason: Reason) -> Reason:
        return lambda line: reason(line) if line.number in on_page else elsewhere

    yield Rule.CONTACT, on_its_page(_against_contact)
    yield Rule.OFFICE_UNIT, on_its_page(_against_unit)
    yield Rule.OFFICE_ADDRESS, on_its_page(_against_address(found.page, contacts))
    yield Rule.AGENCY_NAME, on_its_page(_against_agency)
    yield Rule.REST_OF_LOGO, on_its_page(_against_logo)


def _against_contact(line: Line) -> str:
    if not is_contact(line.text):
        return "it holds other words than a contact's"
    return "its mailbox is somebody's" if is_anothers(line.text) else "no other contact is near it"


def _against_unit(line: Line) -> str:
    if not line.text.endswith(UNITS):
        return "it is of no name that ends in “team”, “unit” or the like"
    return "no contact is right below it in its column"


def _against_agency(line: Line) -> str:
    return "it stands below the salutation" if is_from_logo(line) else "it names no agency"


def _against_logo(line: Line) -> str:
    return "" if line.text == WITHOUT_INITIAL else f"it is not “{WITHOUT_INITIAL}”"


def _against_address(page: Sequence[Line], contacts: Sequence[Line]) -> Reason:
    """Why a line is not of the office's address, by where it stands to the contacts."""
    if not contacts:
        return always("its page has no contacts, nor an address between an agency's name and the date")
    numbers = {contact.number for contact in contacts}
    units = {line.number for line in find_units(page, numbers)}
    others = set_apart([line for line in page if line.number not in units], contacts)
    columns = {line.number: column for column in office_columns(others, contacts) for line in column}
    beside_text = all(map(is_artifact, contacts))
    apart = (
        "the file sets the contacts beside the text, not it" if beside_text else "it is not in the contacts' table row"
    )

    def against(line: Line) -> str:
        if line.number in units:
            return ""
        column = columns.get(line.number, [])
        if column and numbers.isdisjoint(one.number for one in column):
            return _against_beside(line, contacts)
        return _against_around(line, column, numbers) if column else apart

    return against


def _against_beside(line: Line, contacts: Sequence[Line]) -> str:
    """Why a line is not of an address in a column of its own."""
    top, bottom = heights_of(contacts)
    if not top <= line.baseline <= bottom:
        return "it stands in another column than the contacts, and not at their height"
    return against_postal(line, contacts[0]) or "it stands beside the contacts, but in no block of an address"


def _against_around(line: Line, column: Sequence[Line], contacts: Set[int]) -> str:
    """Why a line is not of an address above or between the contacts of its column."""
    at = [index for index, one in enumerate(column) if one.number in contacts]
    index = column.index(line)
    if index > at[-1]:
        return "it stands below the contacts"
    if index > at[0]:
        return against_postal(line, column[at[0]])
    above, reason = above_contacts(column, at[0])
    if line in above:
        return "what stands above the contacts is no address"
    end = column[at[0] - len(above) - 1]
    return reason if line is end else f"the address above the contacts does not reach beyond line {end.number}"
