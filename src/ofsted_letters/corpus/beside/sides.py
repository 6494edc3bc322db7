"""The rows of a comparison as a table for people: a line for each thing, a column for each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_letters.corpus.beside.comparison import ITSELF, JUDGED_IN_PARTS
from ofsted_letters.write.counted import counted
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import day, family_name

TITLES = {
    "judgement": "Latest judgements held",
    "points": "Improvement points a letter",
    "theme": "Letters that ask something on a theme, of those that looked at it",
    "priority_action": "Areas for priority action: the latest, and authorities with any in the letters here",
}


class Line(NamedTuple):
    """One thing."""

    about: str
    cells: list[str]
    """Of each side, in the order of the table's."""


class Table(NamedTuple):
    """Things of one kind."""

    title: str
    sides: list[str]
    lines: list[Line]


def tables_of(rows: Sequence[Row]) -> list[Table]:
    """The tables that there is a row for."""
    kinds = ((kind, [row for row in rows if row["what"] == kind]) for kind in TITLES)
    return [table_of(kind, of_kind) for kind, of_kind in kinds if of_kind]


def table_of(kind: str, rows: Sequence[Row]) -> Table:
    """One of them."""
    sides = list(dict.fromkeys((ITSELF, *(row["beside"] for row in rows))))
    things = list(dict.fromkeys((row["family"], row["about"]) for row in rows))
    lines = [Line(named(*thing) or TITLES[kind], [cell(rows, thing, side) for side in sides]) for thing in things]
    return Table(TITLES[kind], [rows[0]["official_name"], *sides[1:]], lines)


def named(family: str | None, about: str | None) -> str:
    """What a line is about; nothing where all that is its table's only thing."""
    return ": ".join(filter(None, (family and family_name(family), about and about.replace("_", " "))))


def cell(rows: Iterable[Row], thing: tuple[str | None, str | None], side: str) -> str:
    """What a side has on a thing."""
    of_side = [row for row in rows if (row["family"], row["about"]) == thing and row["beside"] == side]
    if of_side and of_side[0]["what"] == "judgement" and side != ITSELF:
        return grades(of_side)
    return "; ".join(map(figure, of_side)) or "none held"


def grades(rows: Sequence[Row]) -> str:
    """How many authorities have which grade."""
    of_grades = [row for row in rows if row["value"] != JUDGED_IN_PARTS]
    counts = ", ".join(f"{row['value'].replace('_', ' ')} {row['number']}" for row in of_grades if row["number"])
    told = [f"{counts}, of {of_grades[0]['of']}"] if counts else []
    parts = (f"{JUDGED_IN_PARTS} {row['number']}, of {row['of']}" for row in rows if row["value"] == JUDGED_IN_PARTS)
    return "; ".join((*told, *parts)) or "none held"


def figure(row: Row) -> str:
    """One row in words."""
    if not row["of"]:
        return with_date(row)
    of = counted(row["of"], row["unit"].removesuffix("s")) if row["unit"] == "letters" else f"{row['of']} {row['unit']}"
    share = f"{row['value']}: {row['number']} in {of}" if row["what"] == "points" else f"{row['number']} of {of}"
    is_of_many = row["beside"] != ITSELF and row["unit"] == "letters"
    beside = [f"authorities: {row['authorities']}"] if is_of_many else []
    beside += [row["text"]] if row["text"] else []
    return f"{share} ({'; '.join(beside)})" if beside else share


def with_date(row: Row) -> str:
    """A value, and when it was."""
    value = str(row["value"] or "none held")
    value = value.replace("_", " ") if row["what"] == "judgement" else value
    return f"{value} ({day(row['date'])})" if row["date"] else value
