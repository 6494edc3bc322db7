"""Which local authority a name means: English authorities with children's services, from data/authorities.csv.

Letters name an authority in many forms ("London Borough of Barnet", "Barnet Council", "Barnet local authority"). What
they add to the name proper is a known vocabulary, so two forms are alike when they are equal without it. A name that
could mean two authorities ("Kingston") or a body that serves several is not in the data and resolves to None.
"""

from __future__ import annotations

import datetime
import functools
import os
from typing import NamedTuple

DATA = os.path.join(os.path.dirname(__file__), "data", "authorities.csv")

# Words for the kind of council, before the name and after it, as `_bare` spells them.
_BEFORE = (
    "the ",
    "council of ",
    "london ",
    "royal ",
    "metropolitan ",
    "borough of ",
    "district of ",
    "city of ",
    "county of ",
    "county ",
)
_AFTER = (
    " local authority",
    " council",
    " corporation",
    " mbc",
    " mdc",
    " borough",
    " district",
    " metropolitan",
    " unitary authority",
    " unitary",
    " city",
    " county",
    " city of",
    " county of",
    " london",
    " royal",
    " children services",
    " childrens services",
    " children trust",
    " children services trust",
)
_PUNCTUATION = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", ",": " ", ".": "", "'": ""})


class Authority(NamedTuple):
    """An authority as the registers name it: ONS name and code, DfE code, region, Ofsted's number."""

    official_name: str
    gss_code: str
    la_code: str
    region: str
    ofsted_urn: str | None


class Entry(NamedTuple):
    """A line of the register: an authority, and the days on which its code was in force."""

    authority: Authority
    valid_from: str
    valid_to: str
    names: tuple[str, ...]
    """The official name and what else it goes by."""

    def in_force(self, on: datetime.date) -> bool:
        """Whether the code was in force on a day."""
        return (self.valid_from or "0") <= on.isoformat() <= (self.valid_to or "9")


def resolve(name: str, on: datetime.date | None) -> Authority | None:
    """The authority that `name` means and whose code was in force on a day.

    Args:
        name: Any form that letters use.
        on: The inspection's day. Without it only an authority whose code never changed is resolved.

    Returns:
        None for a name that is not an authority's, or not one's on that day.
    """
    entries = _by_bare_name().get(bare(name), ())
    if on is not None:
        entries = tuple(entry for entry in entries if entry.in_force(on))
    return entries[0].authority if len(entries) == 1 else None


def la_codes(name: str) -> frozenset[str]:
    """The DfE codes of the authorities that `name` can mean, whenever they existed."""
    return frozenset(entry.authority.la_code for entry in _by_bare_name().get(bare(name), ()))


def is_authority(name: str) -> bool:
    """Whether `name` means an authority, whenever that existed."""
    return bare(name) in _by_bare_name()


def are_alike(name: str, other: str) -> bool:
    """Whether two names differ in nothing but the words for the kind of council."""
    return bare(name) == bare(other)


@functools.cache
def register() -> tuple[Entry, ...]:
    """All entries; an authority whose code changed has one for each code."""
    import csv

    with open(DATA, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return tuple(map(_entry, rows))


def _entry(row: list[str]) -> Entry:
    la_code, gss_code, ofsted_urn, official_name, _, region, valid_from, valid_to, aliases = row
    authority = Authority(official_name, gss_code, la_code, region, ofsted_urn or None)
    return Entry(authority, valid_from, valid_to, (official_name, *filter(None, aliases.split("; "))))


@functools.cache
def _by_bare_name() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in register():
        for name in {bare(name) for name in entry.names}:
            found[name] = (*found.get(name, ()), entry)
    return found


def bare(name: str) -> str:
    """The name proper: one case, one spelling of "and", no punctuation, no words for the kind of council.

    The City of London keeps its first word, since London alone is no authority.
    """
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("'s", "").translate(_PUNCTUATION)
    text = " ".join(plain.split())
    while text.endswith(_AFTER) and text != "city of london":
        text = next(text.removesuffix(kind) for kind in _AFTER if text.endswith(kind))
    while text.startswith(_BEFORE) and text != "city of london":
        text = next(text.removeprefix(kind) for kind in _BEFORE if text.startswith(kind))
    return text
