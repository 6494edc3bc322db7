"""An invented letter, complete in every field, for tests that need one as a model."""

from __future__ import annotations

import datetime
from typing import Any

from ofsted_letters.model import (
    Authority,
    Diagnostic,
    Evidence,
    Footnote,
    Header,
    Item,
    Letter,
    Metadata,
    Person,
    Recipient,
    Section,
    Sender,
    Source,
)
from ofsted_letters.terms import SectionKind


def place(first: int, last: int | None = None, page: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(page=page, bbox=(72.0, 100.5, 523.0, 112.5), lines=(first, last or first)),)


def item(text: str, **changes: Any) -> Item:
    plain = {"type": "bullet", "number": None, "level": 1, "page": 1, "evidence": place(20), "footnotes": ()}
    return Item(**{**plain, "text": text, "recurrence": None, **changes})


def section(kind: SectionKind, heading: str | None, *items: Item, level: int = 1) -> Section:
    return Section(kind=kind, heading=heading, level=level, page=1, evidence=place(19) if heading else (), items=items)


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
        "schema_version": "1.0",
        "family": "contact_referral_assessment",
        "source": Source(
            name=name, media_type="application/pdf", sha256="ab" * 32, bytes=1234, pages=2, engine="pdfium"
        ),
        "header": header(),
        "metadata": metadata(),
        "sections": (INTRODUCTION, STRENGTHS, DEVELOPMENT),
        "footnotes": (Footnote(marker="1", text="As set out in guidance.", page=1),),
        "signatories": (Person(name="Ann Tarrow", role="Her Majesty’s Inspector", organisation=None),),
        "copies": (Person(name="Cy Plover", role="Chief Executive", organisation="Wexcombe Council"),),
        "evidence": {"/header/date": place(9), "/metadata/inspectors/0": place(21, 22)},
        "diagnostics": (
            Diagnostic(code="repaired_email", severity="info", message="spaces taken out", evidence=place(3)),
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
    )


def metadata() -> Metadata:
    return Metadata(
        authority=Authority(
            name="Wexcombe Council", official_name="Wexcombe", gss_code="E06999999", la_code="999", region="South West"
        ),
        inspection_start=datetime.date(2010, 8, 10),
        inspection_end=datetime.date(2010, 8, 11),
        legal_basis="section 138 of the Education and Inspections Act 2006",
        inspectors=("Bo Finch",),
        previous_inspections=("2009-06",),
        theme=None,
    )
