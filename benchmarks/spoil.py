"""Ways to make the reading of a letter wrong, each by a seeded chance."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from types import ModuleType
from typing import NamedTuple
from unittest.mock import patch

from ofsted_letters.document import Document, Line
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.fields import vocabulary
from ofsted_letters.fields.words import known_words
from ofsted_letters.forms import label_document
from ofsted_letters.label.labels import Label, Role

MISREAD = {"’": "â€™", "‘": "â€˜", "–": "â€“", "é": "Ã©"}
"""Signs as they look where UTF-8 was read as Windows-1252."""
LOST = ("\ufffd", "\ue034")
"""What stands for a letter that a font lost: no character, and one of private use."""
TOLD_BY_WORDS = frozenset((Role.LETTERHEAD, Role.RECIPIENT, Role.SIGNATORY, Role.COPY))
"""What lines are of whose values the vocabularies tell."""


class Spoiled(NamedTuple):
    """A document that is spoiled, or that is to be read while something is unknown."""

    what: str
    document: Document
    unknown: AbstractContextManager[object] = nullcontext()


Manner = Callable[[Document, random.Random, int], Iterator[Spoiled]]


def tags_dropped(document: Document, _: random.Random, __: int) -> Iterator[Spoiled]:
    """A PDF has lost its structure, as printing it anew does."""
    if document.tagged:
        yield Spoiled("no tags", document._replace(lines=tuple(line._replace(element=None) for line in document.lines)))


def words_unknown(document: Document, chance: random.Random, times: int) -> Iterator[Spoiled]:
    """A word of the vocabularies that stands in an address, a sign-off or a list of copies is not known."""
    labels = label_document(document).labels
    words = {word for label in labels if label.role in TOLD_BY_WORDS for word in known_words(label.text)}
    present = sorted(words & {entry for known in _vocabularies(vocabulary).values() for entry in known})
    for word in chance.sample(present, min(times, len(present))):
        yield Spoiled(f"{word!r} unknown", document, _without_word(word))


def headings_unknown(document: Document, chance: random.Random, times: int) -> Iterator[Spoiled]:
    """A heading of the letter's is in no vocabulary."""
    labelling = label_document(document)
    known = sorted(filter(labelling.family.is_whole_heading, _headings(labelling.labels)))
    for heading in chance.sample(known, min(times, len(known))):
        yield Spoiled(f"{heading!r} unknown", document, _without_heading(heading))


def lines_swapped(document: Document, chance: random.Random, times: int) -> Iterator[Spoiled]:
    """Two lines of a page stand in each other's place."""
    lines = document.lines
    places = [at for at in range(len(lines) - 1) if lines[at].page == lines[at + 1].page]
    for at in chance.sample(places, min(times, len(places))):
        swapped = [_in_place_of(lines[at + 1], lines[at]), _in_place_of(lines[at], lines[at + 1])]
        spoiled = document._replace(lines=(*lines[:at], *swapped, *lines[at + 2 :]))
        yield Spoiled(f"lines {at + 1} and {at + 2} swapped", spoiled)


def characters_damaged(document: Document, chance: random.Random, times: int) -> Iterator[Spoiled]:
    """A letter is lost, or a sign is spelled as in another encoding."""
    lines = document.lines
    for at in chance.sample(range(len(lines)), min(times, len(lines))):
        text = lines[at].text
        place = chance.randrange(len(text))
        damaged = MISREAD.get(text[place]) or chance.choice(LOST)
        line = lines[at]._replace(text=text[:place] + damaged + text[place + 1 :])
        yield Spoiled(f"line {at + 1} damaged", document._replace(lines=(*lines[:at], line, *lines[at + 1 :])))


MANNERS: Mapping[str, Manner] = {
    "tags": tags_dropped,
    "words": words_unknown,
    "headings": headings_unknown,
    "swapped": lines_swapped,
    "damaged": characters_damaged,
}


def _in_place_of(line: Line, other: Line) -> Line:
    """A line where another one stands on the page; how far it is indented is its own."""
    place = ("number", "page", "top", "bottom", "baseline")
    return line._replace(**{name: getattr(other, name) for name in place})


def _headings(labels: tuple[Label, ...]) -> set[str]:
    """The headings that stand on one line each."""
    return {normalise(label.text) for label in labels if label.role is Role.HEADING}


def _vocabularies(module: ModuleType) -> dict[str, frozenset[str]]:
    """The sets of words under a module's names."""
    return {name: known for name, known in vars(module).items() if name.isupper() and isinstance(known, frozenset)}


def _without_word(word: str) -> AbstractContextManager[object]:
    """The program while no module knows a word: each keeps the vocabularies that it asks under names of its own."""
    unknown = ExitStack()
    for name, module in list(sys.modules.items()):
        if name.startswith("ofsted_letters."):
            for key, known in _vocabularies(module).items():
                if word in known:
                    unknown.enter_context(patch.object(module, key, known - {word}))
    return unknown


def _without_heading(heading: str) -> AbstractContextManager[object]:
    """The program while no family knows a heading."""
    unknown = ExitStack()
    for name in ("section_kind", "is_whole_heading"):
        unknown.enter_context(patch.object(Family, name, _but_for(heading, getattr(Family, name))))
    return unknown


def _but_for(heading: str, ask: Callable[[Family, str], object]) -> Callable[[Family, str], object]:
    return lambda family, asked: None if asked == heading else ask(family, asked)
