"""Doubts about what is absent: a field is empty, but the letter has the words that lead to its value."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.doubts.ground import Diagnostic, Ground
from ofsted_letters.families import UNKNOWN

CENTURIES = ("19", "20")
"""How years begin."""


def previous_inspections_are_read(ground: Ground) -> Iterator[Diagnostic]:
    """No earlier inspection is dated, though one is spoken of beside a year."""
    if not ground.letter["metadata"]["previous_inspections"]:
        what = "the date of an earlier inspection"
        yield from _unread(ground, "/metadata/previous_inspections", what, None, _speaks_of_earlier)


def theme_is_read(ground: Ground) -> Iterator[Diagnostic]:
    """No theme, though the introduction says what was looked at."""
    if ground.letter["metadata"]["theme"] is None and "theme" in ground.family.fields:
        yield from _unread(ground, "/metadata/theme", "what was looked at", "introduction", _looked_at().search)


def scope_is_told(ground: Ground) -> Iterator[Diagnostic]:
    """No kind of work is told of a theme, since the letter's family is unknown: it may be one that has them."""
    metadata = ground.letter["metadata"]
    if metadata["theme"] is not None and not metadata["visit_scope"] and ground.family is UNKNOWN:
        place = ground.letter["evidence"].get("/metadata/theme", [])
        message = "what kind of work this is was not told, for the letter's family is unknown"
        yield diagnostic(DiagnosticCode.UNREAD_MENTION, message, "/metadata/visit_scope", place)


def _unread(
    ground: Ground, pointer: str, what: str, kind: str | None, trigger: Callable[[str], object]
) -> Iterator[Diagnostic]:
    """A doubt about an empty field, with the first item of some kind of section in which its words stand."""
    item = next((item for item in ground.items_of(kind) if trigger(item["text"])), None)
    if item:
        message = f"{what} seems to be given here, and was not read"
        yield diagnostic(DiagnosticCode.UNREAD_MENTION, message, pointer, item["evidence"])


def _speaks_of_earlier(text: str) -> bool:
    """Whether an earlier inspection's year stands in a text; the few that have a year are searched for the rest."""
    return any(century in text for century in CENTURIES) and _earlier().search(text) is not None


@functools.cache
def _earlier() -> re.Pattern[str]:
    """As in "the last inspection of the authority in June 2015": no sentence ends between the two."""
    return re.compile(r"\b(?:last|previous|earlier)\s(?:\w+\s){0,3}(?:inspection|visit)\b[^.]{0,60}\b(?:19|20)\d\d\b")


@functools.cache
def _looked_at() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:looked\sat|focus(?:ed)?\s(?:of|on)|considered|evaluated|reviewed|examined|explored|scrutinised)\b"
    )
