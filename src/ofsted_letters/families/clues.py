"""Which family a letter is of: by its subject, its title, or a heading that only one family has, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.title_page import title_of


class Clues(NamedTuple):
    """What of a letter tells its family."""

    subject: str = ""
    """Its subject line; empty where there is none."""
    title: str = ""
    """Of a report: its title, on one line; else empty."""
    lines: Sequence[str] = ()
    """Its body's lines, among which are the headings."""


def recognise_among(families: Sequence[Family], clues: Clues) -> Outcome[Family]:
    """The first family that claims a letter, and why those before it didn't."""
    return decide((told_by_subject, told_by_title, told_by_heading), families, clues)


def told_by_subject(families: Sequence[Family], clues: Clues) -> Found[Family] | Declined:
    """As in "Focused visit to …"."""
    lowered = clues.subject.casefold()
    claims = (family for family in families if any(phrase in lowered for phrase in family.subjects))
    return _first(claims, "the subject is of no known family" if lowered else "there is no subject line")


def told_by_title(families: Sequence[Family], clues: Clues) -> Found[Family] | Declined:
    """As in "Inspection of … local authority children’s services"."""
    claims = (family for family in families if clues.title and title_of(family.titles, clues.title))
    return _first(claims, "the title is of no known family" if clues.title else "there is no title")


def told_by_heading(families: Sequence[Family], clues: Clues) -> Found[Family] | Declined:
    """As in "The effectiveness of the local area in …", which no other letters have."""
    known = tuple(heading for family in families for heading in family.own_headings)
    printed = (text for line in clues.lines if (text := normalise(line)).startswith(known))
    claims = (family for text in printed for family in families if text.startswith(family.own_headings))
    return _first(claims, "no heading is one family's alone")


def _first(claims: Iterable[Family], otherwise: str) -> Found[Family] | Declined:
    claim = next(iter(claims), None)
    return Found(claim) if claim else Declined(otherwise)
