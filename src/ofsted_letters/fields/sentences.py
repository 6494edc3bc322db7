"""Where sentences begin and end, as exactly as a field needs it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, its full stop included; an initial ("J. Smith") ends none."""
    start = 0
    for stop in _stop().finditer(text):
        yield start, stop.start("gap")
        start = stop.end("gap")
    if start < len(text):
        yield start, len(text)


@functools.cache
def _stop() -> re.Pattern[str]:
    """A full stop, perhaps in quotes or with a footnote's number, and what begins the next sentence."""
    return re.compile(r"[.?!](?<!\b[A-Z].)[’”'\"]?\d{0,2}(?P<gap>\s+)(?=[‘“'\"]?[A-Z])")
