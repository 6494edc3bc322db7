"""The zones of a letter: letterhead, date, addressees, salutation and subject, body, sign-off.

Each step takes the lines that the steps before it left, in this order: lines that can't be seen, furniture, what is
around the letter, footnotes, the letterhead, then the zones. What no step claims is labelled `unplaced`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Document, Line
from ofsted_letters.families import UNKNOWN, recognise
from ofsted_letters.families.recognition import Clues
from ofsted_letters.fields.subject import lead_of_subject
from ofsted_letters.label.address import label_addressees
from ofsted_letters.label.claims import Claims, plain
from ofsted_letters.label.extent import NOT_OF_LETTER, letters
from ofsted_letters.label.footnotes import first_notes, label_footnotes
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.furniture import label_furniture, label_stray_marks
from ofsted_letters.label.labels import Extent, Label, Labelling, Role
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.side_by_side import label_columns
from ofsted_letters.label.signoff import label_signoff
from ofsted_letters.label.zones import cut


def label_letter(document: Document) -> Labelling:
    """Label every line of a letter once."""
    claims = Claims(document.lines)
    claims.enter_unprinted()
    claims.enter(label_furniture(claims.left()))
    extents = letters(claims.left())
    claims.enter(_around(claims.left(), extents))
    lines = claims.left()
    if not lines:
        return Labelling(claims.labels(), recognise(Clues()), (), {})
    footnotes = label_footnotes(lines, usual_size(lines))
    claims.enter(footnotes)
    claims.enter(label_letterhead(claims.left()))
    zones = cut(claims.left(), document.medium)
    claims.enter(plain(zones.date, Role.DATE))
    addressees = label_addressees(zones.addressees)
    claims.enter(addressees)
    claims.enter(plain(zones.salutation, Role.SALUTATION))
    named = _without_lead(plain(zones.subject, Role.SUBJECT))
    claims.enter(named)
    subject = " ".join(label.text for label in named)
    recognition = recognise(Clues(subject, lines=[line.text for line in zones.body]))
    family = recognition.found.value if recognition.found else UNKNOWN
    body = label_columns(zones.body, family, first_notes(footnotes), document.medium, document.lines)
    claims.enter(body.labels)
    claims.enter(label_signoff(zones.signoff, max((label.group for label in addressees), default=0)))
    claims.enter(label_stray_marks(claims.left()))
    claims.enter(plain(claims.left(), Role.UNPLACED))
    return Labelling(claims.labels(), recognition, tuple(body.sections), body.items, tuple(extents))


def _without_lead(subject: Sequence[Label]) -> list[Label]:
    """A subject's labels without the word that says it is one ("RE:")."""
    first = (label._replace(text=label.text[lead_of_subject(label.text) :]) for label in subject[:1])
    return [*first, *subject[1:]]


def _around(lines: Sequence[Line], extents: Sequence[Extent]) -> list[Label]:
    """Labels for what is on other pages than the first letter's, which alone is read."""
    if not extents:
        return []
    first, last = extents[0]
    if lines[0].page == first and lines[-1].page == last:
        return []
    others = [line for line in lines if line.page is not None and not first <= line.page <= last]
    return [label._replace(rule=NOT_OF_LETTER) for label in plain(others, Role.UNPLACED)]
