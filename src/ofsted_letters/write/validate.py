"""JSON or JSON Lines held against the contract: every fault with its line and JSON Pointer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ofsted_letters.errors import LetterError
from ofsted_letters.write.json_text import Path, line_of_nearest, pointer, values_by_line
from ofsted_letters.write.schema import MODELS
from ofsted_letters.written import lift

MEANINGS = {
    "missing": "this key is missing; where the letter says nothing, write the null or [] that the schema allows",
    "extra_forbidden": "the schema has no such key; leave it out",
}
"""What some of pydantic's faults mean here, and what to do."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 starts with, which some shells make of what they redirect."""
WRITTEN = "give what `ofsted-letters parse` or `findings --format jsonl` wrote"


class NotTheSchema(LetterError):
    """The file holds nothing that the schema is about."""

    code = "not_the_schema"


class Fault(NamedTuple):
    """One thing wrong."""

    line: int
    """1-based, in the file."""
    pointer: str
    """JSON Pointer (RFC 6901) into the JSON text that is wrong: the file's, or that line's of JSON Lines."""
    message: str


class Verdict(NamedTuple):
    """What came of one file."""

    looked_at: int
    """How many letters (or rows) were looked at."""
    faults: tuple[Fault, ...]


def validate(data: bytes, name: str = "letter", source: str = "-") -> Verdict:
    """Hold JSON (one object, or an array of them) or JSON Lines against the schema.

    Values must have the contract's types exactly: "1" is not 1 and 1.0 is not 1.

    Args:
        data: what a file holds.
        name: `letter` or `finding`.
        source: what errors call the file.

    Raises:
        NotTheSchema: It is no JSON file at all, or what it holds is what another schema is about.
    """
    count, faults = 0, list[Fault]()
    for first_line, part in json_texts(text_of(data, source)):
        try:
            value, repeated = loaded(part)
        except ValueError as error:
            faults.append(no_json(error, first_line))
            continue
        if not count:
            require_schema(value, name, source)
        count += len(value) if isinstance(value, list) else 1
        found = [*(repetitions(part) if repeated else ()), *mismatches(part, value, name)]
        faults += [fault._replace(line=fault.line + first_line - 1) for fault in sorted(found)]
    if not count and not faults:
        faults.append(Fault(1, "", f"there is no {name} in it; {WRITTEN}"))
    return Verdict(count, tuple(faults))


def text_of(data: bytes, source: str) -> str:
    """What a file says.

    Raises:
        NotTheSchema: It is no text in UTF-8.
    """
    if data.lstrip().startswith(b"%PDF-"):
        raise NotTheSchema(source, "this is a PDF, not JSON", "parse it first: validate checks what `parse` wrote")
    if data.startswith(UTF_16):
        raise NotTheSchema(source, "this is UTF-16, not UTF-8", "write the file with -o instead of the shell's >")
    if b"\0" in data:
        raise NotTheSchema(source, "this is a binary file, not JSON", WRITTEN)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotTheSchema(source, f"line {line} is not UTF-8", "save the file as UTF-8") from error


def require_schema(value: Any, name: str, source: str) -> None:
    """Refuse a file of rows that is held against the schema of letters, and the other way round.

    Raises:
        NotTheSchema: Its first object has more keys of another schema than of this one.
    """
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return
    shared = {known: len(first.keys() & model.model_fields.keys()) for known, model in MODELS.items()}
    likeliest = max(shared, key=lambda known: (shared[known], known == name))
    if likeliest != name:
        raise NotTheSchema(source, f"this holds {likeliest}s, not {name}s", f"add --schema {likeliest}")


def json_texts(text: str) -> Iterator[tuple[int, str]]:
    """The JSON texts in a file with the line each starts on: every line of JSON Lines, or the file as a whole."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if is_json_lines([line for _, line in lines[:2]]):
        yield from lines
    elif lines:
        yield 1, text


def is_json_lines(first_two: list[str]) -> bool:
    """An object's second line starts with a key or closes it; a line that opens an object follows a whole one."""
    if len(first_two) < 2:
        return False
    first, second = first_two
    return second.lstrip().startswith("{") and not first.rstrip().endswith(("[", ",", ":"))


def loaded(text: str) -> tuple[Any, bool]:
    """One JSON text's value, and whether some object in it has a key twice.

    Raises:
        ValueError: It is no JSON.
    """
    repeated = False

    def dict_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        made = dict(pairs)
        repeated = repeated or len(made) < len(pairs)
        return made

    try:
        return json.loads(text, object_pairs_hook=dict_of), repeated
    except RecursionError as error:
        raise ValueError("nested too deep to be a letter") from error


def no_json(error: ValueError, first_line: int) -> Fault:
    """What is wrong with a text that is no JSON; its lines count from `first_line`."""
    if isinstance(error, json.JSONDecodeError):
        message = f"not JSON: {lower(error.msg).removesuffix(' at')} at column {error.colno}; {WRITTEN}"
        return Fault(first_line + error.lineno - 1, "", message)
    return Fault(first_line, "", f"{error}; {WRITTEN}")


def mismatches(text: str, value: Any, name: str) -> Iterator[Fault]:
    """Where a JSON text is not what the schema asks for."""
    try:
        adapter(name, many=isinstance(value, list)).validate_json(lifted(text, value), strict=True)
    except ValidationError as error:
        lines = dict(values_by_line(text))
        for detail in error.errors(include_url=False):
            path = detail["loc"]
            yield Fault(line_of_nearest(lines, path), pointer(path), meaning(detail["type"], detail["msg"], name))


def lifted(text: str, value: Any) -> str:
    """A JSON text in the present contract: letters of an earlier one are valid when they are, lifted."""
    letters = value if isinstance(value, list) else [value]
    in_present = [lift(letter) for letter in letters]
    if all(new is old for new, old in zip(in_present, letters, strict=True)):
        return text
    return json.dumps(in_present if isinstance(value, list) else in_present[0])


def meaning(kind: str, message: str, name: str) -> str:
    """What one of pydantic's faults means, and what to do about it."""
    said = lower(message).replace("input should", "this should")
    return MEANINGS.get(kind, f"{said}; see `ofsted-letters schema {name}`")


def lower(message: str) -> str:
    """A message without its capital."""
    return message[:1].lower() + message[1:]


def repetitions(text: str) -> Iterator[Fault]:
    """Keys that stand twice in one object; what stands in the repeated value is not compared."""
    seen = set[Path]()
    twice = set[Path]()
    for path, line in values_by_line(text):
        if path in seen and not any(path[:end] in twice for end in range(len(path))):
            twice.add(path)
            yield Fault(line, pointer(path), "this key stands here twice; keep one of them")
        seen.add(path)


@cache
def adapter(name: str, *, many: bool) -> TypeAdapter[Any]:
    """What holds one JSON text against the schema."""
    model: Any = MODELS[name]
    return TypeAdapter(list[model] if many else model)
