"""tracker.xlsx: a row for each improvement point, and beside it room for what is done about it.

What people write there is theirs: a tracker that is brought up to date gets rows for points that it has not, below what
is there, and nothing else in it changes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.quotation import LICENCE
from ofsted_letters.corpus.shelf import newest_first
from ofsted_letters.corpus.whom import whom
from ofsted_letters.errors import LetterError
from ofsted_letters.extras import needed
from ofsted_letters.office.columns import FILE, authority, page_of
from ofsted_letters.office.tracker_held import WRITTEN, holding, ids_written, keep_ids, words_of
from ofsted_letters.office.tracker_sheet import (
    lay_out,
    lost_parts,
    make_table,
    offer_states,
    style_text,
    style_title,
    widen_table,
)
from ofsted_letters.write.counted import counted
from ofsted_letters.write.identity import day, family_name
from ofsted_letters.write.xlsx import HIGHEST, LINE, fitting, lines_of

if TYPE_CHECKING:
    from ofsted_letters.corpus.held import Held
    from ofsted_letters.corpus.on_authority import OnAuthority
    from ofsted_letters.write.findings import Row

ID, TEXT, RAG = "finding_id", "Improvement point", "RAG"
AUTHORITY, DATE = "Authority", "Date"
SHEET = "Tracker"


class TrackerColumn(NamedTuple):
    """One column; whoever works with the tracker fills in those without a value."""

    title: str
    width: float
    value: Callable[[Row], object] | None = None


COLUMNS = (
    TrackerColumn(AUTHORITY, 18, authority),
    TrackerColumn(DATE, 11, lambda row: row["date"]),
    TrackerColumn("Inspection", 16, lambda row: family_name(row["family"])),
    TrackerColumn("Kind of finding", 18, lambda row: wording.KINDS[row["kind"]]),
    TrackerColumn("Leads in", 28, lambda row: row["lead_in"]),
    TrackerColumn(TEXT, 60, lambda row: row["text"]),
    TrackerColumn("Page", 6, lambda row: row["page"]),
    TrackerColumn("For whom", 16, lambda row: whom(row).words),
    TrackerColumn(ID, 14, lambda row: row["finding_id"]),
    TrackerColumn("Owner", 18),
    TrackerColumn("Action", 40),
    TrackerColumn("Due", 12),
    TrackerColumn(RAG, 6),
    TrackerColumn("Evidence", 40),
)
HEAD = 50
"""Rows in which the titles are looked for, below what people may have put above them."""


class NotATracker(LetterError):
    """A workbook that is to be brought up to date is no tracker, another authority's, or can't be written as it was."""

    code = "not_a_tracker"


class Update(NamedTuple):
    """What became of a tracker."""

    data: bytes
    added: int
    there: int
    reworded: int
    """Points of those there whose words differ from what is read now."""
    without_id: int = 0
    """Points that are known by date and words, in rows whose id was emptied."""
    deleted: int = 0
    """Points that stay away, for their rows were deleted."""


def points(known: OnAuthority) -> list[Row]:
    """The improvement points on an authority, the oldest first, each with the way to its file."""
    return [point for held in reversed(newest_first(known.letters)) for point in points_of(held)]


def points_of(held: Held) -> list[Row]:
    """Those of one letter, as printed."""
    return [row | {FILE: held.file} for row in held.improvement_points]


def new_tracker(known: OnAuthority) -> Update:
    """A tracker with nothing filled in."""
    rows = points(known)
    book = needed("openpyxl", "xlsx").Workbook()
    sheet = book.active
    sheet.title = SHEET
    for index, column in enumerate(COLUMNS, 1):
        style_title(sheet.cell(1, index, column.title))
        sheet.column_dimensions[sheet.cell(1, index).column_letter].width = column.width
    lay_out(sheet)
    offer_states(sheet, sheet.cell(1, titles(sheet, 1)[RAG]).column_letter)
    write_points(sheet, titles(sheet, 1), 2, rows)
    make_table(sheet, SHEET, f"A1:{sheet.cell(1, len(COLUMNS)).column_letter}{max(2, len(rows) + 1)}")
    write_notes(book.create_sheet("Notes"), known, len(rows))
    keep_ids(book, (row["finding_id"] for row in rows))
    return Update(saved(book), len(rows), 0, 0)


def updated(data: bytes, name: str, known: OnAuthority) -> Update:
    """A tracker with the points that it has not, below what is there.

    Args:
        data: the workbook.
        name: its file, for errors.
        known: what is here on the authority now.

    Raises:
        NotATracker: It has no column of ids, is on another authority, or has something that could not be written again.
    """
    book, sheet, header = opened(data, name)
    at = titles(sheet, header)
    rows = [{title: row[column - 1].value for title, column in at.items()} for row in sheet.iter_rows(header + 1)]
    check_authority(name, known, [row.get(AUTHORITY) for row in rows])
    texts = {row[ID]: row.get(TEXT) for row in rows if row[ID]}
    words = {words_of(row.get(DATE), row.get(TEXT)) for row in rows if not row[ID]}
    new, there, without_id, deleted = holding(points(known), texts, words, ids_written(book))
    reworded = sum(str(texts[row["finding_id"]] or "") not in ("", fitting(row["text"])) for row in there)
    last = last_row(sheet)
    like = max((number for number, row in enumerate(rows, header + 1) if row[ID]), default=None)
    write_points(sheet, at, last + 1, new, like=like)
    widen_table(sheet, last, last + len(new))
    keep_ids(book, [*texts, *(row["finding_id"] for row in (*without_id, *new))])
    written = saved(book) if new else data
    check_kept(name, data, written)
    return Update(written, len(new), len(there), reworded, len(without_id), len(deleted))


def check_authority(name: str, known: OnAuthority, found: Iterable[object]) -> None:
    """See that a tracker is on the authority.

    Args:
        name: its file.
        known: what is here on the authority.
        found: the authorities of its rows.

    Raises:
        NotATracker: It has points of others alone.
    """
    others = list(dict.fromkeys(str(one) for one in found if one))
    if others and not {known.place.name, *(authority(held.row) for held in known.letters)} & set(others):
        reason = f"its points are on {' and '.join(others)}, and none is on {known.place.name}"
        raise NotATracker(name, reason, "give the tracker of this authority, or make one with -o")


def check_kept(name: str, before: bytes, after: bytes) -> None:
    """See that all that a tracker had could be written again.

    Raises:
        NotATracker: Something could not.
    """
    if lost := lost_parts(before, after):
        reason = f"it has what could not be written again: {', '.join(lost)}"
        raise NotATracker(name, reason, "take that out of a copy, and bring the copy up to date")


def opened(data: bytes, name: str) -> tuple[Any, Any, int]:
    """A tracker, its sheet of points, and the row of its titles."""
    try:
        book = needed("openpyxl", "xlsx").load_workbook(BytesIO(data), rich_text=True)
    except (KeyError, TypeError, ValueError, SyntaxError, OSError, zipfile.BadZipFile) as error:
        raise NotATracker(name, "it is no workbook that can be read", "give the one that tracker wrote") from error
    for sheet in book.worksheets:
        for header in range(1, HEAD):
            if ID in titles(sheet, header):
                return book, sheet, header
    raise NotATracker(name, f"no column is called {ID}", "give the one that tracker wrote, with that column")


def titles(sheet: Any, header: int) -> dict[str, int]:
    """The columns of a sheet by their titles, in whatever order people have put them."""
    return {cell.value: cell.column for cell in reversed(sheet[header]) if isinstance(cell.value, str)}


def last_row(sheet: Any) -> int:
    """The last row with anything in it."""
    filled = (row[0].row for row in sheet.iter_rows() if any(cell.value is not None for cell in row))
    return max(filled, default=1)


def write_points(sheet: Any, at: dict[str, int], first: int, rows: Iterable[Row], like: int | None = None) -> None:
    """Write points into the rows from one on.

    Args:
        sheet: the sheet.
        at: its columns by their titles.
        first: the first row that is free.
        rows: the points.
        like: a row whose look new ones take over.
    """
    for number, row in enumerate(rows, first):
        for cell in sheet[like] if like else ():
            sheet.cell(number, cell.column)._style = copy(cell._style)
        for column in COLUMNS:
            if column.title in at:
                write_cell(sheet.cell(number, at[column.title]), column, row, is_new=like is None)
        lines = max(lines_of(str(column.value(row) or ""), column.width) for column in COLUMNS if column.value)
        sheet.row_dimensions[number].height = min(lines * LINE, HIGHEST)


def write_cell(cell: Any, column: TrackerColumn, row: Row, *, is_new: bool) -> None:
    """Write one cell as what it is: no text is taken for a formula."""
    value = column.value(row) if column.value else None
    cell.value = fitting(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    if column.title == "Page" and page_of(row):
        cell.hyperlink = page_of(row)
        cell.style = "Hyperlink" if is_new else cell.style
    if is_new:
        style_text(cell)
        cell.number_format = "yyyy-mm-dd" if column.title in (DATE, "Due") else cell.number_format


def write_notes(sheet: Any, known: OnAuthority, count: int) -> None:
    """Say what the rows are of, and what is left to fill in."""
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(notes(known, count), 1):
        cell = sheet.cell(row, 1, fitting(line))
        cell.data_type = "s"
        style_text(cell)


def notes(known: OnAuthority, count: int) -> Iterator[str]:
    """The lines of the notes."""
    points, documents = counted(count, "improvement point"), counted(len(known.letters), "document")
    yield f"{known.place.name}: {points} of {documents} here, the latest of {day(known.letters[0].date)}."
    yield "There may be other documents than those that are here."
    yield "Owner, action, due, RAG and evidence are yours to fill in; add columns and rows of your own as you like."
    yield f"Bring it up to date with --update: new points come below, by {ID}, and nothing that is there changes."
    yield (
        f"A row that you delete stays away: the hidden sheet “{WRITTEN}” keeps its {ID}. Take it out there to have the"
        " row back."
    )
    yield LICENCE


def saved(book: Any) -> bytes:
    """A workbook as a file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
