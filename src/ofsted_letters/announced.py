"""Who limits the time that a letter may take is told of each page that takes longer, since its text is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_Listener = Callable[[], object]

_listener: ContextVar[_Listener | None] = ContextVar("listener", default=None)


@contextmanager
def announcing_to(listener: _Listener) -> Iterator[None]:
    """Call `listener` before each page whose text is to be recognised inside the block, and no other."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def announce() -> None:
    """Say that the text of another page will be recognised."""
    listener = _listener.get()
    if listener:
        listener()
