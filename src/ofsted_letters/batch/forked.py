"""A process begun as a copy of this one: in a millisecond, where a new one would import everything again."""

from __future__ import annotations

import _thread
import marshal
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from ofsted_letters.batch.limits import exit_status

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.batch.serving import Answer


class PlainLine:
    """One end of a conversation in plain values: marshal is built in, and pickle takes 3 ms to import."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming = open(incoming, "rb")  # noqa: SIM115 - closed in `hang_up`
        self._outgoing: BinaryIO = open(outgoing, "wb")  # noqa: SIM115

    def send(self, message: Any) -> None:
        """Write one message; OSError when the other end is gone."""
        marshal.dump(message, self._outgoing)
        self._outgoing.flush()

    def receive(self) -> Any:
        """The next message, or None when the other end is gone, even in the middle of a message."""
        try:
            return marshal.load(self.incoming)
        except (EOFError, ValueError, TypeError):
            return None

    def hang_up(self) -> None:
        """Nothing more is said or listened to."""
        self.incoming.close()
        with suppress(OSError):  # something for the dead process may still be in the buffer
            self._outgoing.close()


class Forked:
    """The parent's handle on the copy, which answers questions."""

    def __init__(self, answer: Answer, limits: Limits) -> None:
        nowhere = descriptor_of_nowhere()
        (asked, asking), (answers, answering), (life, self._life) = os.pipe(), os.pipe(), os.pipe()
        self.pid = forked()
        if not self.pid:
            for ours in (asking, answers, self._life):
                os.close(ours)
            live(PlainLine(asked, answering), life, nowhere, answer, limits)
        for theirs in (asked, answering, life, nowhere):
            os.close(theirs)
        self._line = PlainLine(answers, asking)
        self._max_memory = limits.max_memory

    def give(self, question: object) -> None:
        """Ask; the process must be idle."""
        with suppress(OSError):  # it died; that shows when its answer is waited for
            self._line.send([question])

    def answer(self, seconds: float) -> Any:
        """What it answers.

        Raises:
            TimeoutError: nothing within these seconds.
            EOFError: nothing any more, for it has ended.
        """
        import select

        if not select.select([self._line.incoming], [], [], seconds)[0]:
            raise TimeoutError
        message = self._line.receive()
        if message is None:
            raise EOFError
        return message

    def end(self) -> int:
        """Stop it whatever it does, unless it has ended, and tell its exit status; negative for a signal."""
        os.kill(self.pid, signal.SIGKILL)
        status = exit_status(self.pid, self._max_memory)
        os.close(self._life)
        self._line.hang_up()
        return status


def descriptor_of_nowhere() -> int:
    """The null device beyond the standard streams: those that are closed lead there too, so that no pipe takes one."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    return descriptor


def forked() -> int:
    """The copy's number; 0 in the copy.

    Raises:
        WorkersDontStart: the system has no room for it.
    """
    try:
        return os.fork()
    except OSError as error:
        from ofsted_letters.batch.failures import WorkersDontStart

        reason = f"the system starts no more of them ({error.strerror or error})"
        raise WorkersDontStart("process that reads letters", reason, "end some and try again") from error


def live(line: PlainLine, life: int, nowhere: int, answer: Answer, limits: Limits) -> NoReturn:
    """The copy's whole life, which never gets back to where it was copied."""
    try:
        from ofsted_letters.batch.memory import limit_own_memory
        from ofsted_letters.batch.serving import serve

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whether to stop at Ctrl-C is the parent's decision
        for descriptor in (1, 2):
            os.dup2(nowhere, descriptor)
        end_with_parent(life)
        limit_own_memory(limits.max_memory)
        serve(line, answer, limits.timeout)
    except BaseException:  # its exit status is all that the parent can make use of
        os._exit(1)
    os._exit(0)


def end_with_parent(life: int) -> None:
    """Have this process end when its parent, however that ends, lets go of a pipe from which nothing else comes.

    Linux sees to it. Elsewhere a thread waits, which gets no turn while a call of C keeps the interpreter (a pattern
    that goes back and forth): then the alarm ends the process.
    """
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(life, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(life, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
        end_where_closed(life)  # by now it may be gone
    else:
        _thread.start_new_thread(end_where_closed, (life,))


def end_where_closed(life: int) -> None:
    """Wait for the pipe's end, which is this process's; one that doesn't wait is asked once."""
    with suppress(BlockingIOError):
        os.read(life, 1)
        os._exit(1)
