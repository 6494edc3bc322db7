"""How a quotation names its source."""

from __future__ import annotations

import datetime

import pytest

from ofsted_letters.corpus.quotation import inspectorates, passage
from tests.write.invented import item


@pytest.mark.parametrize(
    ("family", "on", "said"),
    [
        ("focused_visit", "2019-01-01", "Ofsted"),
        ("area_send", "2023-05-01", "Ofsted and Care Quality Commission"),
        ("joint_targeted_area", "2016-05-01", "Ofsted, Care Quality Commission, HMIC and HMI Probation"),
        ("joint_targeted_area", "2022-05-01", "Ofsted, Care Quality Commission, HMICFRS and HMI Probation"),
    ],
)
def test_all_who_inspected_are_named(family: str, on: str, said: str) -> None:
    assert inspectorates(family, datetime.date.fromisoformat(on)) == said


def test_a_numbered_paragraph_is_quoted_by_its_number() -> None:
    assert passage(item("A", type="numbered", number="18", page=4)) == "paragraph 18, page 4"
    assert passage(item("A", page=None)) is None
