"""Names of people: what can be one, and where it ends before a title."""

from __future__ import annotations

from collections.abc import Callable

from ofsted_letters.fields.titles import LONGEST_BEGINNING, begins_role, length_of_rank, words_begin_role
from ofsted_letters.fields.vocabulary import (
    HONORIFICS,
    JOINING_WORDS,
    NAME_PARTICLES,
    ORGANISATION_WORDS,
    PORTFOLIOS,
    POST_NOMINALS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SURNAMES,
)
from ofsted_letters.fields.words import is_open, known_as, known_words, split_outside_brackets

CIVIL_HONORIFICS = ("mr", "mrs", "ms", "miss", "dr")
"""Honorifics that no title ends in."""
PEERS = ("Lord", "Lady", "Baroness", "Baron", "Viscount", "Earl")
LONGEST_NAME = 5
"""Words of a name without honorific and post-nominals: "Maria del Carmen Example Smith"."""
SHORTEST_CAPITALS = 4
"""Letters of a word all in capitals at least that can be a surname; shorter ones are initials of a body."""


def is_name(text: str) -> bool:
    """Whether a text can be nothing but a person's name: two to five capitalised words of no vocabulary.

    Some surnames are words of the vocabulary too ("Young", "Head"): they count after a first name that is none.
    """
    words = text.split()
    start, end = length_of_rank(known_words(text)), len(words)
    while start < end and known_as(words[start]) in HONORIFICS:
        start += 1
    while end - start > 2 and _is_post_nominal(words[end - 1]):
        end -= 1
    if start and end - start > 2 and words[start - 1] in PEERS and words[start + 1] == "of":
        return all(map(_can_be_named, (words[start], *words[start + 2 : end])))  # "Baroness Oak of Fellbridge"
    words = words[start:end]
    if not 2 <= len(words) <= LONGEST_NAME or not _can_be_named(words[0]):
        return False
    return all(_can_be_named(word) or known_as(word) in SURNAMES for word in words[1:])


def has_honorific(text: str) -> bool:
    """Whether a text begins with "Mr", "Dr", "Sir" and the like."""
    return known_as(text.partition(" ")[0]) in HONORIFICS


def split_name(text: str) -> tuple[str, str]:
    """Split a person's line after the name: at a comma or dash, or in front of a title.

    Post-nominals stay with the name, also after a comma. A line that is all title has an empty name.
    """
    pieces = split_outside_brackets(text)
    if not pieces or begins_role(text):
        return "", text
    head, rest = _split_sign(pieces[0])
    if not rest:
        head, rest = _split_before_title(head)
    at = 1
    while at < len(pieces) and not rest and all(word in POST_NOMINALS for word in known_words(pieces[at])):
        at += 1
    return ", ".join((head, *pieces[1:at])), ", ".join(filter(None, (rest, *pieces[at:])))


def split_names(text: str, names: Callable[[str], bool] = is_name) -> list[str]:
    """Split "Ann Example and Bob Sample"; a text of which a part is no name, as `names` tells it, is one name."""
    parts = text.replace(" & ", " and ").split(" and ")
    return parts if len(parts) > 1 and all(map(names, parts)) else [text]


def is_led_by_name(text: str) -> bool:
    """Whether a text begins with a name, which a title may follow."""
    return is_name(split_name(text)[0])


def leads_with_title(text: str) -> bool:
    """Whether a title stands before a name: "Acting Chief Constable Ann Example"."""
    return split_leading_title(text.partition(",")[0]) is not None


def split_leading_title(text: str) -> tuple[str, str] | None:
    """Split "Acting Chief Constable Ann Example" before the name."""
    if not begins_role(text):
        return None
    words = text.split()
    titled = 0
    while titled < len(words) and (known_as(words[titled]) in ROLE_HEADS or known_as(words[titled]) in ROLE_MODIFIERS):
        titled += 1
    name = " ".join(words[titled:])
    return (" ".join(words[:titled]), name) if titled and is_name(name) else None


def split_trailing_name(piece: str) -> tuple[str, str]:
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


def split_at_honorifics(text: str) -> list[str]:
    """Split people run together, "… Anytown CCG Mr Bob Sample, …": an honorific and a name in mid-phrase begin anew.

    An "and" between the two is neither's, but names alone that it joins ("Ms Ann Example and Mr Bob Sample") stay.
    """
    words = text.split()
    people = []
    start = 0
    for at in range(2, len(words) - 1):
        if known_as(words[at]) not in CIVIL_HONORIFICS or not is_name(" ".join(words[at : at + 3])):
            continue
        end = at - (words[at - 1] in ("and", "&"))
        before = " ".join(words[start:end])
        joined = is_open(words[at - 1]) if end == at else is_name(before.rpartition(", ")[2])
        if not joined:
            people.append(before.rstrip(" ,"))
            start = at
    return [*people, " ".join(words[start:])]


def _split_sign(text: str) -> tuple[str, str]:
    """Split at a dash behind a name, or take out of brackets what follows it: "Ann Example (Director, Anytown)"."""
    if text.endswith(")") and is_name(text.partition(" (")[0]):
        head, _, rest = text[:-1].partition(" (")
        return head, rest
    for dash in (" – ", " - ", " — "):
        head, found, rest = text.partition(dash)
        if found and is_name(head):
            return head, rest
    return text, ""


def _split_before_title(text: str) -> tuple[str, str]:
    """Split "Ann Example Assistant Director" in front of the title; a name has two words at least."""
    words, known = text.split(), known_words(text)
    first = 1 + sum(word in HONORIFICS for word in known[:2])
    for index in range(first + 1, len(words)):
        if words_begin_role(known[index : index + LONGEST_BEGINNING]):
            return " ".join(words[:index]), " ".join(words[index:])
    return text, ""


def are_post_nominals(text: str) -> bool:
    """Whether a text is nothing but post-nominals, as where a line's end cut them off their name."""
    words = text.split()
    known = any(known_as(word) in POST_NOMINALS or _is_degree(word) for word in words)
    return known and all(map(_is_post_nominal, words))


def _is_post_nominal(word: str) -> bool:
    """Known ones, and other capitals behind a name: there are hundreds."""
    known = known_as(word)
    if known in ORGANISATION_WORDS:
        return False
    return known in POST_NOMINALS or (len(known) > 1 and word.isupper()) or _is_degree(word)


def _is_degree(word: str) -> bool:
    """Whether a word mixes capitals and small letters as degrees do ("BCh", "FRCPsych"): no "McAdam", no "O’Neill"."""
    return word[:2].isalpha() and word[:2].isupper() and not word.isupper()


def _can_be_named(word: str) -> bool:
    word = word.lstrip("(‘'\"").rstrip("),.’'\"")
    known = known_as(word)
    if known in NAME_PARTICLES:
        return True
    if not word[:1].isupper() or any(map(str.isdigit, word)):
        return False
    if _is_degree(word) or (word.isupper() and 1 < len(known) < SHORTEST_CAPITALS):
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
