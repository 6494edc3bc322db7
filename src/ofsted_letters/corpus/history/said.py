"""What later letters say on the matter of an improvement point; that it is resolved only they can say."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ofsted_letters.corpus.history.documents import DatedLetter, Passage, Read
from ofsted_letters.corpus.history.likeness import FURTHER, STRONG, Features, Likeness, features, likeness
from ofsted_letters.corpus.history.matters import matters, matters_in
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import OTHER_SERVICES
from ofsted_letters.corpus.history.words import stems
from ofsted_letters.corpus.whom import JOINT
from ofsted_letters.fields.sentences import sentence_spans
from ofsted_letters.write.counted import counted

TELLING = ("strengths", "meets_requirements", "findings", "summary")
"""Kinds of sections that say how something is."""
BEHIND = 1.25
"""Score from which a sentence behind the first is on a matter: "plans" alone, of whatever, have 1.1."""
MOST = 2
"""Passages of one document that are given, the likest."""
LOOKS_AT_ALL = "ilacs_inspection"
"""The family that looks at all services for children, but for those of children with special educational needs."""


class Said(NamedTuple):
    """A passage of a later document on the same matter."""

    document: DatedLetter
    passage: Passage
    likeness: Likeness


class Later(NamedTuple):
    """How many later documents there are, and how many of them looked at the matter."""

    documents: int
    looked: int
    not_told: int
    """Of which it can't be told."""

    def __str__(self) -> str:
        if not self.documents:
            return "no later document on these services is here"
        if self.not_told:
            may_have = counted(self.looked + self.not_told, "later document")
            known = f", {self.looked} of which looked at it" if self.looked else ""
            return f"not found again in {may_have} that may have looked at it{known}"
        if self.looked:
            return f"not found again in {counted(self.looked, 'later document')} that looked at it"
        return f"no later document here is known to have looked at it ({self.documents} looked at something else)"


class Telling:
    """A document with what each sentence of its passages is about.

    Attributes:
        document: what it is.
        about: the matters that its theme and its passages' first sentences name.
    """

    def __init__(self, read: Read) -> None:
        self.document = read.document
        self._gists = [
            (passage, gist, is_first) for passage in read.passages for gist, is_first in gists(passage.point.text)
        ]
        named = (gist.matters for _, gist, is_first in self._gists if is_first)
        self.about = frozenset(matters_in(stems(read.document.theme))).union(*named)
        self._telling: dict[str, list[int]] = defaultdict(list)
        """By matter, the places of the sentences that tell how it is."""
        for place, (passage, gist, _) in enumerate(self._gists):
            for name in gist.matters if passage.kind in TELLING else ():
                self._telling[name].append(place)

    def said_on(self, its: Features) -> list[Said]:
        """The passages with a sentence on the matter of a point, the likest first, by the point's features."""
        likest: dict[str, Said] = {}
        for place in sorted({place for name in its.matters for place in self._telling.get(name, ())}):
            passage, gist, is_first = self._gists[place]
            alike = likeness(its, gist)
            before = likest.get(passage.point.finding_id)
            if alike.score >= max(STRONG if is_first else BEHIND, before.likeness.score if before else 0.0):
                likest[passage.point.finding_id] = Said(self.document, passage, alike)
        return sorted(likest.values(), key=lambda one: -one.likeness.score)[:MOST]

    def looked_at(self, matters: frozenset[str]) -> bool | None:
        """Whether it looked at some matters; None where that can't be told, as where it only mentions them."""
        if self.document.family == LOOKS_AT_ALL or self.about & matters:
            return True
        if not (matters and self.document.theme) or self._mentioned & matters:
            return None
        return False

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        """The matters that any sentence names."""
        return frozenset().union(*(gist.matters for _, gist, _ in self._gists))


class DatedLetters:
    """The documents of an authority in time."""

    def __init__(self, documents: Iterable[Read]) -> None:
        self.documents = sorted(documents, key=lambda read: (read.document.date, read.document.letter_id))

    def said_later(self, point: Point) -> list[Said]:
        """What later documents say on a point's matter, in time."""
        its = features(point.text)
        return [said for one in self._after(point) for said in one.said_on(its)]

    def later(self, point: Point) -> Later:
        """How many later documents there are."""
        its_own = own_matters(point)
        looks = [one.looked_at(its_own) if may_be_told(one.document, point) else None for one in self._after(point)]
        return Later(len(looks), looks.count(True), looks.count(None))

    def _after(self, point: Point) -> Iterator[Telling]:
        """Later documents on the same services as a point."""
        later = bisect_right(self._telling, point.date, key=lambda one: one.document.date)
        return (one for one in self._telling[later:] if is_on_services_of(one.document, point))

    @cached_property
    def _telling(self) -> list[Telling]:
        return list(map(Telling, self.documents))


def is_on_services_of(document: DatedLetter, point: Point) -> bool:
    """Whether a document may be on the services that a point asks: only joint inspections look at partners'."""
    are_of_same = (document.family == OTHER_SERVICES) == (point.family == OTHER_SERVICES)
    return are_of_same and (point.for_whom != "partners" or document.family in JOINT)


def may_be_told(document: DatedLetter, point: Point) -> bool:
    """Whether it can be told that a document looked at a point: one for nobody that is named may be for a partner."""
    return point.for_whom != "not told" or document.family in JOINT


def own_matters(point: Point) -> frozenset[str]:
    """The matters that tell a point from others: those that any service has, such as plans, where it has no other."""
    known = matters().matters
    weighty = (name for name, weight in features(point.text).matters.items() if weight >= FURTHER)
    own = frozenset(name for name in weighty if not known[name].broad)
    return frozenset(name for name in own if not known[name].of_anything) or own


def gists(text: str) -> Iterator[tuple[Features, bool]]:
    """What each sentence of a passage is about, and whether it is the first, which says most of what the passage is."""
    for start, end in sentence_spans(text):
        yield features(text[start:end]), not start
