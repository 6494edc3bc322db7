"""Known lines of which recognition took a letter or two for others: "Strenqths", "Areas for developrnent".

A word is taken for one of headings where the two look alike, or differ in a letter or two of many, and only where the
line is a heading then: bold, or a whole heading by itself. In a logo, Ofsted's motto is known all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.families import FAMILIES, UNKNOWN, is_known_heading, words_of_headings
from ofsted_letters.families.headings import normalise, without_gaps
from ofsted_letters.fields.agencies import MOTTO

LONGEST = 3
"""Lines of a heading at most."""
MOST_CHARACTERS = 120
"""Of a line that can be of a heading."""
FORGIVING = {8: 1, 11: 2}
"""From how many letters on a word can differ in so many."""
SHORTEST_MOTTO, LONGEST_MOTTO = 12, 36
"""Characters of a line that can be the motto."""
KEPT = 1 << 12
"""Words whose meaning is kept: more than a letter has, and no more however many a file has."""
LIKE_MOTTO = 0.6
"""How like it a line above the salutation is at least (twice the letters that both have in a row, of all of both): it
is white on a blue ground, or grey, and beside a picture. Of 135 letters, no other line there has 0.54."""
MOST_IN_MOTTO = 3
"""Letters that can be wrong in it elsewhere, where "Improving services" can be a heading."""
HEAD = 25
"""Lines above a salutation at most."""
GREETING = "dear "
_LOOKALIKES = (("nu", "m"), ("rn", "m"), ("nn", "m"), ("in", "m"), ("ni", "m"), ("vv", "w"), ("q", "g"), ("cl", "d"))
_LIKE_ONE = str.maketrans("1|il0ce5sft", "lllloccsstt")
_WORD = re.compile(r"[^\s:]+")


def with_known_headings(document: Document, recognised: Set[int]) -> Document:
    """A document whose headings are spelled as they are known, among the lines whose numbers are `recognised`."""
    lines = document.lines
    spelled: dict[int, str] = {}
    head = {line.number for line in _above_salutation(lines)}
    for at, line in enumerate(lines):
        if line.number not in recognised or line.number in spelled:
            continue
        if motto := _motto(line.text, in_head=line.number in head):
            spelled[line.number] = motto
        elif _can_begin(line):
            spelled |= _as_known(lines[at : at + LONGEST])
    if not spelled:
        return document
    texts = {line.number: line.text for line in lines}
    told = ", ".join(f"“{texts[number]}” is “{text}”" for number, text in spelled.items())
    note = Note(DiagnosticCode.REPAIRED_TEXT, f"misread lines are spelled as they are known: {told}", tuple(spelled))
    mended = tuple(line._replace(text=spelled.get(line.number, line.text)) for line in lines)
    return document._replace(lines=mended, notes=(*document.notes, note))


def _can_begin(line: Line) -> bool:
    return line.text[:1].isupper() and len(line.text) <= MOST_CHARACTERS and not line.text.endswith((".", ","))


def _above_salutation(lines: Sequence[Line]) -> Sequence[Line]:
    """A letter's lines above its salutation; none where it is far down, or there is none."""
    greeted = (at for at, line in enumerate(lines[:HEAD]) if line.text.casefold().startswith(GREETING))
    return lines[: next(greeted, 0)]


def _motto(text: str, *, in_head: bool) -> str | None:
    """Ofsted's motto, or half of it, where a line was that: "Faising stand ards"."""
    if not SHORTEST_MOTTO <= len(text) <= LONGEST_MOTTO or text.casefold() in MOTTO:
        return None
    letters = text.casefold().replace(" ", "")
    if not in_head:
        return next((said for said in MOTTO if _distance(letters, said.replace(" ", "")) <= MOST_IN_MOTTO), None)
    like = {said: SequenceMatcher(None, letters, said.replace(" ", ""), autojunk=False).ratio() for said in MOTTO}
    best = max(like, key=lambda said: like[said])
    return best if like[best] >= LIKE_MOTTO else None


def _as_known(lines: Sequence[Line]) -> Mapping[int, str]:
    """The texts by number of those of some lines that are a known heading when spelled so; none where they are one."""
    words = [_with_known_words(line.text) for line in lines]
    for stop in range(len(lines), 0, -1):
        first, last = lines[0], lines[stop - 1]
        if (last.bold, last.page) != (first.bold, first.page):
            continue
        printed = normalise(without_gaps(" ".join(line.text for line in lines[:stop])))
        known = normalise(without_gaps(" ".join(words[:stop])))
        if printed != known and _is_heading(known, bold=first.bold) and not _is_heading(printed, bold=first.bold):
            changed = zip(lines[:stop], words, strict=False)
            return {line.number: text for line, text in changed if text != line.text}
    return {}


def _is_heading(text: str, *, bold: bool) -> bool:
    """Whether a text is a known heading; one in plain type is to its last word, or it is a sentence's beginning."""
    if bold:
        return is_known_heading(text)
    return any(family.is_whole_heading(text) for family in (*FAMILIES, UNKNOWN))


def _with_known_words(text: str) -> str:
    return _WORD.sub(lambda word: _known(word[0]), text)


def _known(word: str) -> str:
    """A word, or the one word of headings that it was, its first letter as large."""
    meant = _meant(normalise(word))
    if meant is None:
        return word
    return meant.capitalize() if word[0].isupper() else meant


@lru_cache(KEPT)
def _meant(word: str) -> str | None:
    """The one word of headings that another was: one that looks alike, else one that is near."""
    if word in words_of_headings():
        return None
    found = _by_shape().get(_shape(word)) or _near(word)
    return found[0] if len(found) == 1 else None


@cache
def _by_shape() -> Mapping[str, list[str]]:
    """The words of headings by what they look like."""
    found: dict[str, list[str]] = defaultdict(list)
    for known in words_of_headings():
        found[_shape(known)].append(known)
    return found


def _near(word: str) -> list[str]:
    """The long words of headings that differ from one in as many letters as they can."""
    shape = _shape(word)
    return [
        known
        for known, most in _forgiving().items()
        if abs(len(_shape(known)) - len(shape)) <= most and 0 < _distance(shape, _shape(known)) <= most
    ]


@cache
def _forgiving() -> Mapping[str, int]:
    """The words of headings that can differ in some letters, and in how many."""
    return {known: most for known in words_of_headings() if (most := _most(known))}


def _most(known: str) -> int:
    return max((most for length, most in FORGIVING.items() if len(known) >= length), default=0)


@lru_cache(KEPT)
def _shape(word: str) -> str:
    """A word with letters that look alike made the same."""
    for several, one in _LOOKALIKES:
        word = word.replace(several, one)
    return word.translate(_LIKE_ONE)


def _distance(one: str, other: str) -> int:
    """How many letters have to be put in, left out or replaced to make one word of another."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, sign in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != sign))
    return row[-1]
