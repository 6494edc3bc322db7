"""The inspectorates, as letters name them on lines of their own: in the letterhead and above who signed."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line

_AGENCIES = frozenset(
    (
        "ofsted",
        "care quality commission",
        "cqc",
        "hmi constabulary",
        "hmi constabulary and fire & rescue services",
        "hmicfrs",
        "hmic",
        "hmi probation",
        "hmip",
    )
)
LONGEST_NAME = 2
"""Lines of an agency's name at most (counted on the sign-off tables of 23 letters)."""


def is_agency(text: str) -> bool:
    """Whether a text is an agency's name and nothing else."""
    return bare(text) in _AGENCIES


def bare(text: str) -> str:
    """A line's words in the form in which names are compared."""
    return text.strip(" ,.").casefold()


def agency_length(lines: Sequence[Line]) -> int:
    """How many of the first lines are an agency's name; 0 where none is."""
    lengths = range(min(LONGEST_NAME, len(lines)), 0, -1)
    return next((length for length in lengths if is_agency(" ".join(line.text for line in lines[:length]))), 0)
