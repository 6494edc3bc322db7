"""JSON too large to be made into values: taken apart where it lies, into pieces that are held against the contract.

What is made of JSON takes many times its own bytes, and so do the faults of one value after the other. So nothing is
made but pieces: objects and arrays are gone through by their marks alone, and what is longer than any value of the
contract is only looked at for what kind of value it is.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from ofsted_letters.write.json_text import Path, line_of_nearest, loaded, repetitions, values_by_line

PIECE = 1 << 16
"""Bytes of what is made into values at once."""
NO_JSON = "no_json"
"""The kind of fault that pydantic does not see, or says in another way."""
BLANKS = re.compile(rb"[ \t\r\n]*+")
STRING = rb'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
TOKEN = re.compile(rb"[ \t\r\n]*+(?P<token>" + STRING + rb'|[{}\[\],:"]|[^ \t\r\n{}\[\],:"]++)')
"""A string, a mark (a quote alone is one that nothing closes), or a number or word."""
BRACKET = re.compile(rb'(?:[^"\[\]{}]++|' + STRING + rb")*+[\[\]{}]")
"""All up to the next bracket that is in no string."""
CLOSED = (b"]", b"}")
STANDS_FOR = {b'"': b'"%s"' % (b"x" * PIECE), b"[": b"[]", b"{": b"{}"}
"""What is held against the contract instead of a long string, or of a long array or object that it does not ask for."""


class Extent(NamedTuple):
    """Where a JSON value stands."""

    start: int
    end: int
    line: int
    path: Path


class Wrong(NamedTuple):
    """What is wrong with a value, as pydantic says it."""

    line: int
    path: Path
    kind: str
    message: str


class NoJson(ValueError):
    """The marks of an object or an array are not those of JSON."""

    def __init__(self, line: int) -> None:
        super().__init__("a mark is missing or one too many")
        self.line = line


class Kind:
    """What the contract asks for in one place."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = without_none(annotation)
        self._whole = annotation
        self._parts: dict[str | int, Kind | None] = {}

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """What holds a piece against it."""
        return TypeAdapter(self._whole)

    @property
    def fields(self) -> dict[str, Any]:
        """The keys it must have, if it is a model."""
        model = self.annotation
        return model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}

    def opens_with(self) -> bytes:
        """How a value starts that can be taken apart."""
        if self.fields or get_origin(self.annotation) is dict:
            return b"{"
        arguments = get_args(self.annotation)
        is_many = get_origin(self.annotation) is list or (len(arguments) == 2 and arguments[1] is ...)
        return b"[" if is_many else b""

    def part(self, key: str | int) -> Kind | None:
        """What it asks for under a key or index; None where it allows no such key."""
        name = key if key in self.fields else 0
        if name not in self._parts:
            self._parts[name] = self._made(name)
        return self._parts[name]

    def _made(self, name: str | int) -> Kind | None:
        if isinstance(name, str):
            field = self.fields[name]
            return Kind(Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation)
        return None if self.fields else Kind(get_args(self.annotation)[get_origin(self.annotation) is dict])


def without_none(annotation: Any) -> Any:
    """The one thing that a value is if it isn't null."""
    if get_origin(annotation) is types.UnionType:
        others = [one for one in get_args(annotation) if one is not types.NoneType]
        return others[0] if len(others) == 1 else annotation
    return annotation


def wrongs(data: bytes, where: Extent, kind: Kind) -> Iterator[Wrong]:
    """All that is wrong with a value, in no particular order.

    Raises:
        NoJson: It can't be told what it holds.
    """
    mark = data[where.start : where.start + 1]
    if where.end - where.start <= PIECE:
        yield from wrongs_of_piece(data[where.start : where.end], where, kind)
    elif mark == kind.opens_with():
        yield from wrongs_of_parts(data, where, kind)
    else:
        yield from wrongs_of_piece(STANDS_FOR.get(mark, data[where.start : where.end]), where, kind)


def wrongs_of_piece(piece: bytes, where: Extent, kind: Kind, held: bytes | None = None) -> Iterator[Wrong]:
    """What is wrong with a value that is made; `held` is held against the contract in its stead."""
    text = piece.decode()
    try:
        _, repeated = loaded(text)
    except ValueError as error:
        yield no_json(error, where)
        return
    for path, line in repetitions(text) if repeated else ():
        yield Wrong(where.line + line - 1, where.path + path, "repeated", "")
    try:
        kind.adapter.validate_json(text if held is None else held, strict=True)
    except ValidationError as error:
        lines = dict(values_by_line(text))
        for detail in error.errors(include_url=False, include_context=False, include_input=False):
            line = where.line + line_of_nearest(lines, detail["loc"]) - 1
            yield Wrong(line, where.path + detail["loc"], detail["type"], detail["msg"])


def no_json(error: ValueError, where: Extent) -> Wrong:
    """Where a text stops to be JSON."""
    if not isinstance(error, json.JSONDecodeError):
        return Wrong(where.line, where.path, NO_JSON, str(error))
    message = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
    return Wrong(where.line + error.lineno - 1, (), NO_JSON, f"{message} at column {error.colno}")


def wrongs_of_parts(data: bytes, where: Extent, kind: Kind) -> Iterator[Wrong]:
    """What is wrong with the values in an object or array, and with its keys."""
    seen = set[str | int]()
    for part in parts(data, where):
        key = part.path[-1]
        inner = kind.part(key)
        if inner is None:
            yield Wrong(part.line, part.path, "extra_forbidden", "")
            continue
        if key in kind.fields:  # others have no number that memory could count on
            if key in seen:
                yield Wrong(part.line, part.path, "repeated", "")
            seen.add(key)
        yield from wrongs(data, part, inner)
    for key in kind.fields.keys() - seen:
        yield Wrong(where.line, (*where.path, key), "missing", "")


def bounds(data: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Where what is not blank starts and ends; None where all is."""
    blank = BLANKS.match(data, start, end)
    start = blank.end() if blank else start
    while end > start and data[end - 1] in b" \t\r\n":
        end -= 1
    return (start, end) if start < end else None


def parts(data: bytes, where: Extent) -> Iterator[Extent]:
    """The values in an object or array, each with its key or index.

    Raises:
        NoJson: A mark is missing or one too many.
    """
    is_object = data[where.start : where.start + 1] == b"{"
    line, counted, index = where.line, where.start, 0
    try:
        token = token_at(data, where.start + 1, where.end)
        while index or token["token"] not in CLOSED:
            key: str | int = index
            if is_object:
                key = json.loads(token["token"])
                expect(isinstance(key, str))
                token = token_at(data, token.end(), where.end)
                expect(token["token"] == b":")
                token = token_at(data, token.end(), where.end)
            expect(token["token"] not in (*CLOSED, b",", b":", b'"'))
            line += data.count(b"\n", counted, token.start("token"))
            counted = token.start("token")
            end = end_of_value(data, token, where.end)
            yield Extent(counted, end, line, (*where.path, key))
            index += 1
            token = token_at(data, end, where.end)
            if token["token"] != b",":
                break
            token = token_at(data, token.end(), where.end)
        expect(token["token"] == (b"}" if is_object else b"]") and bounds(data, token.end(), where.end) is None)
    except ValueError as error:
        raise NoJson(line) from error


def token_at(data: bytes, start: int, end: int) -> re.Match[bytes]:
    """The next token of a JSON text.

    Raises:
        ValueError: There is none.
    """
    token = TOKEN.match(data, start, end)
    if token is None:
        raise ValueError
    return token


def end_of_value(data: bytes, token: re.Match[bytes], end: int) -> int:
    """Where the value ends that a token starts.

    Raises:
        ValueError: It doesn't.
    """
    if token["token"] not in (b"[", b"{"):
        return token.end()
    depth = 1
    for bracket in BRACKET.finditer(data, token.end(), end):
        depth += 1 if data[bracket.end() - 1] in b"[{" else -1
        if depth == 0:
            return bracket.end()
    raise ValueError


def expect(is_so: bool) -> None:
    """Go on only if what must stand there does."""
    if not is_so:
        raise ValueError
