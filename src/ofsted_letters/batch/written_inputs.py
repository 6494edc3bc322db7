"""JSON files that hold several letters, written before: where in the file each is."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import IO

from ofsted_letters.read.sniff import PDF_MAGIC_WITHIN, is_json

Span = tuple[int, int]
"""Offset and length in bytes."""
_SPACE = re.compile(r"[\s,\]]*")


def spans_in(file: IO[bytes]) -> list[Span]:
    """Where each letter is, in a file of several; [] for any other file."""
    if not is_json(file.read(PDF_MAGIC_WITHIN)):
        return []
    file.seek(0)
    try:
        spans = list(lines_in(file) or values_in(file))
    except ValueError:
        return []  # whoever reads it as one letter says what is wrong
    return spans if len(spans) > 1 else []


def lines_in(file: IO[bytes]) -> list[Span]:
    """The lines of JSON Lines; [] where the first line is no whole value."""
    spans: list[Span] = []
    at = 0
    for line in file:
        if not spans and line.strip() and not is_object(line):
            return []
        if line.strip():
            spans.append((at, len(line)))
        at += len(line)
    return spans


def is_object(line: bytes) -> bool:
    """Whether a line is one JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def values_in(file: IO[bytes]) -> Iterator[Span]:
    """The objects of an array, or those that stand one after the other."""
    file.seek(0)
    text = file.read().decode("latin-1")  # a byte is a character: JSON's own marks are the same in UTF-8
    decoder = json.JSONDecoder()
    start = text.removeprefix(BOM_UTF8.decode("latin-1"))
    at = len(text) - len(start.lstrip(" \t\r\n["))
    while at < len(text):
        _, end = decoder.raw_decode(text, at)
        yield at, end - at
        after = _SPACE.match(text, end)
        at = after.end() if after else end
