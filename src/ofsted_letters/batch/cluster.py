"""More than one machine: the same chunks as Dask tasks.

A Dask worker runs tasks in threads, and one that crashes takes its neighbours along. So each of its threads keeps one
worker process of ours, and a letter that crashes, hangs or eats memory costs no more there than here.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.failures import BatchStopped
from ofsted_letters.batch.limits import TICK
from ofsted_letters.batch.pool import Pool
from ofsted_letters.batch.settings import used_versions
from ofsted_letters.extras import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ofsted_letters.batch.task import Outcome, Setup, Task

AHEAD = 2
"""Chunks given out for each thread: one being done and one waiting, so that no thread waits for us."""
CONNECT_TIMEOUT = 10
"""Seconds."""


class ClusterLost(BatchStopped):
    """The scheduler or its workers can't be reached, or are not what they should be."""

    code = "cluster_lost"


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, setup: Setup) -> None:
        self._address = address
        self._setup = setup
        dask = needed("distributed", "cloud")
        try:
            self._client = dask.Client(address, timeout=CONNECT_TIMEOUT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterLost(address, "no Dask scheduler answers there", "start one or check the address") from error
        self._running: set[Any] = set()
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()

    @property
    def workers(self) -> int:
        """Threads of all workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def run(self, feed: Callable[[], list[Task]]) -> Iterator[tuple[Task, Outcome] | None]:
        """Do all tasks that `feed` gives, in no particular order."""
        while self._hand_out(feed):
            yield from self._finished()
            yield None

    def slowest(self) -> None:
        """Not known: the threads are elsewhere."""
        return

    def close(self) -> None:
        """Forget what is being done and leave the cluster to itself."""
        self._client.cancel(list(self._running), force=True)
        self._client.close(timeout=1)

    def _hand_out(self, feed: Callable[[], list[Task]]) -> bool:
        """Submit what keeps all threads busy; False when nothing is left or being done."""
        ahead = AHEAD * self.workers
        while len(self._running) < ahead and (tasks := feed()):
            versions = used_versions(self._setup.reading.ocr)
            future = self._client.submit(run_chunk, tasks, self._setup, versions, pure=False)
            self._running.add(future)
            future.add_done_callback(self._done.put)
        return bool(self._running)

    def _finished(self) -> Iterator[tuple[Task, Outcome]]:
        """Wait a moment for a chunk and give its outcomes."""
        try:
            future = self._done.get(timeout=TICK)
        except queue.Empty:
            return
        self._running.remove(future)
        try:
            outcomes = future.result()
        except BatchStopped:
            raise
        except Exception as error:
            reason = f"a chunk was lost with its worker ({type(error).__name__})"
            remedy = "see the scheduler's log and run the same command again"
            raise ClusterLost(self._address, reason, remedy) from error
        yield from outcomes


class OfThread(threading.local):
    """What one thread of a Dask worker keeps from chunk to chunk."""

    pool: Pool | None = None
    setup: Setup | None = None


of_thread = OfThread()


def run_chunk(tasks: list[Task], setup: Setup, versions: dict[str, str]) -> list[tuple[Task, Outcome]]:
    """On a Dask worker: do one chunk in this thread's own process."""
    if versions != (here := used_versions(setup.reading.ocr)):
        reason = f"a worker has other versions ({here}) than this machine ({versions})"
        raise ClusterLost("cluster", reason, "install the same versions on all machines")
    chunks = [tasks]
    try:
        answers = pool_of_thread(setup).run(lambda: chunks.pop() if chunks else [])
        return [answer for answer in answers if answer is not None]
    except BaseException:
        forget_pool()
        raise


def pool_of_thread(setup: Setup) -> Pool:
    """This thread's worker process, started anew when the settings change."""
    if of_thread.pool is None or of_thread.setup != setup:
        forget_pool()
        of_thread.pool, of_thread.setup = Pool(1, setup), setup
    return of_thread.pool


def forget_pool() -> None:
    """End this thread's worker process."""
    if of_thread.pool is not None:
        of_thread.pool.close()
        of_thread.pool = None
