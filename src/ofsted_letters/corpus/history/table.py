"""The history table: a row for every later improvement point that may raise an earlier one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ofsted_letters.corpus.history.decisions import NONE, Decisions
from ofsted_letters.corpus.history.points import Point, points
from ofsted_letters.corpus.history.raised import Raised, raised_again
from ofsted_letters.corpus.history.spool import Authority, Spool, authority_of
from ofsted_letters.write.findings import Row

COLUMNS = (
    *("official_name", "earlier_letter_id", "earlier_date", "earlier_pointer", "earlier_text"),
    *("later_letter_id", "later_date", "later_pointer", "later_text", "strength", "score"),
    *("matters", "words", "earlier_page", "later_page", "decided_by"),
    *("earlier_finding_id", "later_finding_id"),
)


class HistoryRows:
    """Rows of the findings table in, rows of the history table out, when the last letter is known."""

    def __init__(self, decisions: Decisions = NONE) -> None:
        self._spool = Spool()
        self._decisions = decisions

    def add(self, findings: Iterable[Mapping[str, object]]) -> None:
        """Take a letter's findings, as the table has them or as they were read from CSV."""
        rows: list[Row] = [dict(row) for row in findings]
        authority = authority_of(rows[0]) if rows else None
        if authority:
            for one in points(rows):
                self._spool.add(authority, one)

    def rows(self) -> Iterator[list[Row]]:
        """The rows of each authority, by name; the later point's date decides their order."""
        for authority, records in self._spool.of_each():
            yield history(authority, (Point(*record) for record in records), self._decisions)
        self._spool.close()


def history(authority: Authority, asked: Iterable[Point], decisions: Decisions = NONE) -> list[Row]:
    """The rows of one authority."""
    asked = list(asked)
    return [row_of(authority, one) for one in decisions.applied(asked, raised_again(asked))]


def row_of(authority: Authority, one: Raised) -> Row:
    """One row; the columns of `COLUMNS` in their order."""
    earlier, later = one.earlier, one.later
    return {
        "official_name": authority.name,
        "earlier_letter_id": earlier.letter_id,
        "earlier_date": earlier.date,
        "earlier_pointer": earlier.pointer,
        "earlier_text": earlier.text,
        "later_letter_id": later.letter_id,
        "later_date": later.date,
        "later_pointer": later.pointer,
        "later_text": later.text,
        "strength": one.strength,
        "score": one.likeness.score,
        "matters": one.likeness.matters,
        "words": one.likeness.words,
        "earlier_page": earlier.page,
        "later_page": later.page,
        "decided_by": one.decided_by,
        "earlier_finding_id": earlier.finding_id,
        "later_finding_id": later.finding_id,
    }
