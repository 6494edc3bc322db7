"""Sign-off tables whose rows are people: a name beside a role or an agency."""

from __future__ import annotations

from ofsted_letters.label.signatories import Signatory, signatories
from tests.label.page import cells
from tests.label.test_table_cells import table

NAMES_FIRST = (
    (72, 100, "Bo Quist"),
    (220, 100, "National Director, Ofsted"),
    (72, 130, "Dr Cy Rudd MB"),
    (220, 130, "Chief Inspector of Hospitals and"),
    (72, 144, "BCh FRCPsych"),
    (220, 144, "of Primary Care"),
    (220, 174, "Her Majesty’s Inspector"),
    (72, 181, "Di Sand"),
    (220, 188, "of Constabulary"),
)
AGENCIES_FIRST = (
    (72, 100, "Ofsted"),
    (220, 100, "Bo Quist"),
    (220, 114, "National Director"),
    (72, 144, "Estyn and its"),
    (220, 144, "Cy Rudd"),
    (72, 158, "Partners"),
    (220, 158, "Deputy Chief Inspector"),
)
NAMED = [
    ("", "Bo Quist", "National Director, Ofsted"),
    ("", "Dr Cy Rudd MB / BCh FRCPsych", "Chief Inspector of Hospitals and / of Primary Care"),
    ("", "Di Sand", "Her Majesty’s Inspector / of Constabulary"),
]
HEADED = [
    ("Ofsted", "", "Bo Quist / National Director"),
    ("Estyn and its / Partners", "", "Cy Rudd / Deputy Chief Inspector"),
]


def printed(signed: list[Signatory]) -> list[tuple[str, str, str]]:
    """Head, name and other lines of each."""
    return [
        (
            " / ".join(line.text for line in one.head),
            " / ".join(line.text for line in one.name),
            " / ".join(line.text for line in one.lines),
        )
        for one in signed
    ]


def test_names_beside_roles_by_their_middle() -> None:
    assert printed(signatories(cells(*NAMES_FIRST))) == NAMED


def test_agencies_beside_people_by_their_middle() -> None:
    assert printed(signatories(cells(*AGENCIES_FIRST))) == HEADED


def test_rows_by_the_files_structure() -> None:
    lines = table(
        (72, 100, "Xin", (0, 0)),
        (220, 100, "National Director", (0, 1)),
        (72, 114, "Ma", (0, 0)),
        (72, 130, "Bo Quist", (1, 0)),
        (220, 130, "Chief Inspector", (1, 1)),
        (400, 130, "Estyn", (1, 2)),
    )
    assert printed(signatories(lines)) == [
        ("", "Xin / Ma", "National Director"),
        ("", "Bo Quist", "Chief Inspector / Estyn"),
    ]


def test_a_table_with_names_in_several_columns_is_read_by_columns() -> None:
    rows = ((72, 100, "Bo Quist"), (300, 100, "Cy Rudd"), (72, 114, "Chief Inspector"), (300, 114, "Deputy Director"))
    assert printed(signatories(cells(*rows))) == [
        ("", "", "Bo Quist / Chief Inspector"),
        ("", "", "Cy Rudd / Deputy Director"),
    ]


def test_the_first_line_of_a_cell_is_a_name_by_its_place() -> None:
    lines = table(
        (72, 100, "Bo Quist", (0, 0)),
        (72, 114, "National Director", (0, 0)),
        (72, 130, "Cy Rudd Dip Soc Wk MBChB of Wenn", (1, 0)),
        (72, 144, "Chief Inspector", (1, 0)),
    )
    assert printed(signatories(lines)) == [
        ("", "", "Bo Quist / National Director"),
        ("", "", "Cy Rudd Dip Soc Wk MBChB of Wenn / Chief Inspector"),
    ]
