"""Everything below the body: the valediction, who signed, and who gets a copy.

A group of labels is one signatory: the agency at the head has the part "organisation", a name in a cell of its own the
part "name"; the other lines follow in the order name, role. In a copy list a group is an entry, its introducing word
taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.fields.agencies import count_in_row, is_agency
from ofsted_letters.fields.contacts import is_contact
from ofsted_letters.fields.names import is_name, split_name
from ofsted_letters.fields.titles import begins_role
from ofsted_letters.label.bullets import bullet
from ofsted_letters.label.copies import copy_text, label_copies
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.labels import NAME, ORGANISATION, Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.signatories import signatories

VALEDICTIONS = ("your sincerely", "yours sincerely", "yours faithfully", "your faithfully", "yours truly")
ANNEXES = ("annex", "appendix", "glossary", "notes", "information about the inspection")
FORMAL = ("pp", "p.p", "signed", "for and on behalf of", "on behalf of")
ROLE_OF_WRITER = ("her majesty", "his majesty", "hmi", "senior her majesty", "senior his majesty")
LONGEST_SIGNOFF = 40
"""Lines of a sign-off at most, a copy list and notes at the page's foot included (counted: 15)."""
APART = 1.5
"""Font sizes from a line to one below that stands apart at least: a blank line between makes two and more."""
FEWEST_OF_PROSE = 8
"""Words of a sentence's line at least (counted: signatories' lines have up to 10, three of them in lower case)."""
SHORTEST_NAME = 4
"""Characters of a signatory's line at least: what is shorter is left over from a picture."""
SMALLER = 0.9
"""Of the sign-off's font size: smaller lines are notes (counted: 10 below 12)."""
SEVERAL_AGENCIES = "it names several agencies in a row"
TOO_SHORT = "it is too short for a name, and no title or agency"
NO_LETTERS = "it has no letters"
SMALL_TYPE = "its type is smaller than the sign-off's"


def find_valediction(lines: Sequence[Line]) -> int | None:
    """Index of the line "Yours sincerely"; the last one, since a letter could quote another."""
    for index in range(len(lines) - 1, -1, -1):
        if is_valediction(lines[index].text):
            return index
    return None


def find_signoff_start(lines: Sequence[Line]) -> int | None:
    """Index of the sign-off's first line: the valediction or, in letters without one, the writer's name.

    The name must stand alone on its line, directly above an inspector's title alone on its own.
    """
    found = find_valediction(lines)
    if found is not None:
        return found
    for index in range(len(lines) - 1, max(len(lines) - LONGEST_SIGNOFF, 0), -1):
        name, title = lines[index - 1].text.strip(), lines[index].text
        if title.casefold().startswith(ROLE_OF_WRITER) and begins_role(title) and is_name(name.rstrip(".,")):
            return index - 1
    return None


def label_signoff(lines: Sequence[Line], copied_above: int = 0) -> list[Label]:
    """Label the lines from the valediction on; lines that are no part of a sign-off get no label.

    Args:
        lines: those from the valediction on.
        copied_above: groups of labels up to which those above the body who get a copy are counted.
    """
    parts = split_signoff(lines)
    labels = [Label(line, Role.VALEDICTION, Rule.VALEDICTION, text=line.text) for line in parts.valedictions]
    labels.extend(Label(line, Role.FURNITURE, Rule.FORMAL_LINE) for line in parts.formal)
    signed = [line for line in parts.signed if not against_signing(line, lines[0].size)]
    for group, person in enumerate(signatories(signed), 1):
        labels.extend(_plain(line, Role.SIGNATORY, Rule.AGENCY_HEAD, group, ORGANISATION) for line in person.head)
        labels.extend(_plain(line, Role.SIGNATORY, Rule.SIGNATORY_LINE, group, NAME) for line in person.name)
        labels.extend(_plain(line, Role.SIGNATORY, Rule.SIGNATORY_LINE, group) for line in person.lines)
    labels.extend(label_copies(parts.copies, copied_above))
    return labels


class Parts(NamedTuple):
    """What a sign-off's lines are."""

    valedictions: list[Line]
    formal: list[Line]
    signed: list[Line]
    """Those up to prose, be they of signatories or not."""
    copies: list[Line]


def split_signoff(lines: Sequence[Line]) -> Parts:
    """The parts of a sign-off; lines below prose or too many are in none."""
    valedictions = [line for line in lines if is_valediction(line.text)]
    rest = [line for line in lines if not is_valediction(line.text)][:LONGEST_SIGNOFF]
    copies = next((index for index, line in enumerate(rest) if copy_text(line.text) is not None), len(rest))
    formal = [line for line in rest[:copies] if _is_formal(line.text)]
    signed = _before_prose([line for line in rest[:copies] if line not in formal])
    return Parts(valedictions, formal, signed, rest[copies:])


def _before_prose(lines: Sequence[Line]) -> list[Line]:
    """The lines up to an annex, a note, a list or whatever else follows in sentences, its heading left out."""
    before: list[Line] = []
    for line in lines:
        if line.text.casefold().startswith(ANNEXES) or bullet(line) is not None:
            break
        if is_prose(line.text):
            return before[:-1] if _is_heading(before) else before
        before.append(line)
    return before


def _is_heading(lines: Sequence[Line]) -> bool:
    """Whether the last line stands apart and is no one's name, title or agency."""
    if len(lines) < 2 or lines[-1].baseline - lines[-2].baseline < APART * lines[-1].size:
        return False
    text = lines[-1].text
    return not (is_name(split_name(text)[0]) or begins_role(text) or is_agency(text))


def is_prose(text: str) -> bool:
    """Whether a line is of a sentence: names and titles are written with capitals, and without years."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= FEWEST_OF_PROSE and (2 * small > len(words) or any(map(_is_year, words)))


def _is_year(word: str) -> bool:
    return len(word) == len("2015") and word.isdigit()


def _plain(line: Line, role: Role, rule: Rule, group: int, part: str = "") -> Label:
    text, marks = without_references(line)
    return Label(line, role, rule, group, text, part, marks)


def _is_formal(text: str) -> bool:
    """Whether a line says for whom or that it is signed ("pp", "[signed]"), or how to reach whoever signed."""
    return text.casefold().strip(" .,:[]()") in FORMAL or (is_contact(text) and not is_name(split_name(text)[0]))


def is_valediction(text: str) -> bool:
    """Whether a line takes leave."""
    return len(text) < 40 and text.casefold().startswith(VALEDICTIONS)


def against_signing(line: Line, size: float) -> str:
    """Why a line is no signatory's, which has letters in the body's size; what is smaller is a note at the foot.

    A row of several agencies can't be one's: which of them is whose is lost.
    """
    if count_in_row(line.text) > 1:
        return SEVERAL_AGENCIES
    if len(line.text) < SHORTEST_NAME and not begins_role(line.text) and not is_agency(line.text):  # "HMI", "CQC"
        return TOO_SHORT
    if not any(map(str.isalpha, line.text)):
        return NO_LETTERS
    return "" if line.size > SMALLER * size else SMALL_TYPE
