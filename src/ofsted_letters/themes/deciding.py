"""A text -> its themes, each with the words that told it.

- In an item of a line or two every phrase tells its theme.
- In a longer paragraph a phrase must be its sentence's subject, or stand in a sentence that has one theme beside it at
  most, or in two sentences. Where none does, the first sentence with a phrase tells.
- What stands in a list of examples does not count, nor, in a longer paragraph, what a sentence says something is for.
- Reliable words tell their theme wherever they stand. A general word ("plans") must be the subject, and in a longer
  paragraph that of its first sentence or of two.
- A text has four themes at most, those of the most sentences.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from ofsted_letters.themes.mentions import Mention, Mentions, mentions
from ofsted_letters.themes.phrases import RELIABLE, SUBJECTS
from ofsted_letters.themes.rules import Rules

SHORT_SENTENCES = 3
SHORT_WORDS = 60
"""Of an item of a line or two at most."""
COMPANY = 2
"""Themes of a sentence in which a phrase that is not its subject tells one."""
MOST = 4
"""Themes of a text at most: 5 of the 330 findings that were labelled by hand have more."""

Reason = tuple[Mention, str]
"""A mention, and why it tells its theme; empty where only another one of the theme does."""


class Told(NamedTuple):
    """A theme, and what told it."""

    theme: str
    words: tuple[str, ...]
    """Its phrases as printed, each once."""
    reason: str
    """Where the first that tells it stands, in a few words."""


def themes_of(text: str, rules: Rules) -> tuple[str, ...]:
    """What a text is about, what most of its sentences are about first."""
    return tuple(_decided(mentions(text, rules), rules))


def told(text: str, rules: Rules) -> list[Told]:
    """The same with what told each."""
    read = mentions(text, rules)
    return [
        Told(
            theme,
            tuple(dict.fromkeys(read.printed(one) for one, _ in reasons)),
            next(reason for _, reason in reasons if reason),
        )
        for theme, reasons in _decided(read, rules).items()
    ]


def _decided(read: Mentions, rules: Rules) -> dict[str, list[Reason]]:
    """The themes that are told, each with its mentions."""
    by: defaultdict[str, list[Reason]] = defaultdict(list)
    named = {one.theme for one in read.found}
    for one, reason in _told_in_short(read) if is_short(read) else _told_in_long(read):
        if (beside := rules.themes[one.theme].beside) is None or beside in named:
            by[one.theme].append((one, reason))
    ranked = sorted(by, key=lambda theme: -len({one.sentence for one, _ in by[theme]}))
    return {theme: by[theme] for theme in ranked[:MOST]}


def is_short(read: Mentions) -> bool:
    """Whether a text is of a line or two, so that all it mentions is judged."""
    return len(read.sentences) <= SHORT_SENTENCES and read.words <= SHORT_WORDS


def _told_in_short(read: Mentions) -> list[Reason]:
    return [
        (one, "in an item of a line or two")
        for one in read.found
        if one.is_subject or not (one.part == SUBJECTS or one.is_example)
    ]


def _told_in_long(read: Mentions) -> list[Reason]:
    counted = [one for one in read.found if one.is_subject or not (one.part == SUBJECTS or one.is_member)]
    sentences: defaultdict[str, set[int]] = defaultdict(set)
    company: defaultdict[int, set[str]] = defaultdict(set)
    for one in counted:
        sentences[one.theme].add(one.sentence)
        company[one.sentence].add(one.theme)
    reasons = [(one, _reason(one, len(sentences[one.theme]), len(company[one.sentence]))) for one in counted]
    if decided := {one.theme for one, reason in reasons if reason}:
        return [(one, reason) for one, reason in reasons if one.theme in decided]
    return [(one, "in the first sentence that has a phrase") for one in counted if one.sentence == counted[0].sentence]


def _reason(one: Mention, sentences: int, company: int) -> str:
    """Why a mention in a longer paragraph tells its theme; empty where it does not."""
    if sentences > 1:
        return "in several sentences"
    if one.part == RELIABLE:
        return "words that tell it wherever they stand"
    if one.part == SUBJECTS and one.sentence:
        return ""
    if one.is_subject:
        return "the subject of its sentence"
    return "in a sentence of its own" if company <= COMPANY and not one.is_purpose else ""
