"""What a register keeps of the English authorities: which are in force, who came after whom, which are alike.

`data/successors.csv` has what became of authorities that were abolished. `data/neighbours.csv` has the ten statistical
neighbours of each authority, the most alike first.
"""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.fields.authorities import Authority, Entry, register

DATA = Path(__file__).parent / "data"
PUBLISHER = "Department for Education"
"""Whose `neighbours` are."""
SINCE = 2023
"""No year is told of the neighbours; they have the authorities that began in April 2023, and none that began later."""
SOURCE = f"the {PUBLISHER}’s, of April {SINCE} or later"
"""The same in words."""


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
    return {code: entries[-1].authority for code, entries in entries_by_la_code().items()}


@cache
def entries_by_la_code() -> dict[str, list[Entry]]:
    """The entries of every authority there was in the order of time, by its DfE code."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(register(), key=lambda entry: entry.valid_from or "0"):
        entries[entry.authority.la_code].append(entry)
    return dict(sorted(entries.items()))


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
