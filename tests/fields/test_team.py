"""What is printed of inspectors beside their names."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.inspectors import inspectors
from ofsted_letters.fields.team import told_of

HER, HMI = "Her Majesty’s Inspector", "HMI"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The inspectors were Ada Finch, HMI, and Bo Quist, HMI.", [(HMI, False), (HMI, False)]),
        ("The inspectors were Ada Finch HMI and Bo Quist HMI designate.", [(HMI, False), ("HMI designate", False)]),
        ("The inspectors were Ada Finch and Bo Quist, two of Her Majesty’s Inspectors.", [(HER, False), (HER, False)]),
        ("Her Majesty’s Inspectors for this visit were Ada Finch and Bo Quist.", [(HER, False), (HER, False)]),
        (
            "Her Majesty’s Inspectors for this visit were Ada Finch, lead inspector, and Bo Quist.",
            [("lead inspector", True), (HER, False)],
        ),
        (
            "The visit was carried out by Her Majesty’s Inspector, Ada Finch and Her Majesty’s Inspector, Bo Quist.",
            [(HER, False), (HER, False)],
        ),
        (
            "The inspectors were Ada Finch and Bo Quist, Her Majesty’s Inspectors (HMI) Social Care, and Cy Rook, HMI.",
            [(f"{HER} (HMI) Social Care", False), (f"{HER} (HMI) Social Care", False), (HMI, False)],
        ),
        ("The inspectors were Ada Finch and Bo Quist.", [(None, False), (None, False)]),
    ],
)
def test_roles_of_inspectors(text: str, expected: list[tuple[str | None, bool]]) -> None:
    found = inspectors([text]).found
    assert found is not None
    told = told_of(found.value, [text])
    assert [(one.role, one.lead) for one in told] == expected
    for name, one in zip(found.value, told, strict=True):
        start, end = one.places[0]
        assert text[start:end] == name.value
