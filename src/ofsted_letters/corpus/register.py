"""What a register keeps of the English authorities: which are in force, who came after whom, which are alike.

`data/successors.csv` has what became of authorities that were abolished. `data/neighbours.csv` has the Department for
Education's ten statistical neighbours of each authority, the most alike first; it names authorities of April 2023, so
that it is of that year or a later one.
"""

from __future__ import annotations

import csv
import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.fields.authorities import Authority, register

DATA = Path(__file__).parent / "data"
SOURCE = "the Department for Education’s, of April 2023 or later"
"""Whose `neighbours` are."""


class Succession(NamedTuple):
    """One authority that took over from another."""

    predecessor: str
    """Its DfE code."""
    successor: str
    """Its DfE code."""
    since: datetime.date


def in_force(on: datetime.date) -> list[Authority]:
    """The authorities of a day, by name."""
    return sorted((entry.authority for entry in register() if entry.in_force(on)), key=lambda one: one.official_name)


@cache
def by_la_code() -> dict[str, Authority]:
    """Every authority there was, by its DfE code, with its latest ONS code."""
    entries = sorted(register(), key=lambda entry: entry.valid_to or "9")
    return {entry.authority.la_code: entry.authority for entry in entries}


def predecessors(la_code: str) -> list[Succession]:
    """From whom an authority took over."""
    return [one for one in successions() if one.successor == la_code]


def successors(la_code: str) -> list[Succession]:
    """Who took over from an authority."""
    return [one for one in successions() if one.predecessor == la_code]


@cache
def successions() -> tuple[Succession, ...]:
    """All of `data/successors.csv`."""
    with (DATA / "successors.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Succession(row["predecessor"], row["successor"], datetime.date.fromisoformat(row["since"]))
            for row in csv.DictReader(file)
        )


@cache
def neighbours() -> dict[str, tuple[str, ...]]:
    """The DfE codes of the ten statistical neighbours, by DfE code."""
    with (DATA / "neighbours.csv").open(encoding="utf-8", newline="") as file:
        return {row["la_code"]: tuple(row["neighbours"].split()) for row in csv.DictReader(file)}
