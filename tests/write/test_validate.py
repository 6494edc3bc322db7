from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.write import large_json
from ofsted_letters.write import validate as module
from ofsted_letters.write.findings import findings
from ofsted_letters.write.json import letter_json, letter_line, row_line
from ofsted_letters.write.json_text import values_by_line
from ofsted_letters.write.schema import json_schema
from ofsted_letters.write.validate import Fault, NotTheSchema, Verdict, validate
from tests.write.invented import letter

ROOT = Path(__file__).resolve().parents[2]


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
        ("/sections/2/items/0/recurrence", "again", "'outstanding' or 'raised_before'"),
        ("/metadata/previous_inspections/0", "June 2009", "pattern"),
        ("/evidence/~1header~1date/0/bbox", [1, 2, 3], "this key is missing; where"),
        ("/source/folder", "x", "no such key; leave it out"),
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
    message = "this key is missing; where the letter says nothing, write the null or [] that the schema allows"
    assert validate(data.encode()).faults == (Fault(line, "/metadata/theme", message),)


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
        (b"", 1, "there is no letter in it; give what"),
        (b"\n\n", 1, "there is no letter in it; give what"),
        (b"[]", 1, "there is no letter in it; give what"),
        (b"3", 1, "this should be an object; see `ofsted-letters schema letter`"),
        (b'{\n  "family": \n}', 3, "not JSON: expecting value at column 1; give what `ofsted-letters parse`"),
        (letter_line(letter()) + b"{", 2, "not JSON: expecting property name"),
        (b"[" * 100_000, 1, "not JSON: a mark is missing or one too many; give what"),
        (b'{"a": ' + b"[" * 100_000, 1, "not JSON: nested too deep to be a letter; give what"),
    ],
)
def test_what_is_no_letter_says_so(data: bytes, line: int, message: str) -> None:
    fault = validate(data).faults[0]
    assert fault.line == line
    assert fault.message.startswith(message)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\n%PDF-1.7\n", "letter", "this is a PDF, not JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "letter", "this is a binary file, not JSON"),
        ("\ufeff{}".encode("utf-16"), "letter", "this is UTF-16, not UTF-8"),
        (b'{"family":\n"\xe9"}', "letter", "line 2 is not UTF-8"),
        (b"".join(map(row_line, findings(letter()))), "letter", "this holds findings, not letters"),
        (letter_line(letter()), "finding", "this holds letters, not findings"),
        (b"[" + letter_json(letter()) + b"]", "finding", "this holds letters, not findings"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_schema_is_not_about_is_told_once(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(NotTheSchema) as caught:
        validate(data, name, "given.json")
    assert (caught.value.name, caught.value.reason) == ("given.json", reason)
    assert caught.value.remedy


def test_a_key_that_stands_twice_is_a_fault_once() -> None:
    twice = b'"header":\n{"date": null, "date": null}, "header":'
    data = letter_line(letter()).replace(b'"header":', twice)
    faults = [(fault.line, fault.pointer) for fault in validate(data).faults if "twice" in fault.message]
    assert faults == [(2, "/header"), (2, "/header/date")]
    assert [pointer for _, pointer in faults] == [fault.pointer for fault in validate(data).faults]


def test_keys_of_different_objects_are_no_repetition() -> None:
    assert json.loads(letter_line(letter()))["copies"][0].keys() & json.loads(letter_line(letter()))["signatories"][0]
    assert validate(letter_line(letter())).faults == ()


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    faults = validate(b'{"family": "unknown",\n"evidence": [],\n"copies": {}}').faults
    assert len(faults) == 11
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert {fault.pointer: fault.line for fault in faults}["/copies"] == 3


def test_of_one_letter_twenty_faults_are_told_and_of_a_file_a_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = changed("/metadata/previous_inspections", ["June"] * 30, indent=None) + b"\n"
    verdict = validate(wrong)
    assert (len(verdict.faults), verdict.untold) == (20, 10)
    verdict = validate(wrong * 60)
    assert (verdict.looked_at, len(verdict.faults), verdict.untold) == (60, 1000, 800)
    array = b"[" + b",".join([wrong] * 60) + b"]"
    assert validate(array)._replace(faults=()) == verdict._replace(faults=())


LARGE: dict[str, Callable[[int], bytes]] = {
    "a long string": lambda size: changed("/header/subject", "x" * size),
    "a long string beyond latin": lambda size: changed("/header/subject", "@@@" * (size // 3)).replace(
        b"@@@", "’".encode()
    ),
    "an unknown key": lambda size: changed("/source/folder", ["x"] * (size // 5)),
    "empty sections": lambda size: changed("/sections", [[]] * (size // 4)),
    "items of the wrong type": lambda size: changed("/sections/0/items", [1] * (size // 3)),
    "an array for a date": lambda size: changed("/header/date", [[]] * (size // 4)),
    "evidence of nothing": lambda size: changed("/evidence", {f"/{n}": [] for n in range(size // 10)}, None),
    "many letters": lambda size: letter_line(letter()) * (size // len(letter_line(letter()))),
    "many wrong letters": lambda size: (b'{"a": "%s"}\n' % (b"x" * 1000)) * (size // 1000),
    "one array of wrong letters": lambda size: b"[" + (b'{"a": "%s"},' % (b"x" * 1000)) * (size // 1000) + b"{}]",
    "never closed": lambda size: b'{"sections": ' + b"[" * size,
}
RIGHT = ("a long string", "a long string beyond latin", "evidence of nothing", "many letters")
"""Those that are letters in spite of their size."""
IN_A_PROCESS = """
import sys
from pathlib import Path
from benchmarks.memory import peak_bytes
from ofsted_letters.write.validate import validate
path = Path(sys.argv[1])
validate(b"{}")
before = peak_bytes()
verdict = validate(path.read_bytes())
print(peak_bytes() - before, len(verdict.faults), verdict.untold)
"""


@pytest.mark.parametrize("kind", LARGE)
def test_memory_is_three_times_the_file_at_most(tmp_path: Path, kind: str) -> None:
    data = LARGE[kind](5_000_000)
    (tmp_path / "large.json").write_bytes(data)
    command = [sys.executable, "-c", IN_A_PROCESS, str(tmp_path / "large.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    taken, faults, untold = map(int, done.stdout.split())
    assert taken < 3 * len(data)
    assert bool(faults + untold) == (kind not in RIGHT)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/header/date", "3 September 2010"),
        ("/sections/2/items/1/level", "2"),
        ("/sections/2/heading", ["x"] * 50),
        ("/evidence/~1header~1date/0/bbox", [1, 2, 3]),
        ("/source/folder", {"x": 1}),
        ("/copies", {}),
        ("/footnotes", None),
        ("/family", "postcard"),
    ],
)
def test_a_letter_in_pieces_has_the_faults_of_one_that_is_whole(
    monkeypatch: pytest.MonkeyPatch, pointer: str, value: object
) -> None:
    data = changed(pointer, value)
    whole = {(fault.line, fault.pointer) for fault in validate(data).faults}
    monkeypatch.setattr(module, "WHOLE", 0)
    monkeypatch.setattr(large_json, "PIECE", 300)
    assert {(fault.line, fault.pointer) for fault in validate(data).faults} == whole
    assert len(whole) == 1


def test_a_letter_in_pieces_lacks_and_repeats_what_one_that_is_whole_does(monkeypatch: pytest.MonkeyPatch) -> None:
    data = letter_json(letter()).replace(b'"subject":', b'"subject": 1, "subject":').replace(b'"theme": null,', b"")
    whole = {fault for fault in validate(data).faults if "integer" not in fault.message}
    monkeypatch.setattr(module, "WHOLE", 0)
    monkeypatch.setattr(large_json, "PIECE", 300)
    assert {fault for fault in validate(data).faults if "string" not in fault.message} == whole
    assert validate(letter_json(letter())).faults == ()


@pytest.mark.parametrize("wrong", [b"{", b"}", b"]", b",", b":", b'"', b"x"])
def test_marks_too_many_are_told_in_pieces_as_well(monkeypatch: pytest.MonkeyPatch, wrong: bytes) -> None:
    monkeypatch.setattr(module, "WHOLE", 0)
    monkeypatch.setattr(large_json, "PIECE", 300)
    data = letter_json(letter())
    for at in range(0, len(data), 97):
        if data.count(b'"', 0, at) % 2 == 0 or wrong == b'"':
            assert validate(data[:at] + wrong + data[at:]).faults, at


def test_every_value_s_line() -> None:
    text = '{"a": [1,\n{}, [],\n"x,]\\"}"],\n\n"b":\n{"c": null}}'
    assert dict(values_by_line(text)) == {
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
