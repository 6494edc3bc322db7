"""The register as tables of a dataset, to join letters with: the authorities, and which are alike."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ofsted_letters.corpus.register import PUBLISHER, SINCE, entries_by_la_code, neighbours
from ofsted_letters.fields.authorities import Entry

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

CODES = "Office for National Statistics (names, codes), Department for Education (la_code), Ofsted (ofsted_urn)"
NEIGHBOURS = f"{PUBLISHER}, statistical neighbours"


def register_tables() -> dict[str, list[Row]]:
    """The rows of both tables, by table."""
    return {"authorities": authority_rows(), "neighbours": neighbour_rows()}


def authority_rows() -> list[Row]:
    """Every authority there was, with its latest ONS code and the days on which it was in force."""
    return [authority_row(entries) for entries in entries_by_la_code().values()]


def authority_row(entries: list[Entry]) -> Row:
    """One authority, by its entries in the order of time."""
    return entries[-1].authority._asdict() | {
        "in_force_from": day_named(entries[0].valid_from),
        "in_force_to": day_named(entries[-1].valid_to),
        "source": CODES,
    }


def day_named(written: str) -> datetime.date | None:
    """A day of the register; None where it names none."""
    return datetime.date.fromisoformat(written) if written else None


def neighbour_rows() -> list[Row]:
    """Ten neighbours of each authority, the most alike first."""
    return [
        {"la_code": code, "neighbour_la_code": other, "rank": rank, "source": NEIGHBOURS, "year": SINCE}
        for code, others in sorted(neighbours().items())
        for rank, other in enumerate(others, 1)
    ]
