"""What the history of an authority keeps of a letter: what it is, and its passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ofsted_letters.corpus.history.points import Point, point
from ofsted_letters.corpus.whom import JOINT, whom
from ofsted_letters.model import Letter
from ofsted_letters.terms import FINDING_KINDS, IMPROVEMENTS
from ofsted_letters.write.findings import Row, identity_of, rows_of_items
from ofsted_letters.write.identity import label


class DatedLetter(NamedTuple):
    """A letter or report; dates are as ISO 8601 has them."""

    letter_id: str
    label: str
    """As a person would name it."""
    date: str
    family: str
    theme: str
    """What a visit looked at; empty where that is not told, or it looked at everything."""
    start: str
    """The inspection's first day; empty where it is not known."""
    end: str
    letter_date: str


class Passage(NamedTuple):
    """One item of a letter."""

    point: Point
    kind: str
    role: str
    recurrence: str | None
    for_whom: str
    """Who is asked, in words; empty in a letter of one council alone."""


class Read(NamedTuple):
    """A document with the passages that say something of what was found."""

    document: DatedLetter
    passages: tuple[Passage, ...]


def read(letter: Letter) -> tuple[Row, Read] | None:
    """What is kept of a letter, with the columns that all its rows share; None for one without a date."""
    identity = identity_of(letter)
    if not identity["date"]:
        return None
    rows = [identity | row for row in rows_of_items(letter)]
    told = (row for row in rows if is_told(row) or row["recurrence"])
    return identity, Read(document(letter, identity), tuple(map(passage, told)))


def is_told(row: Row) -> bool:
    """Whether an item says something of what was found; a summary's have no role."""
    return row["kind"] == "summary" or (row["role"] == "finding" and row["kind"] in FINDING_KINDS)


def document(letter: Letter, identity: Row) -> DatedLetter:
    """What a letter is."""
    dates = (identity[name] for name in ("inspection_start", "inspection_end", "letter_date"))
    start, end, written = (date.isoformat() if date else "" for date in dates)
    theme = identity["visit_theme"] or ""
    return DatedLetter(
        identity["letter_id"], label(letter), str(identity["date"]), letter.family, theme, start, end, written
    )


def passage(row: Row) -> Passage:
    """One row of the items table."""
    for_whom = f"for {whom(row).words}" if row["family"] in JOINT else ""
    return Passage(point(row), row["kind"], row["role"], row["recurrence"], for_whom)


def is_point(passage: Passage) -> bool:
    """Whether a passage is an improvement point, and neither what leads in to some nor what says that there is none."""
    return passage.role == "finding" and passage.kind in IMPROVEMENTS


def kept(one: Read) -> list[object]:
    """What JSON knows of it."""
    return [one.document, one.passages]


def restored(record: tuple[list[str], Iterable[tuple[list[str], str, str, str | None, str]]]) -> Read:
    """What `kept` made."""
    document, passages = record
    return Read(DatedLetter(*document), tuple(Passage(Point(*one[0]), *one[1:]) for one in passages))
