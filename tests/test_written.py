"""Letters read back: those of schema 1.0 are lifted, in one place, and so valid."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ofsted_letters import read_jsonl
from ofsted_letters.model import Letter
from ofsted_letters.write.json import letter_json, letter_line
from ofsted_letters.write.validate import Verdict, validate
from ofsted_letters.written import lift
from tests.write.invented import letter

OLD = Path(__file__).parent / "data" / "letter-1.0.json"
"""A letter as version 0.1.0 wrote it."""
EXAMPLES = Path(__file__).parents[2] / "shared" / "examples"


@pytest.fixture
def old() -> dict[str, Any]:
    values: dict[str, Any] = json.loads(OLD.read_text(encoding="utf-8"))
    return values


def test_a_letter_of_1_0_is_read_as_one_of_1_1(old: dict[str, Any]) -> None:
    (read,) = read_jsonl(OLD)
    assert (read.schema_version, read.form) == ("1.1", "letter")
    assert [(period.start, period.end) for period in read.metadata.inspection_periods] == [
        (read.metadata.inspection_start, read.metadata.inspection_end)
    ]
    assert [member.name for member in read.metadata.inspection_team] == old["metadata"]["inspectors"]
    texts = [[item["text"] for item in section["items"]] for section in old["sections"]]
    assert [[item.text for item in section.items] for section in read.sections] == texts


def test_roles_of_a_letter_of_1_0_follow_from_its_items(old: dict[str, Any]) -> None:
    (read,) = read_jsonl(OLD)
    roles = [(section.kind, [item.role for item in section.items]) for section in read.sections]
    assert roles[-3:] == [
        ("areas_for_development", ["lead_in", "finding", "finding"]),
        ("priority_action", ["none_stated"]),
        ("closing", [None]),
    ]
    cited = [item.framework_references for section in read.sections for item in section.items]
    assert ("enabler 2",) in cited


def test_evidence_of_a_lifted_letter_is_at_leaves(old: dict[str, Any]) -> None:
    lifted = lift(old)["evidence"]
    assert "/header/sender/address" in old["evidence"]
    assert {"/header/sender/address/0", "/header/sender/address/1"} <= lifted.keys()
    assert not {"/header/sender/address", "/metadata/authority/gss_code"} & lifted.keys()


def test_what_is_lifted_stays_as_it_was(old: dict[str, Any]) -> None:
    before = copy.deepcopy(old)
    lift(old)
    assert old == before
    present = letter().model_dump(mode="json")
    assert lift(present) is present


@pytest.mark.parametrize("part", ["metadata", "sections", "evidence", "header"])
def test_what_is_no_letter_is_left_for_the_models_to_refuse(old: dict[str, Any], part: str) -> None:
    for broken in (old | {part: 7}, {key: value for key, value in old.items() if key != part}):
        with pytest.raises(ValidationError):
            Letter.model_validate(lift(broken))


def test_lines_an_array_and_one_object_are_read() -> None:
    one, two = letter("one.pdf"), letter("two.pdf")
    lines = letter_line(one) + b"\n" + letter_line(two)
    array = b"[\n" + letter_json(one).rstrip() + b",\n" + letter_json(two) + b"]\n"
    assert list(read_jsonl(io.BytesIO(lines))) == list(read_jsonl(io.BytesIO(array))) == [one, two]
    assert list(read_jsonl(io.BytesIO(letter_json(one)))) == [one]
    assert list(read_jsonl(io.BytesIO(letter_json(one) + b"\n" + letter_json(two)))) == [one, two]  # as jq writes them
    assert list(read_jsonl(io.BytesIO(b"\n"))) == []
    with pytest.raises(ValueError, match="Expecting"):
        list(read_jsonl(io.BytesIO(b"no letter\n")))


def test_1_0_is_valid_as_1_0(old: dict[str, Any]) -> None:
    assert validate(OLD.read_bytes()) == Verdict(1, ())
    (fault,) = validate(json.dumps(old | {"copies": 1}, indent=1).encode()).faults
    assert fault.pointer == "/copies"


def test_the_examples_of_the_contract_are_valid() -> None:
    files = sorted(EXAMPLES.glob("*.json"))
    if not files:
        pytest.skip(f"no examples in {EXAMPLES}")
    for file in files:
        assert validate(file.read_bytes(), source=file.name).faults == ()
