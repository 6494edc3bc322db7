"""Why a line is not of what stands above the body, and where the body ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ofsted_letters.document import Line, Medium
from ofsted_letters.fields.dates import read_date
from ofsted_letters.label.address import addressee_columns, against_list, can_address
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.zones import LONGEST_SUBJECT, Zones, against_subject, cut, is_salutation, widest_pitch
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always

NOBODY_GREETED = "nobody is greeted"
BELOW = "it stands below the salutation"
ABOVE = "it stands above the salutation"


def above_body(sight: Sight) -> Reasons:
    """What the rules for date, addressees, salutation and subject have against a line."""
    zones = cut(sight.left, sight.document.medium)
    yield Rule.GREETING, lambda line: _against_greeting(line, zones)
    yield Rule.FIRST_DATE, _in_zones(zones, lambda line: _against_date(line, zones), always(BELOW))
    columns = addressee_columns(zones.addressees)
    listed = {line.number: against_list(column) for column in columns for line in column}
    addressed = partial(_against_addressee, zones)
    yield (
        Rule.COPY_WORD,
        _in_zones(zones, lambda line: addressed(line) or "no word such as “cc” leads it", always(BELOW)),
    )
    yield Rule.ENTRY_OF_LIST, _in_zones(zones, lambda line: addressed(line) or listed[line.number], always(BELOW))
    yield Rule.ADDRESS_BLOCK, _in_zones(zones, addressed, always(BELOW))
    named = [*zones.subject, *zones.body, *zones.signoff]
    below = _in_zones(zones, always(ABOVE), lambda line: _against_subject(line, named, zones, sight.document.medium))
    yield Rule.BELOW_SALUTATION, below


def _in_zones(zones: Zones, above: Reason, below: Reason) -> Reason:
    """One reason against lines above the salutation, another against those below it."""
    if not zones.salutation:
        return always(NOBODY_GREETED)
    greeting = zones.salutation[0].number
    return lambda line: above(line) if line.number < greeting else below(line) if line.number > greeting else ""


def _against_date(line: Line, zones: Zones) -> str:
    if not read_date(line.text):
        return "it holds no date"
    return f"the date is line {zones.date[0].number}"


def _against_addressee(zones: Zones, line: Line) -> str:
    """Why a line above the salutation is none of the addressees'."""
    if line in zones.date:
        return "it is the date"
    if line not in zones.addressees:
        return "it stands above the date, and an address below it"
    return "" if can_address(line.text) else "it is no more than numbers or a date"


def _against_greeting(line: Line, zones: Zones) -> str:
    if not is_salutation(line.text):
        return "it does not begin with “Dear”"
    return f"line {zones.salutation[0].number} greets first"


def _against_subject(line: Line, below: Sequence[Line], zones: Zones, medium: Medium) -> str:
    """Why a line is none of the subject's; `below` are all below the salutation."""
    if not zones.subject:
        first = "it is neither bold nor names a subject"
        return first if line is below[0] else "right below the salutation is no subject"
    end = below[len(zones.subject)]
    if line is not end:
        return f"the subject ends above line {end.number}"
    if len(zones.subject) == LONGEST_SUBJECT:
        return "the subject above it is as long as any"
    reason = against_subject(zones.subject, line, widest_pitch(below, medium))
    return reason or "the line above had room for its first word"


def body(sight: Sight) -> Reasons:
    """Why a line does not begin the sign-off, or is not of the body; the rules of headings and items tell the rest."""
    if not sight.greeting:
        return
    last = max((label.line.number for label in sight.labels), default=sight.greeting)
    below = next((line.number for line in sight.left if line.number > last), None)
    end = "no line takes leave" if below is None else f"the sign-off begins with line {below}"
    yield Rule.VALEDICTION, lambda line: ABOVE if line.number < sight.greeting else end
