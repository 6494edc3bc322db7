"""Numbers of things in messages."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A number of things: "1 letter", "1,200 letters"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
