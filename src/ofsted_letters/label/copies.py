"""Who gets a copy: how the list is introduced ("Copy:", "cc", "Copies to:"), and where each entry begins.

An entry is a line, "Name, role, organisation", that can run over more lines, or has a line for each of the three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import begins_role, is_body, is_role_or_body
from ofsted_letters.fields.vocabulary import ORGANISATION_OPENERS
from ofsted_letters.fields.words import is_open, known_as
from ofsted_letters.label.bullets import bullet
from ofsted_letters.label.columns import are_beside, split_columns
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule

COPY_WORDS = ("copy", "copies", "cc", "c.c", "copied", "distribution")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
"""What counts entries: "1.", "(2)", "(a)", "ii."."""


def copy_text(text: str) -> str | None:
    """What follows the word that introduces a copy list; None for another line."""
    first, _, rest = text.partition(" ")
    word = first.casefold().strip(".:")
    if word not in COPY_WORDS and first.casefold() != "c:":
        return None
    if rest.casefold().startswith("to") and rest[2:3] in ("", ":", " "):
        rest = rest[2:]
    return rest.lstrip(": ").strip()


def label_copies(lines: Sequence[Line], above: int = 0) -> list[Label]:
    """Label the lines of a copy list, one group for each entry; introducing word, bullets and numbers are taken off.

    Args:
        lines: the list's.
        above: entries of the letter's that were labelled before these.
    """
    labels: list[Label] = []
    entry: list[str] = []
    group = above
    ordered = _in_reading_order(lines)
    for at, line in enumerate(ordered):
        text, marks = without_references(line)
        introduced = copy_text(text)
        text = text[len(bullet(line) or "") :] if introduced is None else introduced
        following = ordered[at + 1].text if at + 1 < len(ordered) else ""
        number = _NUMBER.match(text)
        text = text[number.end() :] if number else text
        if not entry or number or _begins_entry(text, entry, following):
            group += 1
            entry = []
        if text:
            entry.append(text)
        rule = Rule.COPY_LINE if introduced is None else Rule.COPY_WORD
        labels.append(Label(line, Role.COPY, rule, group, text, marks=marks))
    return labels


def _in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines column by column where people stand beside each other; a name's role can stand beside it, too."""
    if not any(are_beside(*pair) and all(map(_names_someone, pair)) for pair in pairwise(lines)):
        return list(lines)
    return [line for column in split_columns(lines) for line in column]


def _names_someone(line: Line) -> bool:
    return is_name(split_name(copy_text(line.text) or line.text)[0])


def _begins_entry(text: str, entry: Sequence[str], following: str) -> bool:
    """Whether a line begins an entry of its own: with a name, or in a list of titles or bodies without names."""
    if is_open(entry[-1]):
        return False
    name, rest = split_name(text)
    if is_name(name):
        return bool(rest) or (len(entry) > 1 and is_name(entry[0]) and is_role_or_body(following))
    if begins_role(entry[0]):
        return begins_role(text)
    if known_as(text.partition(" ")[0]) in ORGANISATION_OPENERS:  # no one who has a role is of a department
        return is_body(text) and any(begins_role(split_name(line)[1] or line) for line in entry)
    return is_body(entry[0]) and is_role_or_body(text)
