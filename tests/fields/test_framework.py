"""What items cite of the national framework."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.framework import framework_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quality of plans (outcome 4, national framework).", ("outcome 4",)),
        ("The quality of plans. (Outcome 4, national framework)", ("outcome 4",)),
        ("Attendance at meetings (Enabler 1).", ("enabler 1",)),
        ("The workloads of advisers. (Enabler two)", ("enabler 2",)),
        ("Records (outcomes 1 and 3, enabler 2, national framework).", ("outcome 1", "outcome 3", "enabler 2")),
        ("Outcome 3 of the plan is met, and so are outcomes 1 and 2.", ()),
        ("The tool measures progress (outcomes star).", ()),
        ("Nothing cited (see 3).", ()),
    ],
)
def test_references(text: str, expected: tuple[str, ...]) -> None:
    assert framework_references(text) == expected
