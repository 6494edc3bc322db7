"""JSON or JSON Lines held against the contract: every fault with its line and JSON Pointer.

The file itself is held in memory once; a letter that is longer than `WHOLE` is gone through in pieces.
"""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from pydantic import ValidationError

from ofsted_letters.errors import LetterError
from ofsted_letters.write.json_text import pointer
from ofsted_letters.write.large_json import NO_JSON, Extent, Kind, NoJson, Wrong, bounds, parts, wrongs, wrongs_of_piece
from ofsted_letters.write.schema import MODELS
from ofsted_letters.written import lift

MEANINGS = {
    "missing": "this key is missing; where the letter says nothing, write the null or [] that the schema allows",
    "extra_forbidden": "the schema has no such key; leave it out",
    "repeated": "this key stands here twice; keep one of them",
}
"""What some of pydantic's faults mean here, and what to do."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 starts with, which some shells make of what they redirect."""
WRITTEN = "give what `ofsted-letters parse` or `findings --format jsonl` wrote"
WHOLE = 1 << 19
"""Bytes of a letter that is made into values at once, which takes ten times as many: five times those of the longest
letter in hand."""
MANY = 1_000
"""Faults of one letter that are made at once; one with more is gone through in pieces until so many are found."""
MOST_OF_VALUE, MOST = 20, 1_000
"""Faults that are told of one letter, and of one file: the others are counted."""
BLOCK = 1 << 20


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
    untold: int = 0
    """Faults beyond `MOST_OF_VALUE` and `MOST`, which are only counted."""


class Told:
    """The first faults, of each letter and of all, and a count of the others."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.untold = 0
        self._of_value: Counter[int] = Counter()

    def add(self, number: int, fault: Fault) -> None:
        """Take one more of the letter of that number, which comes after those of the letters before it."""
        self._of_value = Counter({number: self._of_value[number] + 1})
        if self._of_value[number] <= MOST_OF_VALUE and len(self.faults) < MOST:
            self.faults.append(fault)
        else:
            self.untold += 1


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
    require_text(data, source)
    count, known, told = 0, False, Told()
    for text in json_texts(data):
        try:
            for value in values(data, text):
                known = known or require_schema(data, value, name, source)
                count += 1
                if len(told.faults) == MOST:
                    told.untold += count_of_wrongs(data, value, name)
                    continue
                for fault in faults_of(data, value, name):
                    told.add(count, fault)
        except NoJson as error:
            told.add(count, Fault(error.line, "", f"not JSON: {error}; {WRITTEN}"))
    if not count and not told.faults:
        told.add(count, Fault(1, "", f"there is no {name} in it; {WRITTEN}"))
    return Verdict(count, tuple(told.faults), told.untold)


def require_text(data: bytes, source: str) -> None:
    """Refuse what is no text in UTF-8.

    Raises:
        NotTheSchema: It is not.
    """
    if data[:BLOCK].lstrip().startswith(b"%PDF-"):
        raise NotTheSchema(source, "this is a PDF, not JSON", "parse it first: validate checks what `parse` wrote")
    if data.startswith(UTF_16):
        raise NotTheSchema(source, "this is UTF-16, not UTF-8", "write the file with -o instead of the shell's >")
    if b"\0" in data:
        raise NotTheSchema(source, "this is a binary file, not JSON", WRITTEN)
    decoder = codecs.getincrementaldecoder("utf-8")()
    for end in range(BLOCK, len(data) + BLOCK, BLOCK):
        try:
            decoder.decode(data[end - BLOCK : end], end >= len(data))
        except UnicodeDecodeError as error:
            wrong = min(end, len(data)) - len(error.object) + error.start
            line = data.count(b"\n", 0, wrong) + 1
            raise NotTheSchema(source, f"line {line} is not UTF-8", "save the file as UTF-8") from error


def require_schema(data: bytes, value: Extent, name: str, source: str) -> bool:
    """Refuse a file of rows that is held against the schema of letters, and the other way round; False: who knows.

    Raises:
        NotTheSchema: Its first object has more keys of another schema than of this one.
    """
    try:
        keys = {part.path[-1] for part in parts(data, value)} if data[value.start : value.start + 1] == b"{" else set()
    except NoJson:
        return False
    shared = {known: len(keys & model.model_fields.keys()) for known, model in MODELS.items()}
    likeliest = max(shared, key=lambda known: (shared[known], known == name))
    if likeliest != name:
        raise NotTheSchema(source, f"this holds {likeliest}s, not {name}s", f"add --schema {likeliest}")
    return bool(keys)


def json_texts(data: bytes) -> Iterator[Extent]:
    """The JSON texts in a file: every line of JSON Lines, or the file as a whole."""
    filled = lines(data)
    first, second = next(filled, None), next(filled, None)
    if first is None:
        return
    if second is None or not is_json_lines(data, first, second):
        start, end = bounds(data, first.start, len(data)) or (0, 0)
        yield Extent(start, end, first.line, ())
        return
    yield from (first, second)
    yield from filled


def lines(data: bytes) -> Iterator[Extent]:
    """The lines that hold something, without the blanks around it."""
    start, number = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0, 1
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if found := bounds(data, start, end):
            yield Extent(*found, number, ())
        start, number = end + 1, number + 1


def is_json_lines(data: bytes, first: Extent, second: Extent) -> bool:
    """An object's second line starts with a key or closes it; a line that opens an object follows a whole one."""
    return data[second.start : second.start + 1] == b"{" and data[first.end - 1 : first.end] not in (b"[", b",", b":")


def values(data: bytes, text: Extent) -> Iterator[Extent]:
    """The letters (or rows) in a JSON text.

    Raises:
        NoJson: It is no array of any.
    """
    if data[text.start : text.start + 1] == b"[":
        yield from parts(data, text)
    else:
        yield text


def faults_of(data: bytes, value: Extent, name: str) -> Iterator[Fault]:
    """What is wrong with one letter (or row), in the order of the file where it is made at once.

    Raises:
        NoJson: It can't be told where its values are.
    """
    found: Iterable[Wrong]
    if value.end - value.start > WHOLE or count_of_wrongs(data, value, name) > MANY:
        found = islice(wrongs(data, value, kind(name)), MANY)
    else:
        piece = data[value.start : value.end]
        found = sorted(wrongs_of_piece(piece, value, kind(name), lifted(piece)))
    for wrong in found:
        yield Fault(wrong.line, pointer(wrong.path), meaning(wrong.kind, wrong.message, name))


def count_of_wrongs(data: bytes, value: Extent, name: str) -> int:
    """How much is wrong with a letter (or row), before anything is made of each fault."""
    piece = data[value.start : value.end]
    try:
        kind(name).adapter.validate_json(lifted(piece) if len(piece) <= WHOLE else piece, strict=True)
    except ValidationError as error:
        return error.error_count()
    return 0


def lifted(piece: bytes) -> bytes:
    """A JSON text in the present contract: letters of an earlier one are valid when they are, lifted."""
    try:
        made = json.loads(piece)
    except (ValueError, RecursionError):
        return piece
    new = lift(made)
    return piece if new is made else json.dumps(new).encode()


@cache
def kind(name: str) -> Kind:
    """What the schema asks for."""
    return Kind(MODELS[name])


def meaning(kind: str, message: str, name: str) -> str:
    """What a fault means, and what to do about it."""
    if kind == NO_JSON:
        return f"not JSON: {message}; {WRITTEN}"
    said = lower(message).replace("input should", "this should")
    return MEANINGS.get(kind, f"{said}; see `ofsted-letters schema {name}`")


def lower(message: str) -> str:
    """A message without its capital."""
    return message[:1].lower() + message[1:]
