"""Which lines are the letterhead, wherever it stands on the first page.

A letterhead is told by its contacts: numbers, mailboxes and the web address, in lines that hold nothing else but
an address. From those the office's address is found: above them in their column, in a column of its own beside
them, or between them where columns were flattened row by row. Where the file sets the contacts apart, in a table's row
or beside its text, the address is there, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ofsted_letters.document import Line, Path
from ofsted_letters.fields.addresses import is_address, split_postcode
from ofsted_letters.fields.agencies import MOTTO, is_agency
from ofsted_letters.fields.contacts import MOST_BETWEEN, is_contact, is_cut_domain
from ofsted_letters.fields.dates import read_date
from ofsted_letters.fields.names import has_honorific
from ofsted_letters.fields.titles import has_title
from ofsted_letters.label.columns import are_beside, split_columns
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import cells_in_rows, is_artifact
from ofsted_letters.label.zones import is_salutation, starts_like_date

WITHOUT_INITIAL = "fsted"
"""What is text of Ofsted's logo where its first letter is a picture."""
LONGEST_POSTAL = 45
"""Characters of an address's line at most (counted on 196 letterheads: 18)."""
MOST_POSTAL = 6
"""Lines of an office's address at most (counted: 5)."""
SAME_BLOCK = 1.6
"""Font sizes from one line of a block to the next at most (counted: 1.25)."""
USUAL_PITCH = 1.2
"""Font sizes from one line to the next, as type is mostly set."""
SAME_SIZE = 1.2
"""Points between the sizes of a letterhead's lines at most; its bold labels are 8 where the rest is 9."""
MOST_IN_ROW = 40
"""Lines of one row, and of those within a line's height of it, that are looked at (counted: four)."""
SAME_EDGE = 6.0
"""Points between the left edges of a column's lines at most: text can set them a letter apart."""
UNITS = tuple(
    form for noun in ("team", "unit", "division", "directorate", "department") for form in (noun, noun.title())
)
"""What the name of an office's part ends in: it stands above its contacts."""
LONGEST_UNIT = 3
"""Lines of such a name at most."""
NEAR = 3.0
"""Font sizes from one line of a letterhead to the next at most: two blank rows in text."""

TOO_LONG = "it is longer than an address's line"
OTHER_SIZE = "its type is of another size"
SENTENCE = "it ends as a sentence does, or is a motto"
SMALL_WORD = "a word of it begins with a small letter"
SOMEBODY = "it names or greets somebody"
DATED = "it is a date"
GAP = "a gap parts it from the line below"
FULL = "the address below it is as long as any"
POSTCODE_BELOW = "the address below it has its postcode"

_baseline = attrgetter("baseline")


def label_letterhead(lines: Sequence[Line]) -> list[Label]:
    """Label the letterhead's lines: on the first page or, in text taken from a PDF, after all the rest.

    A letter without contacts has only its agencies' names.
    """
    return find_letterhead(lines).labels if lines else []


def find_letterhead(lines: Sequence[Line]) -> Letterhead:
    """What the first page has of a letterhead or, where that is no more than agencies' names, the last."""
    first = _on_page(lines, lines[0].page)
    if first.has_office:
        return first
    last = _on_page(lines, lines[-1].page)
    return last if last.has_office else first


class Letterhead(NamedTuple):
    """What one page has of a letterhead."""

    page: list[Line]
    labels: list[Label]
    has_office: bool
    """Whether there is more than agencies' names."""


def _on_page(lines: Sequence[Line], number: int | None) -> Letterhead:
    page = [line for line in lines if line.page == number]
    rules = dict.fromkeys((line.number for line in find_contacts(page)), Rule.CONTACT)
    if rules:
        units = find_units(page, rules.keys())
        for line in _office([line for line in page if line not in units] if units else page, rules.keys()):
            rules.setdefault(line.number, Rule.OFFICE_ADDRESS)
        rules |= dict.fromkeys((line.number for line in units), Rule.OFFICE_UNIT)
    agencies = find_agencies(page)
    if agencies and not rules:
        rules = dict.fromkeys((line.number for line in _below_agency(page, agencies[-1])), Rule.OFFICE_ADDRESS)
    has_office = bool(rules)
    for line in agencies:
        rules.setdefault(line.number, Rule.AGENCY_NAME)
    labels = [
        Label(line, Role.FURNITURE, Rule.REST_OF_LOGO)
        if line.text == WITHOUT_INITIAL
        else Label(line, Role.LETTERHEAD, rules[line.number], text=line.text)
        for line in page
        if line.number in rules
    ]
    return Letterhead(page, labels, has_office)


def find_contacts(page: Sequence[Line]) -> list[Line]:
    """Lines of contacts; a mailbox alone, or what was cut off another, only where another contact is near."""
    whole = [index for index, line in enumerate(page) if is_contact(line.text) and not is_anothers(line.text)]
    found = sorted({*whole, *_cut_contacts(page)})
    contacts = frozenset(found)
    certain = {index for index in found if "@" not in page[index].text or " " in page[index].text.strip()}
    if not certain:
        return []
    near = {
        index
        for index, line in enumerate(page)
        if not certain.isdisjoint(range(index - 4, index + 5))
        and (index in contacts or (_is_rest(line.text) and _follows_contact(page, index, found)))
    }
    return [page[index] for index in sorted(near)]


def _cut_contacts(page: Sequence[Line]) -> list[int]:
    """Both halves of each mailbox or web address that its column had no room for; other columns' lines lie between."""
    return [
        half
        for at, line in enumerate(page)
        if "@" in line.text or "www" in line.text
        for below in range(at + 1, min(at + 2 + MOST_BETWEEN, len(page)))
        if abs(page[below].x0 - line.x0) <= SAME_EDGE and is_cut_domain(line.text, page[below].text)
        for half in (at, below)
    ]


def is_anothers(text: str) -> bool:
    """Whether a line has words and a mailbox that is not Ofsted's: someone's who gets a copy."""
    return "@" in text and " " in text and "ofsted" not in text.casefold()


def _is_rest(text: str) -> bool:
    """Whether a line is what a narrow column cut off: a number's last digits, or an address's last part (".uk")."""
    return text.replace(" ", "").isdigit() or (text[0] == "." and text[1:].replace(".", "").isalpha())


def _follows_contact(page: Sequence[Line], index: int, found: Sequence[int]) -> bool:
    """Whether the line above in the same column is a contact: digits alone could be a page number too."""
    line = page[index]
    before = found[: bisect_left(found, index)][-MOST_IN_ROW:]
    above = next((page[at] for at in reversed(before) if not are_beside(page[at], line)), None)
    return above is not None and len(line.text) > 2 and 0 < line.baseline - above.baseline < NEAR * line.size


def _office(page: Sequence[Line], contacts: Set[int]) -> list[Line]:
    """The office's address: beside the contacts, between them, or above them."""
    known = [line for line in page if line.number in contacts]
    office: list[Line] = []
    for column in office_columns(set_apart(page, known), known):
        if any(line.number in contacts for line in column):
            office.extend(_around_contacts(column, contacts))
        else:
            office.extend(_beside_contacts(column, known))
    return office


def set_apart(page: Sequence[Line], contacts: Sequence[Line]) -> Sequence[Line]:
    """The lines in the contacts' rows of several cells, or beside the text with them; the page where neither holds."""
    rows = cells_in_rows(page)
    theirs = {row for row in cells_in_rows(contacts) if len(rows[row]) > 1}
    if theirs:
        return [line for line in page if line in contacts or _is_in_rows(line, theirs)]
    if not all(map(is_artifact, contacts)):
        return page
    return [line for line in page if is_artifact(line)]


def _is_in_rows(line: Line, rows: Set[Path]) -> bool:
    """Whether a line stands in one of a table's rows, or as a postcode alone in the row below one."""
    if line.element is None or not line.element.row:
        return False
    *table, at = line.element.row
    return line.element.row in rows or (_is_only_postcode(line) and (*table, at - 1) in rows)


def office_columns(page: Sequence[Line], contacts: Sequence[Line]) -> list[list[Line]]:
    """The page's columns, but one only where no contact has a line beside it."""
    rows = sorted(page, key=_baseline)
    heights = [line.baseline for line in rows]
    for contact in contacts:
        first = bisect_left(heights, contact.baseline - contact.size)
        last = bisect_right(heights, contact.baseline + contact.size)
        if any(are_beside(contact, line) for line in rows[first : min(last, first + MOST_IN_ROW)]):
            return split_columns(page)
    return [list(page)]


def _around_contacts(column: Sequence[Line], contacts: Set[int]) -> list[Line]:
    """Lines of an address between a column's contacts or directly above them, and a postcode below."""
    at = [index for index, line in enumerate(column) if line.number in contacts]
    first, last = at[0], at[-1]
    between = [
        line for line in column[first:last] if line.number not in contacts and not against_postal(line, column[first])
    ]
    above = _above(column, first)
    below = column[last + 1 : last + 2] if not _postcodes([*above, *column[first : last + 1]]) else []
    return [*between, *filter(_is_only_postcode, below), *above]


def _above(column: Sequence[Line], first: int) -> list[Line]:
    """The address's lines above the first contact, if they are an address at all."""
    above, _ = above_contacts(column, first)
    return above if any(is_address(line.text) or is_from_logo(line) for line in above) else []


def above_contacts(column: Sequence[Line], first: int) -> tuple[list[Line], str]:
    """The lines above the first contact that can be its address, from the lowest, and why the next one can't."""
    above: list[Line] = []
    for index in range(first - 1, -1, -1):
        if reason := _against_above(column, index, above):
            return above, reason
        above.append(column[index])
    return above, ""


def _against_above(column: Sequence[Line], index: int, address: Sequence[Line]) -> str:
    """Why a line is none of the address below it."""
    if len(address) == MOST_POSTAL:
        return FULL
    line, below = column[index], column[index + 1]
    gap = below.baseline - line.baseline
    if gap > NEAR * below.size and gap > NEAR * _usual_gap(column) / USUAL_PITCH:
        return GAP
    return against_postal(line, below) or (POSTCODE_BELOW if _postcodes([line]) and _postcodes(address) else "")


def _usual_gap(column: Sequence[Line]) -> float:
    """The commonest gap between two rows: some programs put blank ones between all that they take out of a file."""
    gaps = Counter(below.baseline - above.baseline for above, below in pairwise(column))
    return max(gaps, key=lambda gap: gaps[gap], default=0.0)


def _beside_contacts(column: Sequence[Line], contacts: Sequence[Line]) -> list[Line]:
    """A column's block of nothing but an address that begins at the contacts' height."""
    top, bottom = heights_of(contacts)
    beside: list[Line] = []
    above: Line | None = None
    for line in column:
        if top <= line.baseline <= bottom and not is_from_logo(line):
            goes_on = above is not None and line.baseline - above.baseline < SAME_BLOCK * line.size
            is_postal = any(not against_postal(line, contact) for contact in contacts)  # rows of a scan differ in size
            if is_postal and (beside or not goes_on):
                beside.append(line)
            elif beside:
                break
        above = None if is_from_logo(line) else line
    return beside if any(is_address(line.text) for line in beside) else []


def heights_of(contacts: Sequence[Line]) -> tuple[float, float]:
    """From where to where a block beside some contacts stands."""
    heights = [line.baseline for line in contacts]
    return min(heights) - NEAR * contacts[0].size, max(heights) + NEAR * contacts[0].size


def against_postal(line: Line, beside: Line) -> str:
    """Why a line is no part of an office's address, which is short, of capitalised words and numbers, no one's title.

    Args:
        line: to be looked at.
        beside: A line of the same letterhead.
    """
    text = line.text.strip(" ,")
    if len(text) > LONGEST_POSTAL and not split_postcode(text)[1]:
        return TOO_LONG
    if abs(line.size - beside.size) > SAME_SIZE:
        return OTHER_SIZE
    if text.endswith((".", ":", ";")) or text.casefold() in MOTTO:
        return SENTENCE
    if not all(word[0].isupper() or not word[0].isalpha() for word in text.split()):
        return SMALL_WORD
    if has_title(text) or has_honorific(text) or is_salutation(text):
        return SOMEBODY
    return DATED if read_date(text) or starts_like_date(text) else ""


def find_units(page: Sequence[Line], contacts: Set[int]) -> list[Line]:
    """Lines that name a part of the office: right above a contact, in its column, the last one a unit's."""
    last = {line.number for line in page if line.text.endswith(UNITS)}
    if not last:
        return []
    known = [line for line in page if line.number in contacts]
    units: list[Line] = []
    for column in office_columns(page, known):
        for at, (above, line) in enumerate(pairwise(column)):
            if line.number in contacts and above.number in last and _is_near(above, line):
                units += _unit(column, at, contacts)
    return units


def _unit(column: Sequence[Line], last: int, contacts: Set[int]) -> list[Line]:
    """The lines of a unit's name, of which one is the last; none where they are someone's title."""
    first = last
    while first and last - first < LONGEST_UNIT - 1 and _is_of_unit(column[first - 1], column[first], contacts):
        first -= 1
    name = list(column[first : last + 1])
    is_anothers = any(has_title(line.text) or has_honorific(line.text) for line in name)
    return name if name[0].text[:1].isupper() and not is_anothers else []


def _is_of_unit(above: Line, line: Line, contacts: Set[int]) -> bool:
    """Whether a unit's name began above a line: right above, in words that no address has."""
    if above.number in contacts or not _is_near(above, line) or len(above.text) > LONGEST_POSTAL:
        return False
    return line.text[:1].islower() or bool(
        against_postal(above, line) and not is_from_logo(above) and not read_date(above.text)
    )


def _is_near(above: Line, line: Line) -> bool:
    return 0 < line.baseline - above.baseline < SAME_BLOCK * line.size


def _is_only_postcode(line: Line) -> bool:
    rest, postcode = split_postcode(line.text)
    return postcode is not None and len(rest.split()) <= 1


def _postcodes(lines: Sequence[Line]) -> bool:
    return any(split_postcode(line.text)[1] for line in lines)


def find_agencies(page: Sequence[Line]) -> list[Line]:
    """Agencies' names above the salutation; below it they stand in the sign-off."""
    above: list[Line] = []
    for line in page:
        if is_salutation(line.text):
            return [line for line in above if is_from_logo(line)]
        above.append(line)
    return []


def _below_agency(page: Sequence[Line], agency: Line) -> list[Line]:
    """The office's address between its agency's name and the date, where no contacts stand."""
    dated = next((line.number for line in page if read_date(line.text)), 0)
    between = [line for line in page if agency.number < line.number < dated]
    whole = not any(against_postal(line, agency) for line in between) and len(between) <= MOST_POSTAL
    return between if whole and any(is_address(line.text) for line in between) else []


def is_from_logo(line: Line) -> bool:
    """Whether a line is an agency's name, or the motto that stands with it."""
    return is_agency(line.text) or line.text == WITHOUT_INITIAL or line.text.strip(" ,.").casefold() in MOTTO
