"""Which authority a letter is about: as its subject line names it, else as its opening paragraphs do.

- Focused visit to the Royal Borough of Greenwich local authority children’s services
- Annual unannounced inspection of contact, referral and assessment arrangements within Barnet children's services
- Joint targeted area inspection of Barnet
- Joint targeted area inspection of the multi-agency response to abuse and neglect in Barnet
- Barnet Council: annual unannounced inspection of contact, referral and assessment arrangements
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence

from ofsted_letters.fields.authorities import is_authority, resolve
from ofsted_letters.fields.cited import Cited, cite
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide

LEADS = ("re:", "re ", "subject:")
"""What can stand before a subject to say that it is one, in lower case; further signs can follow ("Re - ")."""
OPENING = 3
"""How many paragraphs can name the authority: one letter of 230 (2016 to 2026) names it in the second."""


def lead_of_subject(text: str) -> int:
    """How many characters a subject's line begins with that say that it is one ("RE: ")."""
    lead = next((lead for lead in LEADS if f"{text} "[: len(lead)].casefold() == lead), None)
    return len(text) - len(text[len(lead) :].lstrip(" :–-")) if lead else 0


def authority_name(subject: str, paragraphs: Sequence[str]) -> Outcome[Cited[str]]:
    """The authority's name without "children's services", "local authority" or a leading "the".

    Args:
        subject: The subject line; empty when there is none.
        paragraphs: Texts of the introduction, in order.
    """
    return decide(_RULES, subject, paragraphs)


def visited_in_subject(subject: str, _: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Focused visit to …", "Monitoring visit of …": all that follows is the name, "and" or "in" and all."""
    found = _visit_to().search(subject)
    if not found:
        return Declined("the subject is of no visit to an authority")
    return _name(subject, found.end())


def area_in_subject(subject: str, _: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "… arrangements within …", "… multi-agency response to … in …": the name follows the last such word."""
    places = [found.end() for found in _place().finditer(subject)]
    if not places:
        return Declined("the subject names no place")
    return _name(subject, places[-1])


def inspected_in_subject(subject: str, _: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Joint targeted area inspection of …": the name is all that follows."""
    found = _inspection_of().search(subject)
    if not found:
        return Declined("the subject is of no inspection of an authority")
    return _name(subject, found.end())


def named_in_subject(subject: str, _: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Barnet Council: annual unannounced inspection of …", "… arrangements – Barnet Council"."""
    for found in _capitalised_run().finditer(subject):
        start, end = _without_services(subject, *found.span())
        name = subject[start:end].removesuffix("’s").removesuffix("'s")
        if is_authority(name):
            return cite(name, None, start, start + len(name))
    return Declined("no part of the subject is a known authority’s name")


def known_in_opening(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """The first name in the opening paragraphs that is an authority's ("… individual agencies in Barnet.")."""
    named = next((cited for cited in _names_in(paragraphs) if is_authority(cited.value)), None)
    return cite(*named) if named else Declined("no opening paragraph names a known authority")


def council_in_opening(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """The first name in the opening paragraphs that says itself that it is a council's."""
    named = next((cited for cited in _names_in(paragraphs) if cited.value.endswith(" Council")), None)
    return cite(*named) if named else Declined("no opening paragraph names a council")


def council_addressed(organisations: Sequence[str], on: datetime.date | None) -> tuple[int, str] | None:
    """The authority whose council a letter is addressed to, where its subject names none but a trust.

    Args:
        organisations: Of the recipients, in order ("Barset Children First & Barset Council").
        on: The inspection's day.

    Returns:
        Which of them names it, and the name; None where they name none or several.
    """
    named = [
        (index, part, entry)
        for index, organisation in enumerate(organisations)
        for part in re.split(r"\s(?:&|and)\s|,\s", organisation)
        if (entry := resolve(part, on))
    ]
    if len({entry for _, _, entry in named}) != 1:
        return None
    return named[0][:2]


def _names_in(paragraphs: Sequence[str]) -> Iterator[Cited[str]]:
    for index, text in enumerate(paragraphs[:OPENING]):
        for found in _capitalised().finditer(text):
            start, end = _without_services(text, found.start("name"), found.end("name"))
            yield Cited(text[start:end], index, start, end)


_RULES = (
    visited_in_subject,
    area_in_subject,
    inspected_in_subject,
    named_in_subject,
    known_in_opening,
    council_in_opening,
)


def _name(subject: str, start: int) -> Found[Cited[str]] | Declined:
    """The rest of a subject as a name, unless it can't be one."""
    start, end = _without_services(subject, start, len(subject))
    if not subject[start:end][:1].isupper():
        return Declined("what follows is no name")
    if _school().search(subject, start, end):
        return Declined("what follows is a school or a provider, no authority")
    return cite(subject[start:end], None, start, end)


def _without_services(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of a name without a leading "the" and without the services that are the authority's."""
    services = _services().search(text, start, end)
    if services:
        end = services.start()
    name = text[start:end].rstrip(" .,–-’'")
    shift = len(name) - len(name.lstrip())
    if name[shift:].casefold().startswith("the "):
        shift += 4
    return start + shift, start + len(name)


@functools.cache
def _visit_to() -> re.Pattern[str]:
    return re.compile(r"\b(?:visit (?:to|of)|conversation with)\b", re.IGNORECASE)


@functools.cache
def _place() -> re.Pattern[str]:
    """A place begins with a capital: "response to sexual abuse in the family in Durham"."""
    return re.compile(r"\b(?:within|in)\s(?=(?:the\s)?[A-Z])")


@functools.cache
def _inspection_of() -> re.Pattern[str]:
    return re.compile(r"\binspection of\s(?=(?:the\s)?[A-Z])")


@functools.cache
def _services() -> re.Pattern[str]:
    """What is not the name at its end: "’s local authority children’s services", "children and families services"."""
    return re.compile(
        r"""
        (?:[’']s?)?\s
        (?:local\ authority                                              # Barset’s local authority
          | (?:local\ authority\s)?(?:children | young\ people)(?:[’']s)?   # Barset children’s
            (?:\ and\ (?:young\ people | \w+))?(?:[’']s?)?               # and families’
            \s(?:social\ care\s)?services?                               # social care services
        )\W*$
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@functools.cache
def _school() -> re.Pattern[str]:
    return re.compile(r"\b(?:Schools?|Academy|College|Nursery|Pre-school|Kindergarten|Children’s Home)\b")


_RUN = r"(?:the\s)?[A-Z][\w’'.-]*(?:,?\s(?:(?:of|and|upon|on|the|with|&)\s)*[A-Z][\w’'.-]*)*"


@functools.cache
def _capitalised() -> re.Pattern[str]:
    """A run of capitalised words after a preposition, with the small words that names have inside."""
    return re.compile(rf"\b(?:to|in|within|of|by)\s(?P<name>{_RUN})")


@functools.cache
def _capitalised_run() -> re.Pattern[str]:
    return re.compile(rf"\b{_RUN}")
