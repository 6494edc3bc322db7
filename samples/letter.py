"""A sample letter: what is printed, how it looks, and what the parser must make of it.

Samples are written by hand in samples/source/*.toml. Text and PDF are made from there, and tests compare what
is parsed with the same source, so that no expectation comes from the parser itself.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "source"
FOOTNOTE_MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True)
class Look:
    """How a letter is laid out; the words stay the same."""

    letterhead: str = "lines"
    """`one line`, `rows` (cells of a row run together), `columns` or `lines`."""
    letterhead_after_body: bool = False
    bullet: str = "-"
    """Printed before each item of type bullet; empty for none."""
    glued: bool = False
    """No space between the bullet and the first word."""
    width: int | None = None
    """Characters a text line holds; None leaves each paragraph on one line."""
    hanging: bool = True
    """Wrapped lines of an item stand under its first word, not under its bullet."""
    gap: bool = True
    """A blank line between items."""
    page_length: int | None = None
    """Lines on a text page; None for text without form feeds."""
    page_numbers: bool = True
    footer: str = ""
    """Its lines stand at each page's foot; a report's not on the first."""
    encoding: str = "utf-8"
    newline: str = "\n"
    main_heading_size: float = 12


@dataclass(frozen=True)
class Item:
    """One paragraph or bullet; `[^1]` in its text is a reference to footnote 1."""

    text: str
    type: str = "bullet"
    level: int = 1
    number: str | None = None
    recurrence: str | None = None
    responsible_body: str | None = None

    @property
    def footnotes(self) -> list[str]:
        """Markers of the footnotes referred to."""
        return FOOTNOTE_MARK.findall(self.text)

    @property
    def words(self) -> str:
        """The text as the parser gives it: without footnote marks."""
        return FOOTNOTE_MARK.sub("", self.text)


@dataclass(frozen=True)
class Section:
    """A heading, None for introduction and closing, and what stands under it."""

    kind: str
    items: tuple[Item, ...]
    heading: str | None = None
    level: int = 1
    judgement: tuple[str, str] | None = None
    """The aspect and the grade that a report's heading gives."""


@dataclass(frozen=True)
class SampleLetter:
    """Everything of one sample. Fields that end in `_lines` are as printed, a cell in bold *so*; the rest are facts."""

    name: str
    shows: tuple[str, ...]
    family: str
    date: datetime.date
    salutation: str
    subject: str
    authority: str
    inspection_start: datetime.date
    inspection_end: datetime.date
    legal_basis: str | None
    inspectors: tuple[str, ...]
    previous_inspections: tuple[str, ...]
    theme: str | None
    sender: dict[str, Any]
    recipients: tuple[dict[str, Any], ...]
    sections: tuple[Section, ...]
    footnotes: dict[str, str]
    signatories: tuple[dict[str, Any], ...]
    copies: tuple[dict[str, Any], ...]
    letterhead_lines: tuple[tuple[str, ...], ...]
    address_lines: tuple[str, ...]
    valediction: str
    sign_off_lines: tuple[tuple[str, ...], ...]
    copy_lines: tuple[str, ...]
    look: Look = field(default_factory=Look)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The files made of it: letters of 2009 to 2012 turn up as text too, later ones are published as PDF."""
        return ("txt", "pdf") if self.family == "contact_referral_assessment" else ("pdf",)

    @property
    def date_line(self) -> str:
        """The date as letters print it: 4 November 2010."""
        return f"{self.date.day} {self.date:%B %Y}"


def facts(letter: SampleLetter) -> dict[str, Any]:
    """What the parsed letter must say, in the shape of `parsed_facts` in the tests."""
    return {
        "family": letter.family,
        "date": letter.date.isoformat(),
        "sender": SENDER_NOTHING | letter.sender,
        "recipients": list(letter.recipients),
        "salutation": letter.salutation,
        "subject": letter.subject,
        "authority": letter.authority,
        "inspection_start": letter.inspection_start.isoformat(),
        "inspection_end": letter.inspection_end.isoformat(),
        "legal_basis": letter.legal_basis,
        "inspectors": list(letter.inspectors),
        "previous_inspections": list(letter.previous_inspections),
        "theme": letter.theme,
        "sections": [section_facts(section) for section in letter.sections],
        "footnotes": [{"marker": marker, "text": text} for marker, text in letter.footnotes.items()],
        "signatories": list(letter.signatories),
        "copies": list(letter.copies),
    }


def section_facts(section: Section) -> dict[str, Any]:
    """One section of `facts`."""
    return {
        "kind": section.kind,
        "heading": section.heading,
        "level": section.level,
        "items": [
            {
                "type": item.type,
                "number": item.number,
                "level": item.level,
                "text": item.words,
                "footnotes": item.footnotes,
                "recurrence": item.recurrence,
            }
            for item in section.items
        ],
    }


SENDER_NOTHING: dict[str, Any] = {
    "organisation": None,
    "address": [],
    "postcode": None,
    "telephone": None,
    "direct_telephone": None,
    "direct_fax": None,
    "textphone": None,
    "email": None,
    "direct_email": None,
    "website": None,
}
PERSON_NOTHING: dict[str, Any] = {"name": None, "role": None, "organisation": None}
RECIPIENT_NOTHING = PERSON_NOTHING | {"address": [], "postcode": None}


def load(path: Path) -> SampleLetter:
    """Read one samples/source/*.toml."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    look = Look(**source.get("look", {}))
    return SampleLetter(
        name=path.stem,
        shows=tuple(source["shows"]),
        family=source["family"],
        date=source["date"],
        salutation=source["salutation"],
        subject=source["subject"],
        authority=source["authority"],
        inspection_start=source["inspection_start"],
        inspection_end=source["inspection_end"],
        legal_basis=source.get("legal_basis"),
        inspectors=tuple(source.get("inspectors", ())),
        previous_inspections=tuple(source.get("previous_inspections", ())),
        theme=source.get("theme"),
        sender=source["sender"],
        recipients=tuple(RECIPIENT_NOTHING | person for person in source["recipients"]),
        sections=tuple(section_of(table, look) for table in source["sections"]),
        footnotes={marker: one_line(text) for marker, text in source.get("footnotes", {}).items()},
        signatories=tuple(PERSON_NOTHING | person for person in source["signatories"]),
        copies=tuple(PERSON_NOTHING | person for person in source.get("copies", ())),
        letterhead_lines=tuple(tuple(row) for row in source["letterhead_lines"]),
        address_lines=tuple(source["address_lines"]),
        valediction=source.get("valediction", "Yours sincerely"),
        sign_off_lines=tuple(tuple(row) for row in source["sign_off_lines"]),
        copy_lines=tuple(source.get("copy_lines", ())),
        look=look,
    )


def load_all() -> list[SampleLetter]:
    """All samples, by name."""
    return [load(path) for path in sorted(SOURCES.glob("*.toml"))]


def section_of(table: dict[str, Any], look: Look) -> Section:
    """One [[sections]] table; its `type` holds for items that say nothing else."""
    usual = table.get("type", "bullet")
    items = tuple(item_of(entry, usual) for entry in table.get("items", ()))
    judgement = tuple(table["judgement"]) if "judgement" in table else None
    section = Section(table["kind"], items, table.get("heading"), table.get("level", 1), judgement)
    return section if look.bullet else without_bullets(section)


def item_of(entry: str | dict[str, Any], usual: str) -> Item:
    """An item is its text, or a table where there is more to say."""
    if isinstance(entry, str):
        return Item(one_line(entry), usual)
    return Item(**{"type": usual} | entry | {"text": one_line(entry["text"])})


def without_bullets(section: Section) -> Section:
    """Items printed without a bullet are paragraphs."""
    return replace(section, items=tuple(replace(item, type="paragraph") for item in section.items))


def one_line(text: str) -> str:
    """Source files wrap long texts; letters and JSON decide for themselves."""
    return " ".join(text.split())
