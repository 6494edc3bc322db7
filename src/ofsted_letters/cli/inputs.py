"""The files named on the command line, one after the other; one that fails does not stop the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ofsted_letters.cli.failures import STDIN, reason_of, tell
from ofsted_letters.errors import LetterError
from ofsted_letters.source import parts

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.batch.process_apart import ProcessApart

T = TypeVar("T")
Work = Callable[[bytes, str], T]
"""What is done with the bytes of an input and its name."""


class CannotRead(LetterError):
    """Nothing can come from there: standard input is closed, or it is no file."""

    code = "cannot_read"


def done(names: Iterable[str], work: Work[T], failed: list[str]) -> Iterator[tuple[str, T]]:
    """Each input's name as given, and what `work` makes of its bytes and that name.

    Args:
        names: paths; "-" is standard input.
        work: called with the bytes and the name.
        failed: gets the names of inputs that could not be done; why is told on standard error at once.
    """
    for name in names:
        yield from made(name, attempt((name, None), work), failed)


def done_apart(names: Iterable[str], work: Work[T], limits: Limits, failed: list[str]) -> Iterator[tuple[str, T]]:
    """The same within limits, in a process apart that alone loads what it takes to read a letter.

    Args:
        names: paths; "-" is standard input.
        work: called there with the bytes and the name. It pickles, and what it makes is plain: `marshal` knows it.
        limits: for each input.
        failed: gets the names of inputs that could not be done; why is told on standard error at once.
    """
    from ofsted_letters.batch.process_apart import ProcessApart

    with closing(ProcessApart(partial(attempt, work=work, max_input=limits.max_input), limits)) as process:
        for name in names:
            yield from made(name, attempt_apart(process, name, limits), failed)


def made(name: str, outcome: tuple[bool, Any], failed: list[str]) -> Iterator[tuple[str, Any]]:
    """What was made of an input with its name; nothing where it failed, which is told."""
    succeeded, result = outcome
    if succeeded:
        yield name, result
    else:
        tell(name, result)
        failed.append(name)


def attempt_apart(process: ProcessApart, name: str, limits: Limits) -> tuple[bool, Any]:
    """As `attempt`, which the process runs; that it did not survive is a failure too."""
    from ofsted_letters.batch.process_apart import FORKS, Stopped

    try:
        succeeded, data = standard_input(limits) if name == STDIN and not FORKS else (True, None)
        return process.ask((name, data)) if succeeded else (False, data)
    except Stopped as stopped:
        return False, f"{stopped.failure.message}; {stopped.failure.remedy}"


def standard_input(limits: Limits) -> tuple[bool, Any]:
    """Standard input's bytes, or why there are none: read here for a process that has another one.

    Raises:
        Stopped: it did not come to its end in time.
    """
    from threading import Thread

    from ofsted_letters.batch.limits import allowed, timed_out
    from ofsted_letters.batch.process_apart import Stopped

    outcomes: list[tuple[bool, Any]] = []

    def wait() -> None:
        outcomes.append(attempt((STDIN, None), lambda data, _: data, limits.max_input))

    waiting = Thread(target=wait, daemon=True)
    waiting.start()
    seconds = allowed(limits.timeout, 0)
    waiting.join(seconds)
    if not outcomes:
        raise Stopped(timed_out(seconds))
    return outcomes[0]


def attempt(given: tuple[str, bytes | None], work: Work[T], max_input: int = sys.maxsize) -> tuple[bool, T | str]:
    """Whether the work on an input succeeded; what was made of it, or else why not.

    Args:
        given: the input's name, and its bytes where they were read already.
        work: called with the bytes and the name.
        max_input: bytes that it may have.
    """
    name, data = given
    try:
        return True, work(read(name, max_input) if data is None else data, name)
    except MemoryError:
        raise
    except Exception as error:  # the next letter is not to suffer from this one
        return False, reason_of(error)


def read(name: str, max_input: int = sys.maxsize) -> bytes:
    """The bytes of a file, or of standard input for "-"."""
    if name == STDIN:
        if sys.stdin is None:
            raise CannotRead(name, "it is closed", "name a file, or send one with <")
        # Not from the buffer, whose lock a thread that waits would hold.
        return b"".join(parts(getattr(sys.stdin.buffer, "raw", sys.stdin.buffer), max_input, name))
    if "://" in name:
        raise CannotRead(name, "this is an address", "give it to `ofsted-letters batch`, or download the file first")
    if os.path.isdir(name):
        raise IsADirectoryError  # Windows would say that permission is denied
    with open(name, "rb") as file:
        return b"".join(parts(file, max_input, name))
