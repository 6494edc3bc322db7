"""What a letter says of itself above and below its body, and what is to doubt about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.model import Diagnostic, Letter, Person, Recipient, TeamMember
from ofsted_letters.write.identity import day

INSPECTED = tuple(f"/metadata/inspection_{part}" for part in ("start", "end", "periods"))


class Fact(NamedTuple):
    """One thing that a letter says of itself, with what is to doubt about it."""

    name: str
    values: list[str]
    notes: list[Diagnostic]


def facts_of(letter: Letter) -> Iterator[Fact]:
    """What stands above a letter's body, and what it is about."""
    header, metadata = letter.header, letter.metadata
    looked_at = [metadata.theme, *map(wording.plain, metadata.visit_scope)]
    yield fact(letter, "Inspected", inspected(letter), *INSPECTED)
    yield fact(letter, "Dated", [day(header.date) if header.date else None], "/header/date")
    yield fact(letter, "Looked at", looked_at, "/metadata/theme", "/metadata/visit_scope")
    yield fact(letter, "Outcome", outcome_of(letter), "/metadata/outcome")
    yield fact(letter, "Inspected before", metadata.previous_inspections, "/metadata/previous_inspections")
    yield fact(letter, "Legal basis", [metadata.legal_basis], "/metadata/legal_basis")
    yield fact(letter, "Authority", authority_of(letter), "/metadata/authority")
    yield fact(letter, "Salutation", [header.salutation], "/header/salutation")


def inspected(letter: Letter) -> list[str | None]:
    """The periods of the inspection, or its first and last day."""
    metadata = letter.metadata
    periods = [wording.days(one.start, one.end) for one in metadata.inspection_periods]
    return periods or [wording.days(metadata.inspection_start, metadata.inspection_end)]


def outcome_of(letter: Letter) -> list[str | None]:
    """What an area SEND report concludes, in our words and in its own."""
    outcome = letter.metadata.outcome
    return [wording.OUTCOMES.get(outcome.outcome or ""), outcome.statement] if outcome else []


def authority_of(letter: Letter) -> list[str | None]:
    """The authority as printed and as the registers have it."""
    authority = letter.metadata.authority
    codes = (("ONS", authority.gss_code), ("DfE", authority.la_code), ("Ofsted", authority.ofsted_urn))
    in_registers = ", ".join(f"{of} {code}" for of, code in codes if code)
    return [authority.name, authority.region, in_registers or None]


def people_of(letter: Letter) -> Iterator[Fact]:
    """Everyone named."""
    team, partners = letter.metadata.inspection_team, letter.metadata.partners
    bodies = [joined(one.organisation, one.name, one.role, one.website) for one in partners]
    yield fact(letter, "To", map(addressed, letter.header.recipients), "/header/recipients")
    yield fact(letter, "Inspectors", map(named, team), "/metadata/inspection_team", "/metadata/inspectors")
    yield fact(letter, "Signed", map(named, letter.signatories), "/signatories")
    yield fact(letter, "Copied to", map(named, letter.copies), "/copies")
    yield fact(letter, "Partners", bodies, "/metadata/partners")
    yield fact(letter, "From", [sender_of(letter)], "/header/sender")


def sender_of(letter: Letter) -> str | None:
    """The letterhead."""
    sender = letter.header.sender
    return joined(sender.organisation, *sender.address, sender.postcode, sender.telephone, sender.email, sender.website)


def fact(letter: Letter, name: str, values: Iterable[str | None], *pointers: str) -> Fact:
    """A fact with the doubts about the values that pointers lead to."""
    return Fact(
        name, [value for value in values if value], [one for one in letter.diagnostics if is_about(one, pointers)]
    )


def is_about(one: Diagnostic, pointers: Iterable[str]) -> bool:
    """Whether a doubt is about one of some values or a part of it."""
    pointer = one.pointer or ""
    return any(pointer == about or pointer.startswith(f"{about}/") for about in pointers)


def named(person: Person | TeamMember) -> str | None:
    """Someone with role and organisation."""
    return joined(person.name, person.role, person.organisation)


def addressed(one: Recipient) -> str | None:
    """An addressee with the address."""
    return joined(one.name, one.role, one.organisation, *one.address, one.postcode)


def joined(*parts: str | None) -> str | None:
    """What there is of the parts, with commas between them."""
    return ", ".join(filter(None, parts)) or None
