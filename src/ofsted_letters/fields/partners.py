"""The bodies of a local area partnership, each with the person who answers for it: a column of a report's table.

Local authority
Fellbridge Borough Council
Una Brightwell, Director of Children’s Services
www.fellbridge.gov.uk
Town Hall / Fellbridge / FB1 2AB
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ofsted_letters.fields.addresses import read_address, split_postcode
from ofsted_letters.fields.names import split_name
from ofsted_letters.fields.vocabulary import POST_NOMINALS
from ofsted_letters.fields.words import is_cut, join_lines, known_words

PartnerKind = Literal["local_authority", "integrated_care_board", "other"]
WEB = ("www.", "http")
"""How web addresses begin, most of them."""


class PartnerReading(NamedTuple):
    """A partner with the contract's keys."""

    kind: PartnerKind
    organisation: str | None
    name: str | None
    role: str | None
    website: str | None
    address: tuple[str, ...]
    postcode: str | None


def read_partners(
    head: str, organisation: str, person: str, website: Sequence[str], address: Sequence[str]
) -> list[PartnerReading]:
    """The partners of a column: one, or where each of its parts names as many, all of them.

    As in "Barset ICB; Ferrisby ICB" above "Una Brightwell (Chief Executive) Ivo Tanner (Director)".
    """
    bodies = _unlabelled(organisation).split("; ")
    people = [f"{name.strip()}, {role}" for name, role in _listed().findall(_unlabelled(person))]
    if len(bodies) == 1 or len(people) != len(bodies):
        return [read_partner(head, organisation, person, website, address)]
    sites = _groups(website, [at for at, line in enumerate(website) if line.startswith(WEB)], len(bodies))
    after_codes = [at + 1 for at, line in enumerate(address[:-1]) if split_postcode(line)[1]]
    posts = _groups(address, [0, *after_codes], len(bodies))
    return [read_partner(head, *parts) for parts in zip(bodies, people, sites, posts, strict=True)]


def _groups(lines: Sequence[str], starts: Sequence[int], count: int) -> list[Sequence[str]]:
    """Lines in as many groups as there are partners, by where each begins; none where the counts differ."""
    if len(starts) != count:
        return [()] * count
    return [lines[start:stop] for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


@functools.cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"([^()]+) \(([^()]+)\)")


def read_partner(
    head: str, organisation: str, person: str, website: Sequence[str], address: Sequence[str]
) -> PartnerReading:
    """One partner, of the parts of its column."""
    name, role = _name_and_role(_unlabelled(person))
    lines, postcode = read_address(_with_whole_last_line(address))
    return PartnerReading(
        kind_of(head),
        _unlabelled(organisation) or None,
        (name or person).strip(" ,") or None,
        role.strip(" ,") or None,
        "".join(website) or None,
        lines,
        postcode,
    )


def _unlabelled(text: str) -> str:
    """A value without what the table's form says it is: "Name of ICB: Barset ICB"."""
    return text.partition(": ")[2] if text.startswith("Name of") else text


def kind_of(head: str) -> PartnerKind:
    """What kind of body a column's head names."""
    plain = head.casefold()
    if "authorit" in plain:
        return "local_authority"
    return "integrated_care_board" if "care board" in plain else "other"


def is_web_address(text: str) -> bool:
    """Whether a line is nothing but a web address, or the first part of one."""
    return text.startswith(WEB) or ("." in text[1:-1] and " " not in text and "@" not in text and text[:1].isalpha())


def goes_on_web_address(text: str) -> bool:
    """Whether a line below a web address can be the rest of it."""
    return " " not in text and not text[:1].isupper() and not text[:1].isdigit()


def _name_and_role(person: str) -> tuple[str, str]:
    """A person's name and role; an honour in brackets behind the name is the name's: "Una Brightwell (OBE)"."""
    name, role = split_name(person)
    return (person, "") if role and all(word in POST_NOMINALS for word in known_words(role)) else (name, role)


def _with_whole_last_line(lines: Sequence[str]) -> list[str]:
    """The lines of an address, the last two joined where a postcode or a town's name runs over them.

    As in "Fellbridge FB1" above "2AB", or "Ferrisby-on-" above "Sea FS1 2AB".
    """
    joined = join_lines(lines[-2:])
    if len(lines) > 1 and is_cut(*lines[-2:]):
        return [*lines[:-2], joined]
    cut = split_postcode(joined)[1] and not any(split_postcode(line)[1] for line in lines[-2:])
    return [*lines[:-2], joined] if cut else list(lines)
