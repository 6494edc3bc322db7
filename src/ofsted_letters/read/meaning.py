"""Whether a page's letters mean anything: a font that lacks its table, or has another's, gives signs without sense."""

from __future__ import annotations

FEWEST_SIGNS = 40
"""Signs of a page from which its vowels can be counted."""
FEWEST_VOWELS = 0.25
"""Share of a page's signs but digits. Counted on 1,664 pages: 0.30 and more; where each letter is another of the 60
around it, 0.24 and less, but for the fourth before it, with 0.28."""


def has_meaning(text: str) -> bool:
    """Whether a page's text has as many vowels as words have, or too few signs to tell."""
    signs = sum(map(len, text.split())) - sum(map(text.count, "0123456789"))
    return signs < FEWEST_SIGNS or sum(map(text.count, "aeiouAEIOU")) >= FEWEST_VOWELS * signs
