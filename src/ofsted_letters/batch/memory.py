"""How much memory a worker holds, and keeping it below a limit.

The system's own limit stops an allocation before it hurts, but only Linux enforces one that counts what a program
really asks for (RLIMIT_DATA; macOS ignores it, Windows has none). So the parent watches the workers as well.
"""

from __future__ import annotations

import os
import sys

SLACK = 1.125
"""The system's limit over ours: the parent should find a worker that grows first, for it can say why it ended."""

RESIDENT, RESERVED = 1, 5
"""Columns of /proc/PID/statm: pages held in memory, and pages asked for to write on."""


def limit_own_memory(limit: int) -> None:
    """Let this process's allocations fail rather than grow far past `limit` bytes, where the system can.

    What it has by now doesn't count: a copy of a process is born with all that the libraries there had reserved
    (1.3 GB after pyarrow and duckdb had started their threads, of which they held 0.1 GB).
    """
    if sys.platform == "linux":
        import resource

        ceiling = min(linux_pages("self", RESERVED) + int(limit * SLACK), sys.maxsize)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard != resource.RLIM_INFINITY:
            ceiling = min(ceiling, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, hard))


def resident_bytes(pid: int) -> int:
    """Memory that a process holds at the moment; 0 when it is gone or the system doesn't tell."""
    if sys.platform == "linux":
        return linux_pages(pid, RESIDENT)
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def linux_pages(pid: int | str, column: int) -> int:
    """Bytes in pages of one kind, from the kernel's own table, which costs less than to import psutil."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as table:
            return int(table.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
