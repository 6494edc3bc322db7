"""The text of JSON: which value stands on which line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

TOKEN = r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+'
"""One token of JSON: a string, a mark, or a number or word."""

Path = tuple[str | int, ...]
"""Keys and indices that lead to a value."""

OPENED: dict[str, Path] = {"[": (0,), "{": ("",)}
"""What is added to a path inside an array (the index) and inside an object (its key, when it is known)."""


def line_of_nearest(lines: dict[Path, int], path: Path) -> int:
    """The line of the value at a path, or of the innermost value around it that exists (for a key that is missing)."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def values_by_line(text: str) -> Iterator[tuple[Path, int]]:
    """Each value of a JSON text by its path, with the line on which it starts. The text is known to be JSON."""
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
            yield tuple(path), line
            path += OPENED.get(token, ())
        key_follows = token == "{" or (token == "," and isinstance(path[-1], str))


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


def repetitions(text: str) -> Iterator[tuple[Path, int]]:
    """Keys that stand twice in one object, with their lines; what stands in the repeated value is not compared."""
    seen = set[Path]()
    twice = set[Path]()
    for path, line in values_by_line(text):
        if path in seen and not any(path[:end] in twice for end in range(len(path))):
            twice.add(path)
            yield path, line
        seen.add(path)
