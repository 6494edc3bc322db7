"""The matters that improvement points are about, finer than themes, and the words that tell them: a file of rules."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from ofsted_letters.corpus.history.words import DATA, stems

Phrase = tuple[str, ...]
"""Stems that stand side by side."""


class Matter(NamedTuple):
    """What a point may be about; `data/matters.toml` says what each field is."""

    name: str
    phrases: tuple[tuple[Phrase, ...], ...]
    """Any of which tells it; of one with several parts all stand in the clause, wherever."""
    unless: tuple[Phrase, ...]
    broad: bool
    of_anything: bool
    near: frozenset[str]


class MatterRules(NamedTuple):
    """The matters by the phrases that tell them."""

    matters: dict[str, Matter]
    by_first: dict[str, list[Phrase]]
    """All phrases by their first words, the longest first."""
    whole: dict[Phrase, list[str]]
    """Matters that a phrase tells by itself."""
    unless: dict[Phrase, list[str]]
    """Matters that a phrase takes its words away from."""
    pieces: dict[Phrase, list[tuple[str, tuple[Phrase, ...]]]]
    """Matters that a phrase tells together with others."""


def matters_in(clause: Sequence[str]) -> set[str]:
    """The matters that a clause tells; a phrase inside a longer one tells nothing, such as "plan" in "pathway plan".

    Args:
        clause: its words by their stems.
    """
    rules = matters()
    seen: set[Phrase] = set()
    found: set[str] = set()
    covered = 0
    taken: dict[str, int] = {}
    for start, phrase in phrases_in(clause, rules):
        end = start + len(phrase)
        seen.add(phrase)
        taken.update(dict.fromkeys(rules.unless.get(phrase, ()), end))
        if end > covered and phrase in rules.whole:
            found.update(name for name in rules.whole[phrase] if end > taken.get(name, 0))
            covered = end
    together = (one for phrase in seen for one in rules.pieces.get(phrase, ()))
    return found | {name for name, pieces in together if seen.issuperset(pieces)}


def phrases_in(clause: Sequence[str], rules: MatterRules) -> Iterator[tuple[int, Phrase]]:
    """The phrases of the rules that stand in a clause with their places, at each place the longest first."""
    for start, word in enumerate(clause):
        for phrase in rules.by_first.get(word, ()):
            if len(phrase) == 1 or phrase == tuple(clause[start : start + len(phrase)]):
                yield start, phrase


@cache
def matters() -> MatterRules:
    """All of `data/matters.toml`."""
    known = as_told_both_ways({one.name: one for one in map(matter, entries())})
    whole: dict[Phrase, list[str]] = defaultdict(list)
    unless: dict[Phrase, list[str]] = defaultdict(list)
    pieces: dict[Phrase, list[tuple[str, tuple[Phrase, ...]]]] = defaultdict(list)
    for one in known.values():
        for phrase in one.unless:
            unless[phrase].append(one.name)
        for parts in one.phrases:
            for part in parts:
                if len(parts) == 1:
                    whole[part].append(one.name)
                else:
                    pieces[part].append((one.name, parts))
    by_first: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted({*whole, *unless, *pieces}, key=lambda phrase: (-len(phrase), phrase)):
        by_first[phrase[0]].append(phrase)
    return MatterRules(known, dict(by_first), dict(whole), dict(unless), dict(pieces))


def entries() -> list[dict[str, Any]]:
    """The tables of the file."""
    found: list[dict[str, Any]] = tomllib.loads((DATA / "matters.toml").read_text(encoding="utf-8"))["matter"]
    return found


def matter(entry: dict[str, Any]) -> Matter:
    """One entry of the file."""
    return Matter(
        entry["name"],
        tuple(tuple(tuple(stems(part)) for part in phrase.split(" + ")) for phrase in entry["phrases"]),
        tuple(tuple(stems(phrase)) for phrase in entry.get("unless", ())),
        entry.get("broad", False),
        entry.get("of_anything", False),
        frozenset(entry.get("near", ())),
    )


def as_told_both_ways(known: dict[str, Matter]) -> dict[str, Matter]:
    """The same, each also near to what calls itself near to it."""
    return {
        name: one._replace(near=one.near | {other.name for other in known.values() if name in other.near})
        for name, one in known.items()
    }
