"""How much memory a worker holds, and keeping it below a limit.

The system's own limit stops an allocation before it hurts, but only Linux enforces one that counts what a program
really asks for (RLIMIT_DATA; macOS ignores it, Windows has none). So the parent watches the workers as well.
"""

from __future__ import annotations

import os
import sys

SLACK = 1.125
"""The system's limit over ours: the parent should find a worker that grows first, for it can say why it ended."""


def limit_own_memory(limit: int) -> None:
    """Let this process's allocations fail rather than grow far past `limit` bytes, where the system can."""
    if sys.platform == "linux":
        import resource

        ceiling = min(int(limit * SLACK), sys.maxsize)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard != resource.RLIM_INFINITY:
            ceiling = min(ceiling, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, hard))


def resident_bytes(pid: int) -> int:
    """Memory that a process holds at the moment; 0 when it is gone or the system doesn't tell."""
    if sys.platform == "linux":
        return linux_resident(pid)
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def linux_resident(pid: int) -> int:
    """From the kernel's own table, which costs less than to import psutil; the second number is resident pages."""
    from pathlib import Path

    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
