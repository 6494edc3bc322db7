"""How far a command over many files is, shown on a terminal while it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

MANY = 10
"""Files from which on it is shown: fewer are done in a second."""


@contextmanager
def progress(files: Sequence[str], output: str | None, *, quiet: bool) -> Iterator[Iterable[str]]:
    """The files, and a bar on standard error that moves as they are taken.

    There is no bar where nobody looks, and none where the data itself is what moves on the screen.

    Args:
        files: their names.
        output: what `-o` said.
        quiet: nothing is to be shown.
    """
    data_is_seen = output in (None, "-") and is_terminal(sys.stdout)
    if quiet or len(files) < MANY or data_is_seen or not is_terminal(sys.stderr):
        yield files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without a thread of its own, which a process that forks is better without.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as shown:
        yield counted_off(files, shown)


def counted_off(files: Sequence[str], shown: Progress) -> Iterator[str]:
    """The files, each counted when the next is asked for."""
    task = shown.add_task("", total=len(files))
    for name in files:
        shown.refresh()
        yield name
        shown.advance(task)
    shown.refresh()


def is_terminal(stream: object) -> bool:
    """Whether a stream is there and a person reads it."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
