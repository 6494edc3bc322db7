"""Phrases as a tree of words, and where a text has them: one walk, however many phrases and themes there are.

    front → door → what "front door" means
            line → …

A tree is JSON as it is. The empty word leads to what ends there, a `Meaning`; `GAP` leads on from up to three words
between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from ofsted_letters.themes.words import words

Tree: TypeAlias = dict[str, Any]
"""A word, and the tree of what follows it."""
GAP = "…"
LONGEST_GAP = 3
"""Words: "health assessments of the children in care"."""
END = ""

RELIABLE, PHRASES, SUBJECTS, EXCLUSIONS, TURNS = "reliable", "phrases", "subjects", "exclusions", "turns"
"""What a phrase may be: words that tell a theme wherever they stand, words that tell it by their place, words that tell
it as a sentence's subject alone, words that do not; or a turn of the sentence, of no theme."""
TELLING = (RELIABLE, PHRASES, SUBJECTS)
TOLD = "told"
Meaning: TypeAlias = dict[str, Any]
"""Under `TOLD` the themes that a phrase tells, each with the part of its rule that has the phrase; under `EXCLUSIONS`
the themes that it does not; under `TURNS` what it leads to."""


class Hit(NamedTuple):
    """A phrase in a text."""

    start: int
    """Index of its first word."""
    end: int
    """Of the word behind its last."""
    meaning: Meaning

    def is_within(self, other: Hit) -> bool:
        """Whether all its words are another phrase's too."""
        return other.start <= self.start and self.end <= other.end


def plant(tree: Tree, phrase: str, part: str, theme: str) -> None:
    """Enter a phrase in a tree; "a/b" is either word."""
    for sequence in spelled(phrase):
        node = tree
        for word in sequence:
            node = node.setdefault(word, {})
        is_told = part in TELLING
        meant = node.setdefault(END, {}).setdefault(TOLD if is_told else part, [])
        entry = [theme, part] if is_told else theme
        if entry not in meant:
            meant.append(entry)


def spelled(phrase: str) -> Iterator[list[str]]:
    """The sequences of words that a phrase stands for."""
    for chosen in product(*(word.split("/") for word in phrase.split())):
        yield [form for word in chosen for form in ([GAP] if word == GAP else words(word))]


def hits(forms: Sequence[str], tree: Tree) -> list[Hit]:
    """Every phrase in some words, nested and overlapping ones too, by where they begin."""
    found: list[Hit] = []
    for start, (node, following) in enumerate(zip(map(tree.get, forms), [*forms[1:], END][: len(forms)], strict=True)):
        if node is not None and (following in node or END in node or GAP in node):
            _follow(forms, start, start + 1, node, found)
    return found


def _follow(forms: Sequence[str], start: int, at: int, node: Tree | None, found: list[Hit]) -> None:
    """Take what ends before the word `at`, and go on with it."""
    while node is not None:
        if END in node:
            found.append(Hit(start, at, node[END]))
        if GAP in node:
            beyond = node[GAP]
            for gap, form in enumerate(forms[at : at + LONGEST_GAP + 1]):
                if form in beyond:
                    _follow(forms, start, at + gap + 1, beyond[form], found)
        node = node.get(forms[at]) if at < len(forms) else None
        at += 1


def outermost(found: Iterable[Hit]) -> list[Hit]:
    """Those that are no part of a longer one, by where they begin."""
    outer: list[Hit] = []
    for hit in sorted(found, key=by_place):
        if not outer or hit.end > outer[-1].end:
            outer.append(hit)
    return outer


def by_place(hit: Hit) -> tuple[int, int]:
    """The order of phrases: by where they begin, the longest first."""
    return hit.start, -hit.end
