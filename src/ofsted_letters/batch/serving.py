"""What a process that reads letters does, however it was started: answer until its parent hangs up."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable
from typing import Any, Protocol

from ofsted_letters.batch.limits import OUT_OF_MEMORY_STATUS

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


def serve(line: Line, answer: Answer, timeout: float) -> None:
    """Answer each question of every chunk, until the parent hangs up."""
    while (chunk := line.receive()) is not None:
        for question in chunk:
            end_as_orphan(timeout + ORPHAN_GRACE)
            line.send(answered(answer, question))
        end_as_orphan(0)


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
