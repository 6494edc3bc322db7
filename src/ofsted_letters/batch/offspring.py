"""Programs that a process has started end with it: a page that is being recognised, too, can take too long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def offspring_ended(pid: int) -> Iterator[None]:
    """End what a process had started, after the process itself was ended inside: nobody could find it then."""
    import psutil

    try:
        found = psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        found = []
    yield
    for each in found:
        with suppress(psutil.Error):
            each.kill()
