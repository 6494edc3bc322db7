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

from collections import deque
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile
from typing import NamedTuple

from ofsted_letters.fields.addresses import is_address, read_address, split_postcode
from ofsted_letters.fields.authorities import is_authority
from ofsted_letters.fields.names import (
    LONGEST_NAME,
    has_honorific,
    is_name,
    split_at_honorifics,
    split_name,
    split_names,
)
from ofsted_letters.fields.people import read_person
from ofsted_letters.fields.run_on import split_at_commas, split_run_on
from ofsted_letters.fields.titles import Kind, begins_role, has_title, is_body, join_roles, kind_of, split_role
from ofsted_letters.fields.vocabulary import (
    BUILDING_WORDS,
    COUNCIL_WORDS,
    DEPARTMENT_WORDS,
    JOINING_WORDS,
    ORGANISATION_WORDS,
    PORTFOLIOS,
    ROLE_MODIFIERS,
    STREET_WORDS,
)
from ofsted_letters.fields.words import is_open, join_lines, known_words, split_outside_brackets, tidy

DELIVERIES = ("by email", "by e-mail", "via email", "sent by", "private and confidential", "confidential")
ATTENTION = ("for the attention of", "fao", "attention", "attn")
"""What can stand before a name."""
REFERENCES = ("our ref", "your ref", "ref:", "ref ", "reference", "urn")
FEWEST_COMMAS = 2
"""Commas at least in the first line of a block that has them instead of line ends."""
LONGEST_TOWN = 4
"""Words of a town and its county at most; where more stand behind the last comma, spaces separate the lines."""
LONGEST_BODY = 2
"""Lines of a body's name at most."""
SERVICE_WORDS = frozenset(("service", "services", "social"))
"""Words that two different duties can share."""


class RecipientReading(NamedTuple):
    """An addressee as printed; what is not printed is None or ()."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None


def read_recipients(texts: Sequence[str], listed: bool = False) -> list[RecipientReading]:
    """Read one block or one entry of a list: the people whom it is addressed to, in the order printed.

    What follows the names of several people (their council, its address) is everybody's.

    Args:
        texts: the lines in order.
        listed: whether they are known to be an entry of a list.
    """
    lines = [text for text in map(_without_attention, texts) if text.strip(" ,.") and not is_delivery(text)]
    if not lines:
        return []
    if len(lines) == 1 and split_postcode(lines[0])[1]:
        *others, last = split_at_honorifics(lines[0])
        return _read_block([*others, *_lines_of([last])])
    lines = list(_unjoined(lines))
    if len(lines) > 1 and all(map(_is_whole_entry, lines)):
        return [reading for line in lines for reading in _read_entry(line)]
    if listed or _is_entry(lines):
        return [reading for entry in split_at_honorifics(join_lines(lines)) for reading in _read_entry(entry)]
    return _read_block(_lines_of(lines))


def _without_attention(text: str) -> str:
    """A line without what says that it is for someone ("FAO: Ms Ann Example")."""
    word = next((word for word in ATTENTION if text.casefold().startswith(word)), "")
    rest = text[len(word) :]
    return rest.lstrip(" :-–") if word and not rest[:1].isalpha() else text


def _unjoined(lines: Sequence[str]) -> Iterator[str]:
    """Lines without the "and" between two people: a line of its own, or at the end of the first one's."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        before, _, last = line.rpartition(" ")
        if last not in ("and", "&"):
            yield line
        elif not before or has_honorific(following) or _is_whole_entry(following):
            yield from filter(None, [before.rstrip(" ,")])
        else:
            yield line


def _lines_of(lines: Sequence[str]) -> Sequence[str]:
    """A block's lines, one field each, also where extraction put them on one line or broke them anew."""
    if _is_set_with_commas(lines):
        return split_at_commas(join_lines(lines))
    if _is_run_on(lines[0]) or (len(lines) == 1 and split_postcode(lines[0])[1]):
        return split_run_on(join_lines(lines))
    return lines


def _read_entry(text: str) -> list[RecipientReading]:
    name, role, organisation = read_person(text)
    return [RecipientReading(part, role, organisation) for part in (split_names(name) if name else [None])]


def _is_whole_entry(line: str) -> bool:
    """Whether a line is a person by itself: "Name, role" and perhaps an organisation."""
    name, rest = split_name(line)
    return "," in line and is_name(name) and has_title(rest.partition(",")[0])


def is_delivery(text: str) -> bool:
    """Whether a line says how the letter is sent, or under which reference, not to whom."""
    return "@" in text or text.casefold().startswith((*DELIVERIES, *REFERENCES))


def _is_entry(lines: Sequence[str]) -> bool:
    """Whether lines are one running "Name, role, organisation", which has no postal address."""
    name, rest = split_name(lines[0])
    separated = "," in lines[0] or (rest and len(lines) == 1) or not lines[0].startswith(f"{name} {rest}".rstrip())
    if not separated or any(split_postcode(line)[1] for line in lines):
        return False
    return not any(is_address(line) for line in lines[1:])


def _is_set_with_commas(lines: Sequence[str]) -> bool:
    """Whether commas stand where a block has line ends: after the name, and in every line that was broken anew."""
    if lines[0].count(",") < FEWEST_COMMAS or not all("," in line for line in lines[:-1]):
        return False
    last = split_postcode(lines[-1])[0].rpartition(",")[2]
    if len(lines) == 1 and len(last.split()) > LONGEST_TOWN:
        return False
    return is_name(lines[0].partition(",")[0])


def _is_run_on(line: str) -> bool:
    """Whether a line holds a name and what belongs on the next lines, with nothing between them."""
    if begins_role(line):
        return False
    _, rest = split_name(line.partition(",")[0])
    return bool(rest) or (has_honorific(line) and "," not in line and len(line.split()) > LONGEST_NAME + 1)


def _read_block(lines: Sequence[str]) -> list[RecipientReading]:
    """Read a block of one field a line: each one's name and role, then organisation and address."""
    left = deque(lines)
    body = left.popleft() if len(left) > 1 and _is_above_person(left[0], left[1]) else None
    people = [_take_person(left)]
    while _begins_person(left):
        people.append(_take_person(left))
    names, role = people.pop()
    if any(names) and not role:
        role, own = _take_role_by_place(left)
        body = body or own
    below = list(left)
    organisation = body or (_take_rest(below) if role else None) or _take_organisation(below)
    address, postcode = read_address(below)
    return [
        RecipientReading(name, *_role_and_organisation(role, organisation), address, postcode)
        for names, role in [*people, (names, role)]
        for name in names
    ]


def _take_person(lines: deque[str]) -> tuple[list[str | None], str]:
    """Take the lines of one person, or of several with one title, out of the lines: names and role."""
    names, rest = _names(lines.popleft())
    if rest:
        lines.appendleft(rest)
    return names, _take_roles(lines)


def _take_roles(lines: deque[str]) -> str:
    roles: list[str] = []
    duties: set[str] = set()
    while lines and not _is_whole_entry(lines[0]) and _goes_on_role(lines[0], roles, duties):
        duties |= _duties(known_words(lines[0]))
        roles.append(lines.popleft())
    return join_roles(roles)


def _is_above_person(line: str, following: str) -> bool:
    """Whether a block's first line is a body's that a person's name follows."""
    return _is_organisation(line) and not is_name(line) and is_name(split_name(following)[0])


def _is_organisation(line: str) -> bool:
    return _names_council(line) or is_body(line)


def _names_council(line: str) -> bool:
    return _is_council(known_words(line)) or is_authority(line)


def _take_role_by_place(lines: deque[str]) -> tuple[str, str | None]:
    """Take a role that its own words don't show, and the body beside it: below the body, or between name and body."""
    if len(lines) > 1 and _is_organisation(lines[0]) and begins_role(lines[1]):
        body = lines.popleft()
        return _take_roles(lines), body
    if not _is_above_body(lines):
        return "", None
    role = lines.popleft()
    return role, None if any(_is_council(known_words(line)) for line in lines) else lines.popleft()


def _is_above_body(lines: Sequence[str]) -> bool:
    """Whether the first line is followed by a body's: there are two at least before the address.

    Without a street a town is the address's first line.
    """
    above = list(takewhile(lambda line: not is_address(line), lines))
    town = len(above) < len(lines) and not tidy(split_postcode(lines[len(above)])[0])
    if len(above) - town < 2 or _is_department(above[0]):
        return False
    return not _is_organisation(above[0]) or (_is_council(known_words(above[1])) and not _names_council(above[0]))


def _role_and_organisation(text: str, shared: str | None) -> tuple[str | None, str | None]:
    """A role's own organisation goes before the block's; a mere place is none where the block has one."""
    role, own = split_role(text)
    if shared and own and (not role or kind_of(own) is not Kind.ORGANISATION):
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
    return [tidy(part) for part in split_names(name)], rest


def _goes_on_role(line: str, roles: Sequence[str], duties: Set[str]) -> bool:
    """Whether a line is a title, or goes on with one that lacks what it directs ("Strategic Director").

    Args:
        line: The line below the titles so far.
        roles: Those titles' lines.
        duties: What their words direct.
    """
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
    return _duties(words).isdisjoint(duties)


def _duties(words: Sequence[str]) -> set[str]:
    """What the words direct: a department's line repeats the title's, another duty does not."""
    return {word.removesuffix("s").removesuffix("'") for word in words} - SERVICE_WORDS - JOINING_WORDS


def _is_council(words: Sequence[str]) -> bool:
    """Whether words name a council: "Anytown Borough", "Borough of Anytown"; no "Borough Hall" or "Borough Clerk"."""
    return not COUNCIL_WORDS.isdisjoint(words[1:]) or words[:2] == ["borough", "of"]


def _take_organisation(lines: list[str]) -> str | None:
    """Take the organisation's line out of the lines: a council's wherever it stands, else the first one."""
    councils = [index for index, line in enumerate(lines) if _is_council(known_words(line))]
    for index in sorted(councils, key=lambda index: not is_authority(lines[index])):  # its trust can stand above it
        organisation, building = _split_building(lines[index])
        if organisation:
            lines[index : index + 1] = building
            return tidy(organisation)
    for index, line in enumerate(lines[:2]):
        if _names_organisation(line, lines[index + 1 :]):
            return tidy(lines.pop(index))
        if not _is_department(line):
            break
    in_address = any(is_address(line) or split_postcode(line)[1] for line in lines)
    body = next(filter(is_body, lines[:1] if in_address else lines), None)
    if body and not (in_address and (_is_department(body) or is_address(body))):
        lines.remove(body)
        return tidy(body)
    return None


def _take_rest(lines: list[str]) -> str | None:
    """Take what is left below a role: where a block has no address, the body's name, a line or one cut in two."""
    if not 0 < len(lines) <= LONGEST_BODY or any(is_address(line) or split_postcode(line)[1] for line in lines):
        return None
    if any(map(_is_department, lines[:1])) or (len(lines) > 1 and not (is_open(lines[0]) or _is_nobodys(lines[1]))):
        return None
    rest = join_lines(lines)
    lines.clear()
    return tidy(rest)


def _is_nobodys(line: str) -> bool:
    """Whether a body's noun has only duties beside it ("Integrated Care Board"): the line above says whose it is."""
    words = known_words(line)
    return kind_of(line) is Kind.ORGANISATION and all(
        word in PORTFOLIOS or word in ORGANISATION_WORDS for word in words
    )


def _split_building(line: str) -> tuple[str, list[str]]:
    """Split the address off a council's line: "Anytown Council Municipal Buildings", "Anytown Council, 1 Mill Road".

    In "Council House", "Borough Hall" and "Corporation Street" the council is only part of the address.
    """
    pieces = split_outside_brackets(line)
    if at := next((at for at, piece in enumerate(pieces) if at and is_address(piece)), 0):
        return ", ".join(pieces[:at]), pieces[at:]
    words = known_words(line)
    if words[-1] not in BUILDING_WORDS and words[-1] not in STREET_WORDS:
        return line, []
    end = words.index("council") + 1 if "council" in words[1:-2] else 0
    printed = line.split()
    return " ".join(printed[:end]), [" ".join(printed[end:])]


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
    return kind_of(line) is not Kind.PORTFOLIO and not {"children", "children's", "families"}.isdisjoint(words)


def _is_department(line: str) -> bool:
    words = known_words(line)
    if words[0] in DEPARTMENT_WORDS:
        return True
    return words[-1] in DEPARTMENT_WORDS and all(
        word in PORTFOLIOS or word in JOINING_WORDS or word in DEPARTMENT_WORDS or word in ROLE_MODIFIERS
        for word in words
    )
