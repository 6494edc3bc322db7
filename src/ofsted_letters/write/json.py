"""A letter, or a row, as JSON: UTF-8 bytes with the keys in the contract's order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic_core import to_json

from ofsted_letters.model import Letter

OBEYED_LEADS = (b"\x7f", b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""What the characters that `harmless` escapes start with; few letters have one."""


def letter_json(letter: Letter) -> bytes:
    """The letter as an indented JSON object with a newline at its end."""
    return harmless(letter.model_dump_json(indent=2).encode()) + b"\n"


def letter_line(letter: Letter) -> bytes:
    """The letter as one line of JSON Lines."""
    return harmless(letter.model_dump_json().encode()) + b"\n"


def row_line(row: Mapping[str, object]) -> bytes:
    """A row of a table as one line of JSON Lines; dates are ISO 8601."""
    return harmless(to_json(row)) + b"\n"


def harmless(data: bytes) -> bytes:
    r"""Escape what JSON would let through raw and a terminal or a line reader would obey.

    These are DEL and the C1 controls (U+009B starts an escape sequence as ESC does) and the line separators
    U+2028 and U+2029, at which many line readers would cut a line of JSON Lines in two. In JSON they can stand
    inside strings only, so that writing them as `\uXXXX` changes no value.
    """
    if any(lead in data for lead in OBEYED_LEADS):
        return obeyed().sub(lambda match: b"\\u%04x" % ord(match[0].decode()), data)
    return data


@cache
def obeyed() -> re.Pattern[bytes]:
    """DEL, U+0080 to U+009F, U+2028 and U+2029 in UTF-8."""
    return re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")
