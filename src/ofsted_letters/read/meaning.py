"""Whether a page's letters mean anything: a font that lacks its table, or has another's, gives signs without sense."""

from __future__ import annotations

FEWEST_SIGNS = 150
"""Signs of a page from which its vowels can be counted: some names, their degrees and their bodies have few."""
FEWEST_LOST = 40
"""Signs of a shorter page without one letter from which it means nothing."""
FEWEST_VOWELS = 0.25
"""Share of a page's signs but these. Counted on 1,205 pages: 0.33 and more; where each letter is another of the 60
around it, 0.24 and less, but for the one behind it and the 31st before, with up to 0.28, and the fourth before, with
0.38."""
NO_LETTERS = "0123456789._-–—…·•%(),/£"
"""What figures, forms to fill in, contents and lists have long runs of."""
VOWELS = "aeiouAEIOU"

_NO_SIGNS = f" \t\r\n\xa0{NO_LETTERS}".encode("cp1252")
_VOWELS = VOWELS.encode("latin-1")


def has_meaning(text: str) -> bool:
    """Whether a page's text has as many vowels as words have, or too few signs to tell."""
    letters = text.encode("latin-1", "replace")
    vowels = len(letters) - len(letters.translate(None, _VOWELS))
    if vowels >= FEWEST_VOWELS * len(text):  # as nearly all pages have, gaps and figures counted in
        return True
    signs = len(text.encode("cp1252", "replace").translate(None, _NO_SIGNS))
    if signs < FEWEST_SIGNS:
        return signs < FEWEST_LOST or any(map(str.isalpha, text))
    return vowels >= FEWEST_VOWELS * signs
