"""JSON or JSON Lines held against the contract: every fault with its line and JSON Pointer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ofsted_letters.write.schema import MODELS

TOKEN = r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+'
"""One token of JSON: a string, a mark, or a number or word."""

Path = tuple[str | int, ...]
"""Keys and indices that lead to a value."""

OPENED: dict[str, Path] = {"[": (0,), "{": ("",)}
"""What is added to a path inside an array (the index) and inside an object (its key, when it is known)."""


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


def validate(data: bytes, name: str = "letter") -> Verdict:
    """Hold JSON (one object, or an array of them) or JSON Lines against the schema.

    Values must have the contract's types exactly: "1" is not 1 and 1.0 is not 1.

    Args:
        data: what a file holds.
        name: `letter` or `finding`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Verdict(0, (Fault(line, "", "Not UTF-8; write the file with -o instead of the shell's >"),))
    count, faults = 0, list[Fault]()
    for first_line, part in json_texts(text):
        looked_at, found = faults_in(part, name)
        count += looked_at
        faults += [fault._replace(line=fault.line + first_line - 1) for fault in found]
    if not count and not faults:
        faults.append(Fault(1, "", f"No {name} in it"))
    return Verdict(count, tuple(faults))


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


def faults_in(text: str, name: str) -> tuple[int, list[Fault]]:
    """How many letters one JSON text holds, and what is wrong with them."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return 0, [Fault(error.lineno, "", f"Not JSON: {error.msg} at column {error.colno}")]
    except RecursionError:
        return 0, [Fault(1, "", "Nested too deep to be a letter")]
    count = len(value) if isinstance(value, list) else 1
    try:
        adapter(name, many=isinstance(value, list)).validate_json(text, strict=True)
    except ValidationError as error:
        return count, list(located(text, error))
    return count, []


@cache
def adapter(name: str, *, many: bool) -> TypeAdapter[Any]:
    """What holds one JSON text against the schema."""
    model: Any = MODELS[name]
    return TypeAdapter(list[model] if many else model)


def located(text: str, error: ValidationError) -> Iterator[Fault]:
    """The faults that pydantic found, each with the line it is on, in the file's order."""
    lines = lines_of_values(text)
    found = [(line_of_nearest(lines, detail["loc"]), detail) for detail in error.errors(include_url=False)]
    for line, detail in sorted(found, key=lambda pair: pair[0]):
        yield Fault(line, pointer(detail["loc"]), detail["msg"])


def line_of_nearest(lines: dict[Path, int], path: Path) -> int:
    """The line of the value at a path, or of the innermost value around it that exists (for a key that is missing)."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def lines_of_values(text: str) -> dict[Path, int]:
    """The line on which each value of a JSON text starts, by its path. The text is known to be JSON."""
    lines: dict[Path, int] = {}
    path: list[str | int] = []
    key_follows = False
    for token, line in tokens(text):
        if token in "]}":
            path.pop()
        elif token == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else path[-1]
        elif key_follows:
            path[-1] = json.loads(token)
        elif token != ":":
            lines[tuple(path)] = line
            path += OPENED.get(token, ())
        key_follows = token == "{" or (token == "," and isinstance(path[-1], str))
    return lines


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """The tokens of a JSON text, each with the line it is on."""
    line = counted = 0
    for match in re.finditer(TOKEN, text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match[0], line + 1


def pointer(path: Path) -> str:
    """A path as a JSON Pointer."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
