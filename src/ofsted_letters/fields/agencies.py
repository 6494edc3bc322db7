"""The inspectorates, as letters name them on lines of their own: in the letterhead and beside who signed."""

from __future__ import annotations

from collections.abc import Sequence

_NAMES = frozenset(
    (
        "ofsted",
        "care quality commission",
        "cqc",
        "hmi constabulary",
        "hmi constabulary and fire & rescue services",
        "hmi constabulary and fire and rescue services",
        "hmicfrs",
        "hmic",
        "hmi probation",
        "hm inspectorate of probation",
        "hmip",
    )
)
MOTTO = ("raising standards", "improving lives", "raising standards improving lives")
"""Ofsted's, which a logo can hold as text."""
_MOST_WORDS = max(len(name.split()) for name in _NAMES)
_FIRST_WORDS = frozenset(name.partition(" ")[0] for name in _NAMES)
LONGEST = 2
"""Lines of an agency's name at most (counted on the sign-off tables of 23 letters)."""


def is_agency(text: str) -> bool:
    """Whether a text is an inspectorate's name and nothing else."""
    return text.strip(" ,.").casefold() in _NAMES


def count_in_row(text: str) -> int:
    """How many agencies a text names one behind the other ("Ofsted Care Quality Commission"); 0 if it says more."""
    words = text.split()
    if not words or words[0].casefold() not in _FIRST_WORDS:
        return 0
    at = count = 0
    while at < len(words):
        lengths = range(_MOST_WORDS, 0, -1)
        length = next((length for length in lengths if is_agency(" ".join(words[at : at + length]))), 0)
        if not length:
            return 0
        at, count = at + length, count + 1
    return count


def length_at_start(texts: Sequence[str]) -> int:
    """How many of the first lines are an agency's name; 0 where none is."""
    lengths = range(min(LONGEST, len(texts)), 0, -1)
    return next((length for length in lengths if is_agency(" ".join(texts[:length]))), 0)


def length_at_end(texts: Sequence[str]) -> int:
    """How many of the last lines are an agency's name; 0 where none is."""
    lengths = range(min(LONGEST, len(texts)), 0, -1)
    return next((length for length in lengths if is_agency(" ".join(texts[-length:]))), 0)
