"""The JSON of one letter as pydantic models: the contract in code.

Absent values are null or [], never left out; unknown keys are errors; models are immutable. What stands below a field
is its description in the JSON Schema.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ofsted_letters.diagnostics import DiagnosticCode, Severity
from ofsted_letters.terms import (
    Addressee,
    Aspect,
    Family,
    FindingKind,
    Form,
    Grade,
    ItemRole,
    ItemType,
    Recurrence,
    SectionKind,
)

PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""An ISO 8601 date of whatever precision the letter gives: YYYY, YYYY-MM or YYYY-MM-DD."""
JsonPointer = str
MediaType = Literal["application/pdf", "text/plain", "image/png", "image/jpeg", "image/tiff", "message/rfc822"]
"""What kind of file a letter was read from."""
VisitScope = Literal[
    "front_door",
    "child_in_need_and_protection",
    "vulnerable_adolescents",
    "children_in_care",
    "permanence",
    "care_leavers",
    "assurance_2020_21",
    "other",
]
"""What a visit looked at; `assurance_2020_21` are the visits that stood in for inspections in the pandemic."""

SHOWN = 60
"""Characters of a text in a value's short form."""


def shortened(text: str) -> str:
    """A text's beginning, for whoever looks at a value."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"


class Model(BaseModel):
    """Base of all models here: frozen, unknown keys forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Evidence(Model):
    """Where something stands in the source: one page of it."""

    page: int | None
    """The page, from 1; null for text without form feeds."""
    bbox: tuple[float, float, float, float] | None
    """x0, top, x1, bottom in points from the page's top left; null for text input."""
    lines: tuple[int, int]
    """First and last line of the listing that `explain` prints."""


class Source(Model):
    """The file the letter was read from."""

    name: str
    """File name without its folder; "-" for standard input."""
    media_type: MediaType
    """What kind of file its content is."""
    sha256: str
    """SHA-256 of the bytes read, in hexadecimal."""
    bytes: int
    """How many bytes were read."""
    pages: int | None
    """Pages of the file; null for text without form feeds."""
    page_range: tuple[int, int] | None
    """First and last page where the letter is one of several in the file; page numbers stay the file's."""
    engine: Literal["pdfium", "pdfplumber", "ocr", "pdfium+ocr", "pdfplumber+ocr", "text"]
    """What gave the text."""


class Sender(Model):
    """The letterhead."""

    organisation: str | None
    """Who writes; null when the letterhead is a picture."""
    address: tuple[str, ...]
    """Lines of the address, without the postcode."""
    postcode: str | None
    """Postcode of the address."""
    telephone: str | None
    """Digits grouped as printed."""
    direct_telephone: str | None
    """Direct line, digits grouped as printed."""
    direct_fax: str | None
    """Direct fax, digits grouped as printed."""
    textphone: str | None
    """Textphone or minicom, digits grouped as printed."""
    email: str | None
    """General mailbox; spaces put in by extraction are taken out, with a diagnostic."""
    direct_email: str | None
    """Direct mailbox, in lower case."""
    website: str | None
    """Web address as printed."""


class Recipient(Model):
    """One addressee, as printed."""

    name: str | None
    """Honorific and post-nominals kept."""
    role: str | None
    """Post held, as printed."""
    organisation: str | None
    """The council or other body; null where none is printed."""
    address: tuple[str, ...]
    """Lines of the address, without the postcode."""
    postcode: str | None
    """Postcode of the address."""


class Person(Model):
    """A signatory or someone who gets a copy."""

    name: str | None
    """Honorific and post-nominals kept."""
    role: str | None
    """Post held, as printed."""
    organisation: str | None
    """The body that the person stands for; null where none is printed."""


class Header(Model):
    """Everything above the letter's body."""

    sender: Sender
    """Who writes, as the letterhead says."""
    date: datetime.date | None
    """The letter's own date."""
    recipients: tuple[Recipient, ...]
    """Those it is written to, in the order printed."""
    salutation: str | None
    """As printed, without the comma at its end."""
    subject: str | None
    """The line under the salutation that says what the letter is about."""
    title: str | None
    """Of a report: as printed on its first page, lines joined by one space."""


class Authority(Model):
    """The local authority inspected: as the letter names it, and as the registers do."""

    name: str | None
    """As the subject or title names it, without a leading "the"."""
    official_name: str | None
    """The ONS name; null when the name can't be resolved."""
    gss_code: str | None
    """The ONS code in force on the inspection's date."""
    la_code: str | None
    """The DfE's three-digit code."""
    region: str | None
    """The region of England."""
    ofsted_urn: str | None
    """Ofsted's number of the authority."""


class Period(Model):
    """Days of an inspection that follow one another."""

    start: datetime.date
    """The first day."""
    end: datetime.date
    """The last day; equal to the start for one day."""


class TeamMember(Model):
    """Someone who inspected, with what is printed of them."""

    name: str
    """As printed."""
    role: str | None
    """As printed; one that several share ("Her Majesty's Inspectors") in the singular."""
    organisation: str | None
    """The inspectorate, where one is printed."""
    lead: bool
    """Whether the role says that this person led the inspection."""


class Judgement(Model):
    """One row of a report's table of judgements."""

    aspect: Aspect
    """What was judged."""
    grade: Grade
    """How it was judged."""
    aspect_printed: str
    """What was judged, as printed."""
    grade_printed: str
    """How it was judged, as printed."""
    section: JsonPointer | None
    """The section that argues it; null for none."""


class SectionJudgement(Model):
    """The judgement that a report's heading gives."""

    aspect: Aspect
    """What was judged."""
    grade: Grade
    """How it was judged."""


class Outcome(Model):
    """What an area SEND report concludes."""

    outcome: Literal["typically_positive", "inconsistent", "widespread_systemic_failings"] | None
    """Which of the three outcomes."""
    statement: str | None
    """The outcome's first sentence, as printed."""
    next_full_inspection_years: int | None
    """In about how many years the next full inspection is."""
    monitoring_inspection_months: int | None
    """Within how many months a monitoring inspection is; null for none."""
    priority_action_plan: bool
    """Whether a priority action plan must be made."""
    strategic_plan: bool
    """Whether the strategic plan must be updated and published."""


class Partner(Model):
    """A body of the local area partnership that was inspected."""

    kind: Literal["local_authority", "integrated_care_board", "other"]
    """What kind of body."""
    organisation: str | None
    """Its name."""
    name: str | None
    """The person printed for it."""
    role: str | None
    """That person's post."""
    website: str | None
    """Web address as printed."""
    address: tuple[str, ...]
    """Lines of the address, without the postcode."""
    postcode: str | None
    """Postcode of the address."""


class Metadata(Model):
    """What was inspected, when, by whom and under which law."""

    authority: Authority
    """Whose services were inspected."""
    inspection_start: datetime.date | None
    """The first day of the first period."""
    inspection_end: datetime.date | None
    """The last day of the last period; equal to the start for one day."""
    inspection_periods: tuple[Period, ...]
    """The inspection's days as printed; some reports have two periods."""
    legal_basis: str | None
    """Section and Act under which the inspection was made, as printed."""
    inspectors: tuple[str, ...]
    """Names of those who inspected: of a letter those in its opening, of a report its team or lead."""
    inspection_team: tuple[TeamMember, ...]
    """The same people with what is printed of them."""
    previous_inspections: tuple[PartialDate, ...]
    """Dates given for earlier inspections of the authority; of several days the first."""
    visit_scope: tuple[VisitScope, ...]
    """What kind of work the visit looked at, by rule from the theme."""
    theme: str | None
    """What the visit looked at, as the letter words it."""
    judgements: tuple[Judgement, ...]
    """Rows of a report's table of judgements, in the order printed."""
    outcome: Outcome | None
    """Of an area SEND report."""
    partners: tuple[Partner, ...]
    """Of an area SEND report: the bodies of the partnership."""


class Item(Model):
    """One paragraph, bullet or numbered paragraph, whole."""

    type: ItemType
    """How it is set."""
    number: str | None
    """The number printed before a numbered item."""
    level: int
    """1, or 2 for a nested bullet."""
    text: str
    """One line, single spaces; without bullet, number and footnote digits."""
    page: int | None
    """Where it starts; null for text without form feeds."""
    evidence: tuple[Evidence, ...]
    """Where it stands: one entry a page."""
    footnotes: tuple[str, ...]
    """Markers of the footnotes referred to."""
    role: ItemRole | None
    """In the finding kinds: a finding, a lead-in, or a statement that there is nothing to state; null elsewhere."""
    responsible_body: str | None
    """Who must act, as printed."""
    addressee: Addressee | None
    """Of an improvement point: whom it is for, by rule."""
    framework_references: tuple[str, ...]
    """Outcomes, enablers and principles of the national framework that the item cites, such as "enabler 2"."""
    themes: tuple[str, ...]
    """What it is about, by the theme rules."""
    recurrence: Recurrence | None
    """What became of it where it was raised at an earlier inspection; null where it was not."""

    def __repr__(self) -> str:
        return f"<Item {self.type}: {shortened(self.text)!r}>"


class Section(Model):
    """A heading and the items under it; `heading` is null for the introduction and the closing."""

    kind: SectionKind
    """What the heading means."""
    heading: str | None
    """As printed, on one line, without footnote digits."""
    level: int
    """1, or 2 for a heading under another one."""
    judgement: SectionJudgement | None
    """Of a report: the judgement that the heading gives."""
    footnotes: tuple[str, ...]
    """Markers of footnotes that stand on the heading."""
    page: int | None
    """Where the section starts; null for text without form feeds."""
    evidence: tuple[Evidence, ...]
    """Where the heading stands; [] without one."""
    items: tuple[Item, ...]
    """In the order printed."""

    def __repr__(self) -> str:
        heading = shortened(self.heading) if self.heading else None
        return f"<Section {self.kind} {heading!r}, items: {len(self.items)}>"


class Footnote(Model):
    """A note at a page's foot."""

    marker: str
    """The digits or star that refer to it."""
    text: str
    """One line, single spaces."""
    page: int | None
    """Where it stands; null for text without form feeds."""


class Diagnostic(Model):
    """Something a reader of the data should know; never a silent fix."""

    code: DiagnosticCode
    """What kind of thing it is."""
    severity: Severity
    """`info` for what was repaired or decided, `warning` for what to doubt, `error` for what is wrong."""
    message: str
    """What it is, with the page and the words that it is about."""
    pointer: JsonPointer | None
    """The value that it is about; null: the whole letter."""
    evidence: tuple[Evidence, ...]
    """The lines that it is about."""

    def __repr__(self) -> str:
        return f"<Diagnostic {self.severity} {self.code} {self.pointer or 'of the letter'}>"


class Letter(Model):
    """One inspection letter or report."""

    schema_version: Literal["1.1"]
    """Version of this contract."""
    family: Family
    """What kind of inspection it is about; `unknown` when no family fits."""
    form: Form
    """Letter or report."""
    source: Source
    """The file it was read from."""
    header: Header
    """Everything above the body."""
    metadata: Metadata
    """What the letter says of the inspection."""
    sections: tuple[Section, ...]
    """In the order printed."""
    footnotes: tuple[Footnote, ...]
    """Notes at the pages' feet, in the order printed."""
    signatories: tuple[Person, ...]
    """Those who signed, in the order printed."""
    copies: tuple[Person, ...]
    """Those who get a copy, in the order printed."""
    evidence: dict[JsonPointer, tuple[Evidence, ...]]
    """Where each value outside sections and footnotes stands, by its JSON Pointer; derived codes have none."""
    diagnostics: tuple[Diagnostic, ...]
    """What a reader of the data should know."""

    def __repr__(self) -> str:
        authority = self.metadata.authority
        named = authority.official_name or authority.name or self.source.name
        day = self.metadata.inspection_end or self.header.date or "undated"
        return f"<Letter {named}, {self.family}, {day}, sections: {len(self.sections)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the sections, with how many items each has."""
        from html import escape

        rows = (
            f"<tr><td>{escape(one.heading or '–')}</td><td>{one.kind}</td><td>{len(one.items)}</td></tr>"
            for one in self.sections
        )
        head = "<tr><th>heading</th><th>kind</th><th>items</th></tr>"
        return f"<table><caption>{escape(repr(self)[1:-1])}</caption>{head}{''.join(rows)}</table>"


class Finding(Model):
    """One row of the findings table: an item of a finding section with what identifies its letter."""

    official_name: str | None
    """The authority's ONS name."""
    date: datetime.date | None
    """The inspection's last day, else the letter's date."""
    year: int | None
    """Year of `date`."""
    family: Family
    """What kind of inspection it is about."""
    kind: FindingKind
    """What the section's heading means."""
    parent_heading: str | None
    """The heading that the section's own stands under."""
    heading: str | None
    """The section's heading."""
    lead_in: str | None
    """Text of the lead-in above, or of the item that this one is nested under."""
    text: str
    """The item, whole."""
    page: int | None
    """Where it starts."""
    recurrence: Recurrence | None
    """What became of it where it was raised at an earlier inspection."""
    addressee: Addressee | None
    """Whom an improvement point is for, by rule."""
    responsible_body: str | None
    """Who must act, as printed."""
    themes: tuple[str, ...]
    """What it is about, by the theme rules."""
    grade: Grade | None
    """The judgement that its section argues."""
    doubt: tuple[DiagnosticCode, ...]
    """Codes of the warnings about this item, its section or the whole letter."""
    visit_scope: tuple[VisitScope, ...]
    """What kind of work the visit looked at."""
    visit_theme: str | None
    """What the visit looked at, as the letter words it."""
    region: str | None
    """The authority's region of England."""
    authority_name: str | None
    """The authority as the letter names it."""
    gss_code: str | None
    """The authority's ONS code."""
    la_code: str | None
    """The authority's DfE code."""
    ofsted_urn: str | None
    """Ofsted's number of the authority."""
    letter_date: datetime.date | None
    """The letter's own date."""
    inspection_start: datetime.date | None
    """The inspection's first day."""
    inspection_end: datetime.date | None
    """The inspection's last day."""
    financial_year: str | None
    """Year of `date` from April to March, such as "2024-25"."""
    form: Form
    """Letter or report."""
    framework_references: tuple[str, ...]
    """What of the national framework it cites."""
    type: ItemType
    """How it is set."""
    number: str | None
    """The number printed before it."""
    level: int
    """1, or 2 for a nested bullet."""
    section_index: int
    """Index of its section in the letter, from 0."""
    item_index: int
    """Index of the item in its section, from 0."""
    x0: float | None
    """Left edge on `page`, in points from the page's left."""
    top: float | None
    """Upper edge on `page`, in points from the page's top."""
    x1: float | None
    """Right edge on `page`."""
    bottom: float | None
    """Lower edge on `page`."""
    finding_id: str
    """First 12 digits of the file's SHA-256, and the item's JSON Pointer."""
    letter_id: str
    """Authority, family, date and the first 8 digits of the file's SHA-256."""
    source_name: str
    """Name of the file."""
    sha256: str
    """SHA-256 of the file."""
