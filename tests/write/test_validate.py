from __future__ import annotations

import json
from typing import Any

import pytest

from ofsted_letters.write.findings import findings
from ofsted_letters.write.json import letter_json, letter_line, row_line
from ofsted_letters.write.schema import json_schema
from ofsted_letters.write.validate import Fault, Verdict, lines_of_values, validate
from tests.write.invented import letter


def changed(pointer: str, value: object, indent: int | None = 2) -> bytes:
    whole: Any = json.loads(letter_json(letter()))
    part = whole
    *path, last = [key.replace("~1", "/") for key in pointer.split("/")[1:]]
    for key in path:
        part = part[int(key)] if isinstance(part, list) else part[key]
    part[int(last) if isinstance(part, list) else last] = value
    return json.dumps(whole, indent=indent).encode()


@pytest.mark.parametrize(
    ("data", "looked_at"),
    [
        (letter_json(letter()), 1),
        (letter_line(letter()), 1),
        (letter_line(letter()) * 3, 3),
        (b"\n" + letter_line(letter()) + b"\r\n\n" + letter_line(letter()), 2),
        (b"[" + letter_json(letter()) + b"," + letter_json(letter()) + b"]", 2),
        (b"[\n" + letter_line(letter()) + b"," + letter_line(letter()) + b"]", 2),
        (b"\xef\xbb\xbf" + letter_json(letter()), 1),
        (letter_json(letter()).replace(b"\n", b"\r\n"), 1),
    ],
)
def test_what_is_written_is_valid(data: bytes, looked_at: int) -> None:
    assert validate(data) == Verdict(looked_at, ())


def test_rows_are_valid_findings() -> None:
    assert validate(b"".join(map(row_line, findings(letter()))), "finding") == Verdict(3, ())


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/header/date", "3 September 2010", "valid date"),
        ("/sections/2/items/1/level", "2", "valid integer"),
        ("/sections/2/items/0/recurrence", "again", "'addressed' or 'outstanding'"),
        ("/metadata/previous_inspections/0", "June 2009", "pattern"),
        ("/evidence/~1header~1date/0/bbox", [1, 2, 3], "Field required"),
        ("/source/folder", "x", "not permitted"),
    ],
)
def test_a_fault_has_its_line_and_pointer(pointer: str, value: object, message: str) -> None:
    data = changed(pointer, value)
    (fault,) = validate(data).faults
    assert fault.pointer.startswith(pointer)
    assert message in fault.message
    line = data.decode().split("\n")[fault.line - 1]
    assert pointer.rsplit("/", 1)[1].isdigit() or json.dumps(pointer.rsplit("/", 1)[1]) in line


def test_a_missing_key_is_told_at_the_value_that_lacks_it() -> None:
    whole = json.loads(letter_json(letter()))
    del whole["metadata"]["theme"]
    data = json.dumps(whole, indent=2)
    line = data[: data.index('"metadata"')].count("\n") + 1
    assert validate(data.encode()).faults == (Fault(line, "/metadata/theme", "Field required"),)


def test_in_json_lines_the_line_is_the_file_s_and_the_pointer_the_letter_s() -> None:
    wrong = changed("/family", "postcard", indent=None)
    (fault,) = validate(letter_line(letter()) + b"\n" + wrong + b"\n" + letter_line(letter())).faults
    assert (fault.line, fault.pointer) == (3, "/family")


def test_in_an_array_the_pointer_starts_with_the_index() -> None:
    data = b"[" + letter_json(letter()) + b"," + changed("/family", "postcard") + b"]"
    (fault,) = validate(data).faults
    assert fault.pointer == "/1/family"
    assert b"postcard" in data.split(b"\n")[fault.line - 1]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "No letter"),
        (b"\n\n", 1, "No letter"),
        (b"[]", 1, "No letter"),
        (b"3", 1, "object"),
        (b'{\n  "family": \n}', 3, "Not JSON"),
        (letter_line(letter()) + b"{", 2, "Not JSON"),
        ("\ufeff{}".encode("utf-16"), 1, "Not UTF-8"),
        (b"[" * 100_000, 1, "deep"),
    ],
)
def test_what_is_no_letter_says_so(data: bytes, line: int, message: str) -> None:
    fault = validate(data).faults[0]
    assert fault.line == line
    assert message in fault.message


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    faults = validate(b'{"family": "unknown",\n"evidence": [],\n"copies": {}}').faults
    assert len(faults) == 10
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert {fault.pointer: fault.line for fault in faults}["/copies"] == 3


def test_every_value_s_line() -> None:
    text = '{"a": [1,\n{}, [],\n"x,]\\"}"],\n\n"b":\n{"c": null}}'
    assert lines_of_values(text) == {
        (): 1,
        ("a",): 1,
        ("a", 0): 1,
        ("a", 1): 2,
        ("a", 2): 2,
        ("a", 3): 3,
        ("b",): 6,
        ("b", "c"): 6,
    }


@pytest.mark.parametrize(("name", "key"), [("letter", "schema_version"), ("finding", "recurrence")])
def test_the_schema_requires_every_key_and_forbids_others(name: str, key: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])
    assert key in schema["required"]
