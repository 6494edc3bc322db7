"""How a batch is going, on standard error: a moving display on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ofsted_letters.batch.inputs import LINK_OUTSIDE
from ofsted_letters.batch.run import Observer
from ofsted_letters.cli.failures import PROGRAM, tell
from ofsted_letters.write.counted import counted
from ofsted_letters.write.identity import day
from ofsted_letters.write.printable import printable
from ofsted_letters.write.without_people import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.run import Request
    from ofsted_letters.batch.schedule import Settled
    from ofsted_letters.batch.tally import Tally

KEPT_WHOLE = "the folder .ofsted-letters, for later runs, has the letters whole: don't pass it on"
"""What to say of a batch that leaves people out."""
TOLD_CHANGES = {"new": "new", "read_anew": "read anew", "value_changed": "values changed", "gone": "gone"}
"""How the line at the end calls changes; what was left out it has before them, letters issued again have a line."""
LINE_EVERY = 10.0
"""Seconds between lines where there is no terminal."""
SLOW = 2.0
"""Seconds after which a file is worth naming."""
SHOWN = 40
"""Characters of a path that the display has room for: its end, which tells files apart."""


class Quiet(Observer):
    """Says nothing but what failed."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.done = 0
        self.failed = 0
        self.unchanged = 0
        self._links: Counter[str] = Counter()
        self._began = time.monotonic()

    def listed(self, total: int) -> None:
        """So many inputs there are."""
        self.total = total

    def settled(self, one: Settled) -> None:
        """One input is done."""
        self.done += 1
        if one.failure is None:
            self.unchanged += one.unchanged
            return
        self.failed += 1
        if one.failure == LINK_OUTSIDE:
            self._links[str(Path(one.path).parent)] += 1
        else:
            self.say(one.path, f"{one.failure.message}; {one.failure.remedy}")

    def passing(self, slowest: tuple[str, float] | None) -> None:
        """A moment passed: what failed while it was listed has all been told of by now."""
        self._say_links()

    def writing(self) -> None:
        """All inputs are done, the outputs are being written."""
        self._say_links()

    def remarked(self, name: str, message: str) -> None:
        """There is something to know of a folder or a file that is no input."""
        self.say(name, message)

    def stop(self) -> None:
        """Nothing more will change."""

    def summarise(self, tally: Tally, request: Request) -> None:
        """Everything is done."""

    def say(self, name: str, message: str) -> None:
        """One line for the reader."""
        tell(name, message)

    def _say_links(self) -> None:
        """One line for a folder, which may be made of nothing but links."""
        for folder, count in self._links.items():
            lead = "link leads" if count == 1 else "links lead"
            self.say(folder, f"{count:,} {lead} outside the folder that was given; {LINK_OUTSIDE.remedy}")
        self._links.clear()

    @property
    def so_far(self) -> str:
        """How far it got."""
        if self.total is None:
            return "the inputs were still being listed"
        return f"{self.done:,} of {counted(self.total, 'input')} done, {self.failed:,} failed"

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
        super().passing(slowest)
        if time.monotonic() < self._next_line:
            return
        self._next_line += LINE_EVERY
        slow = f", {printable(slowest[0])} takes {slowest[1]:.0f} s" if slowest and slowest[1] > SLOW else ""
        self.say("batch", f"{self.so_far}, {self.rate:.1f} a second{slow}")

    def published(self, removed: list[str]) -> None:
        """List what is gone."""
        for file in removed:
            self.say(file, "removed: an earlier run wrote it and this one does not")

    def summarise(self, tally: Tally, request: Request) -> None:
        """What came of it, where it is, and a table."""
        self.stop()
        if tally.duplicates:
            self.say("batch", told_of_copies(tally.duplicates, request))
        if reissued := tally.changes["reissued"]:
            self.say("batch", told_of_reissued(reissued))
        if request.without_people:
            self.say("--without-people", f"{TOLD}; {KEPT_WHOLE}")
        line = f"{came_of_it(tally, self.unchanged)}, in {folder_of(request)}"
        self._console.print(Text(line), soft_wrap=True, highlight=False)
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
        self._say_links()
        slow = f"{printable(slowest[0])[-SHOWN:]} {slowest[1]:.0f} s" if slowest and slowest[1] > SLOW else ""
        facts = f"{self.failed:,} failed, {self.rate:.1f} a second"
        self._progress.update(self._task, completed=self.done, facts=facts, slow=slow)

    def writing(self) -> None:
        """Show that only writing is left."""
        super().writing()
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


def came_of_it(tally: Tally, unchanged: int) -> str:
    """How many letters there are, in one line."""
    parts = [counted(tally.letters, "letter")]
    if tally.failed or tally.left_out:
        parts[0] += f" of {counted(tally.inputs, 'input')}"
    if unchanged:
        parts[0] += f" ({unchanged:,} unchanged)"
    if tally.left_out:
        parts.append(f"{tally.left_out:,} left out")
    if tally.duplicates:
        parts.append(f"{tally.duplicates:,} duplicate{'s' if tally.duplicates > 1 else ''}")
    if tally.with_warnings:
        parts.append(f"{tally.with_warnings:,} with warnings")
    if told := changed(tally):
        parts.append(told)
    return ", ".join(parts)


def told_of_copies(duplicates: int, request: Request) -> str:
    """That some inputs are one letter, and how it is counted."""
    copies = "1 input is a copy" if duplicates == 1 else f"{duplicates:,} inputs are copies"
    how = "listed once" if request.unique else "letters.jsonl lists each, --unique lists a letter once"
    return f"{copies} of a letter that another input has (inputs.csv tells which); {how}"


def changed(tally: Tally) -> str | None:
    """What is otherwise than in the run before, where there was one; None where that is nothing."""
    told = [f"{tally.changes[change]:,} {words}" for change, words in TOLD_CHANGES.items() if tally.changes[change]]
    return f"{', '.join(told)} since the run of {day(tally.former)}" if tally.former and told else None


def told_of_reissued(letters: int) -> str:
    """That letters may be counted twice."""
    one = letters == 1
    whose = "1 new letter is about an inspection" if one else f"{letters:,} new letters are about inspections"
    return f"{whose} that another file has a letter about: issued again, or in another format (changes.csv tells which)"


def folder_of(request: Request) -> str:
    """The output folder, seen to be one."""
    return printable(request.out.rstrip("/") + "/")


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
