"""How a run is ended from outside: by Ctrl-C, or by a system that wants its processes gone."""

from __future__ import annotations

import signal
import threading
from typing import NamedTuple, NoReturn


class Stop(NamedTuple):
    """Who stopped a run, and the exit status that a shell gives for that."""

    by: str
    status: int


class Terminated(KeyboardInterrupt):
    """The system asked for the end; what is not finished is cleared away as after Ctrl-C."""


def heed_termination() -> None:
    """End as after Ctrl-C when the system asks, and not in the middle of everything."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, terminate)


def terminate(*_: object) -> NoReturn:
    """What the signal does."""
    raise Terminated


def stop_of(error: KeyboardInterrupt) -> Stop:
    """What is to be said of the end of a run."""
    return Stop("SIGTERM", 143) if isinstance(error, Terminated) else Stop("Ctrl-C", 130)
