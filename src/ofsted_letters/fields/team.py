"""What a letter's opening says of those who inspected, beside their names.

- The inspectors were A B, HMI, and C D, HMI designate.
- The visit was carried out by Her Majesty’s Inspector, A B and Her Majesty’s Inspector, C D.
- His Majesty’s Inspectors for this visit were A B and C D. (one role for all)
- The inspectors were A B and C D, all of whom are Her Majesty’s Inspectors.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.sentences import sentence_spans

Span = tuple[int, int]

# Her Majesty’s Inspector · SHMI · senior HMI
_POST = r"(?:(?:[Ss]enior\s|[Ss]chools\s)?(?:(?:Her|His)\sMajesty[’']s\s[Ii]nspectors?|S?HMIs?|Ofsted\s[Ii]nspectors?))"
_DUTY = r"(?:(?:[Ll]ead|[Tt]eam|[Ss]upernumerary)\s[Ii]nspectors?)"
# HMI designate · Her Majesty’s Inspectors (HMI) Social Care
_ROLE = rf"(?:{_POST}|{_DUTY})(?:\s\([^()]*\))?(?:\s(?!and\b|with\b|for\b|were\b|was\b|who\b)[A-Za-z][\w’'-]*){{0,3}}"


class Told(NamedTuple):
    """What is printed of one inspector."""

    role: str | None
    lead: bool
    places: tuple[Span, ...]
    """Where the name and the role stand in their paragraph."""


def told_of(named: Sequence[Cited[str]], paragraphs: Sequence[str]) -> list[Told]:
    """What is printed of each inspector: a role of their own, or else one that all of their list share.

    Args:
        named: Names as `inspectors` found them.
        paragraphs: The texts that they were found in.
    """
    return [_told(one, named, paragraphs[one.paragraph or 0]) for one in named]


def _told(one: Cited[str], named: Sequence[Cited[str]], text: str) -> Told:
    gaps = _gaps(one, named, text)
    span = _own(one, gaps, text) or _shared(one, gaps, text)
    if span is None:
        return Told(None, lead=False, places=((one.start, one.end),))
    role = singular(text[slice(*span)])
    return Told(role, lead="lead" in role.lower(), places=((one.start, one.end), span))


def _gaps(one: Cited[str], named: Sequence[Cited[str]], text: str) -> list[Span]:
    """What stands before, between and behind the names of a sentence: no name's word is taken for a role's."""
    start, end = next((span for span in sentence_spans(text) if span[0] <= one.start < span[1]), (0, len(text)))
    mates = [mate for mate in named if mate.paragraph == one.paragraph and start <= mate.start < end]
    edges = [start, *(edge for mate in mates for edge in (mate.start, mate.end)), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _own(one: Cited[str], gaps: Sequence[Span], text: str) -> Span | None:
    """The role right behind a name, or right before it, where it is one person's."""
    before = next(gap for gap in gaps if gap[1] == one.start)
    behind = next(gap for gap in gaps if gap[0] == one.end)
    for role in (_role_behind().match(text, *behind), _role_ahead().search(text, *before)):
        if role and not _is_plural(role["role"]):
            return role.span("role")
    return None


def _shared(one: Cited[str], gaps: Sequence[Span], text: str) -> Span | None:
    """The role of several in a name's sentence: the first one behind it, or else the last one ahead."""
    roles = [role for gap in gaps for role in _role().finditer(text, *gap)]
    plural = [role.span("role") for role in roles if _is_plural(role["role"])]
    behind = [span for span in plural if span[0] >= one.end]
    return behind[0] if behind else plural[-1] if plural else None


def _is_plural(role: str) -> bool:
    return bool(_plural().search(role))


def singular(role: str) -> str:
    """A role that several share, as one of them has it."""
    return _plural().sub(r"\1", role)


@functools.cache
def _plural() -> re.Pattern[str]:
    return re.compile(r"\b([Ii]nspector|S?HMI)s\b")


@functools.cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{_ROLE})")


@functools.cache
def _role_behind() -> re.Pattern[str]:
    return re.compile(rf",?\s\(?(?P<role>{_ROLE})")


@functools.cache
def _role_ahead() -> re.Pattern[str]:
    return re.compile(rf"(?P<role>{_ROLE}),?\s$")
