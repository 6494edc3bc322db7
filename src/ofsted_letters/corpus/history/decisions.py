"""What people decided of pairs of improvement points: their word overrides the rules, and stays when letters come.

A decision is a row of CSV: the `finding_id` of the earlier and the later point, yes or no, who decided, and a note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ofsted_letters.corpus.given import read_table
from ofsted_letters.corpus.history.likeness import features, likeness
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import Raised
from ofsted_letters.errors import LetterError

COLUMNS = ("earlier", "later", "decision", "who", "note")
ANSWERS = {"yes": True, "no": False}
NOT_TOLD = "not told"
"""Who decided where the row does not say."""
NOT_HERE = "no such points here"


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
    row: int
    """Of the file; the header is the first."""

    @property
    def pair(self) -> tuple[str, str]:
        """What was decided of."""
        return self.earlier, self.later


class Decisions:
    """All decisions of a file, and what became of each."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        rows: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for one in decisions:
            rows[one.pair].append(one)
        self._by_pair = {pair: alike[-1] for pair, alike in rows.items()}
        self._rows = {pair: [one.row for one in alike] for pair, alike in rows.items()}
        self._left = {pair: fault_of(alike) or NOT_HERE for pair, alike in rows.items()}
        """Why each that was not applied so far was not."""
        self._met: set[str] = set()
        """The points that a history had so far, of those that are decided of."""

    def applied(self, points: Iterable[Point], found: Iterable[Raised]) -> Iterator[Raised]:
        """What was found of an authority's points, without what was denied and with what was affirmed, in order."""
        known = {point.finding_id: point for point in points}
        pairs = {(one.earlier.finding_id, one.later.finding_id): one for one in found}
        for pair in self._of(known):
            decision, alike = self._by_pair[pair], pairs.pop(pair, None)
            if decision.raises_again:
                pairs[pair] = (alike or beside(known[pair[0]], known[pair[1]]))._replace(
                    decided_by=decision.who or NOT_TOLD
                )
        yield from sorted(pairs.values(), key=in_time)

    def _of(self, known: Mapping[str, Point]) -> Iterator[tuple[str, str]]:
        """The pairs of an authority's points that a decision can be applied to."""
        self._met |= known.keys() & chain.from_iterable(self._by_pair)
        for pair, why in list(self._left.items()):
            if why == NOT_HERE and known.keys() >= set(pair):
                earlier, later = (known[one].date for one in pair)
                if earlier < later:
                    del self._left[pair]
                    yield pair
                else:
                    self._left[pair] = f"the first is of {earlier}, the second not later ({later})"

    def left(self) -> Iterator[str]:
        """Which decisions were not applied so far, and why, each in words."""
        for pair, why in self._left.items():
            if why == NOT_HERE and self._met.issuperset(pair):
                why = "they are points of two authorities"
            yield f"{rows_named(self._rows[pair])} not applied: {why}: {', '.join(pair)}"


NONE = Decisions()


def fault_of(alike: Sequence[Decision]) -> str | None:
    """Why no decision on a pair can be applied, by what the file's rows say of it."""
    if len({one.raises_again for one in alike}) > 1:
        return "they say yes and no of the same points"
    return "a point does not raise itself again" if alike[0].earlier == alike[0].later else None


def rows_named(numbers: Sequence[int]) -> str:
    """Rows of the file with their verb: "row 2 is"."""
    return f"row{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))} {'are' if len(numbers) > 1 else 'is'}"


def beside(earlier: Point, later: Point) -> Raised:
    """Two points that no rule puts together."""
    return Raised(earlier, later, likeness(features(earlier.text), features(later.text)))


def in_time(one: Raised) -> tuple[str, str, str, str]:
    """By what pairs are sorted: the later point's place in time, then the earlier's."""
    return one.later.date, one.later.finding_id, one.earlier.date, one.earlier.finding_id


def read(path: Path) -> Decisions:
    """The decisions of a file of CSV.

    Raises:
        NotTable: It is no CSV.
        NotDecisions: A column is missing, or a row says neither yes nor no.
    """
    table = read_table(path)
    missing = [name for name in COLUMNS[:3] if name not in table.columns]
    if missing:
        reason = f"it has no column {', '.join(missing)}"
        raise NotDecisions(str(path), reason, f"name its columns {', '.join(COLUMNS)}")
    return Decisions([decision(path, number, row) for number, row in table.rows.items()])


def decision(path: Path, number: int, row: dict[str, str]) -> Decision:
    """One row of the file, which has this number."""
    answer = row["decision"].strip().casefold()
    if answer not in ANSWERS:
        raise NotDecisions(str(path), f"row {number} says {answer!r}", "say yes or no in the column decision")
    earlier, later, who, note = (row.get(name, "").strip() for name in ("earlier", "later", "who", "note"))
    return Decision(earlier, later, ANSWERS[answer], who, note, number)
