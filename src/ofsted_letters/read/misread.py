"""What recognition takes for something else, where it can be known what it was."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.read.normalise import BULLET
from ofsted_letters.read.tesseract import Word

WORDS = frozenset("aAI&/|£€$([{…-–—")
"""Signs with which a line can begin for what they are; a digit, which numbers an item, is another."""
QUOTES = frozenset("‘’“”'\"`")
APART = 0.45
"""In em: how far a letter or a quote that marks an item stands from it at least. Words of a line stand 0.3 apart."""


def begins_with_bullet(words: Sequence[Word], size: float) -> bool:
    """Whether a line's first word is a sign by itself that no line begins with: "e", "o", "f", "«", "°", "+".

    Args:
        words: the line's.
        size: its font size, in the pixels of the words' boxes.
    """
    if len(words) < 2 or len(words[0].text) > 1:
        return False
    mark = words[0].text
    if mark == BULLET or mark in WORDS or mark.isdigit() or mark.isupper():
        return False
    certain = not mark.isalpha() and mark not in QUOTES
    return certain or words[1].x0 - words[0].x1 > APART * size
