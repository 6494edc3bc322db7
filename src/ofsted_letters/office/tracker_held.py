"""Which points a tracker has, has had, and has not.

A hidden sheet keeps the ids that were ever written: a row that people deleted stays away, and one whose id was emptied
is known by its date and words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.write.xlsx import fitting

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

WRITTEN = "Written ids"
"""The hidden sheet: an id a row, without a title."""

Words = tuple[str, str]
"""A day as 2019-03-04, and the words of a point of that day."""


class Holding(NamedTuple):
    """Points, by what a tracker has of them."""

    new: list[Row]
    there: list[Row]
    """With their ids."""
    without_id: list[Row]
    """In rows whose id was emptied."""
    deleted: list[Row]
    """Written once, and now in no row."""


def holding(points: Iterable[Row], ids: Collection[str], words: Collection[Words], written: Collection[str]) -> Holding:
    """What a tracker has of points.

    Args:
        points: those that are read now.
        ids: of its rows.
        words: of its rows without one.
        written: ids that were ever written into it.
    """
    held = Holding([], [], [], [])
    for row in points:
        if row["finding_id"] in ids:
            held.there.append(row)
        elif (str(row["date"]), fitting(row["text"])) in words:
            held.without_id.append(row)
        elif row["finding_id"] in written:
            held.deleted.append(row)
        else:
            held.new.append(row)
    return held


def words_of(date: object, text: object) -> Words:
    """The words of a row, from its cells; a date may be text, or have a time."""
    return str(date or "")[: len("2019-03-04")], str(text or "")


def ids_written(book: Any) -> set[str]:
    """The ids that were ever written into a workbook, as far as it keeps them."""
    if WRITTEN not in book.sheetnames:
        return set()
    return {str(value) for (value,) in book[WRITTEN].iter_rows(max_col=1, values_only=True) if value}


def keep_ids(book: Any, ids: Iterable[str]) -> None:
    """Keep ids on the hidden sheet, each once."""
    known = ids_written(book)
    if WRITTEN not in book.sheetnames:
        book.create_sheet(WRITTEN).sheet_state = "hidden"
    for one in dict.fromkeys(ids):
        if one not in known:
            book[WRITTEN].append([one])
