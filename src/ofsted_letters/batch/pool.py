"""Worker processes on this machine: chunks out, outcomes in, and no letter can stop the others.

A worker that crashes, hangs or grows past its limit is replaced. The task it was at is tried once more, alone, as
the first task of a new worker; the rest of its chunk goes to whoever is free.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.child import Child
from ofsted_letters.batch.failures import WorkersDontStart
from ofsted_letters.batch.limits import TICK, allowed, ended, out_of_memory, timed_out
from ofsted_letters.batch.memory import resident_bytes
from ofsted_letters.batch.task import Failure, Outcome, Setup, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START_TIMEOUT = 120.0
"""Seconds that a worker may take to start; imports from a cold network disk take some."""
FAILED_STARTS = 3
"""Workers that may die one after another before their first task until something must be wrong with all."""


class Pool:
    """A number of worker processes, started when there is work for them."""

    def __init__(self, workers: int, setup: Setup) -> None:
        self.workers = workers
        self._setup = setup
        self._mail: queue.Queue[tuple[Child, Any]] = queue.Queue()
        self._children: set[Child] = set()
        self._returned: deque[list[Task]] = deque()
        self._suspects: deque[Task] = deque()
        self._last_try: set[int] = set()
        self._failed_starts = 0
        self._next_watch = 0.0

    def run(self, feed: Callable[[], list[Task]]) -> Iterator[tuple[Task, Outcome] | None]:
        """Do all tasks that `feed` gives, in no particular order.

        Args:
            feed: gives the next chunk; an empty one when there is none, or none until another outcome is in.

        Yields:
            A task with its outcome, or None every moment so that whoever waits can look at a clock.
        """
        while self._hand_out(feed):
            yield from self._next_outcome()
            yield from self._watch()

    def slowest(self) -> tuple[Task, float] | None:
        """The task that has run longest, and its seconds."""
        busy = [child for child in self._children if child.tasks]
        if not busy:
            return None
        child = min(busy, key=lambda child: child.since)
        return child.tasks[0], time.monotonic() - child.since

    def close(self) -> None:
        """End all workers, whatever they do. Their tasks have no outcome."""
        while self._children:
            self._children.pop().end()

    def _hand_out(self, feed: Callable[[], list[Task]]) -> bool:
        """Give work to every free worker; False when there is neither work left nor any being done."""
        for child in [child for child in self._children if child.ready and not child.tasks]:
            if child.untouched and self._suspects:
                suspect = self._suspects.popleft()
                self._last_try.add(suspect.position)
                child.give([suspect])
            elif chunk := self._next_chunk(feed):
                child.give(chunk)
        self._start_missing(feed)
        return bool(self._suspects or self._returned or any(not c.ready or c.tasks for c in self._children))

    def _next_chunk(self, feed: Callable[[], list[Task]]) -> list[Task]:
        return self._returned.popleft() if self._returned else feed()

    def _start_missing(self, feed: Callable[[], list[Task]]) -> None:
        """Start more workers while there is work for them: a suspect needs a new one, a chunk a free one."""
        starting = sum(not child.ready for child in self._children)
        while len(self._children) < self.workers:
            if starting >= len(self._suspects) + len(self._returned):
                chunk = feed()
                if not chunk:
                    return
                self._returned.append(chunk)
            self._children.add(Child(self._setup, self._mail))
            starting += 1

    def _next_outcome(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait a moment for what a worker says."""
        try:
            child, message = self._mail.get(timeout=TICK)
        except queue.Empty:
            return
        if child not in self._children:
            return  # it was ended; its task has another worker by now
        if message is None:
            self._children.remove(child)
            yield from self._bury(child, ended(child.died(), self._setup.max_memory, times=" twice"))
        elif answer := child.take(message):
            self._last_try.discard(answer[0].position)
            yield answer
        else:  # it is ready, or at a page that takes longer
            self._failed_starts = 0

    def _watch(self) -> Iterator[tuple[Task, Outcome] | None]:
        """End workers that run past a limit; not more often than a tick, for asking costs."""
        now = time.monotonic()
        if now < self._next_watch:
            return
        self._next_watch = now + TICK
        for child in list(self._children):
            if failure := self._beyond_limits(child, now):
                self._children.remove(child)
                child.end()
                yield from self._bury(child, failure)
        yield None

    def _beyond_limits(self, child: Child, now: float) -> Failure | None:
        seconds = allowed(self._setup.timeout, child.pages) if child.ready else START_TIMEOUT
        if (child.tasks or not child.ready) and now - child.since > seconds:
            return timed_out(seconds)
        if child.tasks and resident_bytes(child.pid) > self._setup.max_memory:
            return out_of_memory(self._setup.max_memory)
        return None

    def _bury(self, child: Child, failure: Failure) -> Iterator[tuple[Task, Outcome]]:
        """Take over a dead worker's tasks: the one it was at is suspect, the others are not."""
        if not child.ready:
            self._failed_starts += 1
            if self._failed_starts == FAILED_STARTS:
                reason = f"{FAILED_STARTS} of them ended before they were ready"
                raise WorkersDontStart(
                    "worker processes", reason, "run `python -m ofsted_letters.batch.worker` to see why"
                )
        if not child.tasks:
            return
        task = child.tasks.popleft()
        if child.tasks:
            self._returned.appendleft(list(child.tasks))
        if task.position in self._last_try:
            self._last_try.remove(task.position)
            yield task, Outcome(task.sha256, failure=failure)
        else:
            self._suspects.append(task)
