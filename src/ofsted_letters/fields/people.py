"""A line or a block about a person -> name, role, organisation.

    Ann Example QPM, Director, Children and Families, Anytown Council
    -> name "Ann Example QPM", role "Director, Children and Families", organisation "Anytown Council"

The commas decide: one that separates a role from an organisation splits them, one inside a role or inside an
organisation does not. A role and an organisation printed as one phrase stay whole in the role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.fields.agencies import length_at_end
from ofsted_letters.fields.names import is_name, split_leading_title, split_name, split_trailing_name
from ofsted_letters.fields.titles import Kind, begins_role, is_body, is_role_or_body, join_roles, kind_of, split_role
from ofsted_letters.fields.vocabulary import REGIONS
from ofsted_letters.fields.words import is_open, join_lines, split_outside_brackets, tidy

PROXIES = ("pp ", "pp. ", "p.p. ")
"""Say before a name that somebody else signed."""


class PersonReading(NamedTuple):
    """A person as printed; what is not printed is None."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None


def read_person(text: str) -> PersonReading:
    """Read "Name, role, organisation", in which any but the name may be absent."""
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
    return [person for part in text.split(";") for person in _read_run(part)]


def read_copied(texts: Sequence[str]) -> list[PersonReading]:
    """Read the lines of a copy list's entry: running text, or a name, a role and an organisation on one line each."""
    texts = [text for text in map(_without_mailbox, texts) if text.strip(" ,")]
    if not texts or not is_name(texts[0]):
        return read_people(join_lines(texts))
    joined = texts[0]
    for text in texts[1:]:
        joined += f", {text}" if is_role_or_body(text) and not is_open(joined) else f" {text}"
    return read_people(joined)


def read_signatory(texts: Sequence[str], organisation: str | None = None) -> PersonReading:
    """Read a signatory's lines: the name, then the role on one line or several.

    A single line holds both ("Ann Example His Majesty's Inspector"). Where the first line is a role, the name can
    stand below it, or nowhere.

    Args:
        texts: the lines in order.
        organisation: the agency that stands as a head above the lines, if any.
    """
    lines = [text for text in texts if text]
    if not lines:
        return PersonReading(organisation=organisation)
    lines[0] = next((lines[0].removeprefix(proxy) for proxy in PROXIES if lines[0].startswith(proxy)), lines[0])
    if len(lines) == 1:
        name, rest = split_name(lines[0])
    elif begins_role(lines[0]):
        name = next(filter(is_name, lines), "")
        rest = join_roles([line for line in lines if line != name])
    else:
        if organisation is None and (length := length_at_end(lines[2:])):
            lines, organisation = lines[:-length], tidy(" ".join(lines[-length:]))
        name, rest = lines[0], join_roles(lines[1:])
    name, aside = _split_aside(name)
    role, own = (tidy(rest), None) if organisation else split_role(rest)
    if own and own.casefold() in REGIONS:  # "Regional Director, West Midlands"
        role, own = tidy(rest), None
    return PersonReading(tidy(name) or None, ", ".join(filter(None, (aside, role))) or None, organisation or own)


def _read_run(text: str) -> list[PersonReading]:
    entries: list[list[str]] = [[]]
    pieces = split_outside_brackets(text)
    for index, piece in enumerate(pieces):
        goes_on = index + 1 < len(pieces)
        before, name = split_trailing_name(piece) if entries[-1] and goes_on else (piece, "")
        if goes_on and _follows_body(piece, entries[-1]):
            before, name = "", piece
        entries[-1].append(before.removesuffix(" and"))
        if name:
            entries.append([name])
    return [read_person(", ".join(filter(None, entry))) for entry in entries if any(entry)]


def _without_mailbox(text: str) -> str:
    """A person's line of a copy list without their mailbox, in brackets or behind a dash."""
    return re.sub(r"[ ,(–-]*\S+@[\w.-]+\w\)?", "", text) if "@" in text else text


def _follows_body(piece: str, entry: Sequence[str]) -> bool:
    """Whether a piece is a name behind another's organisation; behind a role it could be a place."""
    return len(entry) > 1 and is_name(piece) and kind_of(entry[-1]) is Kind.ORGANISATION


def _split_aside(name: str) -> tuple[str, str]:
    """Split a title in brackets off a name: "Ann Example (Lead Inspector)"."""
    head, found, aside = name.partition(" (")
    if found and begins_role(aside):
        return head, aside.strip(" )")
    return name, ""
