"""What letters themselves say was raised before, with the letters of the earlier inspections that they name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ofsted_letters.corpus.history.documents import DatedLetter, Passage, Read
from ofsted_letters.fields.previous import previous_inspections


class Named(NamedTuple):
    """An earlier inspection that a passage names."""

    date: str
    """As precise as it is printed: YYYY, YYYY-MM or YYYY-MM-DD."""
    letters: tuple[DatedLetter, ...]
    """Those that it can mean; none where it is missing."""


class ToldAgain(NamedTuple):
    """A passage that says of its matter that it was raised before."""

    document: DatedLetter
    passage: Passage
    named: tuple[Named, ...]
    """None where it names no inspection by its date."""


def told_again(documents: Iterable[Read]) -> Iterator[ToldAgain]:
    """Every such passage of an authority's documents."""
    documents = list(documents)
    for read in documents:
        for passage in read.passages:
            if passage.recurrence:
                yield ToldAgain(read.document, passage, tuple(inspections(read.document, passage, documents)))


def inspections(document: DatedLetter, passage: Passage, documents: Iterable[Read]) -> Iterator[Named]:
    """The earlier inspections that a passage names by their dates."""
    present = datetime.date.fromisoformat(document.start or document.date)
    for cited in previous_inspections([passage.point.text], present):
        known = (read.document for read in documents if read.document.date < document.date)
        yield Named(cited.value, tuple(one for one in known if is_of(one, cited.value)))


def is_of(document: DatedLetter, date: str) -> bool:
    """Whether a document is of an inspection of that day, month or year."""
    if document.start and document.end and len(date) == len(document.start):
        return document.start <= date <= document.end or document.letter_date == date
    return any(one.startswith(date) for one in (document.start or document.date, document.end, document.letter_date))
