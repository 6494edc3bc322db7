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

TELLING = ("strengths", "meets_requirements", "findings")
"""Kinds of sections that say how something is."""
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
            return f"not found again in {counted(self.documents, 'later document')}"
        if self.looked:
            return f"not found again in {counted(self.looked, 'later document')} that looked at it"
        return f"no later document here is known to have looked at it ({self.documents} looked at something else)"


class Telling:
    """A document with what each of its passages is about.

    Attributes:
        document: what it is.
        about: the matters that its theme and its passages name.
    """

    def __init__(self, read: Read) -> None:
        self.document = read.document
        self._passages = read.passages
        self._gists = list(map(gist, read.passages))
        self.about = frozenset(matters_in(stems(read.document.theme))).union(*(one.matters for one in self._gists))
        self._telling: dict[str, list[int]] = defaultdict(list)
        """By matter, the places of the passages that say how something is."""
        for place, passage in enumerate(read.passages):
            if passage.kind in TELLING:
                for name in self._gists[place].matters:
                    self._telling[name].append(place)

    def said_on(self, its: Features) -> list[Said]:
        """The passages that are on the matter of a point, the likest first, by the point's features."""
        places = {place for name in its.matters for place in self._telling.get(name, ())}
        said = [
            Said(self.document, self._passages[place], likeness(its, self._gists[place])) for place in sorted(places)
        ]
        alike = [one for one in said if one.likeness.score >= STRONG]
        return sorted(alike, key=lambda one: -one.likeness.score)[:MOST]

    def looked_at(self, matters: frozenset[str]) -> bool | None:
        """Whether it looked at some matters; None where that can't be told, as where it only mentions them."""
        if self.document.family == LOOKS_AT_ALL or self.about & matters:
            return True
        if not (matters and self.document.theme) or self._mentioned & matters:
            return None
        return False

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        """The matters that sentences name in passing, behind the first of each passage."""
        return frozenset().union(*(matters_in(stems(behind_first(one.point.text))) for one in self._passages))


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
    """The matters that tell a point from others."""
    known = matters().matters
    return frozenset(
        name for name, weight in features(point.text).matters.items() if weight >= FURTHER and not known[name].broad
    )


def gist(passage: Passage) -> Features:
    """What a passage is about: its first sentence says so."""
    return features(first_sentence(passage.point.text))


def first_sentence(text: str) -> str:
    """What a paragraph begins with."""
    start, end = next(sentence_spans(text), (0, 0))
    return text[start:end]


def behind_first(text: str) -> str:
    """The rest of it."""
    _, end = next(sentence_spans(text), (0, 0))
    return text[end:]
