"""The history of one authority: what it was asked, what may have been raised again, and what was said of it later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ofsted_letters.corpus.history.decisions import NONE, Decisions
from ofsted_letters.corpus.history.documents import DatedLetter, Passage, is_point, kept, read, restored
from ofsted_letters.corpus.history.named import ToldAgain, told_again
from ofsted_letters.corpus.history.raised import Raised, raised_again
from ofsted_letters.corpus.history.said import DatedLetters, Later, Said
from ofsted_letters.corpus.history.spool import Authority, Spool, authority_of
from ofsted_letters.corpus.register import by_la_code, predecessors, successors
from ofsted_letters.model import Letter


class Asked(NamedTuple):
    """One improvement point with what came later."""

    passage: Passage
    again: list[Raised]
    """Later points that may raise it again."""
    before: list[Raised]
    """Earlier points that it may raise again."""
    said_later: list[Said]
    later: Later


class Account(NamedTuple):
    """All of it."""

    authority: Authority
    shelf: DatedLetters
    links: list[Raised]

    @property
    def documents(self) -> list[DatedLetter]:
        """Its letters and reports, in time."""
        return [one.document for one in self.shelf.documents]

    @property
    def told_again(self) -> list[ToldAgain]:
        """What its letters themselves say was raised before."""
        return list(told_again(self.shelf.documents))

    @property
    def succession(self) -> list[str]:
        """What came before this authority or after it, each in a sentence; their letters are no part of this."""
        code, name = self.authority.la_code, by_la_code()
        before = [f"in place of {name[one.predecessor].official_name} since {one.since}" for one in predecessors(code)]
        return [*before, *(f"until {one.since}; then {name[one.successor].official_name}" for one in successors(code))]

    def asked(self) -> Iterator[tuple[DatedLetter, list[Asked]]]:
        """Its documents with their improvement points, in time."""
        again: dict[str, list[Raised]] = defaultdict(list)
        before: dict[str, list[Raised]] = defaultdict(list)
        for link in self.links:
            again[link.earlier.finding_id].append(link)
            before[link.later.finding_id].append(link)
        for one in self.shelf.documents:
            points = filter(is_point, one.passages)
            yield (
                one.document,
                [self._asked(each, again[each.point.finding_id], before[each.point.finding_id]) for each in points],
            )

    def _asked(self, passage: Passage, again: list[Raised], before: list[Raised]) -> Asked:
        return Asked(passage, again, before, self.shelf.said_later(passage.point), self.shelf.later(passage.point))


class Accounts:
    """Letters in, the history of each authority out, one after the other by name.

    Attributes:
        left_out: how many letters have no date or no authority, and so no place in any history.
    """

    def __init__(self, decisions: Decisions = NONE) -> None:
        self._decisions = decisions
        self._spool = Spool()
        self._known: set[str] = set()
        self.left_out = 0

    def add(self, letter: Letter) -> None:
        """Take a letter; a copy of one that was taken changes nothing."""
        found = read(letter)
        authority = authority_of(found[0]) if found else None
        if found is None or authority is None:
            self.left_out += 1
        elif found[1].document.letter_id not in self._known:
            self._known.add(found[1].document.letter_id)
            self._spool.add(authority, kept(found[1]))

    def accounts(self) -> Iterator[Account]:
        """The history of each authority."""
        for authority, records in self._spool.of_each():
            yield account(authority, DatedLetters(map(restored, records)), self._decisions)
        self._spool.close()


def account(authority: Authority, shelf: DatedLetters, decisions: Decisions) -> Account:
    """The history of one authority."""
    points = [each.point for one in shelf.documents for each in filter(is_point, one.passages)]
    return Account(authority, shelf, list(decisions.applied(points, raised_again(points))))
