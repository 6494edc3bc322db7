"""Every line of a letter gets one label, whatever the letter."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Document, Line
from ofsted_letters.families import UNKNOWN, focused_visit
from ofsted_letters.forms.letter import label_letter
from ofsted_letters.label.labels import Label, Role
from tests.label.typeset import as_document, typeset

LETTER = """
T 0300 123 1231
enquiries@ofsted.gov.uk www.ofsted.gov.uk

12 May 2019[^1]

Ms Una Brightwell
Ferrisby Council

Dear Ms Brightwell

## Focused visit to Ferrisby[^1] children’s services

This letter summarises what inspectors found at the visit to the~
front door.[^1]
^ [^1] The letter’s first note.
1
---
## Findings

• Records are kept with care, and managers read them in each~
  and every team.

Ofsted will take this into account.

Yours sincerely

Bo Quist
Her Majesty’s Inspector
Page 2
"""


def labels_of(page: str) -> list[Label]:
    return list(label_letter(as_document(typeset(page))).labels)


def roles(page: str) -> list[str]:
    return [label.role for label in labels_of(page)]


def test_every_line_has_its_label_in_order() -> None:
    lines = typeset(LETTER)
    labelling = label_letter(as_document(lines))
    assert [label.line for label in labelling.labels] == lines
    assert [(label.role, label.rule) for label in labelling.labels] == [
        (Role.LETTERHEAD, "contact"),
        (Role.LETTERHEAD, "contact"),
        (Role.DATE, "first_date"),
        (Role.RECIPIENT, "address_block"),
        (Role.RECIPIENT, "address_block"),
        (Role.SALUTATION, "greeting"),
        (Role.SUBJECT, "below_salutation"),
        (Role.ITEM, "first_line"),
        (Role.ITEM, "small_letter"),
        (Role.FOOTNOTE, "marker_of_note"),
        (Role.FURNITURE, "page_number"),
        (Role.HEADING, "bold_known_heading"),
        (Role.ITEM, "bullet"),
        (Role.ITEM, "small_letter"),
        (Role.ITEM, "outdent"),
        (Role.VALEDICTION, "valediction"),
        (Role.SIGNATORY, "signatory_line"),
        (Role.SIGNATORY, "signatory_line"),
        (Role.FURNITURE, "page_number"),
    ]
    assert labelling.family == focused_visit.FAMILY
    assert [section.kind for section in labelling.sections] == ["introduction", "findings", "closing"]


def test_marks_are_kept_beside_the_text_everywhere() -> None:
    marked = [(label.role, label.text) for label in labels_of(LETTER) if label.marks]
    assert marked == [
        (Role.DATE, "12 May 2019"),
        (Role.SUBJECT, "Focused visit to Ferrisby children’s services"),
        (Role.ITEM, "front door."),
        (Role.FOOTNOTE, "The letter’s first note."),
    ]


def test_a_note_with_a_web_address_is_no_letterhead() -> None:
    page = LETTER.replace("The letter’s first note.", "Barset Council, www.barset.gov.uk")
    page = page.replace("T 0300 123 1231\nenquiries@ofsted.gov.uk www.ofsted.gov.uk\n", "")
    assert Role.LETTERHEAD not in roles(page)
    assert [label.text for label in labels_of(page) if label.role is Role.FOOTNOTE] == [
        "Barset Council, www.barset.gov.uk"
    ]


def test_every_item_and_section_is_that_of_some_line() -> None:
    labelling = label_letter(as_document(typeset(LETTER)))
    groups = {label.group for label in labelling.labels if label.role is Role.ITEM}
    assert groups == labelling.items.keys()
    headings = {label.group for label in labelling.labels if label.role is Role.HEADING}
    assert headings == {section.heading for section in labelling.sections if section.heading is not None}
    assert all(item.section < len(labelling.sections) for item in labelling.items.values())


def unprinted(lines: list[Line], *texts: str) -> Document:
    return as_document([line._replace(printed=line.text not in texts) for line in lines])


def test_what_is_not_printed_is_nothing_else() -> None:
    labels = label_letter(unprinted(typeset(LETTER), "Ferrisby Council", "Yours sincerely")).labels
    assert [label.line.text for label in labels if label.role is Role.UNPRINTED] == [
        "Ferrisby Council",
        "Yours sincerely",
    ]
    assert {label.rule for label in labels if label.role is Role.UNPRINTED} == {"not_printed"}


def test_a_page_of_which_nothing_is_printed() -> None:
    labelling = label_letter(unprinted(typeset("Insert address"), "Insert address"))
    assert [label.role for label in labelling.labels] == [Role.UNPRINTED]
    assert (labelling.family, labelling.sections, labelling.items) == (UNKNOWN, (), {})


def test_without_a_salutation_all_is_body_of_no_known_family() -> None:
    page = "Focused visit to Ferrisby\n\nInspectors came in May."
    assert set(roles(page)) <= {Role.ITEM, Role.HEADING}
    assert label_letter(as_document(typeset(page))).family == UNKNOWN


def test_words_that_fit_nowhere_are_kept() -> None:
    page = LETTER.replace("Her Majesty’s Inspector", "Her Majesty’s Inspector\n^ Small words in the sign-off")
    (label,) = [label for label in labels_of(page) if label.role is Role.UNPLACED]
    assert (label.rule, label.text) == ("left_over", "Small words in the sign-off")


@pytest.mark.parametrize("before", ["Ms Una Brightwell", "Bo Quist"], ids=["address", "sign-off"])
def test_marks_without_a_word_around_the_body_are_furniture(before: str) -> None:
    page = LETTER.replace(before, f"14\n{before}")
    (label,) = [label for label in labels_of(page) if label.line.text == "14"]
    assert (label.role, label.rule) == (Role.FURNITURE, "stray_mark")


@pytest.mark.parametrize("page", ["1", "T 0300 123 1231\nwww.ofsted.gov.uk"], ids=["page number", "letterhead"])
def test_pages_of_nothing_but_what_stands_around_a_letter(page: str) -> None:
    assert Role.UNPLACED not in roles(page)
