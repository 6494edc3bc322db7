"""Whom the letter is addressed to: each addressee's lines between the date and the salutation.

Two forms are known: blocks, one or several with a postal address each, and lists with an entry for each person
that can run over lines. A group of labels is one block or one entry; `fields.recipients` reads it. Where the file
has paragraphs, no entry has more than one, unless somebody broke its lines by hand (2 of 49 entries that run over).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.fields.addresses import is_address, split_postcode
from ofsted_letters.fields.dates import MONTHS
from ofsted_letters.fields.names import has_honorific, is_name, leads_with_title, split_name, split_names
from ofsted_letters.fields.titles import Kind, begins_role, has_title, is_body, kind_of
from ofsted_letters.fields.words import is_open
from ofsted_letters.label.columns import split_columns
from ofsted_letters.label.copies import copy_text
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.labels import ENTRY, Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import in_text

LONGEST_SOMEBODY = 6
"""Words of a name of no known form at most."""
APART = 1.5
"""Times the pitch of a block's lines: a gap wider than this separates two of them."""


def label_addressees(lines: Sequence[Line]) -> list[Label]:
    """Label the addressees' lines, one group for each block or entry, in the order printed."""
    labels: list[Label] = []
    group = 0
    for column in addressee_columns(lines):
        listed = not against_list(column)
        started = _starts_of_entries(column) if listed else _starts_of_blocks(column)
        for line, starts in zip(column, started, strict=True):
            group += starts
            labels.append(_label(line, group, listed))
    return sorted(labels, key=lambda label: label.line.number)


def addressee_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The columns in which addressees stand."""
    return split_columns([line for line in lines if can_address(line.text)])


def can_address(text: str) -> bool:
    """Whether a line can be an addressee's: no stray page number, no date that a slip of the pen made unreadable."""
    if not any(map(str.isalpha, text)):
        return False
    words = text.split()
    return not (words[0].isdigit() and len(words) == 3 and words[1] in MONTHS)


def _label(line: Line, group: int, listed: bool) -> Label:
    text, marks = without_references(line)
    if copied := copy_text(text):
        return Label(line, Role.COPY, Rule.COPY_WORD, group, copied, marks=marks)
    rule, part = (Rule.ENTRY_OF_LIST, ENTRY) if listed else (Rule.ADDRESS_BLOCK, "")
    return Label(line, Role.RECIPIENT, rule, group, text, part, marks)


def against_list(column: Sequence[Line]) -> str:
    """Why a column is no list, which has no postcode, and lines that say more than a name."""
    if any(split_postcode(line.text)[1] for line in column):
        return "its column has a postcode"
    if not _is_entry(column[0].text):
        return "its column does not begin with a person and what follows the name"
    if any(_is_entry(line.text) for line in column[1:]) or not any(is_address(line.text) for line in column[1:]):
        return ""
    return "its column is one person and an address"


def _is_entry(text: str) -> bool:
    """Whether a line begins with a name that a comma, a dash or a title follows, or with a title and a name.

    What stands before a comma and a title is somebody, by whatever name, if it is no body, title or duty itself.
    """
    name, rest = split_name(text)
    if (all(map(is_name, split_names(name))) and bool(rest)) or leads_with_title(text):
        return True
    somebody, _, role = text.partition(", ")
    return begins_role(role) and kind_of(somebody) is Kind.PROPER and 1 < len(somebody.split()) <= LONGEST_SOMEBODY


def _is_titled_name(text: str) -> bool:
    """Whether a line is a whole entry by itself: a comma at the end of the line above only separates the two."""
    name, rest = split_name(text)
    return is_name(name) and begins_role(rest)


def _starts_of_blocks(column: Sequence[Line]) -> Iterator[bool]:
    """Whether each line begins a block."""
    pitch = _pitch(column)
    return (index == 0 or _begins_block(column, index, pitch) for index in range(len(column)))


def _begins_block(column: Sequence[Line], index: int, pitch: float) -> bool:
    """A block begins after a postcode, or after a gap, with a line that can be a person's."""
    line, before = column[index], column[index - 1]
    if copy_text(line.text) is not None:
        return True
    name, rest = split_name(line.text)
    if not (is_name(name) and (not rest or has_title(rest))) and not leads_with_title(line.text):
        return False
    if split_postcode(before.text)[1]:
        return has_honorific(line.text) or (index + 1 < len(column) and has_title(column[index + 1].text))
    if line.baseline - before.baseline <= APART * pitch:
        return _is_stacked(column, index)
    following = column[index + 1].text if index + 1 < len(column) else ""
    return (
        bool(rest)
        or has_honorific(line.text)
        or leads_with_title(line.text)
        or has_title(following)
        or is_body(following)
    )


def _is_stacked(column: Sequence[Line], index: int) -> bool:
    """Whether a name above its role follows others of whom each has a body of their own: no address is shared."""
    if index + 1 >= len(column) or not (is_name(column[index].text) and begins_role(column[index + 1].text)):
        return False
    if any(split_postcode(line.text)[1] for line in column):
        return False
    return any(is_body(line.text) and not begins_role(line.text) for line in column[1:index])


def _pitch(column: Sequence[Line]) -> float:
    gaps = [below.baseline - above.baseline for above, below in pairwise(column)]
    return min((gap for gap in gaps if gap > 0), default=column[0].size)


def _starts_of_entries(column: Sequence[Line]) -> Iterator[bool]:
    """Whether each line begins an entry; within brackets none does."""
    pitch = _pitch(column)
    brackets = 0
    for index, line in enumerate(column):
        copied = index == 0 or copy_text(line.text) is not None
        yield copied or (brackets <= 0 and _begins_entry(line, column[index - 1], pitch))
        brackets += line.text.count("(") - line.text.count(")")


def _begins_entry(line: Line, before: Line, pitch: float) -> bool:
    """An entry begins with a name that a comma, a dash or a title follows, and not in the middle of another."""
    if is_open(before.text):
        return before.text.endswith(",") and _is_titled_name(line.text)
    above, element = in_text(before), in_text(line)
    if above is not None and element is not None:
        return above.path != element.path and (_is_entry(line.text) or is_name(line.text))
    if _is_entry(line.text):
        return True
    return is_name(line.text) and (has_honorific(line.text) or line.baseline - before.baseline > APART * pitch)
