"""One input after the other in a process apart, so that none takes more than its limits, or the command with it."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from ofsted_letters.batch.limits import TICK, Limits, allowed, ended, out_of_memory, timed_out
from ofsted_letters.batch.task import RECOGNISING

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


class ProcessApart:
    """A process that answers questions within limits; begun anew after one that it did not survive."""

    def __init__(self, answer: Answer, limits: Limits) -> None:
        self._answer = answer
        self._limits = limits
        self._process: Process | None = None
        self._busy = False

    def ask(self, question: object) -> Any:
        """The answer.

        Raises:
            Stopped: there is none within the limits.
        """
        process = self._process = self._process or self._begun()
        process.give(question)
        self._busy = True
        since, pages = monotonic(), 0
        while True:
            seconds = allowed(self._limits.timeout, pages)
            try:
                answer = process.answer(min(TICK, max(0.0, since + seconds - monotonic())))
                if answer != RECOGNISING:
                    self._busy = False
                    return answer
                pages += 1
                continue
            except TimeoutError:
                failure = self._beyond_limits(process, monotonic() - since, seconds)
            except EOFError:
                failure = ended(self.close(), self._limits.max_memory)
            if failure:
                self.close()
                raise Stopped(failure)

    def close(self) -> int:
        """End the process, whatever it does; its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        if not self._busy:
            return process.end()
        from ofsted_letters.batch.offspring import offspring_ended

        self._busy = False
        with offspring_ended(process.pid):
            return process.end()

    def _begun(self) -> Process:
        if FORKS:
            from ofsted_letters.batch.forked import Forked

            return Forked(self._answer, self._limits)
        from ofsted_letters.batch.spawned import Spawned

        return Spawned(self._answer, self._limits)

    def _beyond_limits(self, process: Process, passed: float, seconds: float) -> Failure | None:
        from ofsted_letters.batch.memory import resident_bytes

        if passed >= seconds:
            return timed_out(seconds)
        if resident_bytes(process.pid) > self._limits.max_memory:
            return out_of_memory(self._limits.max_memory)
        return None
