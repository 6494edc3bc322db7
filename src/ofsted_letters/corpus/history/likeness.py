"""How likely two improvement points are about the same: by the matters and the rare words that they share.

The figures below were set on 8 of 16 authorities whose points a reader had paired, tried on the other 8, then set
again on all; `benchmarks.history` measures what they reach.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import Literal, NamedTuple

from ofsted_letters.corpus.history.clauses import clauses
from ofsted_letters.corpus.history.matters import Matter, matters, matters_in
from ofsted_letters.corpus.history.words import rarity, stems

Strength = Literal["strong", "weak"]
STRONG, WEAK = 1.0, 0.5
"""Scores from which a likeness is strong, or weak."""
FURTHER, PURPOSE = 0.6, 0.5
"""What a matter counts that is not in a point's subject, or only in what the point is for."""
BROAD, NEAR = 0.45, 0.5
"""What a broad matter counts that two points share, and two matters that are near."""
OF_ONE, OF_OTHERS = 0.75, 0.55
"""What a matter of anything counts where one point says of what, and where both say of what, and differ."""
BESIDE, MOST_BESIDE = 0.2, 2
"""What each further matter adds, and how many do."""
BETWEEN_NEAR = " – "
"""Between the names of two matters that are near."""
LONGEST_LIST = 5
"""Words that are named as shared, at most."""


class Features(NamedTuple):
    """What a point is compared by."""

    matters: dict[str, float]
    """With how much each counts."""
    about: frozenset[str]
    """Matters that say of what or of whom a matter of anything is."""
    near: dict[str, list[str]]
    """Matters that are near to its own, with those, which they are near to; none of its own."""
    words: dict[str, float]
    """Weights of its words; their squares sum to 1."""


class Likeness(NamedTuple):
    """Why two points may be about the same."""

    score: float
    matters: tuple[str, ...]
    """What they share, the weightiest first; two that are near with an en dash between them."""
    words: tuple[str, ...]
    """Stems of words that they share, the rarest first."""

    @property
    def strength(self) -> Strength | None:
        """None for what is no likeness."""
        return "strong" if self.score >= STRONG else "weak" if self.score >= WEAK else None

    @property
    def shares_several(self) -> bool:
        """Whether they share more than one matter; what is only near to another does not count."""
        return len([name for name in self.matters if BETWEEN_NEAR not in name]) > 1


@lru_cache(4096)
def features(text: str) -> Features:
    """What a point is compared by; where what is to be improved names no matter, all of it counts alike."""
    parts = clauses(text)
    head, purpose = stems(parts.subject + parts.further), stems(parts.purpose)
    in_head, in_purpose, in_subject = matters_in(head), matters_in(purpose), matters_in(stems(parts.subject))
    if not in_head:
        head, purpose = stems(text), []
        in_head, in_purpose, in_subject = matters_in(head), set(), set()
    known = matters().matters
    named = {one for one in in_head | (set() if parts.has_examples else in_purpose) if not known[one].of_anything}
    has_own = any(not known[one].of_anything for one in in_subject)
    weights = dict.fromkeys(in_purpose, PURPOSE)
    weights |= {one: weight(known[one], one in in_subject, has_own=has_own) for one in in_head}
    near: dict[str, list[str]] = defaultdict(list)
    for one in weights:
        for other in known[one].near - weights.keys():
            near[other].append(one)
    return Features(weights, frozenset(named), dict(near), weighed(head, purpose))


def weight(matter: Matter, in_subject: bool, *, has_own: bool) -> float:
    """What a matter counts: one that is not the subject counts whole where the subject only says what is done for it.

    Args:
        matter: it.
        in_subject: whether the subject names it.
        has_own: whether the subject names any matter of its own kind.
    """
    return 1.0 if in_subject or not (matter.of_anything or has_own) else FURTHER


def weighed(head: list[str], purpose: list[str]) -> dict[str, float]:
    """Words with their weights."""
    weights = {word: PURPOSE * rarity(word) for word in purpose} | {word: rarity(word) for word in head}
    length = math.sqrt(sum(one * one for one in weights.values())) or 1.0
    return {word: one / length for word, one in weights.items() if one}


def likeness(one: Features, other: Features) -> Likeness:
    """How alike two points are; what they share is named only where they are."""
    shared = shared_matters(one, other)
    words, others = one.words, other.words
    both = words.keys() & others.keys()
    by_words = math.fsum([words[word] * others[word] for word in both])
    score = round(sum_of([value for value, _ in shared]) + by_words, 2)
    if score < WEAK:
        return Likeness(score, (), ())
    weighty = sorted(both, key=lambda word: (-words[word] * others[word], word))
    return Likeness(score, tuple(name for _, name in sorted(shared, reverse=True)), tuple(weighty[:LONGEST_LIST]))


def sum_of(values: list[float]) -> float:
    """The greatest of what shared matters count, and something for each further one."""
    if len(values) < 2:
        return values[0] if values else 0.0
    first, *others = sorted(values, reverse=True)
    return first + BESIDE * sum(others[:MOST_BESIDE])


def shared_matters(one: Features, other: Features) -> list[tuple[float, str]]:
    """What both are about, and what they are near to, with what each counts."""
    own, its = one.matters, other.matters
    both, near = own.keys() & its.keys(), one.near.keys() & its.keys()
    if not (both or near):
        return []
    known = matters().matters
    apart = apartness(one.about, other.about)
    found = []
    for name in both:
        value = kept(known[name], own[name], apart) * its[name]
        found.append((BROAD * value if known[name].broad else value, name))
    for name in near:
        for nearby in one.near[name]:
            if nearby not in its:
                value = kept(known[nearby], own[nearby], apart) * its[name]
                found.append((NEAR * value, f"{nearby}{BETWEEN_NEAR}{name}"))
    return found


def kept(matter: Matter, weight: float, apart: float) -> float:
    """What is left of a matter's weight where two points are not of the same."""
    return weight * apart if matter.of_anything else weight


def apartness(one: frozenset[str], other: frozenset[str]) -> float:
    """What is left of a matter that can be of anything, by what each point says that it is of."""
    if one & other or not (one or other):
        return 1.0
    return OF_OTHERS if one and other else OF_ONE
