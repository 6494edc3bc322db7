"""Where a text has phrases of themes, and how each stands in its sentence.

Of phrases that overlap the longest counts, and none inside an exclusion of its theme. A single word means what was
named before it: behind "care plans", "plans" is no other kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_letters.fields.sentences import sentence_spans
from ofsted_letters.themes.phrases import EXCLUSIONS, TOLD, TURNS, Hit, by_place, hits
from ofsted_letters.themes.rules import Rules
from ofsted_letters.themes.sentence import Reach, reach
from ofsted_letters.themes.words import printed, words


class Mention(NamedTuple):
    """A phrase of a theme in a text."""

    theme: str
    sentence: int
    """Its index."""
    start: int
    """Index of the first word in the sentence."""
    end: int
    """Of the word behind the last."""
    part: str
    """Which part of the theme's rule has it, of `TELLING`."""
    is_subject: bool
    is_example: bool
    is_member: bool
    """Of a list of examples, or of what something includes."""
    is_purpose: bool
    """Of what something is for, or of what comes of it."""


class Mentions(NamedTuple):
    """All of a text."""

    found: list[Mention]
    sentences: list[str]
    words: int
    """How many."""

    def printed(self, one: Mention) -> str:
        """A mention's words as they stand in the text."""
        return printed(self.sentences[one.sentence], one.start, one.end)


Named = defaultdict[str, set[str]]
"""By their last word, the themes that a text's longer phrases have named so far."""


Meant = tuple[Hit, str, str]
"""A phrase with one of its themes, and the part of that one's rule."""


def mentions(text: str, rules: Rules) -> Mentions:
    """Every phrase that counts for a theme, in the order of the text."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    named: Named = defaultdict(set)
    found: list[Mention] = []
    length = 0
    for number, sentence in enumerate(sentences):
        forms = words(sentence)
        length += len(forms)
        if phrases := hits(forms, rules.tree):
            turns = [(hit.start, hit.meaning[TURNS][0]) for hit in phrases if TURNS in hit.meaning]
            if counted := _counted(phrases, forms, named):
                found += _placed(counted, number, reach(sentence, forms, turns))
    return Mentions(found, sentences, length)


def _placed(counted: Sequence[Meant], number: int, parts: Reach) -> Iterator[Mention]:
    """The phrases of a sentence with where they stand in it."""
    subject, examples, members, purpose = parts
    for (start, end, _), theme, part in counted:
        aside = (start > examples, start > members, start > purpose)
        yield Mention(theme, number, start, end, part, start < subject, *aside)


def _counted(phrases: Sequence[Hit], forms: Sequence[str], named: Named) -> list[Meant]:
    """A sentence's phrases that count."""
    counted: list[Meant] = []
    furthest = 0
    """Where the last phrase that tells a theme ended: what ends before is part of it."""
    for hit in sorted(phrases, key=by_place) if len(phrases) > 1 else phrases:
        start, end, meaning = hit
        told = meaning.get(TOLD, ())
        meant = named.get(forms[start]) if end - start == 1 else None
        if told and end > furthest:
            furthest = end
            counted += [(hit, theme, part) for theme, part in told if meant is None or theme in meant]
        if end - start > 1:
            named[forms[end - 1]].update([theme for theme, _ in told])
    excluded = [hit for hit in phrases if EXCLUSIONS in hit.meaning]
    return [one for one in counted if not _is_excluded(one, excluded)] if excluded else counted


def _is_excluded(one: Meant, excluded: Sequence[Hit]) -> bool:
    hit, theme, _ = one
    return any(theme in longer.meaning[EXCLUSIONS] and hit.is_within(longer) for longer in excluded)
