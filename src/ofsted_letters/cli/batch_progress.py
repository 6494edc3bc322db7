"""How a batch is going, on standard error: a moving display on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ofsted_letters.batch.run import Observer
from ofsted_letters.cli.failures import PROGRAM, tell
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.schedule import Settled
    from ofsted_letters.batch.tally import Tally

LINE_EVERY = 10.0
"""Seconds between lines where there is no terminal."""
SLOW = 2.0
"""Seconds after which a file is worth naming."""
SHOWN = 40
"""Characters of a path that the display has room for: its end, which tells files apart."""


class Quiet(Observer):
    """Says nothing but what failed."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0
        self.failed = 0
        self._began = time.monotonic()

    def listed(self, total: int) -> None:
        """So many inputs there are."""
        self.total = total

    def settled(self, one: Settled) -> None:
        """One input is done."""
        self.done += 1
        if one.failure is not None:
            self.failed += 1
            self.say(one.path, f"{one.failure.message}; {one.failure.remedy}")

    def passing(self, slowest: tuple[str, float] | None) -> None:
        """A moment passed."""

    def writing(self) -> None:
        """All inputs are done, the outputs are being written."""

    def stop(self) -> None:
        """Nothing more will change."""

    def summarise(self, tally: Tally) -> None:
        """Everything is done."""

    def say(self, name: str, message: str) -> None:
        """One line for the reader."""
        tell(name, message)

    @property
    def so_far(self) -> str:
        """How far it got."""
        return f"{self.done:,} of {self.total:,} inputs done, {self.failed:,} failed"

    @property
    def rate(self) -> float:
        """Inputs a second."""
        return self.done / max(time.monotonic() - self._began, 0.001)


class Plain(Quiet):
    """A line every ten seconds and a summary at the end."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._next_line = time.monotonic() + LINE_EVERY

    def passing(self, slowest: tuple[str, float] | None) -> None:
        """Say how far it got, if that was not said lately."""
        if time.monotonic() < self._next_line:
            return
        self._next_line += LINE_EVERY
        slow = f", {printable(slowest[0])} takes {slowest[1]:.0f} s" if slowest and slowest[1] > SLOW else ""
        self.say("batch", f"{self.so_far}, {self.rate:.1f} a second{slow}")

    def summarise(self, tally: Tally) -> None:
        """The table at the end."""
        self.stop()
        self._console.print(f"{tally.letters:,} letters of {tally.inputs:,} inputs", highlight=False)
        self._console.print(summary(tally))


class Moving(Plain):
    """A display that follows every change."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[facts]}", markup=False),
            TimeRemainingColumn(),
            TextColumn("{task.fields[slow]}", markup=False),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, facts="", slow="")
        self._progress.start()

    def listed(self, total: int) -> None:
        """Show how much there is."""
        super().listed(total)
        self._progress.update(self._task, total=total)

    def passing(self, slowest: tuple[str, float] | None) -> None:
        """Show how far it got."""
        slow = f"{printable(slowest[0])[-SHOWN:]} {slowest[1]:.0f} s" if slowest and slowest[1] > SLOW else ""
        facts = f"{self.failed:,} failed, {self.rate:.1f} a second"
        self._progress.update(self._task, completed=self.done, facts=facts, slow=slow)

    def writing(self) -> None:
        """Show that only writing is left."""
        self._progress.update(self._task, completed=self.done, facts="writing the outputs", slow="")

    def stop(self) -> None:
        """Take the display away."""
        self._progress.stop()

    def say(self, name: str, message: str) -> None:
        """One line above the display."""
        line = Text(f"{PROGRAM}: {printable(name)}: {printable(message)}")
        self._progress.console.print(line, soft_wrap=True, highlight=False)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Quiet]:
    """Whatever suits where standard error goes."""
    console = Console(stderr=True)
    observer = Quiet() if quiet else Moving(console) if console.is_terminal else Plain(console)
    try:
        yield observer
    finally:
        observer.stop()


def summary(tally: Tally) -> Table:
    """What came of it all, as a table."""
    table = Table()
    table.add_column("")
    table.add_column("what")
    table.add_column("count", justify="right")
    for group, counts in (("family", tally.families), ("items", tally.items), ("failed", tally.failures)):
        for index, (name, count) in enumerate(sorted(counts.items())):
            table.add_row("" if index else group, Text(name), f"{count:,}")
        table.add_section()
    return table
