"""Who limits the time that a letter may take is told of each page that takes longer, since its text is recognised."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_Listener = Callable[[], object]

_listener: ContextVar[_Listener | None] = ContextVar("listener", default=None)


def announce_to(listener: _Listener) -> None:
    """Call `listener` before each page whose text is to be recognised from now on."""
    _listener.set(listener)


def announce() -> None:
    """Say that the text of another page will be recognised."""
    listener = _listener.get()
    if listener:
        listener()
