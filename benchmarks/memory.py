"""Processor time and peak memory of one work on one file, in a process that does nothing else.

python -m benchmarks.memory parse letter.pdf
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What came of one process."""

    seconds: float
    """Of processor time. A small file is read twice and the second time counts: without imports."""
    peak: int
    """In bytes: the most that the process ever held."""
    lines: int
    items: int
    pages: int | None


MB = 1024 * 1024
ONCE_FROM = 1_000_000
"""Bytes from which a file is parsed only once, as the first call's imports no longer count."""


def run_alone(work: str, path: Path) -> Run:
    """Do one work (`parse` or `floor`) on a file in a new process."""
    command = [sys.executable, "-m", "benchmarks.memory", work, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    return Run(**json.loads(done.stdout))


def parse(path: Path) -> Run:
    """Our whole way from bytes to JSON."""
    from ofsted_letters.pipeline import parse_values
    from ofsted_letters.write.values import values_line

    data = path.read_bytes()
    if len(data) < ONCE_FROM:
        values_line(*parse_values(data, path.name))
    start = time.process_time()
    (letter,) = parse_values(data, path.name)
    values_line(letter)
    seconds = time.process_time() - start
    peak = peak_bytes()
    items = sum(len(section["items"]) for section in letter["sections"])
    pages = letter["source"]["pages"]
    del letter
    from ofsted_letters.read import read_document

    return Run(seconds, peak, len(read_document(data, path.name).lines), items, pages)


def floor(path: Path) -> Run:
    """pypdfium2 opening and reading the same file, with pydantic imported."""
    import pydantic  # noqa: F401
    import pypdfium2  # type: ignore[import-untyped]

    data = path.read_bytes()
    start = time.process_time()
    pdf = pypdfium2.PdfDocument(data)
    lines = 0
    for page in pdf:
        textpage = page.get_textpage()
        lines += textpage.get_text_range().count("\n")
        textpage.close()
        page.close()
    pages = len(pdf)
    pdf.close()
    return Run(time.process_time() - start, peak_bytes(), lines, 0, pages)


def peak_bytes() -> int:
    """The most memory that this process ever held.

    Linux's `ru_maxrss` starts from what the parent held when it made this process; VmHWM does not.
    """
    if sys.platform == "win32":
        return _windows_peak()
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return 1024 * int(status.partition("VmHWM:")[2].split()[0])
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def _windows_peak() -> int:
    """PeakWorkingSetSize of PROCESS_MEMORY_COUNTERS: two 32-bit numbers, then eight the size of a pointer."""
    import ctypes

    counters = (ctypes.c_size_t * (9 if ctypes.sizeof(ctypes.c_size_t) == 8 else 10))()
    api = ctypes.windll.kernel32  # type: ignore[attr-defined]
    api.GetCurrentProcess.restype = ctypes.c_void_p
    api.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    api.K32GetProcessMemoryInfo(api.GetCurrentProcess(), counters, ctypes.sizeof(counters))
    return int(counters[8 // ctypes.sizeof(ctypes.c_size_t)])


if __name__ == "__main__":
    works = {"parse": parse, "floor": floor}
    print(json.dumps(works[sys.argv[1]](Path(sys.argv[2]))._asdict()))
