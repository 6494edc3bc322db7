"""Which task comes next: every input is fingerprinted, and each content not known yet is parsed, once.

Nothing here runs anything; an executor asks for chunks and brings outcomes.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.task import Failure, Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.store import Store

FINGERPRINT_CHUNK = 32
PARSE_CHUNK = 8
"""Letters handed over together. Small, for what a crash or a kill leaves undone is done again."""
PASSES = 3
"""Times that an input is looked at again whose bytes changed between fingerprint and parse."""

UNSTABLE = Failure("unstable_input", "its bytes changed while it was read", "run the same command when it is complete")


class Settled(NamedTuple):
    """One input is done."""

    path: str
    failure: Failure | None
    reused: bool
    """Known from an earlier run or from another input with the same bytes."""
    unchanged: bool = False
    """Known from an earlier run."""


class Schedule:
    """The tasks of one run over a store's listing."""

    def __init__(self, store: Store, workers: int) -> None:
        self._store = store
        self._workers = workers
        self._before = store.newest()
        self._after = 0
        self._passes_left = PASSES
        self._fingerprinting = 0
        self._to_parse: deque[Task] = deque()
        self._being_parsed: dict[str, list[str]] = {}
        """Content whose result is awaited, with the other inputs that turned out to have it too."""

    def settled_already(self) -> Iterator[Settled]:
        """Inputs that there is nothing to do for: they failed while they were listed."""
        for path, failure in self._store.hopeless():
            yield Settled(path, failure, reused=False)

    def next_chunk(self) -> list[Task]:
        """What a free worker should do; nothing when all is done or waits for another worker's outcome."""
        if self._to_parse:
            size = max(1, min(PARSE_CHUNK, len(self._to_parse) // self._workers))
            return [self._to_parse.popleft() for _ in range(size)]
        return self._to_fingerprint() or self._again()

    def settle(self, task: Task, outcome: Outcome) -> list[Settled]:
        """Keep an outcome and tell which inputs are done with it."""
        if task.kind == "parse":
            return self._settle_parse(task, outcome)
        self._fingerprinting -= 1
        return self._settle_fingerprint(task, outcome)

    def _to_fingerprint(self) -> list[Task]:
        listed = self._store.unread(self._after, FINGERPRINT_CHUNK)
        if listed:
            self._after = listed[-1].position
            self._fingerprinting += len(listed)
        return [Task("fingerprint", *one) for one in listed]

    def _again(self) -> list[Task]:
        """When everything was looked at, look again at what changed between fingerprint and parse."""
        if self._fingerprinting or self._being_parsed or not self._passes_left:
            return []
        self._passes_left -= 1
        self._after = 0
        return self._to_fingerprint()

    def _settle_fingerprint(self, task: Task, outcome: Outcome) -> list[Settled]:
        sha256 = outcome.sha256
        if sha256 is None:
            return self._unreadable(task, outcome)
        self._store.note_content(task.position, sha256)
        if known := self._store.known(sha256):
            return [Settled(task.path, known.failure, reused=True, unchanged=known.number <= self._before)]
        if sha256 in self._being_parsed:
            self._being_parsed[sha256].append(task.path)
        else:
            self._being_parsed[sha256] = []
            self._to_parse.append(task._replace(kind="parse", sha256=sha256))
        return []

    def _settle_parse(self, task: Task, outcome: Outcome) -> list[Settled]:
        assert task.sha256 is not None
        same = self._being_parsed.pop(task.sha256)
        if outcome.sha256 is None:
            return self._unreadable(task, outcome)
        self._store.add(outcome.sha256, task.name, outcome)
        done = [Settled(task.path, outcome.failure, reused=False)]
        if outcome.sha256 != task.sha256:
            self._store.note_content(task.position, outcome.sha256)
            return done
        return done + [Settled(path, outcome.failure, reused=True) for path in same]

    def _unreadable(self, task: Task, outcome: Outcome) -> list[Settled]:
        assert outcome.failure is not None
        self._store.note_failure(task.position, outcome.failure)
        return [Settled(task.path, outcome.failure, reused=False)]

    def give_up(self) -> list[Settled]:
        """What changed again and again has failed."""
        done = []
        while listed := self._store.unread(0, FINGERPRINT_CHUNK):
            for one in listed:
                self._store.note_failure(one.position, UNSTABLE)
                done.append(Settled(one.path, UNSTABLE, reused=False))
        return done
