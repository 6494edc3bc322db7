"""Doubts about people: what a person's lines hold is told by place, by commas and line ends, and last by words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.doubts.ground import Diagnostic, Ground, Values
from ofsted_letters.fields.addresses import is_address
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.authorities import is_authority
from ofsted_letters.fields.names import has_honorific, is_name, split_name
from ofsted_letters.fields.titles import Kind, begins_role, has_title, kind_of
from ofsted_letters.fields.vocabulary import ORGANISATION_WORDS
from ofsted_letters.fields.words import known_words, split_outside_brackets

CHARTERED = frozenset(("city", "county", "royal", "district"))
"""What else than a body's noun stands before "of" in a body's name: "City of Anytown"."""


def names_are_names(ground: Ground) -> Iterator[Diagnostic]:
    """A name is a few capitalised words of no vocabulary, or follows "Mr", "Cllr" and the like."""
    for pointer, person in ground.people():
        name, role = person["name"], person["role"]
        if name is None and role:
            yield ground.doubt(DiagnosticCode.DOUBTFUL_NAME, f"no name was found beside {role!r}", pointer, "/role")
        elif name and not _is_name(name):
            yield ground.doubt(DiagnosticCode.DOUBTFUL_NAME, f"{name!r} is no name by its words", pointer, "/name")


def _is_name(text: str) -> bool:
    if has_honorific(text):
        return True
    return not is_address(text) and (is_name(text) or is_name(split_name(text)[0]))


def roles_are_printed(ground: Ground) -> Iterator[Diagnostic]:
    """Who is written to, signs or inspects has a role (counted: 928 of 956 in 270 letters); who gets a copy may not."""
    for pointer, person in ground.people():
        if person["name"] and not person["role"] and not pointer.startswith("/copies"):
            yield ground.doubt(DiagnosticCode.NO_ROLE, f"no role was found for {person['name']!r}", pointer, "/name")


def roles_are_roles(ground: Ground) -> Iterator[Diagnostic]:
    """A role says somewhere what someone is, and names no agency before another role: else only its place tells."""
    for pointer, person in ground.people():
        role = person["role"]
        if role and not _is_role(role):
            yield ground.doubt(DiagnosticCode.DOUBTFUL_ROLE, f"{role!r} is no role by its words", pointer, "/role")


def _is_role(text: str) -> bool:
    return (begins_role(text) or has_title(text)) and not any(map(is_agency, split_outside_brackets(text)[:-1]))


def organisations_are_bodies(ground: Ground) -> Iterator[Diagnostic]:
    """An organisation is an authority or an agency, or has a body's noun and no title in it."""
    for pointer, person in ground.people():
        organisation = person["organisation"]
        if organisation and not _is_body(organisation):
            message = f"{organisation!r} is no organisation by its words"
            yield ground.doubt(DiagnosticCode.DOUBTFUL_ORGANISATION, message, pointer, "/organisation")


def _is_body(text: str) -> bool:
    if is_authority(text) or is_agency(text):
        return True
    if ORGANISATION_WORDS.issuperset(known_words(text)) and " " in text:  # "Borough Council": whose?
        return False
    owner, of, _ = text.partition(" of ")
    if of and not _can_precede_of(owner):
        return False
    pieces = split_outside_brackets(text)
    return kind_of(pieces[0]) is Kind.ORGANISATION and not any(map(begins_role, pieces))


def _can_precede_of(owner: str) -> bool:
    """Whether a body's noun stands before "of": not in "Chair of Anytown Safeguarding Board"."""
    words = known_words(owner)
    return words[-1] in CHARTERED or not ORGANISATION_WORDS.isdisjoint(words)


def values_are_set_apart(ground: Ground) -> Iterator[Diagnostic]:
    """Name, role, organisation and address stand on lines of their own, or with a comma or a dash between them."""
    for pointer, person in ground.people():
        printed = ground.texts(pointer)
        for before, after in pairwise(_printed(person)):
            if any(f"{before} {after}" in text for text in printed):
                message = f"{before!r} and {after!r} are told apart by their words alone"
                yield ground.doubt(DiagnosticCode.RUN_TOGETHER, message, pointer, "/name")
                break


def _printed(person: Values) -> list[str]:
    """The values of a person in the order printed; how an address begins tells whether its lines were run together."""
    values = (person["name"], person["role"], person["organisation"], *person.get("address", ())[:2])
    return [value for value in values if value]
