"""The letters of one input, as results keep them."""

from __future__ import annotations

import json
import zlib
from typing import Any, NamedTuple


class OneLetter(NamedTuple):
    """One of the letters that an input gave."""

    within: str
    """What stands behind the input's name in the letter's own, such as "#pages=12-15"; nothing for most."""
    letter: bytes
    """A line of JSON Lines, compressed."""
    summary: dict[str, Any]
    """Its family and counts."""


def each_letter(letter: bytes | None, summary: bytes | None) -> list[OneLetter]:
    """Each letter of what is kept of an input: of `Outcome.letter` and `Outcome.summary`."""
    if letter is None or summary is None:
        return []
    summaries = json.loads(summary)
    lines = [letter] if len(summaries) == 1 else map(zlib.compress, zlib.decompress(letter).splitlines(keepends=True))
    return [OneLetter(one["within"], line, one) for one, line in zip(summaries, lines, strict=True)]
