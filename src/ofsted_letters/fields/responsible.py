"""Whom a joint inspection's improvement point is about: the agency that is the subject of its words.

That is the one that its sentence names, or the next, or the lead-in of its list, or its heading, in this order.

- The timeliness of the police response to all incidents when there is an identified risk to children.
- Health visitors and school nurses do not always …
- Not all GP practices hold meetings where …
- Information sharing between the CRC and children’s social care …

An agency that something is only sent to, shared with or meant for ("notifications to schools") is not the subject.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ofsted_letters.fields.agency_names import NAMES, PROPER_NAMES
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.sentences import sentence_spans

LOOKED_BACK = 90
"""Characters before an agency's name that tell whether it only receives something."""


def responsible_body(text: str, lead_in: str, heading: str) -> Outcome[str]:
    """The agency, as printed; nothing is found where none is named.

    Args:
        text: the point.
        lead_in: of its list, empty where there is none.
        heading: of its section, likewise.
    """
    return decide((told_by_sentence, told_by_next_sentence, told_by_lead_in, told_by_heading), text, lead_in, heading)


def told_by_sentence(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "The timeliness of the police response to …": the first that a sentence names, unless it only receives."""
    sentence = _first_sentence(text)
    if span := next(_acting(sentence), None):
        return Found(_named(sentence[slice(*span)]))
    return Declined("the sentence names no agency that does anything")


def acting_together(text: str) -> list[str]:
    """The agencies that the first sentence sets beside the first that it names, with no verb between.

    As in "Staffing in the police, the early help teams and health services".
    """
    sentence = _first_sentence(text)
    named: list[str] = []
    end = 0
    for start, stop in _acting(sentence):
        if named and _verb().search(sentence, end, start):
            break
        named.append(_named(sentence[start:stop]))
        end = stop
    return named


@functools.lru_cache(maxsize=1)
def _first_sentence(text: str) -> str:
    """Up to what comes of it; kept as all sentences are."""
    return _consequence().split((*_sentences(text), "")[0])[0]


def _acting(sentence: str) -> Iterator[tuple[int, int]]:
    """Where agencies stand in a sentence that do not only receive something."""
    at = 0
    while found := _agency().search(sentence, at):
        start, at = found.start(), _end(sentence, found)
        if not _receiving().search(sentence[max(0, start - LOOKED_BACK) : start]):
            yield start, at


def told_by_next_sentence(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "Thresholds are too high. The police do not …": an agency that a second sentence begins with."""
    for sentence in _sentences(text)[1:2]:
        if named := named_first(sentence):
            return Found(named)
    return Declined("the next sentence begins with no agency")


def told_by_lead_in(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "Health partners should ensure that:"."""
    return told_by_sentence(lead_in, "", "") if lead_in else Declined("the list has no lead-in")


def told_by_heading(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "The Local Safeguarding Children Board", and nothing beside."""
    named = named_first(heading)
    return Found(named) if named and heading.endswith(named) else Declined("the heading is no agency's name")


@functools.lru_cache(maxsize=1)
def _sentences(text: str) -> tuple[str, ...]:
    """Kept, since the rules look at a point one after the other."""
    return tuple([text[start:end] for start, end in sentence_spans(text)])


def named_first(text: str) -> str | None:
    """The agency that a text begins with, perhaps behind where something happens; None where it begins with none.

    As in "Across the partnership, …".
    """
    found = _agency_first().match(text)
    return _named(text[found.start("agency") : _end(text, found)]) if found else None


def _end(text: str, found: re.Match[str]) -> int:
    """Where an agency's name ends, with those beside it: "health visitors and school nurses"."""
    end = found.end()
    while (link := _link().match(text, end)) and (other := _agency().match(text, link.end())):
        end = other.end()
    profession = _profession().match(text, end) if end > found.end() else None
    return profession.end() if profession else end


def _named(name: str) -> str:
    """A name without its possessive."""
    stem = name.removesuffix("s")
    return stem[:-1] if stem.endswith(("’", "'")) else name


@functools.cache
def _consequence() -> re.Pattern[str]:
    """Where a sentence goes on to what comes of it, or what it is for: who is named there is not its subject."""
    return re.compile(r",\s(?:which|meaning|resulting|so)\b|\b(?:so\sthat|to\sensure|in\sorder\sto|because)\b")


@functools.cache
def _verb() -> re.Pattern[str]:
    """What a sentence says of an agency begins with one."""
    return re.compile(
        r"""(?x) \b (?:
            is | are | was | were | has | have | had | do | does | did | can | could | should | must   # have
            | need s? | \w+ing | \w+ed                         # needs · attending · shared
            | when | who | which | that | from | of            # which · of
            ) \b"""
    )


@functools.cache
def _receiving() -> re.Pattern[str]:
    """What stands before an agency that only receives something, or is only spoken of."""
    return re.compile(
        r"""(?xi)
        \b (?: (?<! due\s ) to | for | with | about | against | than | involving | includ(?: es? | ing ) | invited
            | staffed\sby | understanding\sof
            | (?: missing | absent | absences? | away | excluded | exclusions? | removed )\sfrom )
        \s (?: (?: the | a | an | all | some | other | relevant | key | their | its | those\sfrom ) \s ){0,3}
        (?: [\w’'-]{1,30} \s (?: and | or ) \s (?: the\s )? )? $   # referrals to the · staffed by housing and the
        | \b understanding \s of \b [^.,;]* $        # of the roles of the NPS
        | ,\s including \b [^,]* $                   # …, including the timeliness of those from GPs
        """
    )


@functools.cache
def _agency_first() -> re.Pattern[str]:
    """An agency behind what a text may begin with, of which nothing is given back to find one."""
    before = r"""(?i:
        (?: (?: however | in\saddition | furthermore | for\sexample ),\s )?   # However,
        (?: (?: across | within | in )\s )?                                   # within
        (?: (?: the | some | not\sall )\s )?                                  # the
        )"""
    return re.compile(rf"(?x) (?> {before} ) (?P<agency> {_AGENCY} )")


@functools.cache
def _link() -> re.Pattern[str]:
    return re.compile(r"(?:,\s|,?\s(?:and|or)\s)(?:the\s)?")


@functools.cache
def _profession() -> re.Pattern[str]:
    """As in "health and police professionals"."""
    return re.compile(r"\s(?:professionals|practitioners|staff)\b")


@functools.cache
def _agency() -> re.Pattern[str]:
    """One agency, its possessive and its abbreviation in brackets."""
    return re.compile(f"(?x) {_AGENCY}")


_OWN = f"(?! (?: The | At | In | Across | Leaders ) \\s ) (?: {' | '.join(PROPER_NAMES)} )"
_AGENCY = (
    rf"(?<![\w-]) (?: {_OWN} | (?i: {' | '.join(NAMES)} ) )"
    r" (?: [’']s | (?<=s)[’'] )? (?: \s\([A-Z]\w*[A-Z]s?\) )? (?![\w-])"
)
