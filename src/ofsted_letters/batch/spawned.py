"""The batch's worker process, asked one question at a time: for systems that can't copy a process."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.child import Child
from ofsted_letters.batch.task import RECOGNISING, Errand

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.batch.serving import Answer


class Spawned:
    """See `Process` in `batch.process_apart`."""

    def __init__(self, answer: Answer, limits: Limits) -> None:
        self._mail: queue.Queue[tuple[Child, Any]] = queue.Queue()
        self._child = Child(Errand(answer, limits.timeout, limits.max_memory), self._mail)

    @property
    def pid(self) -> int:
        """The system's number for the process."""
        return self._child.pid

    def give(self, question: object) -> None:
        """Ask; the process must be idle."""
        self._child.give([question])

    def answer(self, seconds: float) -> Any:
        """What it answers; TimeoutError after these seconds, EOFError when it has ended."""
        try:
            _, message = self._mail.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if message is None:
            raise EOFError
        answered = self._child.take(message)
        if message == RECOGNISING:
            return message
        if answered is None:  # it says that it is ready
            raise TimeoutError
        return answered[1]

    def end(self) -> int:
        """Stop it, unless it has ended, and tell its exit status."""
        return self._child.end()
