"""Addressees: blocks, lists, columns."""

from __future__ import annotations

import pytest

from ofsted_letters.label.address import label_addressees
from ofsted_letters.label.labels import Role
from tests.label.page import cells, groups, line, text_lines

ENTRIES = [
    ["Ann Poll, Director of Children’s Services, Anytown Metropolitan Borough", "Council"],
    ["Bo Quist QPM, Chief Constable, Westshire Police"],
    ["Cy Rudd Designated Nurse for NHS Upshire, Downshire and Westshire CCG,", "NHS Anytown CCG and NHS Otherton CCG"],
    ["Ms Di Stone – Chief Officer for NHS Anytown CCG and", "Otherton Valley, Lead of NHS Otherton CCG"],
    ["Acting Chief Constable Ed Tarn, Upshire and Westshire Police"],
    [
        "Flo Udall, Assistant Chief Officer, Upshire and Westshire",
        "(Upshire, Downshire and Westshire",
        "Company Limited)",
    ],
    ["Guy Vane, Chair of Anytown LSCB"],
    ["Ida Hall, Youth Justice Service"],
]


def recipients(text: str) -> list[list[str]]:
    return groups(label_addressees(text_lines(text)), Role.RECIPIENT)


def test_a_lists_entries_run_over_lines() -> None:
    assert recipients("\n".join(text for entry in ENTRIES for text in entry)) == ENTRIES


def test_blank_rows_and_hanging_lines_change_nothing() -> None:
    assert recipients("\n\n".join("\n    ".join(entry) for entry in ENTRIES)) == ENTRIES


@pytest.mark.parametrize(
    "block",
    [
        ["Ann Poll", "Director of People", "Anytown Council", "Town Hall", "Anytown AN1 2BC"],
        ["Ann Poll, Director of People", "Anytown Council", "AN1 2BC"],
        ["Ann Poll, Director of People", "Bob Quist, Chief Executive, Anytown Trust", "Anytown Council", "AN1 2BC"],
        ["Ann Poll", "South Tyneside", "Low Road", "Otherton", "AN1 2BC", "Westshire"],
        ["Ms Ann Poll Director of People Anytown Council Town Hall Anytown AN1 2BC"],
        ["Ann Poll", "Director"],
    ],
)
def test_a_block_is_one_group(block: list[str]) -> None:
    assert recipients("\n".join(block)) == [block]


def test_a_block_after_a_postcode_is_another() -> None:
    first = ["Ann Poll", "Director of People", "Anytown Council", "AN1 2BC"]
    second = ["Bob Quist", "Chief Executive", "Otherton Council", "OT1 2BC"]
    assert recipients("\n".join(first + second)) == [first, second]


def test_a_block_after_a_gap_is_another() -> None:
    first, second = ["Ann Poll", "Director of People", "Anytown Council"], ["Bob Quist", "Chief Executive"]
    assert recipients("\n".join(first) + "\n\n" + "\n".join(second)) == [first, second]


def test_blocks_beside_each_other() -> None:
    left = ["Ann Poll", "Director of People", "Anytown Council", "AN1 2BC"]
    right = ["Bob Quist", "Chief Executive", "OT1 2BC"]
    rows = [(72.0, 100.0 + 15 * row, text) for row, text in enumerate(left)]
    rows += [(300.0, 100.0 + 15 * row, text) for row, text in enumerate(right)]
    assert groups(label_addressees(cells(*rows)), Role.RECIPIENT) == [left, right]


def test_a_copy_line_is_no_recipient() -> None:
    labels = label_addressees(text_lines("Ann Poll\nDirector\nAN1 2BC\ncc Bob Quist, Chief Executive"))
    assert groups(labels, Role.COPY) == [["Bob Quist, Chief Executive"]]
    assert groups(labels, Role.RECIPIENT) == [["Ann Poll", "Director", "AN1 2BC"]]


def test_a_notes_mark_is_taken_off() -> None:
    marked = line(1, "Ann Poll, Clinical Commissioning Group1", 72, 100)._replace(raised=((38, 39),))
    label = label_addressees([marked])[0]
    assert (label.text, label.marks) == ("Ann Poll, Clinical Commissioning Group", ("1",))


@pytest.mark.parametrize("stray", ["1.", "6 November 20205"])
def test_stray_lines_get_no_label(stray: str) -> None:
    labels = label_addressees(text_lines(f"{stray}\nAnn Poll\nDirector of People\nAN1 2BC"))
    assert [label.text for label in labels] == ["Ann Poll", "Director of People", "AN1 2BC"]


def test_no_lines() -> None:
    assert label_addressees([]) == []
