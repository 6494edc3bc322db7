"""An invented letter, complete in every field, for tests that need one as a model."""

from __future__ import annotations

import datetime
from typing import Any

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import (
    Authority,
    Diagnostic,
    Evidence,
    Footnote,
    Header,
    Item,
    Letter,
    Metadata,
    Period,
    Person,
    Recipient,
    Section,
    Sender,
    Source,
    TeamMember,
)
from ofsted_letters.terms import FINDING_KINDS, ItemRole, SectionKind


def place(first: int, last: int | None = None, page: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(page=page, bbox=(72.0, 100.5, 523.0, 112.5), lines=(first, last or first)),)


def item(text: str, **changes: Any) -> Item:
    plain = {"type": "bullet", "number": None, "level": 1, "page": 1, "evidence": place(20), "footnotes": ()}
    unsaid = dict.fromkeys(("role", "responsible_body", "addressee", "recurrence"))
    lists: dict[str, Any] = {"framework_references": (), "themes": ()}
    return Item(**{**plain, **unsaid, **lists, "text": text, **changes})


def section(kind: SectionKind, heading: str | None, *items: Item, level: int = 1) -> Section:
    role: ItemRole | None = "finding" if kind in FINDING_KINDS else None
    return Section(
        kind=kind,
        heading=heading,
        level=level,
        judgement=None,
        footnotes=(),
        page=1,
        evidence=place(19) if heading else (),
        items=tuple(one if one.role else one.model_copy(update={"role": role}) for one in items),
    )


INTRODUCTION = section("introduction", None, item("Thank you for your help.", type="paragraph"))
STRENGTHS = section("strengths", "Strengths", item("Thresholds are clear.", recurrence="addressed", footnotes=("1",)))
DEVELOPMENT = section(
    "areas_for_development",
    "Areas for development",
    item("Records are late – some by a week.", recurrence="outstanding"),
    item("Supervision is uneven.", type="numbered", number="2", level=2, page=2),
)


def letter(name: str = "wexcombe.pdf", **changes: Any) -> Letter:
    parts: dict[str, Any] = {
        "schema_version": "1.1",
        "family": "contact_referral_assessment",
        "form": "letter",
        "source": Source(
            name=name,
            media_type="application/pdf",
            sha256="ab" * 32,
            bytes=1234,
            pages=2,
            page_range=None,
            engine="pdfium",
        ),
        "header": header(),
        "metadata": metadata(),
        "sections": (INTRODUCTION, STRENGTHS, DEVELOPMENT),
        "footnotes": (Footnote(marker="1", text="As set out in guidance.", page=1),),
        "signatories": (Person(name="Ann Tarrow", role="Her Majesty’s Inspector", organisation=None),),
        "copies": (Person(name="Cy Plover", role="Chief Executive", organisation="Wexcombe Council"),),
        "evidence": {"/header/date": place(9), "/metadata/inspectors/0": place(21, 22)},
        "diagnostics": (
            Diagnostic(
                code=DiagnosticCode.REPAIRED_EMAIL,
                severity="info",
                message="spaces taken out",
                pointer="/header/sender/email",
                evidence=place(3),
            ),
        ),
    }
    return Letter(**{**parts, **changes})


def header() -> Header:
    sender = Sender(
        organisation="Ofsted",
        address=("1 Moor Street",),
        postcode="WX1 1AA",
        telephone="0300 000 0000",
        direct_telephone=None,
        direct_fax=None,
        textphone=None,
        email="enquiries@example.org",
        direct_email=None,
        website=None,
    )
    recipient = Recipient(
        name="Ms Dee Lark",
        role="Director of Children’s Services",
        organisation="Wexcombe Council",
        address=("Civic Centre",),
        postcode="WX2 2BB",
    )
    return Header(
        sender=sender,
        date=datetime.date(2010, 9, 3),
        recipients=(recipient,),
        salutation="Dear Ms Lark",
        subject="Annual unannounced inspection within Wexcombe children’s services",
        title=None,
    )


def metadata() -> Metadata:
    return Metadata(
        authority=Authority(
            name="Wexcombe Council",
            official_name="Wexcombe",
            gss_code="E06999999",
            la_code="999",
            region="South West",
            ofsted_urn="80999",
        ),
        inspection_start=datetime.date(2010, 8, 10),
        inspection_end=datetime.date(2010, 8, 11),
        inspection_periods=(Period(start=datetime.date(2010, 8, 10), end=datetime.date(2010, 8, 11)),),
        legal_basis="section 138 of the Education and Inspections Act 2006",
        inspectors=("Bo Finch",),
        inspection_team=(TeamMember(name="Bo Finch", role="HMI", organisation=None, lead=False),),
        previous_inspections=("2009-06",),
        visit_scope=(),
        theme=None,
        judgements=(),
        outcome=None,
        partners=(),
    )
