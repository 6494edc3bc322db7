"""What a process that reads letters does, however it was started: answer until its parent hangs up."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol

from ofsted_letters.announced import announcing_to
from ofsted_letters.batch.limits import OUT_OF_MEMORY_STATUS, allowed
from ofsted_letters.batch.task import RECOGNISING

LONGEST_ALARM = 100_000_000
"""Seconds: three years, which every system's alarm can hold."""
ORPHAN_GRACE = 5
"""Seconds past the time limit after which a worker ends itself: its parent would have ended it before."""

Answer = Callable[[Any], object]
"""What makes an answer of a question."""


class Line(Protocol):
    """The process's end of the conversation with its parent."""

    def send(self, message: object) -> None:
        """Say one thing."""
        ...

    def receive(self) -> Any:
        """The next thing that the parent says; None when it is gone."""
        ...


def serve(line: Line, answer: Answer, timeout: float | None) -> None:
    """Answer each question of every chunk, until the parent hangs up."""
    while (chunk := line.receive()) is not None:
        for question in chunk:
            with announcing_to(Lifetime(line, timeout).extend):
                line.send(answered(answer, question))
        end_as_orphan(0)


class Lifetime:
    """How long this process lives while it is at one question, should its parent not be there to end it."""

    def __init__(self, line: Line, timeout: float | None) -> None:
        self._line = line
        self._timeout = timeout
        self._since = monotonic()
        self._pages = 0
        self._set()

    def extend(self) -> None:
        """Say that another page's text is recognised, for which there is more time, here and at the parent."""
        self._line.send(RECOGNISING)
        self._pages += 1
        self._set()

    def _set(self) -> None:
        lived = monotonic() - self._since
        end_as_orphan(max(1, allowed(self._timeout, self._pages) + ORPHAN_GRACE - lived))


def answered(answer: Answer, question: Any) -> object:
    """The answer; the end of the process, with a status of its own, where memory runs out."""
    try:
        return answer(question)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_STATUS)


def end_as_orphan(seconds: float) -> None:
    """Have the system end this process if it hangs and its parent, killed, can't: no Python has to run for that.

    Seconds from now; 0 takes it back.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(min(LONGEST_ALARM, seconds)))
