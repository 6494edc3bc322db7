"""The columns of a workbook's sheets: what people read first, what programs join by last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.about import LETTER, PREFIX
from ofsted_letters.corpus.whom import whom
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.identity import family_name
from ofsted_letters.write.tables import ABOUT, FINDINGS, JUDGEMENTS, LETTERS, THEMES, Column
from ofsted_letters.write.xlsx import SheetColumn, named

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

FILE = "file"
"""Of a row: the way from the workbook to the file that was read; None where it is not known."""


def authority(row: Row) -> Any:
    """The authority's name as the registers have it, else as the letter does."""
    return row["official_name"] or row["authority_name"]


def file_of(row: Row) -> str | None:
    """Where the letter's file is."""
    return row.get(FILE)


def page_of(row: Row) -> str | None:
    """Where the page is in that file, for programs that go to it."""
    return f"{row[FILE]}#page={row['page']}" if row.get(FILE) and row["page"] else None


def for_whom(row: Row) -> str | None:
    """Who is asked by an improvement point; None of any other finding."""
    return whom(row).words if row["kind"] in IMPROVEMENTS else row["responsible_body"]


def for_machines(columns: Iterable[Column], *shown: str) -> tuple[SheetColumn, ...]:
    """The columns of a table that have no wording here, under their own names."""
    return tuple(named(column.name, is_for_machines=True) for column in columns if column.name not in shown)


def with_about(columns: Sequence[SheetColumn], of_about: Iterable[Column]) -> list[SheetColumn]:
    """The columns of letters and, before those for machines, what others know of them."""
    shown = [column for column in columns if not column.is_for_machines]
    theirs = [about_column(column.name) for column in of_about if column.name != LETTER]
    return [*shown, *theirs, *columns[len(shown) :]]


def about_column(name: str) -> SheetColumn:
    """A column of others' table, called as it is behind the findings."""

    def value(row: Row) -> Any:
        return row[ABOUT].get(name)

    return SheetColumn(" ".join(f"{PREFIX}{name}".split()), value, 24)


def in_order(columns: Collection[str] | None) -> tuple[SheetColumn, ...]:
    """The columns of findings that are named, or those of the workbook."""
    return OF_FINDINGS if columns is None else tuple(named(name, width=WIDTHS.get(name, 16)) for name in columns)


AUTHORITY = SheetColumn("Authority", authority, 22)
DATE = SheetColumn("Date", lambda row: row["date"], 11)
INSPECTION = SheetColumn("Inspection", lambda row: family_name(row["family"]), 20)
WIDTHS = {"text": 80, "lead_in": 36, "heading": 36, "parent_heading": 36}
OF_FINDINGS = (
    AUTHORITY,
    DATE,
    INSPECTION,
    SheetColumn("Kind of finding", lambda row: wording.KINDS[row["kind"]], 20),
    SheetColumn("Leads in", lambda row: row["lead_in"], 32),
    SheetColumn("Finding", lambda row: row["text"], 80),
    SheetColumn("Page", lambda row: row["page"], 7, page_of),
    SheetColumn("Raised before", lambda row: wording.RECURRENCES.get(row["recurrence"]), 18),
    SheetColumn("For whom", for_whom, 20),
    SheetColumn("About", lambda row: tuple(map(wording.plain, row["themes"])), 24),
    *for_machines(FINDINGS, "date", "lead_in", "text", "page"),
)
OF_JUDGEMENTS = (
    SheetColumn("Authority", lambda row: row["official_name"], 22),
    DATE,
    SheetColumn("What is judged", lambda row: wording.ASPECTS[row["aspect"]], 36),
    SheetColumn("Judged", lambda row: wording.GRADES[row["grade"]], 22),
    SheetColumn("Beside the one before it that is here", wording.change_of, 46),
    SheetColumn("Latest here", lambda row: {True: "yes", False: "no"}.get(row["is_latest_held"]), 10),
    *for_machines(JUDGEMENTS, "date"),
)
OF_LETTERS = (
    AUTHORITY,
    DATE,
    INSPECTION,
    SheetColumn("Looked at", lambda row: row["visit_theme"], 40),
    SheetColumn("Overall grade", lambda row: wording.GRADES.get(row["overall_grade"]), 20),
    SheetColumn("Outcome (area SEND)", lambda row: wording.OUTCOMES.get(row["outcome"]), 28),
    SheetColumn("Areas for priority action", lambda row: row["priority_action_count"], 12),
    SheetColumn("Areas for development", lambda row: row["areas_for_development_count"], 12),
    SheetColumn("File", lambda row: row["source_name"], 34, file_of),
    *for_machines(LETTERS, "date", "visit_theme", "priority_action_count", "areas_for_development_count"),
)
OF_THEMES = (
    SheetColumn("Part of", lambda row: row["area"], 24),
    SheetColumn("About", lambda row: row["name"], 30),
    SheetColumn("What counts as it", lambda row: row["description"], 80),
    *for_machines(THEMES, "area", "name", "description"),
)
