"""Processor seconds of several works that take turns.

Other programs on the machine lengthen the time by the clock, not what a core spends on a work; that they also slow
a core down, all works suffer alike.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping
from random import Random
from statistics import median

Work = Callable[[], object]


def stay_on_one_core() -> str:
    """Keep this process and its children on one core where the system allows it; says what came of it."""
    if not hasattr(os, "sched_setaffinity"):
        return "on whichever core was free"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return f"on core {core} alone"


def set_imports_aside() -> None:
    """Take what the libraries made while they were imported out of the searches for garbage that all works pay."""
    gc.collect()
    gc.freeze()


def seconds(work: Work) -> float:
    """What a core spends on one call, the processes that it starts and waits for included."""
    start = _spent()
    work()
    return _spent() - start


def _spent() -> float:
    if sys.platform == "win32":
        return time.perf_counter()  # Windows doesn't tell what children that have ended took
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def taking_turns(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The median of each work over some rounds.

    Each round has an order of its own, the same on every run: a work that follows a heavy one finds the core's caches
    full of what it doesn't need, and always the same one would pay for that.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    orders = Random(0)
    for _ in range(rounds):
        for name in orders.sample(list(works), len(works)):
            times[name].append(seconds(works[name]))
    return {name: median(taken) for name, taken in times.items()}
