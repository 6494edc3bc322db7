"""A letter as a page to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofsted_letters.cli.counted import counted
from ofsted_letters.cli.draw import words
from ofsted_letters.model import (
    Authority,
    Diagnostic,
    Footnote,
    Item,
    Letter,
    Metadata,
    Person,
    Recipient,
    Section,
    Sender,
    TeamMember,
)

Facts = Iterator[tuple[str, str | None]]
"""Names and values; None for what the letter does not say."""

SEVERITY_STYLE = {"info": "dim", "warning": "yellow", "error": "red"}


def letter_page(letter: Letter) -> RenderableType:
    """The whole letter: what it is about, its sections, footnotes, people and diagnostics."""
    return Group(
        words(letter.metadata.authority.name or "Authority not named", "bold"),
        words(letter.header.subject or "No subject", "italic"),
        Text(),
        table_of(facts_of(letter)),
        *(part for section in letter.sections for part in section_block(section)),
        *block("Footnotes", [footnote_line(footnote) for footnote in letter.footnotes]),
        *block("Signed", [words(person_line(person)) for person in letter.signatories]),
        *block("Copies", [words(person_line(person)) for person in letter.copies]),
        *block(
            "Diagnostics",
            [words(diagnostic_line(one), SEVERITY_STYLE[one.severity]) for one in letter.diagnostics],
        ),
    )


def facts_of(letter: Letter) -> Facts:
    """What stands above a letter's body, and what it is about."""
    source = letter.source
    pages = None if source.pages is None else counted(source.pages, "page")
    yield "File", joined(source.name, pages, source.engine)
    yield "Family", letter.family.replace("_", " ")
    yield "Date", str(letter.header.date) if letter.header.date else None
    yield "From", sender_line(letter.header.sender)
    for recipient in letter.header.recipients:
        yield "To", recipient_line(recipient)
    yield "Salutation", letter.header.salutation
    yield from metadata_facts(letter.metadata)


def metadata_facts(metadata: Metadata) -> Facts:
    """What was inspected, when, by whom and under which law."""
    yield "Authority", authority_line(metadata.authority)
    yield "Inspected", period(metadata)
    yield "Theme", metadata.theme
    yield "Inspectors", joined(*map(inspector_line, metadata.inspection_team))
    yield "Legal basis", metadata.legal_basis
    yield "Inspected before", joined(*metadata.previous_inspections)


def table_of(facts: Facts) -> Table:
    """Facts in two columns; those that the letter does not give are left out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts:
        if value:
            table.add_row(Text(name), words(value))
    return table


def section_block(section: Section) -> Iterable[RenderableType]:
    """A section's heading and items; the introduction and the closing have none."""
    indent = 2 * (section.level - 1)
    yield Text()
    if section.heading:
        yield Padding(words(section.heading, "bold cyan"), (0, 0, 0, indent))
    yield Padding(kind_line(section), (0, 0, 0, indent))
    for index, item in enumerate(section.items):
        if index and item.type == "paragraph":
            yield Text()
        yield Padding(item_line(item), (0, 0, 0, indent + 2 * item.level))


def kind_line(section: Section) -> Text:
    """What kind of section this is and how much is in it."""
    page = f"page {section.page}" if section.page else None
    return words(joined(section.kind.replace("_", " "), counted(len(section.items), "item"), page), "dim")


def item_line(item: Item) -> Table:
    """One item with a hanging indent, its recurrence and its footnotes' marks behind it."""
    text = words(item.text)
    for marker in item.footnotes:
        text.append_text(words(f" [{marker}]", "dim"))
    if item.recurrence:
        text.append_text(words(f" ({item.recurrence})", "yellow"))
    line = Table.grid(padding=(0, 1))
    line.add_row(words({"bullet": "•", "numbered": f"{item.number}."}.get(item.type, "")), text)
    return line if item.type != "paragraph" else paragraph(text)


def paragraph(text: Text) -> Table:
    """An item without a mark."""
    line = Table.grid()
    line.add_row(text)
    return line


def block(title: str, lines: list[Text]) -> Iterable[RenderableType]:
    """A title and lines under it; nothing when there are none."""
    if lines:
        yield Text()
        yield Text(title, "bold cyan")
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)


def footnote_line(footnote: Footnote) -> Text:
    """A footnote behind its mark."""
    return words(f"[{footnote.marker}] {footnote.text}")


def diagnostic_line(diagnostic: Diagnostic) -> str:
    """A diagnostic behind the value that it is about; its message names the page and quotes the words."""
    about = diagnostic.pointer or "the letter"
    return f"{diagnostic.severity}: {about}: {diagnostic.message} ({diagnostic.code})"


def person_line(person: Person) -> str | None:
    """A signatory or someone who gets a copy."""
    return joined(person.name, person.role, person.organisation)


def inspector_line(member: TeamMember) -> str:
    """Someone who inspected, with the role in brackets."""
    return f"{member.name} ({member.role})" if member.role else member.name


def recipient_line(recipient: Recipient) -> str | None:
    """An addressee with the address."""
    return joined(recipient.name, recipient.role, recipient.organisation, *recipient.address, recipient.postcode)


def sender_line(sender: Sender) -> str | None:
    """The letterhead in one line."""
    return joined(
        sender.organisation,
        *sender.address,
        sender.postcode,
        sender.telephone,
        sender.direct_telephone,
        sender.direct_fax,
        sender.textphone,
        sender.email,
        sender.direct_email,
        sender.website,
    )


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


def joined(*parts: str | None) -> str | None:
    """What there is of the parts, separated by commas; None when there is nothing."""
    return ", ".join(part for part in parts if part) or None
