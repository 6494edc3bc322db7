"""What the parent and its workers say to each other: small values that pickle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ofsted_letters.terms import Reading

Kind = Literal["file", "url"]


class Locator(NamedTuple):
    """How a worker gets at one input's bytes."""

    kind: Kind
    path: str
    """As the system or the store names it; undecodable bytes are surrogate escapes."""
    member: int | None = None
    """Index in the archive's directory when `path` is a zip archive; names in an archive need not be unique."""
    listed: tuple[str, int, int] | None = None
    """The member's name, size and CRC-32 when the archive was listed: another archive may be there by now."""
    span: tuple[int, int] | None = None
    """Offset and length of one letter where `path` is a JSON file of several."""


class Failure(NamedTuple):
    """Why an input gave no letter."""

    code: str
    message: str
    """What is wrong, without a full stop."""
    remedy: str
    """What to do about it, without a full stop."""


class Outcome(NamedTuple):
    """What became of one task: a fingerprint alone, a letter or, from an agenda pack, several, or a failure."""

    sha256: str | None = None
    """Of the bytes read; None when they could not be read."""
    letter: bytes | None = None
    """Each letter as a line of JSON Lines, compressed."""
    findings: bytes | None = None
    """The only letter's rows of the findings table as CSV, compressed; None for several, which are split again."""
    summary: bytes | None = None
    """Family and counts of each letter as JSON: what the end report adds up."""
    failure: Failure | None = None


class Task(NamedTuple):
    """One thing to do with one input."""

    kind: Literal["fingerprint", "parse"]
    position: int
    """The input's place in the listing."""
    path: str
    """What people know it as."""
    name: str
    """The file name that the letter will carry as its source."""
    locator: Locator
    sha256: str | None = None
    """What the fingerprint was, for a parse task that followed one."""


class Setup(NamedTuple):
    """What a worker is told once, before its first task."""

    parser: str
    """`module:function`, called as `parse_each` is."""
    reading: Reading
    timeout: float | None
    """Seconds a letter may take; None for the usual ones."""
    max_memory: int
    """Bytes a worker may hold."""
    max_input: int
    """Bytes an input may have."""


class Errand(NamedTuple):
    """What a worker is told once instead, when it is not to parse for a batch."""

    answer: Callable[[Any], object]
    """Called with each question; both it and what it answers pickle."""
    timeout: float | None
    """Seconds an answer may take; None for a letter's usual ones."""
    max_memory: int
    """Bytes the worker may hold."""


CRASHED = "crashed"
TIMED_OUT = "timed_out"
OUT_OF_MEMORY = "out_of_memory"
BY_LIMITS = frozenset({CRASHED, TIMED_OUT, OUT_OF_MEMORY})
"""Codes that say more of the limits and the machine than of the letter: other limits may give a letter."""

RECOGNISING = "recognising"
"""A worker's word before each page whose text is recognised: its letter may take longer."""
READY = "ready"
"""A worker's first message: what it needs is loaded, time spent from now on is a letter's."""
