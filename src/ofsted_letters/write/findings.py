"""The findings table: one row per item of the finding sections, with what identifies its letter."""

from __future__ import annotations

from typing import Any

from ofsted_letters.model import Finding, Item, Letter, Section
from ofsted_letters.terms import FINDING_KINDS

FINDING_COLUMNS = tuple(Finding.model_fields)

Row = dict[str, Any]
"""Keys are `FINDING_COLUMNS`, in that order; dates are `datetime.date`, absent values None."""


def findings(letter: Letter) -> list[Row]:
    """The letter's findings in the order printed, as rows that a data frame takes as they are.

    `section_index` and `item_index` count from 0 and lead back: `letter.sections[section_index].items[item_index]`.
    """
    identity = identity_of(letter)
    return [
        identity | position_of(section_index, section, item_index, item)
        for section_index, section in enumerate(letter.sections)
        if section.kind in FINDING_KINDS
        for item_index, item in enumerate(section.items)
    ]


def identity_of(letter: Letter) -> Row:
    """The columns that all rows of a letter share."""
    authority = letter.metadata.authority
    return {
        "sha256": letter.source.sha256,
        "source_name": letter.source.name,
        "family": letter.family,
        "letter_date": letter.header.date,
        "authority_name": authority.name,
        "official_name": authority.official_name,
        "gss_code": authority.gss_code,
        "la_code": authority.la_code,
        "region": authority.region,
        "inspection_start": letter.metadata.inspection_start,
        "inspection_end": letter.metadata.inspection_end,
    }


def position_of(section_index: int, section: Section, item_index: int, item: Item) -> Row:
    """The columns that are an item's own."""
    return {
        "section_index": section_index,
        "kind": section.kind,
        "heading": section.heading,
        "item_index": item_index,
        "type": item.type,
        "number": item.number,
        "level": item.level,
        "text": item.text,
        "page": item.page,
        "recurrence": item.recurrence,
    }
