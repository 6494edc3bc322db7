"""What the operating system refuses, in the same words for one letter and for a batch."""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """Why something could not be opened or read."""

    code: str
    reason: str
    """What is wrong, without a full stop."""
    remedy: str
    """What to do about it, without a full stop."""


def refusal(error: OSError) -> Refusal:
    """An error of the system, as this package tells it."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Refusal("not_found", "no such file", "check the name and the folder")
    if isinstance(error, PermissionError):
        return Refusal("not_permitted", "not allowed to open it", "check its permissions")
    return Refusal("unreadable", error.strerror or str(error), "check the disk or the connection, and try again")
