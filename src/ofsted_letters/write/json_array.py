"""JSON texts as one array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def array_of(texts: Iterable[bytes]) -> Iterator[bytes]:
    """JSON texts as one JSON array, written as they come."""
    opening = b"[\n"
    for text in texts:
        yield opening + text.rstrip()
        opening = b",\n"
    yield b"\n]\n" if opening == b",\n" else b"[]\n"
