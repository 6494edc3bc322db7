"""Which findings are asked for: a filter, held against rows of the findings table."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.fields.authorities import are_alike, official_names

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and the Humber",
)
CODES = ("gss_code", "la_code", "ofsted_urn")
"""Columns by which registers know an authority."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‛`´", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)


class Filter(NamedTuple):
    """What a finding must be; an empty collection, and None, ask for nothing."""

    kinds: Collection[str] = ()
    families: Collection[str] = ()
    authorities: Collection[str] = ()
    """Names in any form that letters use, or codes."""
    regions: Collection[str] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    """The first and the last day of `date`; a finding without one is in no period."""
    contains: str | None = None
    """Words in the text, whatever their case, quotes and dashes."""
    addressees: Collection[str] = ()


def matches(row: Row, wanted: Filter) -> bool:
    """Whether a row is asked for."""
    return is_within(row["date"], wanted) and matches_apart_from_date(row, wanted)


def matches_apart_from_date(row: Row, wanted: Filter) -> bool:
    """Whether a row is asked for, if its date is."""
    return (
        among(row["kind"], wanted.kinds)
        and among(row["family"], wanted.families)
        and among(row["region"], wanted.regions)
        and among(row["addressee"], wanted.addressees)
        and (not wanted.authorities or any(is_of(row, name) for name in wanted.authorities))
        and (wanted.contains is None or folded(wanted.contains) in folded(row["text"]))
    )


def is_undated(row: Row, wanted: Filter) -> bool:
    """Whether a row is left out for nothing but that it has no date."""
    return row["date"] is None and not is_within(None, wanted) and matches_apart_from_date(row, wanted)


def among(value: str | None, asked: Collection[str]) -> bool:
    """Whether a value is one of those asked for, or none are."""
    return not asked or value in asked


def is_within(day: datetime.date | None, wanted: Filter) -> bool:
    """Whether a day lies in the period asked for."""
    if wanted.since is None and wanted.until is None:
        return True
    return day is not None and (wanted.since or day) <= day <= (wanted.until or day)


def is_of(row: Row, authority: str) -> bool:
    """Whether a row is about an authority, by its code, its official name, or its name as the letter has it."""
    if authority.strip().casefold() in (str(row[code]).casefold() for code in CODES if row[code]):
        return True
    name = row["official_name"] or row["authority_name"]
    return name is not None and (name in official_names(authority) or are_alike(name, authority))


def folded(text: str) -> str:
    """A text in one case, with typewriter's quotes and dashes and single spaces."""
    return " ".join(text.translate(_PLAIN).casefold().split())
