"""What a letter and a finding are known by in tables, and the date that orders them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ofsted_letters.fields.dates import MONTHS
from ofsted_letters.model import Letter

LETTER_DIGITS = 8
FINDING_DIGITS = 12
"""Hexadecimal digits of the SHA-256 in an id."""
FAMILY_NAMES = {
    "joint_targeted_area": "joint targeted area inspection",
    "contact_referral_assessment": "contact, referral and assessment",
    "ilacs_inspection": "ILACS inspection",
    "area_send": "area SEND",
    "unknown": "letter",
}
"""Families that a person calls otherwise than their code does."""


class Dated(NamedTuple):
    """When a letter counts for."""

    date: datetime.date | None
    basis: Literal["inspection", "letter"] | None
    """What it is the date of: the inspection's last day, or the letter itself."""

    @property
    def year(self) -> int | None:
        """The calendar year."""
        return self.date.year if self.date else None

    @property
    def financial_year(self) -> str | None:
        """The year from April to March, such as "2024-25"."""
        if self.date is None:
            return None
        first = self.date.year if self.date.month >= 4 else self.date.year - 1
        return f"{first}-{(first + 1) % 100:02}"


def dated(letter: Letter) -> Dated:
    """The inspection's last day, else the letter's date."""
    if letter.metadata.inspection_end:
        return Dated(letter.metadata.inspection_end, "inspection")
    return Dated(letter.header.date, "letter" if letter.header.date else None)


def letter_id(letter: Letter) -> str:
    """Authority, family, date and the start of the file's hash; it never changes with what else is in a dataset.

    As in "wexcombe_focused-visit_2019-03-04_0a1b2c3d", with "-p12" behind it for a letter that starts on page 12.
    """
    authority = letter.metadata.authority
    date = dated(letter).date
    parts = (
        hyphenated(authority.official_name or authority.name or "") or "unknown",
        hyphenated(letter.family),
        date.isoformat() if date else "undated",
        letter.source.sha256[:LETTER_DIGITS] + _first_page(letter),
    )
    return "_".join(parts)


def known_by(sha256: str, page_range: Sequence[int] | None) -> str:
    """What tells a letter from all others: the file's hash, and its pages where the file has several letters."""
    return f"{sha256} {page_range[0]}-{page_range[1]}" if page_range else sha256


def inspection_of(letter: Letter) -> str | None:
    """What is inspected: by authority, family and days; None where the letter does not tell one of them."""
    authority, about = letter.metadata.authority, letter.metadata
    whom = authority.la_code or authority.official_name or authority.name
    if letter.family == "unknown" or not (whom and about.inspection_start and about.inspection_end):
        return None
    return f"{whom} {letter.family} {about.inspection_start} {about.inspection_end}"


def finding_id(letter: Letter, section_index: int, item_index: int) -> str:
    """The start of the file's hash and the item's JSON Pointer."""
    return f"{letter.source.sha256[:FINDING_DIGITS]}{_first_page(letter)}/sections/{section_index}/items/{item_index}"


def label(letter: Letter) -> str:
    """A letter as a person would name it: "Hackney, focused visit, 4 March 2019"."""
    authority, date = letter.metadata.authority, dated(letter).date
    named = authority.official_name or authority.name or letter.source.name
    return f"{named}, {family_name(letter.family)}, {day(date)}"


def family_name(code: str) -> str:
    """A family in the singular, as in "focused visit"."""
    return FAMILY_NAMES.get(code, code.replace("_", " "))


def day(date: datetime.date | None) -> str:
    """A date as it is written: 4 March 2019."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else "undated"


def _first_page(letter: Letter) -> str:
    return f"-p{letter.source.page_range[0]}" if letter.source.page_range else ""


def hyphenated(text: str) -> str:
    """A text in lower case, with hyphens between its words and no accents."""
    plain = unicodedata.normalize("NFKD", text).replace("’", "").replace("'", "").encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
