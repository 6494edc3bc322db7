"""A line or a block about a person -> name, role, organisation.

    Ann Example QPM, Director, Children and Families, Anytown Council
    -> name "Ann Example QPM", role "Director, Children and Families", organisation "Anytown Council"

The commas decide: one that separates a role from an organisation splits them, one inside a role or inside an
organisation does not. A role and an organisation printed as one phrase stay whole in the role.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from ofsted_letters.fields.vocabulary import (
    HONORIFICS,
    JOINING_WORDS,
    NAME_PARTICLES,
    ORGANISATION_OPENERS,
    ORGANISATION_WORDS,
    PORTFOLIOS,
    POST_NOMINALS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    ROLE_OPENERS,
)
from ofsted_letters.fields.words import join_lines, known_as, known_words, split_outside_brackets, tidy

MAJESTY = frozenset(("her majesty's", "his majesty's"))
LONGEST_NAME = 5
"""Words of a name without honorific and post-nominals: "Maria del Carmen Example Smith"."""


class PersonReading(NamedTuple):
    """A person as printed; what is not printed is None."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None


class Kind(Enum):
    """What a piece of a line between two commas can be."""

    ROLE = auto()
    ORGANISATION = auto()
    PORTFOLIO = auto()
    """What a role is responsible for."""
    PROPER = auto()
    """Words of no vocabulary: a place, or a body known by its initials."""


def read_person(text: str) -> PersonReading:
    """Read "Name, role, organisation", in which any but the name may be absent."""
    first, _, rest = text.partition(",")
    if leading := _split_leading_role(first):
        role, name = leading
        return PersonReading(tidy(name), role, tidy(rest) or None)
    name, rest = split_name(text)
    return PersonReading(tidy(name) or None, *split_role(rest))


def read_people(text: str) -> list[PersonReading]:
    """Read people run together on one line: "Ann Example, Chief Executive, Anytown Council Bob Sample, …".

    The next name is found at the end of a piece, in front of the comma that follows it.
    """
    return [person for part in text.split(";") for person in _read_run(part)]


def read_signatory(texts: Sequence[str], organisation: str | None = None) -> PersonReading:
    """Read a signatory's lines: the name, then the role on one line or several.

    A single line holds both ("Ann Example His Majesty's Inspector"). Without a name the first line is a role.

    Args:
        texts: the lines in order.
        organisation: the agency that stands as a head above the lines, if any.
    """
    lines = [text for text in texts if text]
    if not lines:
        return PersonReading(organisation=organisation)
    if len(lines) == 1:
        name, rest = split_name(lines[0])
    elif begins_role(lines[0]):
        name, rest = "", join_roles(lines)
    else:
        name, rest = lines[0], join_roles(lines[1:])
    name, aside = _split_aside(name)
    role, own = (tidy(rest), None) if organisation else split_role(rest)
    return PersonReading(tidy(name) or None, ", ".join(filter(None, (aside, role))) or None, organisation or own)


def split_name(text: str) -> tuple[str, str]:
    """Split a person's line after the name: at a comma or dash, or in front of a title.

    Post-nominals stay with the name, also after a comma. A line that is all title has an empty name.
    """
    if not text or begins_role(text):
        return "", text
    pieces = split_outside_brackets(text)
    head, rest = _split_dash(pieces[0])
    if not rest:
        head, rest = _split_before_title(head)
    following = pieces[1:]
    while following and not rest and all(word in POST_NOMINALS for word in known_words(following[0])):
        head = f"{head}, {following.pop(0)}"
    return head, ", ".join(filter(None, (rest, *following)))


def split_role(text: str) -> tuple[str | None, str | None]:
    """Split "role, organisation" at the comma that separates the two, if there is one."""
    pieces = split_outside_brackets(text)
    if not pieces:
        return None, None
    kinds = [kind_of(piece) for piece in pieces]
    if Kind.ROLE not in kinds:
        whole = tidy(text) or None
        portfolio = all(kind is Kind.PORTFOLIO for kind in kinds) and not _names_a_body(known_words(text))
        return (whole, None) if portfolio else (None, whole)
    cut = len(kinds) - kinds[::-1].index(Kind.ROLE)
    while cut < len(pieces) and (kinds[cut] is Kind.PORTFOLIO or _continues(pieces[cut])):
        cut += 1
    if cut < len(pieces) and _is_one_phrase(pieces[cut - 1], pieces[cut]):
        cut = len(pieces)
    cut = _after_places_of_role(pieces, kinds, cut)
    return tidy(", ".join(pieces[:cut])) or None, tidy(", ".join(pieces[cut:])) or None


def kind_of(piece: str) -> Kind:
    """Tell what a piece between two commas is, by its words."""
    words = known_words(piece)
    if words[0] in ORGANISATION_OPENERS:
        return Kind.ORGANISATION
    if words[0] in ROLE_OPENERS or has_title(piece):
        return Kind.ROLE
    body = _names_a_body(words)
    if all(word in PORTFOLIOS or word in JOINING_WORDS for word in words) and not body:
        return Kind.PORTFOLIO
    return Kind.ORGANISATION if body or not ORGANISATION_WORDS.isdisjoint(words) else Kind.PROPER


def begins_role(text: str) -> bool:
    """Whether a line begins with a title: its noun, or what can stand before it."""
    words = known_words(text)[:6]
    if " ".join(words[:2]) in MAJESTY:
        return True
    for word in words:
        if word in ROLE_HEADS or _is_director(word):
            return True
        if word not in ROLE_MODIFIERS:
            return False
    return False


def has_title(text: str) -> bool:
    """Whether a title's noun stands anywhere in a text."""
    words = known_words(text)
    return not ROLE_HEADS.isdisjoint(words) or any(map(_is_director, words))


def leads_with_title(text: str) -> bool:
    """Whether a title stands before a name: "Acting Chief Constable Ann Example"."""
    return _split_leading_role(text.partition(",")[0]) is not None


def is_name(text: str) -> bool:
    """Whether a text can be nothing but a person's name: two to five capitalised words of no vocabulary."""
    words = text.split()
    while words and known_as(words[0]) in HONORIFICS:
        words = words[1:]
    while words and known_as(words[-1]) in POST_NOMINALS:
        words = words[:-1]
    return 2 <= len(words) <= LONGEST_NAME and all(map(_can_be_named, words))


def has_honorific(text: str) -> bool:
    """Whether a text begins with "Mr", "Dr", "Sir" and the like."""
    return known_as(text.partition(" ")[0]) in HONORIFICS


def join_roles(lines: Sequence[str]) -> str:
    """Join a role's lines: a line that begins a title of its own is set off by a comma, others continue."""
    roles: list[list[str]] = []
    for line in lines:
        if roles and not (begins_role(line) and _is_complete(roles[-1][-1])):
            roles[-1].append(line)
        else:
            roles.append([line])
    return ", ".join(join_lines(role) for role in roles)


def _read_run(text: str) -> list[PersonReading]:
    entries: list[list[str]] = [[]]
    pieces = split_outside_brackets(text)
    for index, piece in enumerate(pieces):
        before, name = _split_trailing_name(piece) if entries[-1] and index + 1 < len(pieces) else (piece, "")
        entries[-1].append(before.removesuffix(" and"))
        if name:
            entries.append([name])
    return [read_person(", ".join(entry)) for entry in entries if any(entry)]


def _is_director(word: str) -> bool:
    """Slips of the pen too ("Directory", "Direct"), but no "Directorate"."""
    return word.startswith("direct") and not word.startswith("directorate")


def _names_a_body(words: list[str]) -> bool:
    """A youth offending team or service is a body, though each of its words is a portfolio's."""
    if words[-1] in ("team", "board", "partnership"):
        return True
    return words[-2:] in (["offending", "service"], ["justice", "service"], ["offending", "services"])


def _is_complete(line: str) -> bool:
    return known_as(line.split()[-1]) not in JOINING_WORDS and not line.endswith((",", ":", "-"))


def _continues(piece: str) -> bool:
    """A piece such as "with responsibility for …", "and …" or "(Anytown)" goes on with what stands before it."""
    return piece[0].islower() or (piece.startswith("(") and piece.endswith(")"))


def _is_one_phrase(role: str, following: str) -> bool:
    """Whether a list of places runs on from a role: "Head of Nursing Anytown, Otherton and Thirdby Trust"."""
    return _is_proper(role.split()[-1]) and _is_list_of_places(following)


def _is_list_of_places(piece: str) -> bool:
    """Whether a body's name begins with the last two of several places: "Otherton and Thirdby Trust"."""
    words = piece.split()
    joins = [index for index, word in enumerate(words) if word in ("and", "&")]
    return bool(joins) and joins[0] > 0 and all(map(_is_proper, words[: joins[0]]))


def _is_proper(word: str) -> bool:
    known = known_as(word)
    return word[:1].isupper() and not (
        known in PORTFOLIOS or known in ORGANISATION_WORDS or known in ROLE_HEADS or known in ("her", "his")
    )


def _after_places_of_role(pieces: list[str], kinds: list[Kind], cut: int) -> int:
    """Places between a role and a body belong to the role, unless the body's name lists places itself."""
    end = cut
    while end < len(pieces) and kinds[end] is Kind.PROPER:
        end += 1
    if end == len(pieces) or _is_list_of_places(pieces[end]):
        return cut
    return end


def _split_dash(text: str) -> tuple[str, str]:
    for dash in (" – ", " - ", " — "):
        head, found, rest = text.partition(dash)
        if found and is_name(head):
            return head, rest
    return text, ""


def _split_before_title(text: str) -> tuple[str, str]:
    """Split "Ann Example Assistant Director" in front of the title; a name has two words at least."""
    words = text.split()
    first = 1 + sum(known_as(word) in HONORIFICS for word in words[:2])
    for index in range(first + 1, len(words)):
        if begins_role(" ".join(words[index:])):
            return " ".join(words[:index]), " ".join(words[index:])
    return text, ""


def _split_leading_role(text: str) -> tuple[str, str] | None:
    """Split "Acting Chief Constable Ann Example" before the name."""
    if not begins_role(text):
        return None
    words = text.split()
    titled = 0
    while titled < len(words) and (known_as(words[titled]) in ROLE_HEADS or known_as(words[titled]) in ROLE_MODIFIERS):
        titled += 1
    name = " ".join(words[titled:])
    return (" ".join(words[:titled]), name) if titled and is_name(name) else None


def _split_trailing_name(piece: str) -> tuple[str, str]:
    """Split "Anytown Council Ann Example" in front of the name, if one ends the piece."""
    words = piece.split()
    end = len(words)
    while end and known_as(words[end - 1]) in POST_NOMINALS:
        end -= 1
    start = end
    while start and _can_be_named(words[start - 1]):
        start -= 1
    if start and known_as(words[start - 1]) in HONORIFICS:
        start -= 1
    elif end - start > 2:
        start = end - 2
    if start == 0 or end - start < 2:
        return piece, ""
    return " ".join(words[:start]), " ".join(words[start:])


def _split_aside(name: str) -> tuple[str, str]:
    """Split a title in brackets off a name: "Ann Example (Lead Inspector)"."""
    head, found, aside = name.partition(" (")
    if found and begins_role(aside):
        return head, aside.strip(" )")
    return name, ""


def _can_be_named(word: str) -> bool:
    known = known_as(word)
    if known in NAME_PARTICLES:
        return True
    if not word[:1].isupper() or any(map(str.isdigit, word)) or (len(known) > 1 and word.strip("(),.").isupper()):
        return False
    return not (
        known in ROLE_HEADS
        or known in ROLE_MODIFIERS
        or known in ORGANISATION_WORDS
        or known in PORTFOLIOS
        or known in JOINING_WORDS
        or known in POST_NOMINALS
        or known in HONORIFICS
    )
