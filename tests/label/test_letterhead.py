"""The letterhead, wherever it stands, and nothing else."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Line
from ofsted_letters.label.letterhead import label_letterhead
from tests.label.page import cells, line, text_lines

ADDRESSEE = "Ann Poll\nDirector of Children's Services\nAnytown Council\nWest House\n2 Low Road\nAnytown\nAN1 2BC"
BODY = "Dear Ms Poll\n\nThe visit found much that is good.\n\nYours sincerely\n\nBo Quist\nHer Majesty's Inspector"
OFFICE = ["Mill House", "High Street", "Otherton", "OT1 2BC"]
CONTACTS = ["T 0300 1231231", "enquiries@ofsted.gov.uk", "www.ofsted.gov.uk"]


def labelled(lines: list[Line]) -> list[str]:
    return [label.text for label in label_letterhead(lines)]


def letter(head: list[str], *, gap: str = "\n") -> str:
    return f"{gap.join(head)}\n\n10 March 2011\n\n{ADDRESSEE}\n\n{BODY}"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n  "])
def test_one_field_a_line_above_the_date(gap: str) -> None:
    head = ["Ofsted", *OFFICE, *CONTACTS]
    assert labelled(text_lines(letter(head, gap=gap))) == head


def test_all_in_one_line() -> None:
    head = [" ".join([*OFFICE, *CONTACTS])]
    assert labelled(text_lines(letter(head))) == head


def test_columns_flattened_row_by_row() -> None:
    head = ["Mill House T 0300 1231231 Direct T 0117 1112223", "High Street", "Otherton www.ofsted.gov.uk", "OT1 2BC"]
    assert labelled(text_lines(letter(head))) == head


def test_columns_kept_apart() -> None:
    rows = [f"{left:30}{right}" for left, right in zip(OFFICE, [*CONTACTS, ""], strict=True)]
    assert sorted(labelled(text_lines(letter(rows)))) == sorted(OFFICE + CONTACTS)


def test_after_the_body() -> None:
    head = [*OFFICE, *CONTACTS]
    text = f"10 March 2011\n\n{ADDRESSEE}\n\n{BODY}\n\n" + "\n".join(head)
    assert labelled(text_lines(text)) == head


def test_an_addressee_above_the_letterhead_is_not_taken() -> None:
    head = [*OFFICE, *CONTACTS]
    text = f"10 March 2011\n\n{ADDRESSEE}\n\n" + "\n".join(head) + f"\n\n{BODY}"
    assert labelled(text_lines(text)) == head


def test_beside_the_addressee() -> None:
    left = [(72.0, 100.0 + 15 * row, text) for row, text in enumerate(ADDRESSEE.split("\n"))]
    head = [*OFFICE, *CONTACTS]
    right = [(400.0, 100.0 + 15 * row, text) for row, text in enumerate(head)]
    assert labelled(cells(*left, *right)) == head


def test_small_type_above_the_date_in_its_columns_edge() -> None:
    left = [(72.0, 45.0 + 11 * row, text) for row, text in enumerate(OFFICE)]
    right = [(170.0, 50.0 + 11 * row, text) for row, text in enumerate(CONTACTS)]
    below = [line(20, "18 December 2019", 72.0, 140.0), line(21, "Bo Quist", 72.0, 170.0)]
    assert sorted(labelled([*cells(*left, *right, size=9.0), *below])) == sorted(OFFICE + CONTACTS)


def test_a_number_cut_by_its_column() -> None:
    rows = [
        (72.0, 40.0, "Ofsted"),
        (170.0, 40.0, "Textphone 0161 618"),
        (72.0, 51.0, "Mill Gate"),
        (170.0, 51.0, "8524"),
    ]
    assert sorted(labelled(cells(*rows, size=9.0))) == sorted(text for _, _, text in rows if text != "Ofsted")


def test_an_agencys_name_above_the_salutation() -> None:
    assert labelled(text_lines(f"Ofsted\nCare Quality Commission\n\n10 March 2011\n\n{BODY}\nOfsted")) == [
        "Ofsted",
        "Care Quality Commission",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Send the statement to Mail.Box@ofsted.gov.uk by 9 May 2025.",
        "Mail.Box@ofsted.gov.uk",
        "Call the team on 0300 1231231 at once.",
    ],
)
def test_a_body_that_names_a_mailbox_or_number(sentence: str) -> None:
    assert labelled(text_lines(f"10 March 2011\n\n{ADDRESSEE}\n\nDear Ms Poll\n\n{sentence}\n")) == []


@pytest.mark.parametrize("row", ["What the visit found.", "Dear Ms Poll", "Chief Inspector", "Found by all"])
def test_the_address_ends_at_the_first_line_that_is_none(row: str) -> None:
    text = "\n".join([row, *OFFICE, *CONTACTS])
    assert labelled(text_lines(text)) == [*OFFICE, *CONTACTS]


def test_two_postcodes_are_two_addresses() -> None:
    text = "\n".join(["West House", "AN1 2BC", *OFFICE, *CONTACTS])
    assert labelled(text_lines(text)) == [*OFFICE, *CONTACTS]


def test_no_lines() -> None:
    assert label_letterhead([]) == []
