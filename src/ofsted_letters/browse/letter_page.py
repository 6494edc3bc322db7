"""One letter as a page: what it is about, its sections as printed, and each doubt at the value that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ofsted_letters.browse import wording
from ofsted_letters.browse.authority_page import anchor
from ofsted_letters.browse.held import IMPROVEMENT
from ofsted_letters.browse.quotation import passage
from ofsted_letters.browse.whom import JOINT, whom
from ofsted_letters.model import Diagnostic, Item, Letter, Person, Recipient, Section, TeamMember
from ofsted_letters.write.findings import Row, findings

SIZES = {1: "h2", 2: "h3"}
"""Headings by level; the page's own is h1."""


INSPECTED = tuple(f"/metadata/inspection_{part}" for part in ("start", "end", "periods"))


class Fact(NamedTuple):
    """One thing that a letter says of itself, with what is to doubt about it."""

    name: str
    values: list[str]
    notes: list[Diagnostic]


class ItemLine(NamedTuple):
    """One item."""

    item: Item
    anchor: str
    passage: str | None
    labels: list[str]
    """What the data say of it beside its text."""
    notes: list[Diagnostic]


class Run(NamedTuple):
    """Items of one type that follow one another: paragraphs, or a list."""

    type: str
    items: list[ItemLine]


class Block(NamedTuple):
    """One section."""

    section: Section
    tag: str
    kind: str
    grade: str | None
    notes: list[Diagnostic]
    runs: list[Run]


class LetterPage(NamedTuple):
    """All of it."""

    title: str
    facts: list[Fact]
    judged: list[tuple[str, str, str]]
    """Aspect, code of the grade and the grade as printed."""
    blocks: list[Block]
    people: list[Fact]
    notes: list[Diagnostic]
    """Those about the letter as a whole, or about a value that the page does not show."""


def letter_page(letter: Letter) -> LetterPage:
    """What stands on a letter's page."""
    facts = [fact for fact in facts_of(letter) if fact.values or fact.notes]
    people = [fact for fact in people_of(letter) if fact.values or fact.notes]
    blocks = list(blocks_of(letter))
    shown = {id(note) for fact in (*facts, *people) for note in fact.notes} | set(noted_in(blocks))
    return LetterPage(
        letter.header.subject or letter.header.title or "Without a subject",
        facts,
        [(wording.ASPECTS[one.aspect], one.grade, one.grade_printed) for one in letter.metadata.judgements],
        blocks,
        people,
        [one for one in letter.diagnostics if id(one) not in shown],
    )


def noted_in(blocks: Iterable[Block]) -> Iterator[int]:
    """The notes that stand in the body."""
    for block in blocks:
        yield from map(id, block.notes)
        yield from (id(note) for run in block.runs for line in run.items for note in line.notes)


def facts_of(letter: Letter) -> Iterator[Fact]:
    """What stands above a letter's body, and what it is about."""
    header, metadata = letter.header, letter.metadata
    looked_at = [metadata.theme, *map(wording.plain, metadata.visit_scope)]
    yield fact(letter, "Inspected", inspected(letter), *INSPECTED)
    yield fact(letter, "Dated", [wording.day(header.date) if header.date else None], "/header/date")
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


def blocks_of(letter: Letter) -> Iterator[Block]:
    """The sections, as printed."""
    rows = {(row["section_index"], row["item_index"]): row for row in findings(letter, "all")}
    for index, section in enumerate(letter.sections):
        place = f"/sections/{index}"
        lines = [line_of(letter, index, at, item, rows.get((index, at))) for at, item in enumerate(section.items)]
        own = [one for one in letter.diagnostics if is_about(one, [place]) and not is_about(one, [f"{place}/items"])]
        yield Block(
            section,
            SIZES.get(section.level, "h4"),
            wording.KINDS.get(section.kind, wording.plain(section.kind)),
            section.judgement.grade if section.judgement else None,
            own,
            [Run(of, list(run)) for of, run in groupby(lines, key=lambda line: line.item.type)],
        )


def line_of(letter: Letter, section: int, at: int, item: Item, row: Row | None) -> ItemLine:
    """One item with what the data and the diagnostics say of it."""
    notes = [one for one in letter.diagnostics if is_about(one, [f"/sections/{section}/items/{at}"])]
    return ItemLine(item, anchor(section, at), passage(item), list(labels_of(item, row)), notes)


def labels_of(item: Item, row: Row | None) -> Iterator[str]:
    """What the data say of an item beside its text."""
    if item.recurrence:
        yield wording.RECURRENCES[item.recurrence]
    if row and item.role == "finding" and row["kind"] in IMPROVEMENT and row["family"] in JOINT:
        yield f"For {whom(row).words}"
    if item.role == "none_stated":
        yield "Says that there is none"
    yield from item.framework_references
    yield from map(wording.plain, item.themes)
