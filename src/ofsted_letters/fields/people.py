"""A line or a block about a person -> name, role, organisation.

    Ann Example QPM, Director, Children and Families, Anytown Council
    -> name "Ann Example QPM", role "Director, Children and Families", organisation "Anytown Council"

The commas decide: one that separates a role from an organisation splits them, one inside a role or inside an
organisation does not. A role and an organisation printed as one phrase stay whole in the role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from ofsted_letters.fields.agencies import length_at_end
from ofsted_letters.fields.names import (
    LONGEST_NAME,
    are_post_nominals,
    is_led_by_name,
    is_name,
    split_leading_title,
    split_name,
    split_names,
    split_trailing_name,
)
from ofsted_letters.fields.titles import (
    Kind,
    begins_role,
    has_title,
    is_body,
    is_role_or_body,
    join_roles,
    kind_of,
    split_role,
    words_begin_role,
)
from ofsted_letters.fields.vocabulary import REGIONS
from ofsted_letters.fields.words import is_open, join_lines, known_words, split_outside_brackets, tidy

_AND = re.compile(r"(?:^| )and$")
PROXIES = ("pp ", "pp. ", "p.p. ")
"""Say before a name that somebody else signed."""

SHORT_ROLES = ("hmi", "shmi")
"""Letters of a role behind a name."""
MOST_IN_ROW = 4
"""People who signed beside each other at most (counted: two)."""


class PersonReading(NamedTuple):
    """A person as printed; what is not printed is None."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None


def read_person(text: str) -> PersonReading:
    """Read "Name, role, organisation", in which any but the name may be absent, or "Role – Name"."""
    ahead, dash, behind = text.rpartition(" – ")
    if dash and is_name(behind) and begins_role(ahead):
        text = f"{behind}, {ahead}"
    first, _, rest = text.partition(",")
    if leading := split_leading_title(first):
        rank, name = leading
        role, organisation = split_role(rest)
        return PersonReading(tidy(name), f"{rank}, {role}" if role else rank, organisation)
    name, rest = split_name(text)
    if is_body(name) and not is_name(name):
        return PersonReading(organisation=tidy(text))
    return PersonReading(tidy(name) or None, *split_role(rest))


def read_people(text: str) -> list[PersonReading]:
    """Read people run together on one line: "Ann Example, Chief Executive, Anytown Council Bob Sample, …".

    The next name is found at the end of a piece, in front of the comma that follows it.
    """
    return [person for part in text.split(";") for person in _read_run(part.strip().removeprefix("and "))]


def read_copied(texts: Sequence[str]) -> list[PersonReading]:
    """Read the lines of a copy list's entry: running text, or a name, a role and an organisation on one line each."""
    texts = [text for text in map(_without_mailbox, texts) if text.strip(" ,")]
    if not texts or not is_name(texts[0]):
        return read_people(join_lines(texts))
    joined = texts[0]
    for text in texts[1:]:
        joined += f", {text}" if is_role_or_body(text) and not is_open(joined) else f" {text}"
    return read_people(joined)


def read_signatories(texts: Sequence[str], organisation: str | None = None) -> list[PersonReading]:
    """Read the lines of who signed: one person, or several that share a line or a role.

    "Ann Example and Bob Sample" above "Her Majesty's Inspectors"; "Ann Example Bob Sample" above the same role twice;
    names and roles in turn on one line.
    """
    lines = [text for text in texts if text]
    if len(lines) > 1 and are_post_nominals(lines[1]):
        lines[:2] = [f"{lines[0]} {lines[1]}"]
    return [read_signatory(one, organisation) for one in _signed_together(lines)]


def _signed_together(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each who signed: what follows several names is everybody's."""
    if not lines:
        return [[]]
    names = split_names(lines[0], is_led_by_name)
    roles = lines[1:]
    if len(names) == 1 and roles:
        names = [*takewhile(is_name, lines)] or [lines[0]]
        role, times = _repeated(" ".join(lines[len(names) :]))
        names = _equal_parts(lines[0], times) if len(names) == 1 and times > 1 else names
        roles = [role] if times == len(names) else lines[len(names) :]
    if len(names) > 1 and all(map(is_led_by_name, names)):
        return [[name, *roles] for name in names]
    return [[one] for one in _split_in_turn(lines[0])] if len(lines) == 1 else [list(lines)]


def _split_in_turn(text: str) -> list[str]:
    """Split "Ann Example Inspector Bob Sample Inspector" before each name that a title stands on both sides of."""
    words = text.split()
    people = [0]
    for at in range(3, len(words)):
        ends = range(at + 2, min(at + 2 + LONGEST_NAME, len(words)))
        named = any(is_name(" ".join(words[at:end])) and words_begin_role(known_words(words[end])) for end in ends)
        if named and has_title(" ".join(words[people[-1] : at])):
            people.append(at)
    return [" ".join(words[start:end]) for start, end in zip(people, [*people[1:], len(words)], strict=True)]


def _repeated(text: str) -> tuple[str, int]:
    """A text that says the same several times: what, and how often."""
    words = text.split()
    for times in range(min(MOST_IN_ROW, len(words)), 1, -1):
        parts = _equal_parts(text, times)
        if len(words) % times == 0 and len(set(parts)) == 1:
            return parts[0], times
    return text, 1


def _equal_parts(text: str, times: int) -> list[str]:
    words = text.split()
    size = -(-len(words) // times)
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]


def read_signatory(texts: Sequence[str], organisation: str | None = None) -> PersonReading:
    """Read a signatory's lines: the name, then the role on one line or several.

    A single line holds both ("Ann Example His Majesty's Inspector"). Where the first line is a role, the name can
    stand below it, or nowhere. A longer role below counts instead of the letters "HMI" behind the name.

    Args:
        texts: the lines in order.
        organisation: the agency that stands as a head above the lines, if any.
    """
    lines = [text for text in texts if text]
    if not lines:
        return PersonReading(organisation=organisation)
    lines[0] = next((lines[0].removeprefix(proxy) for proxy in PROXIES if lines[0].startswith(proxy)), lines[0])
    if begins_role(lines[0]):
        name = next(filter(is_name, lines), "")
        rest = join_roles([line for line in lines if line != name])
    else:
        if organisation is None and (length := length_at_end(lines[2:])):
            lines, organisation = lines[:-length], tidy(" ".join(lines[-length:]))
        name, short = split_name(lines[0])
        replaced = short.casefold() in SHORT_ROLES and any(map(begins_role, lines[1:]))
        rest = join_roles(lines[1:] if replaced or not short else [short, *lines[1:]])
    role, own = (tidy(rest), None) if organisation else split_role(rest)
    if own and own.casefold() in REGIONS:  # "Regional Director, West Midlands"
        role, own = tidy(rest), None
    return PersonReading(tidy(name) or None, role or None, organisation or own)


def _read_run(text: str) -> list[PersonReading]:
    entries: list[list[str]] = [[]]
    pieces = split_outside_brackets(text)
    for index, piece in enumerate(pieces):
        goes_on = index + 1 < len(pieces)
        before, name = split_trailing_name(piece) if entries[-1] and goes_on else (piece, "")
        if goes_on and _follows_body(piece, entries[-1]):
            before, name = "", piece
        entries[-1].append(_AND.sub("", before))
        if name:
            entries.append([name])
    return [read_person(", ".join(filter(None, entry))) for entry in entries if any(entry)]


def _without_mailbox(text: str) -> str:
    """A person's line of a copy list without their mailbox, in brackets or behind a dash."""
    return re.sub(r"[ ,(–-]*\S+@[\w.-]+\w\)?", "", text) if "@" in text else text


def _follows_body(piece: str, entry: Sequence[str]) -> bool:
    """Whether a piece is a name behind another's organisation; behind a role it could be a place."""
    return len(entry) > 1 and is_name(piece) and kind_of(entry[-1]) is Kind.ORGANISATION
