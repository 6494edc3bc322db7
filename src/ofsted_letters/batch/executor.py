"""Who does the tasks: this machine's processes, or a Dask cluster's workers with the same processes under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ofsted_letters.batch.cluster import Cluster
from ofsted_letters.batch.pool import Pool
from ofsted_letters.batch.settings import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ofsted_letters.batch.settings import Settings
    from ofsted_letters.batch.task import Outcome, Task


class Executor(Protocol):
    """Does tasks that it asks for."""

    @property
    def workers(self) -> int:
        """How many tasks it does at the same time."""
        ...

    def run(self, feed: Callable[[], list[Task]]) -> Iterator[tuple[Task, Outcome] | None]:
        """Do all tasks that `feed` gives; None now and then so that whoever waits can look at a clock."""
        ...

    def slowest(self) -> tuple[Task, float] | None:
        """The task that has run longest, and its seconds, where that is known."""
        ...

    def close(self) -> None:
        """Stop, whatever is being done."""
        ...


def executor(settings: Settings) -> Executor:
    """What the settings ask for.

    Raises:
        ValueError: they ask for fewer workers than one.
    """
    if settings.workers is not None and settings.workers < 1:
        raise ValueError(f"workers is {settings.workers}: give one at least, or None for as many as there are cores")
    if settings.scheduler:
        return Cluster(settings.scheduler, settings.setup)
    return Pool(settings.workers or cores(), settings.setup)
