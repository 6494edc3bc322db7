"""The zones of a letter: letterhead, date, addressees, salutation and subject, body, sign-off.

Each step takes the lines that the steps before it left, in this order: lines that can't be seen, furniture, comments,
what is around the letter, footnotes, the letterhead, then the zones. What no step claims is labelled `unplaced`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ofsted_letters.document import Document
from ofsted_letters.families import UNKNOWN, recognise
from ofsted_letters.families.clues import Clues
from ofsted_letters.fields.subject import lead_of_subject
from ofsted_letters.label.address import label_addressees
from ofsted_letters.label.claims import Claims, plain
from ofsted_letters.label.closing import with_closing
from ofsted_letters.label.comments import comments
from ofsted_letters.label.extent import label_around, letters
from ofsted_letters.label.footnotes import first_notes, label_footnotes
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.furniture import label_furniture, label_stray_marks
from ofsted_letters.label.labels import Label, Labelling, Role
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.side_by_side import label_columns
from ofsted_letters.label.signoff import label_signoff
from ofsted_letters.label.steps import Step
from ofsted_letters.label.zones import cut


def label_letter(document: Document, titled: Collection[int | None] = ()) -> Labelling:
    """Label every line of a letter once.

    Args:
        document: The file, which can hold more than the letter.
        titled: The pages with which reports begin.
    """
    claims = Claims(document.lines)
    claims.enter_unprinted()
    claims.enter(Step.FURNITURE, label_furniture(claims.left()))
    claims.enter(Step.COMMENTS, plain(comments(claims.left()), Role.UNPLACED, Rule.COMMENT))
    extents = letters(claims.left(), titled)
    claims.enter(Step.AROUND, label_around(claims.left(), extents))
    lines = claims.left()
    if not lines:
        return Labelling(claims.labels(), recognise(Clues()), (), {}, turns=tuple(claims.turns))
    footnotes = label_footnotes(lines, usual_size(lines))
    claims.enter(Step.FOOTNOTES, footnotes)
    claims.enter(Step.LETTERHEAD, label_letterhead(claims.left()))
    zones = cut(claims.left(), document.medium)
    date = plain(zones.date, Role.DATE, Rule.FIRST_DATE)
    addressees = label_addressees(zones.addressees)
    salutation = plain(zones.salutation, Role.SALUTATION, Rule.GREETING)
    named = _without_lead(plain(zones.subject, Role.SUBJECT, Rule.BELOW_SALUTATION))
    claims.enter(Step.ABOVE_BODY, [*date, *addressees, *salutation, *named])
    subject = " ".join(label.text for label in named)
    recognition = recognise(Clues(subject, lines=[line.text for line in zones.body]))
    family = recognition.found.value if recognition.found else UNKNOWN
    text = label_columns(zones.body, family, first_notes(footnotes), document.medium, document.lines)
    body = with_closing(text, family)
    claims.enter(Step.BODY, body.labels)
    claims.enter(Step.SIGN_OFF, label_signoff(zones.signoff, max((label.group for label in addressees), default=0)))
    claims.enter(Step.STRAY_MARKS, label_stray_marks(claims.left()))
    claims.enter(Step.LEFT_OVER, plain(claims.left(), Role.UNPLACED, Rule.LEFT_OVER))
    sections, turns = tuple(body.sections), tuple(claims.turns)
    return Labelling(claims.labels(), recognition, sections, body.items, tuple(extents), turns)


def _without_lead(subject: Sequence[Label]) -> list[Label]:
    """A subject's labels without the word that says it is one ("RE:")."""
    first = (label._replace(text=label.text[lead_of_subject(label.text) :]) for label in subject[:1])
    return [*first, *subject[1:]]
