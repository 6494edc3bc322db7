"""What stands above and below a letter's body, and what it is about, as names and values in words."""

from __future__ import annotations

from collections.abc import Iterator

from ofsted_letters.model import (
    Authority,
    Diagnostic,
    Evidence,
    Letter,
    Metadata,
    Partner,
    Person,
    Recipient,
    Sender,
    TeamMember,
)
from ofsted_letters.write.counted import counted

Facts = Iterator[tuple[str, str | None]]
"""Names and values, which may have several lines; None for what the letter does not say."""


def title_of(letter: Letter) -> str:
    """Whose letter it is."""
    return letter.metadata.authority.name or "Authority not named"


def subject_of(letter: Letter) -> str:
    """What it says that it is about."""
    return letter.header.subject or letter.header.title or "No subject"


def facts_of(letter: Letter) -> Facts:
    """What stands above a letter's body, and what it is about."""
    source = letter.source
    pages = None if source.pages is None else counted(source.pages, "page")
    yield "File", joined(source.name, pages, source.engine)
    yield "Family", letter.family.replace("_", " ")
    yield "Date", str(letter.header.date) if letter.header.date else None
    yield "From", sender_lines(letter.header.sender)
    for recipient in letter.header.recipients:
        yield "To", recipient_lines(recipient)
    yield "Salutation", letter.header.salutation
    yield from metadata_facts(letter.metadata)


def metadata_facts(metadata: Metadata) -> Facts:
    """What was inspected, when, by whom and under which law; what came of it."""
    yield "Authority", authority_line(metadata.authority)
    yield "Inspected", period(metadata)
    yield "Theme", metadata.theme
    yield "Inspectors", lines(*map(inspector_line, metadata.inspection_team))
    yield "Legal basis", metadata.legal_basis
    yield "Inspected before", joined(*metadata.previous_inspections)
    yield "Judgements", lines(*(f"{one.aspect_printed}: {one.grade_printed}" for one in metadata.judgements))
    yield "Outcome", metadata.outcome.statement if metadata.outcome else None
    for partner in metadata.partners:
        yield "Partner", partner_lines(partner)


def sender_lines(sender: Sender) -> str | None:
    """The letterhead; each number says what it is."""
    labelled = {
        "Telephone": sender.telephone,
        "Direct telephone": sender.direct_telephone,
        "Direct fax": sender.direct_fax,
        "Textphone": sender.textphone,
    }
    numbers = (f"{label} {number}" for label, number in labelled.items() if number)
    online = (sender.email, sender.direct_email, sender.website)
    return lines(sender.organisation, joined(*sender.address, sender.postcode), *numbers, *online)


def recipient_lines(recipient: Recipient) -> str | None:
    """An addressee with the address."""
    address = joined(*recipient.address, recipient.postcode)
    return lines(recipient.name, recipient.role, recipient.organisation, address)


def partner_lines(partner: Partner) -> str | None:
    """A body of the partnership, with who stands for it."""
    address = joined(*partner.address, partner.postcode)
    return lines(partner.organisation, partner.name, partner.role, address, partner.website)


def person_lines(person: Person) -> str | None:
    """A signatory or someone who gets a copy."""
    return lines(person.name, person.role, person.organisation)


def inspector_line(member: TeamMember) -> str:
    """Someone who inspected, with the role and the inspectorate in brackets."""
    more = joined(member.role, member.organisation)
    return f"{member.name} ({more})" if more else member.name


def authority_line(authority: Authority) -> str | None:
    """The authority as the registers have it."""
    return joined(
        authority.official_name, authority.gss_code, authority.la_code, authority.ofsted_urn, authority.region
    )


def period(metadata: Metadata) -> str | None:
    """The inspection's days."""
    start, end = metadata.inspection_start, metadata.inspection_end
    if start and end and start != end:
        return f"{start} to {end}"
    return str(start or end) if start or end else None


def diagnostic_line(diagnostic: Diagnostic) -> str:
    """A diagnostic behind the value that it is about and where that stands."""
    about = joined(diagnostic.pointer or "the letter", *(place_of(one) for one in diagnostic.evidence[:1]))
    return f"{diagnostic.severity}: {about}: {diagnostic.message} ({diagnostic.code})"


def place_of(evidence: Evidence) -> str | None:
    """Page and lines of the listing that `explain` prints."""
    first, last = evidence.lines
    page = f"page {evidence.page}" if evidence.page else None
    return joined(page, f"line {first}" if first == last else f"lines {first} to {last}")


def joined(*parts: str | None) -> str | None:
    """What there is of the parts, separated by commas; None when there is nothing."""
    return ", ".join(part for part in parts if part) or None


def lines(*parts: str | None) -> str | None:
    """What there is of the parts, each on a line of its own; None when there is nothing."""
    return "\n".join(part for part in parts if part) or None
