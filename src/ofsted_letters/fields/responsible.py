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
from itertools import islice

from ofsted_letters.fields.agency_names import NAMES, PROPER_NAMES
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.sentences import sentence_spans


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
    first = _consequence().split(next(_sentences(text)))[0]
    found = next((match for match in _agency().finditer(first) if not _receives(first[: match.start()])), None)
    return Found(_named(found)) if found else Declined("the sentence names no agency that does anything")


def told_by_next_sentence(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "Thresholds are too high. The police do not …": an agency that a second sentence begins with."""
    for sentence in islice(_sentences(text), 1, 2):
        if found := _opening().match(sentence):
            return Found(_named(found))
    return Declined("the next sentence begins with no agency")


def told_by_lead_in(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "Health partners should ensure that:"."""
    return told_by_sentence(lead_in, "", "") if lead_in else Declined("the list has no lead-in")


def told_by_heading(text: str, lead_in: str, heading: str) -> Found[str] | Declined:
    """As in "The Local Safeguarding Children Board", and nothing beside."""
    found = _opening().fullmatch(heading)
    return Found(_named(found)) if found else Declined("the heading is no agency's name")


def _sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentence_spans(text))


def _named(found: re.Match[str]) -> str:
    """An agency without its possessive."""
    return re.sub(r"[’']s?$", "", found["agency"])


def _receives(before: str) -> bool:
    """Whether what stands before an agency's name makes it one that receives, or is only looked at."""
    return _receiving().search(before) is not None


@functools.cache
def _consequence() -> re.Pattern[str]:
    """Where a sentence goes on to what comes of it, or what it is for: who is named there is not its subject."""
    return re.compile(r",\s(?:which|meaning|resulting|so)\b|\b(?:so\sthat|to\sensure|in\sorder\sto|because)\b")


@functools.cache
def _receiving() -> re.Pattern[str]:
    return re.compile(
        r"""(?xi)
        \b (?: (?<! due\s ) to | for | with | about | against | than | involving | including | invited | staffed\sby
            | exclusions?\sfrom | understanding\sof )
        \s (?: (?: the | a | an | all | some | other | relevant | key | their | its | those\sfrom ) \s )*
        (?: [\w’'-]+ \s (?: and | or ) \s (?: the\s )? )? $
        | \b understanding \s of \b [^.,;]{0,60} $   # of the roles of the NPS
        | ,\s including \b [^,]* $                   # …, including the timeliness of those from GPs
        | \b staff \s across \s $                    # for all staff across agencies
        """
    )


@functools.cache
def _opening() -> re.Pattern[str]:
    """A text that begins with an agency, or with where something happens ("Across the partnership, …")."""
    begins = (
        r"(?: (?: however | in\saddition | furthermore | for\sexample ),\s )?"
        r" (?: (?: across | within | in )\s )? (?: (?: the | some | not\sall )\s )?"
    )
    return re.compile(f"(?x) (?i: {begins} ) {_agency().pattern.removeprefix('(?x)')}")


@functools.cache
def _agency() -> re.Pattern[str]:
    """One agency, or several that stand as one: "health visitors and school nurses", "CRC, NPS and the YOS"."""
    own = f"(?! (?: The | At | In | Across | Leaders ) \\s ) (?: {' | '.join(PROPER_NAMES)} )"
    names = " | ".join((own, *(f"(?i: {name} )" for name in NAMES)))
    one = rf"(?: {names} ) (?: [’']s | (?<=s)[’'] )? (?: \s\([A-Z]\w*[A-Z]s?\) )?"
    between = r"(?: ,\s | ,?\s(?: and | or )\s ) (?: the\s )?"
    among = rf"[Hh]ealth (?= {between} (?: {one} ) ) | (?: {one} )"  # "health, police and children’s services"
    others = rf"(?: {between} (?: {one} | health (?! \s\w+(?<!and) ) ) (?![\w-]) )*"
    tail = r"(?: \s(?: professionals | practitioners | staff ) )?"
    within = r"(?<= \bwithin\s ) health (?! \s\w+(?<!that) )"
    return re.compile(rf"(?x) (?<![\w-]) (?P<agency> (?: {among} ) {others} {tail} | {within} ) (?![\w-])")
