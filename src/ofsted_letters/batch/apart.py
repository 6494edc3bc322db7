"""One input after the other in a process apart, so that none takes more than its limits, or the command with it."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from ofsted_letters.batch.limits import TICK, Limits, ended, out_of_memory, timed_out

if TYPE_CHECKING:
    from ofsted_letters.batch.serving import Answer
    from ofsted_letters.batch.task import Failure

FORKS = hasattr(os, "fork")
"""Whether the system can copy a process; the copy also has our standard input."""


class Process(Protocol):
    """What answers, one question at a time; see `Forked`."""

    @property
    def pid(self) -> int:
        """The system's number for it."""
        ...

    def give(self, question: object) -> None:
        """Ask."""
        ...

    def answer(self, seconds: float) -> Any:
        """What it answers; TimeoutError after these seconds, EOFError when it has ended."""
        ...

    def end(self) -> int:
        """Stop it and tell its exit status."""
        ...


class Stopped(Exception):
    """A question got no answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class Apart:
    """A process that answers questions within limits; begun anew after one that it did not survive."""

    def __init__(self, answer: Answer, limits: Limits) -> None:
        self._answer = answer
        self._limits = limits
        self._process: Process | None = None

    def ask(self, question: object) -> Any:
        """The answer.

        Raises:
            Stopped: there is none within the limits.
        """
        process = self._process = self._process or self._begun()
        process.give(question)
        since = monotonic()
        while True:
            try:
                return process.answer(min(TICK, max(0.0, since + self._limits.timeout - monotonic())))
            except TimeoutError:
                failure = self._beyond_limits(process, monotonic() - since)
            except EOFError:
                failure = ended(self.close(), self._limits.max_memory)
            if failure:
                self.close()
                raise Stopped(failure)

    def close(self) -> int:
        """End the process, whatever it does; its exit status."""
        process, self._process = self._process, None
        return process.end() if process else 0

    def _begun(self) -> Process:
        if FORKS:
            from ofsted_letters.batch.forked import Forked

            return Forked(self._answer, self._limits)
        from ofsted_letters.batch.spawned import Spawned

        return Spawned(self._answer, self._limits)

    def _beyond_limits(self, process: Process, seconds: float) -> Failure | None:
        from ofsted_letters.batch.memory import resident_bytes

        if seconds >= self._limits.timeout:
            return timed_out(self._limits.timeout)
        if resident_bytes(process.pid) > self._limits.max_memory:
            return out_of_memory(self._limits.max_memory)
        return None
