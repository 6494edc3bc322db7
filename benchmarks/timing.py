"""Seconds of several works that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping
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
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def taking_turns(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The median seconds of each work over some rounds."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds(work))
    return {name: median(taken) for name, taken in times.items()}
