"""The first sheet: numbers by family and year, each beside what it is a part of, and who had priority action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ofsted_letters.corpus import overview, wording
from ofsted_letters.corpus.grades import aspect_lines
from ofsted_letters.corpus.shelf import families_of, newest_first, of_family
from ofsted_letters.write.counted import counted
from ofsted_letters.write.identity import day, family_name

if TYPE_CHECKING:
    from ofsted_letters.corpus.held import Held
    from ofsted_letters.corpus.overview import FamilyYears
    from ofsted_letters.write.findings import Row
    from ofsted_letters.write.xlsx import Cells, Formats

WIDTHS = (34, 14, 20, 20, 22, 22, 44)
NEVER_ADDED = (
    "Kinds of inspection are never added up: a focused visit looks at one topic, and what it did not look at is not"
    " said to be fine. Improvement points of joint inspections are often for partners of the council."
)
YEARS = (
    *("Inspection", "Year", "Letters read", "of these, with an area for priority action"),
    *("of these, with any improvement point", "Improvement points a letter (median)", "What changed in the framework"),
)
PRIORITY = ("Authority", "Date", "Inspection", "Points under priority action")
GRADES = ("Aspect", "Authorities", *wording.GRADES.values())
Line = tuple[object, ...]


def write_summary(cells: Cells, formats: Formats, shelf: Sequence[Held], judged: Iterable[Row], failed: int) -> None:
    """Write the sheet.

    Args:
        cells: the sheet, of which nothing is written.
        formats: of the workbook.
        shelf: the letters.
        judged: rows of the judgements table with their history.
        failed: how many inputs gave no letter.
    """
    for index, width in enumerate(WIDTHS):
        cells.sheet.set_column(index, index, width)
    cells.sheet.write_string(0, 0, "What is here", formats.title)
    at = 1
    for line in opening(shelf, failed):
        cells.begin_row(at, [(line, sum(WIDTHS))])
        cells.sheet.merge_range(at, 0, at, len(WIDTHS) - 1, line, formats.text)
        at += 1
    at = write_block(cells, formats, at, "Letters by kind of inspection and year", YEARS, year_lines(shelf))
    at = write_block(cells, formats, at, "Areas for priority action, the latest first", PRIORITY, priority_lines(shelf))
    write_block(cells, formats, at, "Latest judgements here, in authorities", GRADES, grade_lines(judged, shelf))


def opening(shelf: Sequence[Held], failed: int) -> Iterator[str]:
    """What the numbers are of."""
    latest = max((held.date for held in shelf if held.date), default=None)
    authorities = len({held.place for held in shelf})
    as_of = f"As of the documents here, the latest of {day(latest)}" if latest else "As of the documents here"
    yield f"{as_of}: {counted(len(shelf), 'document')} on {authorities:,} authorities."
    if failed:
        yield f"{counted(failed, 'file')} gave no letter: errors.jsonl says which and why."
    yield NEVER_ADDED


def write_block(
    cells: Cells, formats: Formats, at: int, title: str, titles: Sequence[str], lines: Iterable[tuple[Line, str | None]]
) -> int:
    """Write a heading and a table below what is there; the row after it.

    Args:
        cells: the sheet.
        formats: of the workbook.
        at: the row after what is there.
        title: the heading.
        titles: of the columns.
        lines: cells of each row, and where its second one leads.
    """
    cells.sheet.write_string(at + 1, 0, title, formats.title)
    cells.begin_row(at + 2, zip(titles, WIDTHS, strict=False))
    for column, name in enumerate(titles):
        cells.sheet.write_string(at + 2, column, name, formats.header)
    at += 3
    for line, link in lines:
        cells.begin_row(at, zip(line, WIDTHS, strict=False))
        for column, value in enumerate(line):
            cells.write(at, column, value, link if column == 1 else None)
        at += 1
    return at


def year_lines(shelf: Sequence[Held]) -> Iterator[tuple[Line, None]]:
    """A line for each family and year, and one for all years of a family."""
    for family, years in zip(families_of(shelf), overview.by_year(shelf), strict=True):
        here = of_family(shelf, family)
        for year in years.years:
            some = [held for held in here if held.date and held.date.year == year.year]
            yield (years.name, year.year, *figures(family, some), changed(years, year.year)), None
        yield (years.name, "all years", *figures(family, here)), None


def figures(family: str, shelf: Sequence[Held]) -> Line:
    """Letters read, those of them with priority action and with any point, and the points of a letter."""
    urgent = overview.priority_action(family, shelf)
    pointed = sum(bool(held.improvement_points) for held in shelf)
    return len(shelf), "this kind has none" if urgent is None else urgent.part, pointed, overview.points(shelf).median


def changed(years: FamilyYears, year: int) -> str:
    """What changed in the framework in a year."""
    return "; ".join(one.said for one in years.breaks if int(one.year) == year)


def priority_lines(shelf: Iterable[Held]) -> Iterator[tuple[Line, str | None]]:
    """A line for each letter with an area for priority action."""
    for held in newest_first(shelf):
        if held.has_priority_action:
            points = sum(row["kind"] == "priority_action" for row in held.findings)
            yield (held.place.name, held.date or "undated", family_name(held.family), points), held.file


def grade_lines(judged: Iterable[Row], shelf: Sequence[Held]) -> Iterator[tuple[Line, None]]:
    """A line for each aspect."""
    for line in aspect_lines(judged, {held.row["letter_id"]: held.place for held in shelf}):
        yield (line.name, line.authorities, *(step.authorities for step in line.steps)), None
