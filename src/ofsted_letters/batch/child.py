"""The parent's handle on one worker process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.channel import Channel
from ofsted_letters.batch.failures import WorkersDontStart
from ofsted_letters.batch.limits import exit_status
from ofsted_letters.batch.task import READY, RECOGNISING, Errand, Setup

if TYPE_CHECKING:
    import queue

COMMAND = [sys.executable, "-P", "-m", "ofsted_letters.batch.worker"]
"""-P: a module in the current folder can't take the place of one that the worker needs."""


class Child:
    """A worker process with the tasks it was given and has not answered."""

    def __init__(self, setup: Setup | Errand, mail: queue.Queue[tuple[Child, Any]]) -> None:
        self.tasks: deque[Any] = deque()
        self.since = time.monotonic()
        """When the first of `tasks` was begun, or the process was started."""
        self.ready = False
        self.untouched = True
        """No task was given yet: memory and libraries are as new."""
        self.pages = 0
        """Of the first open task, how many pages' text was recognised, or is being."""
        self._max_memory = setup.max_memory
        self._process = started()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._channel = Channel(self._process.stdout, self._process.stdin)
        threading.Thread(target=self._forward, args=(mail,), daemon=True).start()
        self._send(setup)

    @property
    def pid(self) -> int:
        """The system's number for the process."""
        return self._process.pid

    def give(self, tasks: list[Any]) -> None:
        """Hand over a chunk; the child must be idle, so that writing can't wait for reading."""
        self.tasks.extend(tasks)
        self.untouched = False
        self.since = time.monotonic()
        self._send(tasks)

    def take(self, message: object) -> tuple[Any, Any] | None:
        """Note what the worker said: that it is ready, or what became of its first open task, given with it.

        Or that a page of that task takes longer.
        """
        if message == RECOGNISING:
            self.pages += 1
            return None
        self.since, self.pages = time.monotonic(), 0
        if self.ready:
            return self.tasks.popleft(), message
        if message != READY:
            raise WorkersDontStart("worker process", str(message), "mend this installation")
        self.ready = True
        return None

    def end(self) -> int:
        """Stop the process whatever it does, with what it has started, and tell its exit status."""
        if not self.tasks:
            return self._killed()
        from ofsted_letters.batch.offspring import offspring_ended

        with offspring_ended(self.pid):
            return self._killed()

    def _killed(self) -> int:
        self._process.kill()
        status = self._process.wait()
        self._close()
        return status

    def died(self) -> int:
        """Exit status of a process that hung up by itself."""
        if hasattr(os, "wait4"):
            self._process.returncode = exit_status(self.pid, self._max_memory)
        status = self._process.wait()
        self._close()
        return status

    def _send(self, message: object) -> None:
        with suppress(OSError):  # it died; that comes by mail as every death does
            self._channel.send(message)

    def _forward(self, mail: queue.Queue[tuple[Child, Any]]) -> None:
        """In a thread: pass the worker's messages on, and None when it has hung up."""
        while (message := self._channel.receive()) is not None:
            mail.put((self, message))
        self._channel.stop_listening()
        mail.put((self, None))

    def _close(self) -> None:
        with suppress(OSError):  # something for the dead process may still be in the buffer
            self._channel.hang_up()


def started() -> subprocess.Popen[bytes]:
    """A new worker process, which can import what we can."""
    try:
        return subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            **out_of_reach_of_ctrl_c(),
        )
    except OSError as error:
        reason = f"the system starts no more of them ({error.strerror or error})"
        raise WorkersDontStart("worker process", reason, "use fewer with --workers") from error


def out_of_reach_of_ctrl_c() -> dict[str, Any]:
    """The terminal sends an interrupt to all of a group; whether to stop is the parent's decision."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
