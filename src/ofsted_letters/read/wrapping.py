"""Spaces at the ends of a text's rows: a program that takes text out of a PDF keeps the one on which a row was wrapped.

Where rows that wrap have it and a salutation's, which is a paragraph of its own, has not, a row without it ends its
paragraph. Word draws a paragraph's mark as a space, too: its salutations have one, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

FEWEST = 5
"""Rows that surely wrap, at least."""
MOST = 0.9
"""Share of them with a space: a name's row can stand above one in small letters ("cc")."""


def keeps_wrapping_spaces(rows: Sequence[str]) -> bool:
    """Whether a space at a row's end says that its paragraph goes on, and none that it ends."""
    if any(row.startswith("Dear ") and row.endswith(" ") for row in rows):
        return False
    wrapped = [above.endswith(" ") for above, below in pairwise(rows) if _goes_on(above, below)]
    return len(wrapped) >= FEWEST and wrapped.count(True) >= MOST * len(wrapped)


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence surely runs from a row into the next."""
    return below[:1].islower() and above.rstrip()[-1:].isalpha()
