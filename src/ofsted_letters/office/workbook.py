"""letters.xlsx: what is here in numbers, then every finding, judgement and letter, then what is not here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from ofsted_letters.corpus.coverage import coverage, others
from ofsted_letters.corpus.shelf import families_of
from ofsted_letters.corpus.wording import FAMILIES
from ofsted_letters.office.columns import FILE, OF_FINDINGS, OF_JUDGEMENTS, OF_LETTERS, OF_THEMES, in_order, with_about
from ofsted_letters.office.notes import write_notes
from ofsted_letters.office.summary import write_summary
from ofsted_letters.office.to_count import to_count
from ofsted_letters.write.tables import ABOUT, TABLES
from ofsted_letters.write.xlsx import Cells, Formats, Sheet, SheetColumn, new_book, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from ofsted_letters.corpus.coverage import Covered
    from ofsted_letters.corpus.held import Held
    from ofsted_letters.write.findings import Row
    from ofsted_letters.write.tables import Declared

NONE_HELD = "none held"
FROZEN = 2
"""Columns that stay in sight: whose it is and of when."""


class Workbook:
    """letters.xlsx in a folder. Rows are written as they come; what is counted is known when the last is there."""

    def __init__(self, folder: Path, declared: Declared = TABLES) -> None:
        self._book = new_book(str(folder / "letters.xlsx"), tmpdir=str(folder))
        self._formats = formats = Formats(self._book)
        self._summary = Cells(self._book, "Summary", formats)
        self._findings = Sheet(self._book, "Findings", OF_FINDINGS, formats, frozen=FROZEN)
        self._judgements = Sheet(self._book, "Judgements", OF_JUDGEMENTS, formats, frozen=FROZEN)
        self._letters = Sheet(
            self._book, "Letters", with_about(OF_LETTERS, declared.get(ABOUT, ())), formats, frozen=FROZEN
        )
        self._shelf: list[Held] = []
        self._judged: list[Row] = []
        self._themes: list[Row] = []
        self._failed = 0

    def add(self, tables: dict[str, list[Row]]) -> None:
        """Take one input's rows, or, in the end, what is known of many."""
        self._failed += len(tables.get("errors", []))
        self._judged += tables.get("judgements", [])
        self._themes += tables.get("themes", [])
        files = {row["letter_id"]: row[FILE] for row in tables.get("files", [])}
        findings = [row | {FILE: files.get(row["letter_id"])} for row in tables.get("findings", [])]
        for row in findings:
            self._findings.add(row)
        known = {row["letter_id"]: row for row in tables.get(ABOUT, [])}
        for row in tables.get("letters", []):
            file = files.get(row["letter_id"])
            self._letters.add(row | {FILE: file, ABOUT: known.get(row["letter_id"], {})})
            self._shelf.append(to_count(row, findings, file))

    def close(self) -> None:
        """Write what is about all letters, and finish the file."""
        self._findings.finish()
        write_rows(self._judgements, self._judged)
        self._letters.finish()
        self._cover()
        write_rows(Sheet(self._book, "Themes", OF_THEMES, self._formats, frozen=FROZEN), self._themes)
        write_summary(self._summary, self._formats, self._shelf, self._judged, self._failed)
        write_notes(Cells(self._book, "Notes", self._formats), self._formats, families_of(self._shelf))
        self._book.close()

    def _cover(self) -> None:
        families = families_of(self._shelf)
        sheet = Sheet(self._book, "Coverage", coverage_columns(families), self._formats, frozen=FROZEN)
        write_rows(sheet, coverage_rows(self._shelf))


def coverage_columns(families: Sequence[str]) -> list[SheetColumn]:
    """A column for each family that is here, with the day of the latest letter held."""
    return [
        SheetColumn("Region", lambda row: row["region"], 24),
        SheetColumn("Authority", lambda row: row["covered"].place.name, 30),
        *(latest_column(index, FAMILIES[family]) for index, family in enumerate(families)),
        SheetColumn("la_code", lambda row: row["covered"].place.la_code, is_for_machines=True),
    ]


def latest_column(index: int, title: str) -> SheetColumn:
    """The column of one family."""

    def latest(row: Row) -> Held | None:
        held: Held | None = row["covered"].latest[index]
        return held

    def day(row: Row) -> object:
        held = latest(row)
        return NONE_HELD if held is None else held.date or "undated"

    def file(row: Row) -> str | None:
        held = latest(row)
        return held.file if held else None

    return SheetColumn(title, day, 18, file)


def coverage_rows(shelf: Sequence[Held]) -> Iterable[Row]:
    """Every authority in force on the day of the latest letter, by region; then what else letters are about."""
    today = max((held.date for held in shelf if held.date), default=datetime.date.max)
    for region in coverage(shelf, today):
        yield from (covered_row(region.name, one) for one in region.authorities)
    yield from (covered_row("Abolished, or in no register", one) for one in others(shelf, today))


def covered_row(region: str, covered: Covered) -> Row:
    """One authority's row."""
    return {"region": region, "covered": covered}


def write_findings(batches: Iterable[list[Row]], columns: Sequence[str] | None, stream: BinaryIO) -> None:
    """Write rows of the findings table as a workbook.

    Args:
        batches: the rows.
        columns: which columns, in this order, under their own names; None: those of the workbook of a dataset, with
            its notes on a second sheet.
        stream: where to.
    """
    book = new_book(stream)
    formats = Formats(book)
    sheet = Sheet(book, "Findings", in_order(columns), formats, frozen=0 if columns else FROZEN)
    families: set[str] = set()
    for rows in batches:
        for row in rows:
            sheet.add(row)
            families.add(row["family"])
    sheet.finish()
    if columns is None:
        write_notes(Cells(book, "Notes", formats), formats, [family for family in FAMILIES if family in families])
    book.close()
