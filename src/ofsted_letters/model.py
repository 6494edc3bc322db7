"""The JSON of one letter as pydantic models: the contract in code.

Absent values are null or [], never left out; unknown keys are errors; models are immutable.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ofsted_letters.terms import ItemType, Recurrence, SectionKind

Family = Literal["contact_referral_assessment", "focused_visit", "joint_targeted_area", "unknown"]
Severity = Literal["info", "warning", "error"]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""An ISO 8601 date of whatever precision the letter gives: YYYY, YYYY-MM or YYYY-MM-DD."""
JsonPointer = str


class Model(BaseModel):
    """Base of all models here: frozen, unknown keys forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Model):
    """Where something stands in the source: one page of it."""

    page: int | None
    bbox: tuple[float, float, float, float] | None
    """x0, top, x1, bottom in points from the page's top left; None for text input."""
    lines: tuple[int, int]
    """First and last line of the listing that `explain` prints."""


class Source(Model):
    """The file the letter was read from."""

    name: str
    media_type: Literal["application/pdf", "text/plain"]
    sha256: str
    bytes: int
    pages: int | None
    engine: Literal["pdfium", "pdfplumber", "ocr", "text"]


class Sender(Model):
    """The letterhead."""

    organisation: str | None
    address: tuple[str, ...]
    postcode: str | None
    telephone: str | None
    direct_telephone: str | None
    direct_fax: str | None
    textphone: str | None
    email: str | None
    direct_email: str | None
    website: str | None


class Recipient(Model):
    """One addressee, as printed."""

    name: str | None
    role: str | None
    organisation: str | None
    address: tuple[str, ...]
    postcode: str | None


class Person(Model):
    """A signatory or someone who gets a copy."""

    name: str | None
    role: str | None
    organisation: str | None


class Header(Model):
    """Everything above the letter's body."""

    sender: Sender
    date: datetime.date | None
    recipients: tuple[Recipient, ...]
    salutation: str | None
    subject: str | None


class Authority(Model):
    """The local authority inspected: as the letter names it, and as the registers do."""

    name: str | None
    official_name: str | None
    gss_code: str | None
    la_code: str | None
    region: str | None


class Metadata(Model):
    """What was inspected, when, by whom and under which law."""

    authority: Authority
    inspection_start: datetime.date | None
    inspection_end: datetime.date | None
    legal_basis: str | None
    inspectors: tuple[str, ...]
    previous_inspections: tuple[PartialDate, ...]
    theme: str | None


class Item(Model):
    """One paragraph, bullet or numbered paragraph, whole."""

    type: ItemType
    number: str | None
    level: int
    text: str
    page: int | None
    evidence: tuple[Evidence, ...]
    footnotes: tuple[str, ...]
    recurrence: Recurrence | None


class Section(Model):
    """A heading and the items under it; `heading` is None for the introduction and the closing."""

    kind: SectionKind
    heading: str | None
    level: int
    page: int | None
    evidence: tuple[Evidence, ...]
    items: tuple[Item, ...]


class Footnote(Model):
    """A note at a page's foot."""

    marker: str
    text: str
    page: int | None


class Diagnostic(Model):
    """Something a reader of the data should know; never a silent fix."""

    code: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...]


class Letter(Model):
    """One inspection letter."""

    schema_version: Literal["1.0"]
    family: Family
    source: Source
    header: Header
    metadata: Metadata
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    signatories: tuple[Person, ...]
    copies: tuple[Person, ...]
    evidence: dict[JsonPointer, tuple[Evidence, ...]]
    diagnostics: tuple[Diagnostic, ...]


class Finding(Model):
    """One row of the findings table: an item of a finding section with what identifies its letter."""

    sha256: str
    source_name: str
    family: Family
    letter_date: datetime.date | None
    authority_name: str | None
    official_name: str | None
    gss_code: str | None
    la_code: str | None
    region: str | None
    inspection_start: datetime.date | None
    inspection_end: datetime.date | None
    section_index: int
    kind: SectionKind
    heading: str | None
    item_index: int
    type: ItemType
    number: str | None
    level: int
    text: str
    page: int | None
    recurrence: Recurrence | None
