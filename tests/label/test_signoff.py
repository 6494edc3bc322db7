"""Valediction, signatories, copies."""

from __future__ import annotations

import pytest

from ofsted_letters.label.labels import Role
from ofsted_letters.label.signoff import LONGEST_SIGNOFF, find_signoff_start, find_valediction, label_signoff
from tests.label.page import cells, groups, line, text_lines


@pytest.mark.parametrize("words", ["Yours sincerely", "Your sincerely,", "Yours faithfully", "YOURS SINCERELY"])
def test_the_valediction(words: str) -> None:
    lines = text_lines(f"The visit went well.\n\n{words}\n\nBo Quist\nHer Majesty's Inspector")
    assert find_valediction(lines) == find_signoff_start(lines) == 1
    assert [label.role for label in label_signoff(lines[1:])] == [Role.VALEDICTION, Role.SIGNATORY, Role.SIGNATORY]


def test_the_last_of_two_valedictions_counts() -> None:
    assert find_valediction(text_lines("Yours sincerely\nsaid one.\nYours sincerely\nBo Quist")) == 2


def test_without_valediction_the_name_above_the_inspectors_title_begins_it() -> None:
    lines = text_lines("We will plan the next\nvisit\n\nBo Quist\n\nHis Majesty’s Inspector")
    assert find_valediction(lines) is None
    assert find_signoff_start(lines) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The inspectors were Bo Quist,\nHer Majesty’s Inspector, and Cy Rudd.",
        "Yours is a service that\nsincerely tries.",
        "The visit was led by\nHis Majesty’s Inspector.",
        "Bo Quist\nHis Majesty’s Inspector\n" + "A report goes on for pages.\n" * 50,
    ],
)
def test_no_signoff(text: str) -> None:
    assert find_signoff_start(text_lines(text)) is None


def signatories(text: str) -> list[list[str]]:
    return groups(label_signoff(text_lines(f"Yours sincerely\n\n{text}")), Role.SIGNATORY)


def test_one_line_holds_name_and_title() -> None:
    assert signatories("Bo Quist Her Majesty's Inspector") == [["Bo Quist Her Majesty's Inspector"]]


def test_one_under_another() -> None:
    people = [
        ["Bo Quist", "National Director Regulation and Social Care, Ofsted"],
        ["Dr Cy O’Rudd BSc MB ChB FRCA", "Chief Inspector of Primary", "Medical Services"],
        ["Di Stone, CBE", "His Majesty’s Inspector of Constabulary", "His Majesty’s Inspector of Fire"],
    ]
    assert signatories("\n\n".join("\n".join(person) for person in people)) == people


def test_an_indented_line_is_no_column() -> None:
    assert signatories("Bo Quist\n          Her Majesty's Inspector") == [["Bo Quist", "Her Majesty's Inspector"]]


def test_two_beside_each_other() -> None:
    text = "Bo Quist                      Cy Rudd\nHer Majesty's Inspector       Regional Director"
    assert signatories(text) == [["Bo Quist", "Her Majesty's Inspector"], ["Cy Rudd", "Regional Director"]]


def test_a_table_in_text_has_its_agencies_by_their_names() -> None:
    table = """
    Ofsted                         Care Quality Commission

    Bo Quist                       Cy Rudd
    National Director              Deputy Chief Inspector

    HMI Constabulary and           HMI Probation
    Fire & Rescue Services
    Di Stone                       Assistant Chief Inspector
    HMI Constabulary
    """
    labels = label_signoff(text_lines(f"Yours sincerely\n\n{table}"))
    assert groups([label for label in labels if not label.part], Role.SIGNATORY) == [
        ["Bo Quist", "National Director"],
        ["Cy Rudd", "Deputy Chief Inspector"],
        ["Di Stone", "HMI Constabulary"],
        ["Assistant Chief Inspector"],
    ]
    assert groups([label for label in labels if label.part == "organisation"], Role.SIGNATORY) == [
        ["Ofsted"],
        ["Care Quality Commission"],
        ["HMI Constabulary and", "Fire & Rescue Services"],
        ["HMI Probation"],
    ]


def test_some_heads_and_some_names_alone() -> None:
    labels = label_signoff(text_lines("Yours sincerely\n\nCQC\nBo Quist\nDirector\n\nDi Stone\nRegional Director"))
    assert groups([label for label in labels if label.part == "organisation"], Role.SIGNATORY) == [["CQC"]]
    assert groups([label for label in labels if not label.part], Role.SIGNATORY) == [
        ["Bo Quist", "Director"],
        ["Di Stone", "Regional Director"],
    ]


ROW = ["Ofsted", "Care Quality Commission"]


@pytest.mark.parametrize(
    "below",
    [
        ["Bo Quist", "National Director", "Cy Rudd", "Deputy Chief Inspector"],
        ["Bo Quist", "Cy Rudd", "National Director", "Deputy Chief Inspector"],
    ],
    ids=["one after the other", "names, then roles"],
)
def test_a_table_given_row_by_row(below: list[str]) -> None:
    """The heads of a row stand above its people, in the same order."""
    labels = label_signoff(text_lines("Yours sincerely\n\n" + "\n".join([*ROW, *below])))
    assert groups([label for label in labels if label.part == "organisation"], Role.SIGNATORY) == [
        [agency] for agency in ROW
    ]
    assert groups([label for label in labels if not label.part], Role.SIGNATORY) == [
        ["Bo Quist", "National Director"],
        ["Cy Rudd", "Deputy Chief Inspector"],
    ]


def test_the_last_of_a_row_can_have_a_role_alone() -> None:
    below = ["Bo Quist", "National Director", "Deputy Chief Inspector"]
    labels = label_signoff(text_lines("Yours sincerely\n\n" + "\n".join([*ROW, *below])))
    assert groups([label for label in labels if not label.part], Role.SIGNATORY) == [
        ["Bo Quist", "National Director"],
        ["Deputy Chief Inspector"],
    ]


def test_agencies_in_one_row_are_nobody() -> None:
    assert signatories("Ofsted Care Quality Commission\nBo Quist\nNational Director\nCy Rudd\nDeputy Inspector") == [
        ["Bo Quist", "National Director"],
        ["Cy Rudd", "Deputy Inspector"],
    ]


@pytest.mark.parametrize("below", ["Annex A", "Appendix 1 – Words", "Glossary", "• Plans"])
def test_an_annex_or_a_list_below_is_nobodys_role(below: str) -> None:
    assert signatories(f"Bo Quist\nNational Director\n\n{below}\nMASH – a hub") == [["Bo Quist", "National Director"]]


def test_a_note_below_is_nobodys_role() -> None:
    note = "The Children Act 2004 (Joint Area Reviews) Regulations 2015 www.example.org/uksi let inspectors do it."
    assert signatories(f"Bo Quist\nNational Director\n\n{note}") == [["Bo Quist", "National Director"]]


def test_an_agency_that_ends_the_column_is_no_head() -> None:
    assert signatories("Ofsted\nBo Quist\nNational Director\nOfsted") == [
        ["Ofsted", "Bo Quist", "National Director", "Ofsted"]
    ]


def test_below_an_agency_that_is_not_known_a_name_still_begins_a_signatory() -> None:
    assert signatories("Ofsted\nBo Quist\nNational Director\nHMI Ports\nDi Stone\nRegional Director") == [
        ["Ofsted", "Bo Quist", "National Director", "HMI Ports"],
        ["Di Stone", "Regional Director"],
    ]


def test_an_agency_below_a_name_is_no_head() -> None:
    assert signatories("Bo Quist\nOfsted\nCy Rudd\nRegional Director") == [
        ["Bo Quist", "Ofsted", "Cy Rudd", "Regional Director"]
    ]


HEADS = ("Ofsted", "Care Quality Commission", "HMI Constabulary and Fire & Rescue", "Services", "HMI Probation")


def test_a_table_pairs_agency_name_and_role_by_column() -> None:
    table = cells(
        (70, 200, "Yours sincerely"),
        (76, 235, "Ofsted"),
        (308, 235, "Care Quality Commission"),
        (76, 311, "Bo Quist"),
        (308, 308, "Cy Rudd"),
        (76, 331, "National Director, Social Care"),
        (308, 328, "Deputy Chief Inspector"),
        (76, 358, "HMI Constabulary and Fire & Rescue"),
        (308, 358, "HMI Probation"),
        (76, 373, "Services"),
        (76, 451, "Di Stone"),
        (308, 455, "Assistant Chief Inspector"),
        (76, 471, "HMI Constabulary and Fire & Rescue"),
        (76, 486, "Services"),
    )
    table = [row._replace(bold=row.text in HEADS and row.baseline < 400) for row in table]
    labels = label_signoff(table)
    assert groups([label for label in labels if not label.part], Role.SIGNATORY) == [
        ["Bo Quist", "National Director, Social Care"],
        ["Cy Rudd", "Deputy Chief Inspector"],
        ["Di Stone", "HMI Constabulary and Fire & Rescue", "Services"],
        ["Assistant Chief Inspector"],
    ]
    assert groups([label for label in labels if label.part == "organisation"], Role.SIGNATORY) == [
        ["Ofsted"],
        ["Care Quality Commission"],
        ["HMI Constabulary and Fire & Rescue", "Services"],
        ["HMI Probation"],
    ]


@pytest.mark.parametrize("bold", ["Bo Quist", "Her Majesty’s Inspector"])
def test_a_bold_name_or_role_is_no_agency(bold: str) -> None:
    rows = cells(
        (70, 200, "Yours sincerely"), (70, 240, "Bo Quist"), (70, 255, "Her Majesty’s Inspector"), bold=(bold,)
    )
    labels = label_signoff(rows)
    assert groups(labels, Role.SIGNATORY) == [["Bo Quist", "Her Majesty’s Inspector"]]
    assert not any(label.part for label in labels)


@pytest.mark.parametrize(
    "after",
    [
        "Managers check each decision before it is made and say why.",
        "\n".join(f"A Word {number}" for number in range(200)),
    ],
    ids=["prose", "lines without end"],
)
def test_what_follows_the_signoff_is_no_part_of_it(after: str) -> None:
    lines = text_lines(f"Yours sincerely\n\nBo Quist\nHer Majesty’s Inspector\n{after}\nMore of it.")
    labels = label_signoff(lines)
    assert [label.text for label in labels[:3]] == ["Yours sincerely", "Bo Quist", "Her Majesty’s Inspector"]
    assert len(labels) <= LONGEST_SIGNOFF + 1
    assert lines[-1].number not in {label.line.number for label in labels}


def test_notes_and_what_a_picture_left_get_no_label() -> None:
    rows = [
        *cells((70, 200, "Yours sincerely"), (70, 240, "Bo Quist"), (70, 255, "A s")),
        line(4, "www.example.org makes the regulations plain", 70, 700, size=10.0),
    ]
    assert [label.line.number for label in label_signoff(rows)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("Copy: Cy Rudd, Chair, Anytown Board Di Stone, DfE", [["Cy Rudd, Chair, Anytown Board Di Stone, DfE"]]),
        ("cc Cy Rudd Chief Executive Anytown Trust", [["Cy Rudd Chief Executive Anytown Trust"]]),
        ("Copies to:\nCy Rudd, Chair\nDi Stone, DfE", [["Cy Rudd, Chair"], ["Di Stone, DfE"]]),
        ("Copies to: Cy Rudd, Chair\n  Di Stone, DfE", [["Cy Rudd, Chair"], ["Di Stone, DfE"]]),
        ("c.c. Cy Rudd, Chair, Anytown Borough\nCouncil", [["Cy Rudd, Chair, Anytown Borough", "Council"]]),
        ("Copy: Cy Rudd, Chair of\nDi Stone, DfE", [["Cy Rudd, Chair of", "Di Stone, DfE"]]),
    ],
)
def test_copies(text: str, copies: list[list[str]]) -> None:
    labels = label_signoff(text_lines(f"Yours sincerely\n\nBo Quist\nHer Majesty's Inspector\n\n{text}"))
    assert [group for group in map(_texts, groups(labels, Role.COPY)) if group] == copies
    assert groups(labels, Role.SIGNATORY) == [["Bo Quist", "Her Majesty's Inspector"]]


def _texts(group: list[str]) -> list[str]:
    return [text for text in group if text]
