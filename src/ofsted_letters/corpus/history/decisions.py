"""What people decided of pairs of improvement points: their word overrides the rules, and stays when letters come.

A decision is a row of CSV: the `finding_id` of the earlier and the later point, yes or no, who decided, and a note.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.corpus.history.likeness import features, likeness
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import Raised
from ofsted_letters.errors import LetterError

COLUMNS = ("earlier", "later", "decision", "who", "note")
ANSWERS = {"yes": True, "no": False}
NOT_TOLD = "not told"
"""Who decided where the row does not say."""


class NotDecisions(LetterError):
    """A file of decisions can't be understood."""

    code = "not_decisions"


class Decision(NamedTuple):
    """One row."""

    earlier: str
    """A finding_id."""
    later: str
    raises_again: bool
    who: str
    note: str

    @property
    def pair(self) -> tuple[str, str]:
        """What was decided of."""
        return self.earlier, self.later


class Decisions:
    """All decisions of a file, and which of them were used."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_pair = {one.pair: one for one in decisions}
        self._used: set[tuple[str, str]] = set()

    def applied(self, points: Iterable[Point], found: Iterable[Raised]) -> Iterator[Raised]:
        """What was found of an authority's points, without what was denied and with what was affirmed, in order."""
        known = {point.finding_id: point for point in points}
        decided = {one.pair: one for one in self._by_pair.values() if one.earlier in known and one.later in known}
        self._used |= decided.keys()
        pairs = {(one.earlier.finding_id, one.later.finding_id): one for one in found}
        for pair, decision in decided.items():
            alike = pairs.pop(pair, None)
            if decision.raises_again:
                pairs[pair] = (alike or beside(known[pair[0]], known[pair[1]]))._replace(
                    decided_by=decision.who or NOT_TOLD
                )
        yield from sorted(pairs.values(), key=in_time)

    def unused(self) -> list[Decision]:
        """Decisions of which no letter so far has the points."""
        return [one for pair, one in self._by_pair.items() if pair not in self._used]


NONE = Decisions()


def beside(earlier: Point, later: Point) -> Raised:
    """Two points that no rule puts together."""
    return Raised(earlier, later, likeness(features(earlier.text), features(later.text)))


def in_time(one: Raised) -> tuple[str, str, str, str]:
    """By what pairs are sorted: the later point's place in time, then the earlier's."""
    return one.later.date, one.later.finding_id, one.earlier.date, one.earlier.finding_id


def read(path: Path) -> Decisions:
    """The decisions of a file of CSV.

    Raises:
        NotDecisions: A column is missing, or a row says neither yes nor no.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in COLUMNS[:3] if name not in (rows.fieldnames or ())]
        if missing:
            reason = f"it has no column {', '.join(missing)}"
            raise NotDecisions(str(path), reason, f"name its columns {', '.join(COLUMNS)}")
        return Decisions([decision(path, number, row) for number, row in enumerate(rows, 2)])


def decision(path: Path, number: int, row: dict[str, str | None]) -> Decision:
    """One row of the file, which has this line number."""
    answer = (row["decision"] or "").strip().casefold()
    if answer not in ANSWERS:
        raise NotDecisions(str(path), f"row {number} says {answer!r}", "say yes or no in the column decision")
    earlier, later, who, note = ((row.get(name) or "").strip() for name in ("earlier", "later", "who", "note"))
    return Decision(earlier, later, ANSWERS[answer], who, note)
