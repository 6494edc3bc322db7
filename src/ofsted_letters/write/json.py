"""A letter, or a row, as JSON: UTF-8 bytes with the keys in the contract's order."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic_core import to_json

from ofsted_letters.model import Letter
from ofsted_letters.write.harmless import harmless


def letter_json(letter: Letter) -> bytes:
    """The letter as an indented JSON object with a newline at its end."""
    return harmless(letter.model_dump_json(indent=2).encode()) + b"\n"


def letter_line(letter: Letter) -> bytes:
    """The letter as one line of JSON Lines."""
    return harmless(letter.model_dump_json().encode()) + b"\n"


def row_line(row: Mapping[str, object]) -> bytes:
    """A row of a table as one line of JSON Lines; dates are ISO 8601."""
    return harmless(to_json(row)) + b"\n"
