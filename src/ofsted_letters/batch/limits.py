"""What reading one letter may take, and what is said of a process that took more, or came to another end."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from ofsted_letters.batch.task import CRASHED, OUT_OF_MEMORY, TIMED_OUT, Failure

MEBIBYTE = 1 << 20
OUT_OF_MEMORY_STATUS = 86
"""Exit status of a process for which memory ran out."""
TICK = 0.2
"""Seconds between looks at clocks and memory when no answer comes."""
ABORTS = (4, 5, 6)
"""SIGILL, SIGTRAP and SIGABRT on every system: how a library ends a process that is given no memory. One that held half
of its limit by then had run out, for pdfium doubles what it holds; any other has a fault."""
USUAL = 60.0
"""Seconds that a letter may take."""
A_PAGE = 20.0
"""Seconds more for each of its pages whose text is recognised, which takes 1 to 5."""
MOST = 900.0
"""Seconds for all of them."""
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes."""


class Limits(NamedTuple):
    """The same for a batch and for one letter."""

    timeout: float | None = None
    """Seconds for one letter; None for as many as `allowed` says."""
    max_memory: int = 1024 * MEBIBYTE
    """Bytes that the process which reads it may hold."""
    max_input: int = 256 * MEBIBYTE
    """Bytes that an input may have."""


def allowed(timeout: float | None, pages: int) -> float:
    """Seconds for one letter of which so many pages were recognised, or are being: what was asked for, if anything."""
    return min(USUAL + A_PAGE * pages, MOST) if timeout is None else timeout


def timed_out(seconds: float) -> Failure:
    """The letter took too long."""
    return Failure(TIMED_OUT, f"it took longer than {seconds:g} s", "allow it more with --timeout")


def out_of_memory(limit: int) -> Failure:
    """The letter took too much."""
    return Failure(
        OUT_OF_MEMORY, f"it needed more than {limit / MEBIBYTE:g} MiB of memory", "allow it more with --max-memory"
    )


def ended(status: int, limit: int, *, times: str = "") -> Failure:
    """A process came to an end by itself.

    Args:
        status: its exit status; negative for a signal.
        limit: the bytes that it was allowed.
        times: how often that happened, as " twice".
    """
    if status == OUT_OF_MEMORY_STATUS:
        return out_of_memory(limit)
    how = signal_name(-status) if status < 0 else f"exit status {status}"
    return Failure(CRASHED, f"the worker process ended{times} while reading it ({how})", "report it with the letter")


def exit_status(pid: int, limit: int) -> int:
    """The exit status of a child process that has ended, on a system with `os.wait4`; negative for a signal.

    Whether memory ran out is told by the most that the child held, which the system counts from what its parent had
    held: of a child that stayed below that, an abort is taken for a fault.

    Args:
        pid: its number, which the system forgets.
        limit: the bytes that it was allowed.
    """
    import resource

    _, waited, used = os.wait4(pid, 0)
    status = os.waitstatus_to_exitcode(waited)
    inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a child's peak begins with its parent's
    ran_out = -status in ABORTS and used.ru_maxrss * PEAK_UNIT > max(limit / 2, inherited * PEAK_UNIT)
    return OUT_OF_MEMORY_STATUS if ran_out else status


def signal_name(number: int) -> str:
    """SIGSEGV rather than 11, which other systems count differently."""
    import signal

    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
