"""The zones of a report, and what is one."""

from __future__ import annotations

import pytest

from ofsted_letters.errors import NotALetter
from ofsted_letters.forms import label_document
from ofsted_letters.forms.title import find_titles
from ofsted_letters.label.labels import ASPECT, GRADE, Label, Role
from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.read import read_document
from tests.label.page import cells, groups

REPORT = """Ofsted

Inspection of Ferrisby local authority
children’s services

Inspection dates: 5 to 9 December 2022

Lead inspector: Una Brightwell, His Majesty’s Inspector

Judgement                                      Grade

The impact of leaders on social work           Requires improvement
practice with children and families            to be good

The experiences and progress of                Good
children who need help and protection

                                               Requires improvement
Overall effectiveness
                                               to be good

Children in Ferrisby are met with care, and their parents know whom to call when they need to be heard.

The experiences and progress of children who need help and protection: good

1. A child wrote to inspectors about it.

Dear Una, thank you for your visit.

The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects.

If you would like a copy of this document in a different format, please telephone 0300 123 1231.

Piccadilly Gate
Manchester
M1 2WD

T: 0300 123 1231

© Crown copyright 2022
"""

CELL_BELOW_CELL = """Ferrisby
Inspection of children’s social care services
Inspection dates: 5 to 9 December 2022
Judgement
Grade
The impact of leaders on social work practice with children and families
Good
Overall effectiveness
Requires improvement to be good

Children in Ferrisby are met with care, and their parents know whom to call when they need to be heard.
"""

BESIDE_THE_MIDDLE = """Inspection of Ferrisby local authority children’s services
Inspection dates: 5 to 9 December 2022

 Judgement                                              Grade

 The impact of leaders on social work
                                                        Good
 practice with children and families

 The experiences and progress of children in care       Outstanding

                                                        Requires improvement to
 The experiences and progress of care leavers
                                                        be good

Children in Ferrisby are met with care, and their parents know whom to call when they need to be heard.
"""

CLOSE = """Inspection of Ferrisby local authority children’s services
Inspection dates: 5 to 9 December 2022

|Judgement                                    | Grade
The impact of leaders on social work          Good
practice with children and families
The experiences and progress of               Requires improvement
children in care                              to be good
Overall effectiveness                         Good

Children in Ferrisby are met with care, and their parents know whom to call when they need to be heard.
"""

WITHOUT_STOP = """Inspection of Ferrisby local authority children’s services

Inspection dates: 5 to 9 December 2022

1. Children who have no home are given one, and somebody whom they
   know comes to see them.

2 Most children live with people whom they know.
"""


def labels_of(text: str) -> list[Label]:
    return list(label_document(read_document(text.encode(), "report.txt")).labels)


def texts(labels: list[Label], role: Role) -> list[str]:
    return [label.text for label in labels if label.role is role]


def test_the_title_page() -> None:
    labels = labels_of(REPORT)
    assert (labels[0].role, labels[0].rule) == (Role.FURNITURE, "above_title")
    assert texts(labels, Role.TITLE) == ["Inspection of Ferrisby local authority", "children’s services"]
    assert texts(labels, Role.INSPECTION_DATES) == ["Inspection dates: 5 to 9 December 2022"]
    assert texts(labels, Role.INSPECTOR) == ["Lead inspector: Una Brightwell, His Majesty’s Inspector"]


@pytest.mark.parametrize(
    ("report", "rows"),
    [
        (
            REPORT,
            [
                "The impact of leaders on social work practice with children and families",
                "Requires improvement to be good",
                "The experiences and progress of children who need help and protection",
                "Good",
                "Overall effectiveness",
                "Requires improvement to be good",
            ],
        ),
        (
            CELL_BELOW_CELL,
            [
                "The impact of leaders on social work practice with children and families",
                "Good",
                "Overall effectiveness",
                "Requires improvement to be good",
            ],
        ),
        (
            BESIDE_THE_MIDDLE,
            [
                "The impact of leaders on social work practice with children and families",
                "Good",
                "The experiences and progress of children in care",
                "Outstanding",
                "The experiences and progress of care leavers",
                "Requires improvement to be good",
            ],
        ),
        (
            CLOSE,
            [
                "The impact of leaders on social work practice with children and families",
                "Good",
                "The experiences and progress of children in care",
                "Requires improvement to be good",
                "Overall effectiveness",
                "Good",
            ],
        ),
    ],
    ids=["columns", "cell below cell", "beside the middle", "close"],
)
def test_rows_of_the_table_are_read_together(report: str, rows: list[str]) -> None:
    labels = [label for label in labels_of(report) if label.role is Role.JUDGEMENT]
    assert [label.text for label in labels if not label.part] in (["Judgement", "Grade"], ["|Judgement", "| Grade"])
    cells: dict[tuple[int, str], list[str]] = {}
    for label in labels:
        if label.part:
            cells.setdefault((label.group, label.part), []).append(label.text)
    order = sorted(cells, key=lambda cell: (cell[0], (ASPECT, GRADE).index(cell[1])))
    assert [" ".join(cells[cell]) for cell in order] == rows


def test_a_stamp_above_a_title_is_smaller_than_it() -> None:
    stamp = cells((400, 30, "Appendix 2"))
    title = cells((60, 80, "Ferrisby Council"), size=26.0)
    below = cells((60, 110, "Inspection of children’s social care services"), (60, 140, "Inspection dates: 4 May 2019"))
    (found,) = find_titles([*stamp, *title, *below]).values()
    assert [line.text for line in found.above] == ["Appendix 2"]
    assert found.text == "Ferrisby Council Inspection of children’s social care services"


def test_the_imprint_is_furniture_but_for_the_offices_address() -> None:
    labels = labels_of(REPORT)
    assert texts(labels, Role.LETTERHEAD) == ["Piccadilly Gate", "Manchester", "M1 2WD", "T: 0300 123 1231"]
    imprint = [label.line.text for label in labels if label.rule == "imprint"]
    assert [line.partition(",")[0] for line in imprint] == [
        "The Office for Standards in Education",
        "If you would like a copy of this document in a different format",
        "© Crown copyright 2022",
    ]


def test_a_childs_letter_in_a_report_makes_no_letter_of_it() -> None:
    labels = labels_of(REPORT)
    assert not texts(labels, Role.SALUTATION)
    assert groups(labels, Role.ITEM)[-1] == ["Dear Una, thank you for your visit."]


def test_a_letter_about_a_report_is_a_letter() -> None:
    letter = (
        "Inspection of children’s services in Ferrisby\n\nDear Ms Brightwell\n\nI write about it.\n\nYours sincerely\n"
    )
    assert Role.SALUTATION in {label.role for label in labels_of(letter)}


@pytest.mark.parametrize(
    "text", ["Minutes of a meeting in Ferrisby", "Inspection dates: 4 May 2018\n\nFerrisby School"]
)
def test_what_is_neither_is_refused_and_told_what_is_read(text: str) -> None:
    with pytest.raises(NotALetter) as refused:
        parse_bytes(text.encode(), "minutes.txt")
    assert "neither a salutation" in refused.value.reason
    assert "ilacs inspection" in refused.value.remedy
