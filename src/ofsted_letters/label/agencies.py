"""The inspectorates, as letters name them on lines of their own: in the letterhead and above who signed."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line

AGENCIES = frozenset(
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
LONGEST = 2
"""Lines of an agency's name at most."""


def is_agency(text: str) -> bool:
    """Whether a text is an agency's name and nothing else."""
    return text.strip(" ,.").casefold() in AGENCIES


def agency_length(lines: Sequence[Line]) -> int:
    """How many of the first lines are an agency's name; 0 where none is."""
    lengths = range(min(LONGEST, len(lines)), 0, -1)
    return next((length for length in lengths if is_agency(" ".join(line.text for line in lines[:length]))), 0)
