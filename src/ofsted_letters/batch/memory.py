"""How much memory a worker holds, and keeping it below a limit.

The system's own limit stops an allocation before it hurts, but only Linux enforces one that counts what a program
really asks for (RLIMIT_DATA; macOS ignores it, Windows has none). So the parent watches the workers as well, in
whichever way the system tells.
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
    import subprocess

    try:
        if sys.platform == "linux":
            return linux_resident(pid)
        if sys.platform == "win32":
            return windows_resident(pid)
        return posix_resident(pid)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0


def linux_resident(pid: int) -> int:
    """From the kernel's own table; the second number is resident pages."""
    from pathlib import Path

    return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def posix_resident(pid: int) -> int:
    """From `ps`, which macOS and the BSDs have; it counts in units of 1024 bytes."""
    import subprocess

    done = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, timeout=5, check=False)
    return int(done.stdout or b"0") * 1024


def windows_resident(pid: int) -> int:
    """From `tasklist`: "worker.exe","123","Console","1","45,678 K"."""
    import subprocess

    command = ["tasklist", "/fi", f"pid eq {pid}", "/fo", "csv", "/nh"]
    done = subprocess.run(command, capture_output=True, timeout=5, check=False)
    digits = bytes(c for c in done.stdout.rsplit(b'"', 2)[-2] if c in b"0123456789")
    return int(digits or b"0") * 1024
