"""The zones of an area SEND report: panels, the table of bodies, and a heading printed twice."""

from __future__ import annotations

from ofsted_letters import parse
from ofsted_letters.forms import label_document
from ofsted_letters.label.labels import ADDRESS, HEAD, ORGANISATION, PERSON, WEBSITE, Label, Role
from ofsted_letters.read import read_document

REPORT = """Area SEND inspection of Ferrisby Local Area Partnership

Inspection dates: 3 to 7 July 2023

Dates of previous inspection: 14 to 17 October 2019

Inspection outcome

The local area partnership’s arrangements typically lead to positive experiences and outcomes for children.

Areas for priority action

Responsible body              Areas for priority action

Ferrisby Council and          Leaders should act with urgency to see that plans are written
Barset ICB                    when they are due.

Barset ICB                    Leaders should shorten the time that children wait.

Areas for improvement

Areas for improvement

Leaders should improve how young people are prepared for adulthood.

Local area partnership details

Local authority                              Integrated care board
Ferrisby Council                             Barset Integrated Care
Una Brightwell, Director of Children’s       Board
Services                                     Ivo Tanner
www.ferrisby.gov.uk                          https://barset.nhs.uk/icb/barset-
Town Hall                                    care
Ferrisby                                     Barset

Inspection team

Ofsted                                       Care Quality Commission
Ada Marsh, Ofsted HMI Lead inspector         Noor Sayle, CQC inspector
"""


def labels_of(role: Role) -> list[Label]:
    document = read_document(REPORT.encode(), "report.txt")
    return [label for label in label_document(document).labels if label.role is role]


def test_a_column_without_gaps_is_parted_by_its_words() -> None:
    columns: dict[int, list[str]] = {1: [], 2: []}
    for label in labels_of(Role.PARTNER):
        if label.group:
            columns[label.group].append(label.part)
    assert columns[1] == [HEAD, ORGANISATION, PERSON, PERSON, WEBSITE, ADDRESS, ADDRESS]
    assert columns[2] == [HEAD, ORGANISATION, ORGANISATION, PERSON, WEBSITE, WEBSITE, ADDRESS]


def test_every_row_of_bodies_is_a_group() -> None:
    bodies = [(label.group, label.line.text) for label in labels_of(Role.BODY) if label.group]
    assert bodies == [(1, "Ferrisby Council and"), (1, "Barset ICB"), (2, "Barset ICB")]


def test_an_item_knows_its_row() -> None:
    labelling = label_document(read_document(REPORT.encode(), "report.txt"))
    rows = {item.row for item in labelling.items.values() if labelling.sections[item.section].kind == "priority_action"}
    assert rows == {1, 2}


def test_a_heading_above_a_box_stands_in_it_again() -> None:
    (again,) = [label for label in labels_of(Role.FURNITURE) if label.rule == "heading_again"]
    assert again.line.text == "Areas for improvement"


def test_the_team_is_a_column_for_each_inspectorate() -> None:
    heads = [label.line.text for label in labels_of(Role.TEAM) if label.part == HEAD]
    assert heads == ["Ofsted", "Care Quality Commission"]


def test_each_value_of_a_partner_stands_in_its_row() -> None:
    printed = {line.number: line.text for line in read_document(REPORT.encode(), "report.txt").lines}
    evidence = parse(REPORT.encode(), name="report.txt").evidence
    ends = {
        pointer: tuple(printed[number] for number in evidence[f"/metadata/partners/{pointer}"][0].lines)
        for pointer in ("0/organisation", "0/name", "0/role", "0/website", "0/address/1", "1/website")
    }
    assert ends == {
        "0/organisation": ("Ferrisby Council", "Ferrisby Council"),
        "0/name": ("Una Brightwell, Director of Children’s", "Services"),
        "0/role": ("Una Brightwell, Director of Children’s", "Services"),
        "0/website": ("www.ferrisby.gov.uk", "www.ferrisby.gov.uk"),
        "0/address/1": ("Town Hall", "Ferrisby"),
        "1/website": ("https://barset.nhs.uk/icb/barset-", "care"),
    }
    assert "/metadata/partners/0/postcode" not in evidence
