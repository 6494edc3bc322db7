"""Text as letters mean it: one spelling for each character, single spaces, nothing invisible."""

from __future__ import annotations

import unicodedata

Spans = tuple[tuple[int, int], ...]


def normalise(raw: str) -> tuple[str, Spans]:
    """Normalise one line's text."""
    text = " ".join(raw.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text, ()
