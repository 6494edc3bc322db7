"""The zones of a report: title page, body, imprint.

The title page has the title, the inspection's dates, who led it, and a table of judgements; the report's text begins
below them on the same page. The imprint ends the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ofsted_letters.document import Document, Line
from ofsted_letters.families import UNKNOWN, recognise
from ofsted_letters.families.clues import Clues
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise
from ofsted_letters.forms.title import DATES, Title
from ofsted_letters.label.bodies import label_bodies
from ofsted_letters.label.body import label_body
from ofsted_letters.label.claims import Claims, plain
from ofsted_letters.label.closing import with_closing
from ofsted_letters.label.extent import label_around
from ofsted_letters.label.footnotes import first_notes, label_footnotes
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.furniture import label_furniture, label_stray_marks
from ofsted_letters.label.imprint import label_imprint
from ofsted_letters.label.judgements import find_table, label_judgements
from ofsted_letters.label.labels import Extent, Label, Labelling, Role
from ofsted_letters.label.panels import label_panels
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.steps import Step

LONGEST_PAGE = 30
"""Lines of a title page above its report's text at most (counted: 25)."""
LEAD, PREVIOUS = "Lead inspector", ("Date of previous", "Dates of previous")
"""How the lines below the dates begin: "Lead inspectors: …"."""
ROLES = {DATES: Role.INSPECTION_DATES, LEAD: Role.INSPECTOR} | dict.fromkeys(PREVIOUS, Role.PREVIOUS)


def label_report(document: Document, title: Title, extents: Sequence[Extent]) -> Labelling:
    """Label every line of a report once.

    Args:
        document: The file, which can hold more than the report.
        title: The report's.
        extents: The pages of all that the file holds, this report's first.
    """
    claims = Claims(document.lines)
    claims.enter_unprinted()
    claims.enter(Step.AROUND, label_around(claims.left(), extents))
    above = [Label(line, Role.FURNITURE, Rule.ABOVE_TITLE) for line in title.above]
    claims.enter(Step.TITLE, [*above, *plain(title.lines, Role.TITLE, Rule.KNOWN_TITLE)])
    recognition = recognise(Clues(title=title.text, lines=[line.text for line in claims.left()]), "report")
    family = recognition.found.value if recognition.found else UNKNOWN
    claims.enter(Step.TITLE_PAGE, _label_title_page(claims.left(), family))
    claims.enter(Step.FURNITURE, label_furniture(claims.left()))
    claims.enter(Step.IMPRINT, label_imprint(claims.left()))
    footnotes = label_footnotes(claims.left(), usual_size(claims.left() or document.lines))
    claims.enter(Step.FOOTNOTES, footnotes)
    claims.enter(Step.PANELS, label_panels(claims.left(), family))
    bodies = label_bodies(claims.left(), family)
    claims.enter(Step.RESPONSIBLE_BODIES, bodies.labels)
    claims.enter(Step.REPEATED_HEADINGS, _label_repeated_headings(claims.left(), family))
    notes = first_notes(footnotes)
    text = label_body(claims.left(), family, notes, document.medium, document.lines, bodies.rows)
    body = with_closing(text, family)
    claims.enter(Step.BODY, body.labels)
    claims.enter(Step.STRAY_MARKS, label_stray_marks(claims.left()))
    turns = tuple(claims.turns)
    return Labelling(claims.labels(), recognition, tuple(body.sections), body.items, tuple(extents), turns)


def _label_repeated_headings(lines: Sequence[Line], family: Family) -> list[Label]:
    """The second of two headings of the same words, the one above a box and the other in it."""
    return [
        Label(line, Role.FURNITURE, Rule.HEADING_AGAIN)
        for above, line in pairwise(lines)
        if line.text == above.text and family.is_whole_heading(normalise(line.text))
    ]


def _label_title_page(lines: Sequence[Line], family: Family) -> list[Label]:
    """The lines between the title and the report's text: dates, lead inspectors, judgements."""
    page = [line for line in lines[:LONGEST_PAGE] if line.page == lines[0].page]
    table = find_table(page)
    end = table.start if table else _end_of_heads(page, family)
    labels = []
    role = None
    for line in page[:end]:
        role = next((role for begins, role in ROLES.items() if line.text.startswith(begins)), role)
        if role is not None:
            labels += plain([line], role, Rule.HEAD_OF_LINE)
    return labels + (label_judgements(page[table.start : table.stop]) if table else [])


def _end_of_heads(page: Sequence[Line], family: Family) -> int:
    """Where the lines below a title end on a page without a table.

    That is at a heading, or else where the report's text begins: they are bold, it is not.
    """
    if family.outline.opens_with_heading:
        return next((at for at, line in enumerate(page) if family.is_whole_heading(normalise(line.text))), 0)
    return next((at for at, line in enumerate(page) if not line.bold and not line.text.startswith((DATES, LEAD))), 0)
