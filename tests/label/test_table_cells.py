"""What stands in the cells of a tagged file's tables, where the page alone would mislead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from ofsted_letters.document import ARTIFACT, Element, Line
from ofsted_letters.families import area_send
from ofsted_letters.label.address import label_addressees
from ofsted_letters.label.bodies import label_bodies
from ofsted_letters.label.labels import Role
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.panels import label_panels
from ofsted_letters.label.signoff import label_signoff
from tests.label.page import cells, groups, line
from tests.label.test_items import FULL
from tests.label.typeset import body_of, sections_of, typeset

Place = tuple[int, int]
"""A table's row, and the cell in it."""


def in_cell(line: Line, place: Place, table: int = 0) -> Line:
    row = (0, table, place[0])
    element = Element((*row, place[1], line.number), "P", table=row[:2], row=row, cell=(*row, place[1]))
    return line._replace(element=element)


def in_paragraph(line: Line, at: int) -> Line:
    return line._replace(element=Element((0, at), "P"))


def table(*rows: tuple[float, float, str, Place]) -> list[Line]:
    """Lines from (x0, baseline, text, place) in reading order."""
    places = {text: place for _, _, text, place in rows}
    return [in_cell(one, places[one.text]) for one in cells(*(row[:3] for row in rows))]


def signatories(lines: Sequence[Line]) -> list[list[str]]:
    valediction = line(1, "Yours sincerely", 72, 60)
    below = [one._replace(number=number) for number, one in enumerate(lines, 2)]
    return groups(label_signoff([valediction, *below]), Role.SIGNATORY)


CENTRED = table(
    (120, 100, "Ofsted", (0, 0)),
    (320, 100, "Care Quality Commission", (0, 1)),
    (110, 130, "Bo Quist", (1, 0)),
    (355, 130, "Cy Rudd", (1, 1)),
    (72, 145, "National Director, Social Care", (1, 0)),
    (305, 145, "Deputy Chief Inspector of Care", (1, 1)),
    (100, 160, "and Regulation", (1, 0)),
)


def test_a_frame_drawn_around_a_table_is_none_of_its_cells() -> None:
    frame = (-1, 2)
    element = Element((), "TD", table=frame, row=(*frame, 0), cell=(*frame, 0, 0))
    rows = cells(
        (72, 100, "Responsible body"),
        (230, 100, "Areas for priority action"),
        (72, 126, "Ferrisby Council and"),
        (230, 126, "Leaders should act at once to cut the time that"),
        (72, 142, "Barset ICB"),
        (230, 142, "children wait."),
        (72, 168, "Barset ICB"),
        (230, 168, "Leaders should write plans on time."),
    )
    labels = label_bodies([one._replace(element=element) for one in rows], area_send.REPORT).labels
    assert groups(labels, Role.BODY)[1:] == [["Ferrisby Council and", "Barset ICB"], ["Barset ICB"]]


def test_columns_of_centred_text_are_the_cells() -> None:
    assert signatories(CENTRED) == [
        ["Ofsted", "Bo Quist", "National Director, Social Care", "and Regulation"],
        ["Care Quality Commission", "Cy Rudd", "Deputy Chief Inspector of Care"],
    ]


def test_a_cell_that_begins_with_a_name_is_one_person() -> None:
    people = [["Bo Quist", "Warden of Westshire"], ["Cy Rudd", "Director of Care for", "Anne Hill"]]
    lines = [
        in_cell(line(0, text, 72, 100 + 15 * (3 * row + at)), (row, 0))
        for row, person in enumerate(people)
        for at, text in enumerate(person)
    ]
    assert signatories(lines) == people


def test_name_and_role_in_rows_of_their_own_are_one_person() -> None:
    lines = [in_cell(line(0, "Bo Quist", 72, 100), (5, 0)), in_cell(line(0, "Regional Lead", 72, 115), (6, 0))]
    assert signatories(lines) == [["Bo Quist", "Regional Lead"]]


def test_merged_cells_leave_the_columns_to_their_edges() -> None:
    lines = table(
        (72, 100, "Bo Quist", (0, 0)),
        (300, 100, "Cy Rudd", (0, 2)),
        (72, 115, "Regional Director", (1, 0)),
        (300, 115, "Deputy Chief Inspector", (1, 1)),
    )
    assert signatories(lines) == [["Bo Quist", "Regional Director"], ["Cy Rudd", "Deputy Chief Inspector"]]


OFFICE = ["Mill House", "High Street", "Otherton", "OT1 2BC"]
CONTACTS = ["T 0300 1231231", "enquiries@ofsted.gov.uk", "www.ofsted.gov.uk"]
ADDRESSEE = ["Low House", "2 Low Road"]


def letterhead_and_addressee() -> list[Line]:
    left = [(72.0, 60.0 + 12 * row, text) for row, text in enumerate([*OFFICE, *ADDRESSEE])]
    right = [(350.0, 60.0 + 12 * row, text) for row, text in enumerate(CONTACTS)]
    return cells(*left, *right)


def in_row(one: Line) -> Line:
    return in_cell(one, (2, 0) if one.text in ADDRESSEE else (0, int(one.text in CONTACTS)))


def beside_the_text(one: Line) -> Line:
    return in_paragraph(one, 1) if one.text in ADDRESSEE else one._replace(element=Element((), ARTIFACT))


@pytest.mark.parametrize("told", [in_row, beside_the_text])
def test_an_addressee_below_the_office_is_not_taken(told: Callable[[Line], Line]) -> None:
    labels = label_letterhead([told(one) for one in letterhead_and_addressee()])
    assert sorted(label.text for label in labels) == sorted(OFFICE + CONTACTS)


def entries(*paragraphs: Sequence[str]) -> list[list[str]]:
    lines = [
        in_paragraph(line(0, text, 72, 100.0), at) for at, paragraph in enumerate(paragraphs) for text in paragraph
    ]
    set_below = [one._replace(number=at, baseline=100.0 + 15 * at) for at, one in enumerate(lines, 1)]
    return groups(label_addressees(set_below), Role.RECIPIENT)


def test_a_paragraph_of_a_list_is_an_entry() -> None:
    listed = [
        ["Ann Poll, Director of Children’s Services"],
        ["Bo Quist"],
        ["Cy Rudd, Designated Nurse in the Parish of", "Di Stone, Upshire"],
        ["Ed Tarn, Chief Nurse for the Vale, Anytown", "Flo Hill, and Otherton"],
    ]
    assert entries(*listed) == listed


BOX = """
    ## Case study: a door

    A door was opened.
  It stands open.
    ## Next steps
    It stays open.
"""
PROSE = f"{FULL}and every team read them.\n"


def boxed(page: str, first: int, last: int, table: int = 5) -> list[Line]:
    """A page's lines, some of them in a table of one cell and the others in paragraphs."""
    return [
        in_cell(one, (0, 0), table) if first <= one.number <= last else in_paragraph(one, one.number + 20)
        for one in typeset(page)
    ]


def case_study(lines: Sequence[Line]) -> str:
    return next(" ".join(one.texts) for one in sections_of(body_of(lines)) if one.kind == "case_study")


def test_a_box_is_its_cell() -> None:
    page = f"# Findings\n{PROSE}\n{BOX}\n{PROSE}"
    first = len(typeset(f"# Findings\n{PROSE}")) + 1
    assert case_study(boxed(page, first, first + 4)) == "A door was opened. It stands open. Next steps It stays open."


def test_a_box_goes_on_in_the_table_at_the_next_pages_top() -> None:
    above = f"# Findings\n{PROSE}\n## Case study: a door\n\nA door was opened.\n"
    split = len(typeset(above))
    lines = boxed(f"{above}---\nIt stands open.\n\n{PROSE}", split - 1, split)
    lines[split] = in_cell(lines[split], (0, 0), table=6)
    assert case_study(lines) == "A door was opened. It stands open."


def test_a_table_of_several_cells_at_the_next_pages_top_is_the_texts() -> None:
    above = f"# Findings\n{PROSE}\n    ## Case study: a door\n\n    It stands open.\n"
    split = len(typeset(above))
    lines = boxed(f"{above}---\n## Areas for development\n\n{PROSE}", split - 1, split)
    lines[split:] = [in_cell(one, (row, 0), table=6) for row, one in enumerate(lines[split:])]
    assert case_study(lines) == "It stands open."


def test_another_boxs_heading_ends_a_box() -> None:
    lines = boxed("## Case study: a door\n\nIt stands open.\n## Case study: a gate\n\nIt is shut.", 1, 4)
    assert [section.texts for section in sections_of(body_of(lines))] == [["It stands open."], ["It is shut."]]


def test_a_box_with_a_heading_of_its_own_is_a_case_study() -> None:
    page = f"# Findings\n{PROSE}\n## The door by the river\n\nA door was opened.\n\n{PROSE}"
    first = len(typeset(f"# Findings\n{PROSE}")) + 1
    assert case_study(boxed(page, first, first + 1)) == "A door was opened."
    everywhere = sections_of(body_of(boxed(page, 1, len(typeset(page)))))
    assert [one.kind for one in everywhere] == ["findings", "findings"]


def test_a_table_that_holds_the_page_is_no_box() -> None:
    page = f"# Findings\n{PROSE}\n    ## Case study: a door\n\n    A door was opened.\n\n{PROSE}"
    assert case_study(boxed(page, 1, len(typeset(page)))) == "A door was opened."


def test_a_panel_ends_where_its_table_does() -> None:
    details = table(
        (72, 120, "Local authority", (0, 0)),
        (315, 120, "Integrated care board", (0, 1)),
        (72, 140, "Ferrisby Council", (1, 0)),
        (315, 140, "Barset ICB", (1, 1)),
    )
    heading, below = line(1, "Local area partnership details", 72, 100), line(6, "What inspectors read", 72, 170)
    lines = [heading, *(one._replace(number=number) for number, one in enumerate(details, 2)), in_paragraph(below, 1)]
    labelled = [label.line.text for label in label_panels(lines, area_send.REPORT)]
    assert sorted(labelled) == sorted(one.text for one in lines[:-1])
