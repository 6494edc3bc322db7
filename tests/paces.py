"""How much work something is, and whether it grows in step with its length, on a machine of whatever speed and load."""

from __future__ import annotations

import time
from collections.abc import Callable
from cProfile import Profile

QUARTERS = 8.0
"""Times the time of a quarter that the whole may take: in step it is 4, with the square 16."""
HICCUP = 0.05
"""Seconds of processor time that say nothing: Windows tells them in steps of a sixty-fourth of a second."""
TRIES = 3
"""What is in step can be held up once or twice by its neighbours on the machine; what isn't never comes through."""


def calls(work: Callable[[], object]) -> int:
    """How many functions some work calls, Python's own included."""
    profile = Profile()
    profile.runcall(work)
    return sum(function.callcount for function in profile.getstats())


def in_step(work: Callable[[int], object], length: int) -> bool:
    """Whether work of some length takes at most `QUARTERS` the time of a quarter of that length."""
    return any(_seconds(work, length) < QUARTERS * _seconds(work, length // 4) + HICCUP for _ in range(TRIES))


def _seconds(work: Callable[[int], object], length: int) -> float:
    """Processor time."""
    start = time.process_time()
    work(length)
    return time.process_time() - start
