"""An addressee's printed lines -> name, role, organisation, postal address.

    Ms Ann Example                          Ann Example, Director of
    Director of Children's Services         Children's Services, Anytown
    Anytown Council                         Council
    Town Hall
    1 Mill Road
    Anytown AN1 2BC

A block has one field on each line, an entry of a list is one running text, and extraction can put a whole block
on one line or on lines that break anywhere. A block can be addressed to several people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.fields.addresses import is_address, split_address, split_postcode
from ofsted_letters.fields.authorities import is_authority
from ofsted_letters.fields.people import (
    LONGEST_NAME,
    Kind,
    begins_role,
    has_honorific,
    has_title,
    is_name,
    join_roles,
    kind_of,
    read_person,
    split_name,
    split_role,
)
from ofsted_letters.fields.vocabulary import (
    BUILDING_WORDS,
    COUNCIL_WORDS,
    DEPARTMENT_WORDS,
    HONORIFICS,
    JOINING_WORDS,
    PORTFOLIOS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from ofsted_letters.fields.words import join_lines, known_as, known_words, split_outside_brackets, tidy

LONGEST_ORGANISATION = 8
"""Words of a council's name at most: "Royal Borough of Windsor and Maidenhead Council"."""


SERVICE_WORDS = frozenset(("service", "services", "social"))
"""Words that two different duties can share."""


class RecipientReading(NamedTuple):
    """An addressee as printed; what is not printed is None or ()."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None


def read_recipients(texts: Sequence[str]) -> list[RecipientReading]:
    """Read one block or one entry of a list: the people whom it is addressed to, in the order printed.

    What follows the names of several people (their council, its address) is everybody's.
    """
    lines = [text for text in texts if text.strip(" ,.")]
    if not lines:
        return []
    if _is_entry(lines):
        return [RecipientReading(*read_person(join_lines(lines)))]
    if len(lines) == 1 and "," in lines[0]:
        lines = _split_at_commas(lines[0])
    elif _is_run_on(lines[0]):
        lines = _split_run_on(join_lines(lines))
    return _read_block(lines)


def _is_entry(lines: Sequence[str]) -> bool:
    """Whether lines are one running "Name, role, organisation", which has no postal address."""
    name, rest = split_name(lines[0])
    separated = "," in lines[0] or (rest and len(lines) == 1) or not lines[0].startswith(f"{name} {rest}")
    if not separated or any(split_postcode(line)[1] for line in lines):
        return False
    return not any(is_address(line) for line in lines[1:])


def _is_run_on(line: str) -> bool:
    """Whether a line holds a name and what belongs on the next lines, with nothing between them."""
    if "," in line or begins_role(line):
        return False
    _, rest = split_name(line)
    return bool(rest) or (has_honorific(line) and len(line.split()) > LONGEST_NAME + 1)


def _read_block(lines: Sequence[str]) -> list[RecipientReading]:
    """Read a block of one field a line: each one's name and role, then organisation and address."""
    left = list(lines)
    people = [_take_person(left)]
    while _begins_person(left):
        people.append(_take_person(left))
    organisation = _take_organisation(left)
    address, postcode = _read_address(left)
    return [
        RecipientReading(name, *_role_and_organisation(role, organisation), address, postcode)
        for names, role in people
        for name in names
    ]


def _take_person(lines: list[str]) -> tuple[list[str | None], str]:
    """Take the lines of one person, or of several with one title, out of the lines: names and role."""
    names, rest = _names(lines[0])
    lines[:1] = [rest] if rest else []
    roles: list[str] = []
    while lines and _goes_on_role(lines[0], roles):
        roles.append(lines.pop(0))
    return names, join_roles(roles)


def _role_and_organisation(text: str, shared: str | None) -> tuple[str | None, str | None]:
    """A role's own organisation goes before the block's; a mere place is none where the block has one."""
    role, own = split_role(text)
    if shared and own and kind_of(own) is not Kind.ORGANISATION:
        role, own = tidy(text), None
    return role, own or shared


def _begins_person(lines: Sequence[str]) -> bool:
    """Whether another person follows: "Name, role" on one line, or a name above a title."""
    if not lines:
        return False
    name, rest = split_name(lines[0])
    if not is_name(name):
        return False
    return begins_role(rest) if rest else has_title(lines[1]) if len(lines) > 1 else False


def _names(line: str) -> tuple[list[str | None], str]:
    """The names on a block's first line, and what follows them there."""
    name, rest = split_name(line)
    if not is_name(name) and (begins_role(line) or is_address(line) or _is_council(known_words(line))):
        return [None], line
    both = name.replace(" & ", " and ").split(" and ")
    if len(both) > 1 and all(map(is_name, both)):
        return [tidy(part) for part in both], rest
    return [tidy(name)], rest


def _goes_on_role(line: str, roles: Sequence[str]) -> bool:
    """Whether a line is a title, or goes on with one that lacks what it directs ("Strategic Director")."""
    words = known_words(line)
    if begins_role(line):
        return True
    if has_title(line) and not _is_council(words) and not (roles and words[-1] in DEPARTMENT_WORDS):
        return True
    if not roles:
        return False
    if line[0].islower() or line.startswith(("&", "(")) or roles[-1].endswith((",", ":", "-", "&")):
        return True
    if not all(word in PORTFOLIOS or word in JOINING_WORDS for word in words):
        return False
    return _duties(words).isdisjoint(_duties(known_words(" ".join(roles))))


def _duties(words: Sequence[str]) -> set[str]:
    """What the words direct: a department's line repeats the title's, another duty does not."""
    return {word.removesuffix("s").removesuffix("'") for word in words} - SERVICE_WORDS - JOINING_WORDS


def _is_council(words: Sequence[str]) -> bool:
    return not COUNCIL_WORDS.isdisjoint(words)


def _take_organisation(lines: list[str]) -> str | None:
    """Take the organisation's line out of the lines: a council's wherever it stands, else the first one."""
    for index, line in enumerate(lines):
        words = known_words(line)
        if _is_council(words) and not (words[-2:] == ["council", "house"] or words[-2:] == ["council", "offices"]):
            organisation, building = _split_building(line)
            lines[index : index + 1] = [building] if building else []
            return tidy(organisation)
    for index, line in enumerate(lines[:2]):
        if _names_organisation(line, lines[index + 1 :]):
            return tidy(lines.pop(index))
        if not _is_department(line):
            break
    return None


def _split_building(line: str) -> tuple[str, str]:
    """Split "Anytown Council Municipal Buildings" after the council."""
    words = line.split()
    for index, word in enumerate(words[:-1], 1):
        if known_as(word) == "council" and known_as(words[-1]) in BUILDING_WORDS:
            return " ".join(words[:index]), " ".join(words[index:])
    return line, ""


def _names_organisation(line: str, following: Sequence[str]) -> bool:
    """Whether a line without a council's word names the body: an authority's bare name, or a trust for children.

    An authority's name that nothing but a postcode follows is the address's town.
    """
    words = known_words(line)
    if is_address(line):
        return False
    if is_authority(line):
        return any(is_address(text) and split_postcode(text)[0] for text in following)
    if _is_department(line):
        return False
    return not {"children", "children's", "families"}.isdisjoint(words)


def _is_department(line: str) -> bool:
    words = known_words(line)
    if words[0] in DEPARTMENT_WORDS:
        return True
    return words[-1] in DEPARTMENT_WORDS and all(
        word in PORTFOLIOS or word in JOINING_WORDS or word in DEPARTMENT_WORDS or word in ROLE_MODIFIERS
        for word in words
    )


def _read_address(lines: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    address: list[str] = []
    postcode: str | None = None
    for line in lines:
        rest, found = split_postcode(line)
        postcode = postcode or found
        if tidy(rest):
            address.append(tidy(rest))
    return tuple(address), postcode


def _split_at_commas(text: str) -> list[str]:
    """Bring a block that was put on one line with commas back onto its lines; a role's commas stay in it."""
    lines: list[str] = []
    for piece in split_outside_brackets(text):
        if len(lines) > 1 and has_title(lines[-1]) and kind_of(piece) is Kind.PORTFOLIO:
            lines[-1] = f"{lines[-1]}, {piece}"
        else:
            lines.append(piece)
    return lines


def _split_run_on(text: str) -> list[str]:
    """Bring a block that was put on one line back onto its lines."""
    name, rest = split_name(text)
    if not rest:
        words = text.split()
        size = 2 + sum(known_as(word) in HONORIFICS for word in words[:2])
        name, rest = " ".join(words[:size]), " ".join(words[size:])
    role, rest = _split_after_role(rest)
    organisation, rest = _split_after_organisation(rest)
    rest, postcode = split_postcode(rest)
    return [line for line in (name, role, organisation, *split_address(rest), postcode or "") if line]


def _split_after_role(text: str) -> tuple[str, str]:
    """A title goes on as long as its words are titles' words; joining words at its end are not its own."""
    words = text.split()
    end = 0
    while end < len(words) and _can_be_in_role(words[end]):
        end += 1
    while end and known_as(words[end - 1]) in JOINING_WORDS:
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _can_be_in_role(word: str) -> bool:
    known = known_as(word)
    return known in ROLE_HEADS or known in ROLE_MODIFIERS or known in PORTFOLIOS or known in JOINING_WORDS


def _split_after_organisation(text: str) -> tuple[str, str]:
    words = text.split()
    known = [known_as(word) for word in words]
    for index, word in enumerate(known[:LONGEST_ORGANISATION]):
        if word[:1].isdigit() or (word in BUILDING_WORDS and index):
            break
        if word in ("council", "mbc", "mdc") and known[index + 1 : index + 2] != ["house"]:
            return " ".join(words[: index + 1]), " ".join(words[index + 1 :])
    for end in range(min(len(words) - 1, LONGEST_ORGANISATION), 0, -1):
        if is_authority(" ".join(words[:end])) and is_address(" ".join(words[end : end + 3])):
            return " ".join(words[:end]), " ".join(words[end:])
    return "", text
