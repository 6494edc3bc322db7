"""Address blocks that extraction put on one line -> their lines.

With commas the lines are between them. Without, kinds of words tell where one ends: a title's words, a council's
name, the buildings and streets of the address.
"""

from __future__ import annotations

from ofsted_letters.fields.addresses import is_address, split_address, split_postcode
from ofsted_letters.fields.authorities import is_authority
from ofsted_letters.fields.names import split_name
from ofsted_letters.fields.titles import Kind, has_title, kind_of
from ofsted_letters.fields.vocabulary import (
    BUILDING_WORDS,
    DEPARTMENT_WORDS,
    HONORIFICS,
    JOINING_WORDS,
    PORTFOLIOS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from ofsted_letters.fields.words import known_as, split_outside_brackets

LONGEST_ORGANISATION = 8
"""Words of a council's name at most: "Royal Borough of Windsor and Maidenhead Council"."""


def split_at_commas(text: str) -> list[str]:
    """Bring a block that was put on one line with commas back onto its lines; a role's commas stay in it."""
    lines: list[list[str]] = []
    for piece in split_outside_brackets(text):
        if len(lines) > 1 and has_title(lines[-1][0]) and kind_of(piece) is Kind.PORTFOLIO:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [", ".join(pieces) for pieces in lines]


def split_run_on(text: str) -> list[str]:
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
    while end < len(words) and (_can_be_in_role(words[end]) or _is_joined_duty(words[:end], words[end:])):
        end += 1
    while end and known_as(words[end - 1]) in JOINING_WORDS:
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _is_joined_duty(before: list[str], following: list[str]) -> bool:
    """Whether a word of no vocabulary is a duty between a title's words: "Families and Cultural Services"."""
    is_joined = bool(before) and known_as(before[-1]) in ("and", "&")
    return is_joined and len(following) > 1 and known_as(following[1]) in DEPARTMENT_WORDS


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
