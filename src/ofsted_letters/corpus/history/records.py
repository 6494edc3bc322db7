"""The history of an authority as records: one for a point, one for a passage that says it was raised before."""

from __future__ import annotations

from collections.abc import Iterator

from ofsted_letters.corpus.history.account import Account, Asked
from ofsted_letters.corpus.history.documents import DatedLetter
from ofsted_letters.corpus.history.named import ToldAgain
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import Raised
from ofsted_letters.corpus.history.said import Said
from ofsted_letters.write.findings import Row


def records(account: Account) -> Iterator[Row]:
    """Every record of an authority, in time."""
    name = {"official_name": account.authority.name}
    yield from (name | point_record(document, one) for document, asked in account.asked() for one in asked)
    yield from (name | told_record(told) for told in account.told_again)


def point_record(document: DatedLetter, asked: Asked) -> Row:
    """An improvement point."""
    return {
        "record": "improvement_point",
        "letter": document.label,
        "kind": asked.passage.kind,
        **place(asked.passage.point),
        "for_whom": asked.passage.point.for_whom,
        "recurrence": asked.passage.recurrence,
        "possibly_raised_again": [link(one, one.later) for one in asked.again],
        "possibly_raises": [link(one, one.earlier) for one in asked.before],
        "said_later": [said(one) for one in asked.said_later],
        "later_documents": asked.later.documents,
        "later_documents_that_looked_at_it": None if asked.later.not_told else asked.later.looked,
        "not_found_again": None if asked.again else str(asked.later),
    }


def told_record(told: ToldAgain) -> Row:
    """A passage that says of its matter that it was raised before."""
    return {
        "record": "told_by_letter",
        "letter": told.document.label,
        "kind": told.passage.kind,
        **place(told.passage.point),
        "recurrence": told.passage.recurrence,
        "inspections": [
            {"date": one.date, "letters": [document.letter_id for document in one.letters]} for one in told.named
        ],
    }


def place(point: Point) -> Row:
    """A passage, and where it stands."""
    return {
        "finding_id": point.finding_id,
        "letter_id": point.letter_id,
        "date": point.date,
        "page": point.page,
        "text": point.text,
    }


def link(one: Raised, other: Point) -> Row:
    """Another point that is alike, with what they share."""
    return place(other) | {
        "strength": one.strength,
        "score": one.likeness.score,
        "matters": one.likeness.matters,
        "words": one.likeness.words,
        "decided_by": one.decided_by,
    }


def said(one: Said) -> Row:
    """A later passage on the same matter."""
    return place(one.passage.point) | {"kind": one.passage.kind, "score": one.likeness.score}
