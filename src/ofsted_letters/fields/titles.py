"""Titles: what begins one, and where it ends before the organisation.

"Director, Children and Families, Anytown Council" is a title with a comma in it and, after the comma that
separates the two, an organisation. Each piece between two commas is told by its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.vocabulary import (
    JOINING_WORDS,
    ORGANISATION_OPENERS,
    ORGANISATION_WORDS,
    PORTFOLIOS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    ROLE_OPENERS,
)
from ofsted_letters.fields.words import is_open, join_lines, known_as, known_words, split_outside_brackets, tidy

MAJESTY = frozenset(("her majesty's", "his majesty's"))
SHORT_RANKS = ("det", "supt", "insp")
LONG_RANKS = ("superintendent", "inspector", "sergeant")
RANKS = ("chief", "detective", "acting", "temporary", *SHORT_RANKS, *LONG_RANKS)
LONGEST_BEGINNING = 6
"""Words of a title up to its noun at most: "Interim Joint Executive Group Managing Director"."""


class Kind(Enum):
    """What a piece of a line between two commas can be."""

    ROLE = auto()
    ORGANISATION = auto()
    PORTFOLIO = auto()
    """What a role is responsible for."""
    PROPER = auto()
    """Words of no vocabulary: a place, or a body known by its initials."""


def split_role(text: str) -> tuple[str | None, str | None]:
    """Split "role, organisation" at the comma that separates the two, if there is one."""
    pieces = split_outside_brackets(text)
    if not pieces:
        return None, None
    kinds = [kind_of(piece) for piece in pieces]
    if Kind.ROLE not in kinds:
        cut = _place_of_body(pieces, kinds)
    elif len(kinds) > 1 and kinds[-1] is Kind.ROLE and _are_bodies(pieces[:-1], kinds):
        return tidy(pieces[-1]) or None, tidy(", ".join(pieces[:-1])) or None
    else:
        cut = _end_of_role(pieces, kinds)
    return tidy(", ".join(pieces[:cut])) or None, tidy(", ".join(pieces[cut:])) or None


def _are_bodies(pieces: list[str], kinds: list[Kind]) -> bool:
    """Whether pieces are bodies' names; "Police" alone begins a list of duties."""
    return all(kind is Kind.ORGANISATION and " " in piece for piece, kind in zip(pieces, kinds, strict=False))


def _place_of_body(pieces: list[str], kinds: list[Kind]) -> int:
    """How many pieces a role of no known noun has: what stands before a body is one, alone it is a body."""
    if all(kind is Kind.PORTFOLIO for kind in kinds) and not _names_a_body(known_words(pieces[-1])):
        return len(pieces)
    body = kinds.index(Kind.ORGANISATION) if Kind.ORGANISATION in kinds else len(kinds) - 1
    return body if kinds[0] is Kind.PROPER else 0


def _end_of_role(pieces: list[str], kinds: list[Kind]) -> int:
    """How many pieces the role has: up to the last with a title's noun, and what goes on with that."""
    cut = len(kinds) - kinds[::-1].index(Kind.ROLE)
    while cut < len(pieces) and (kinds[cut] is Kind.PORTFOLIO or _continues(pieces[cut - 1], pieces[cut])):
        cut += 1
    if cut < len(pieces) and kinds[cut - 1] is Kind.ROLE and _is_one_phrase(pieces[cut - 1], pieces[cut]):
        if kinds[cut] is Kind.ORGANISATION:
            return len(pieces)
        cut += 1  # the places of a unit, which is no body
    return _after_places_of_role(pieces, kinds, cut)


def kind_of(piece: str) -> Kind:
    """Tell what a piece between two commas is, by its words."""
    words = known_words(piece)
    if words[0] in ORGANISATION_OPENERS or is_agency(piece):
        return Kind.ORGANISATION
    if words[0] in ROLE_OPENERS or has_title(piece):
        return Kind.ROLE
    if all(word in PORTFOLIOS or word in JOINING_WORDS for word in words) and not _names_a_body(words):
        return Kind.PORTFOLIO
    return Kind.ORGANISATION if _is_body(words) else Kind.PROPER


def is_body(text: str) -> bool:
    """Whether a text is an organisation's name alone: "Department for Education", "Anytown Council"."""
    words = known_words(text)
    whole = len(words) > 1 or words[:1] in (["ofsted"], ["cafcass"], ["cqc"])
    return whole and "," not in text and words[0] not in PORTFOLIOS and kind_of(text) is Kind.ORGANISATION


def is_role_or_body(text: str) -> bool:
    """Whether a line is a role or an organisation, such as stands below a name; not where it is empty."""
    return bool(text) and (begins_role(text) or is_body(text))


def begins_role(text: str) -> bool:
    """Whether a line begins with a title: its noun, or what can stand before it."""
    return words_begin_role([known_as(word) for word in text.split(None, LONGEST_BEGINNING)[:LONGEST_BEGINNING]])


def words_begin_role(words: Sequence[str]) -> bool:
    """The same for a line's first words, as the vocabulary knows them; `LONGEST_BEGINNING` of them are enough."""
    if words[:1] == ["the"]:
        words = words[1:]
    if length_of_rank(words):
        return False
    for at, word in enumerate(words):
        if " ".join(words[at : at + 2]) in MAJESTY:
            return True
        head = word.rpartition("/")[2] if "/" in word else word  # of "A/Commander"
        if head in ROLE_HEADS or _is_director(head) or (at and word == "doctor"):
            return True
        if word not in ROLE_MODIFIERS and not (at and word in ("and", "&")):
            return False
    return False


def length_of_rank(words: Sequence[str]) -> int:
    """Words of a police rank before a name ("Det Chief Insp", "Chief Superintendent"): an honorific; 0 without one.

    In full it is a title, too, when no name follows ("Chief Inspector of Hospitals").
    """
    if not words or words[0] not in RANKS:
        return 0
    length = next((at for at, word in enumerate(words) if word not in RANKS), len(words))
    if not set(words[:length]).isdisjoint(SHORT_RANKS):
        return length
    named = length < len(words) and not _is_of_titles(words[length])
    return length if words[length - 1] in LONG_RANKS and named else 0


def has_title(text: str) -> bool:
    """Whether a title's noun stands anywhere in a text."""
    words = known_words(text)
    return not ROLE_HEADS.isdisjoint(words) or any(map(_is_director, words))


def join_roles(lines: Sequence[str]) -> str:
    """Join a role's lines: a line that begins a title of its own is set off by a comma, others continue."""
    roles: list[list[str]] = []
    for line in lines:
        if roles and (
            is_open(roles[-1][-1]) or known_as(roles[-1][-1]).endswith(" majesty's") or not begins_role(line)
        ):
            roles[-1].append(line)
        else:
            roles.append([line])
    return ", ".join(join_lines(role) for role in roles)


def _is_director(word: str) -> bool:
    """Slips of the pen too ("Directory", "Direct"), but no "Directorate"."""
    return word.startswith("direct") and not word.startswith("directorate")


def _names_a_body(words: list[str]) -> bool:
    """A youth offending team or service is a body, though each of its words is a portfolio's."""
    if words[-1] in ("team", "board", "partnership"):
        return True
    return words[-2:] in (["offending", "service"], ["justice", "service"], ["offending", "services"])


def _continues(before: str, piece: str) -> bool:
    """A piece such as "with responsibility for …", "and …" or "(Anytown)" goes on with what stands before it."""
    return piece[0].islower() or (piece.startswith("(") and piece.endswith(")")) or _goes_on_duties(before, piece)


def _goes_on_duties(before: str, piece: str) -> bool:
    """Whether a piece goes on with what is directed, and then says where.

    As "Adults and Families Anytown" behind "Director of Children", or "Safeguarding for Anytown CCG".
    """
    words = known_words(piece)
    length = next((at for at, word in enumerate(words) if word not in PORTFOLIOS and word not in JOINING_WORDS), 0)
    duties = words[:length]
    if not duties or duties[0] not in PORTFOLIOS:
        return False
    if duties[-1] in ("for", "of", "at"):
        return True
    return not {"and", "&"}.isdisjoint(duties) and known_words(before)[-1] in PORTFOLIOS and not _is_body(words)


def _is_body(words: list[str]) -> bool:
    return _names_a_body(words) or not ORGANISATION_WORDS.isdisjoint(words)


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
    return word[:1].isupper() and not _is_of_titles(known) and known not in ("her", "his")


def _is_of_titles(word: str) -> bool:
    """Whether a word is one of titles' and bodies'."""
    return (
        word in JOINING_WORDS
        or word in PORTFOLIOS
        or word in ORGANISATION_WORDS
        or word in ROLE_HEADS
        or word in ROLE_MODIFIERS
    )


def _after_places_of_role(pieces: list[str], kinds: list[Kind], cut: int) -> int:
    """Places between a role and a body belong to the role, unless the body's name lists places itself."""
    end = cut
    while end < len(pieces) and kinds[end] is Kind.PROPER:
        end += 1
    if end == len(pieces) or _is_list_of_places(pieces[end]):
        return cut
    return end
