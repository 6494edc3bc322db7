"""A whole run: list the inputs, settle each, write the outputs."""

from __future__ import annotations

import datetime
import json
import shutil
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.executor import executor
from ofsted_letters.batch.exports import Exports, check_libraries
from ofsted_letters.batch.failures import InputIsOutput, told_by_database, told_by_system
from ofsted_letters.batch.folder import STATE, output_folder
from ofsted_letters.batch.inputs import Search
from ofsted_letters.batch.letter_files import FOLDER as LETTER_FILES
from ofsted_letters.batch.letter_files import LetterFiles, folded
from ofsted_letters.batch.outputs import Errors, Findings, Inputs, Letters, Sink, emptied, put_in_place, write_outputs
from ofsted_letters.batch.paths import is_below, joined, resolved
from ofsted_letters.batch.rendered import Rendered
from ofsted_letters.batch.schedule import Schedule, Settled
from ofsted_letters.batch.settings import Settings, used_versions
from ofsted_letters.batch.store import Store
from ofsted_letters.batch.tally import Tally
from ofsted_letters.write.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ofsted_letters.batch.folder import Folder
    from ofsted_letters.batch.inputs import Entry


class Observer:
    """Who is told how a run goes; this one doesn't listen."""

    def listed(self, total: int) -> None:
        """So many inputs there are."""

    def settled(self, one: Settled) -> None:
        """One input is done."""

    def passing(self, slowest: tuple[str, float] | None) -> None:
        """A moment passed; this input has run longest, for so many seconds."""

    def writing(self) -> None:
        """All inputs are done, the outputs are being written."""

    def published(self, removed: int) -> None:
        """The outputs are there, and so many files that an earlier run wrote and this one doesn't are gone."""


class Request(NamedTuple):
    """What to read and what to write."""

    arguments: Iterable[str]
    """Files, folders, zip archives and URLs; gone through twice."""
    out: str
    """A folder or the URL of one; made if it isn't there."""
    glob: str | None = None
    """Pattern for the files in folders and archives."""
    follow_links: bool = False
    """Go where links in folders lead, also outside the folder."""
    formats: tuple[str, ...] = ()
    """Names in `formats.FORMATS`."""
    letters: bool = False
    """Also write one JSON file for each letter."""
    alone: bool = False
    """There is one argument only, so that outputs for each letter need not repeat its name."""


def run(request: Request, settings: Settings, observer: Observer | None = None) -> Tally:
    """Parse all inputs into the output folder, going on from whatever is there.

    Raises:
        LetterError: Nothing more can be done: the disk is full, the folder in use, the workers don't start. What
            was finished is kept.
        KeyboardInterrupt: Likewise.
    """
    observer = observer or Observer()
    check_libraries(request.formats)
    check_apart(request)
    started = now()
    with told_by_database(request.out), output_folder(request.out) as folder:
        with told_by_system(request.out):
            store = opened(folder, settings)
        with closing(store):
            folder.restore(store)
            search = Search(request.glob, leave_out=request.out, follow_links=request.follow_links)
            observer.listed(store.list_inputs(entries(search, request)))
            settle_all(store, folder, settings, observer)
            observer.writing()
            report = {"started": started, "hidden_files_left_out": search.hidden}
            with told_by_system(request.out):
                tally = write_all(store, folder.path, request, settings, report)
                store.forget_other_recipes()
                observer.published(folder.publish(store))
    return tally


def opened(folder: Folder, settings: Settings) -> Store:
    """What earlier runs found out; the folder is made if it isn't there."""
    state = folder.path / STATE
    state.mkdir(parents=True, exist_ok=True)
    return Store(state, settings.recipe, settings.limits)


def entries(search: Search, request: Request) -> Iterator[tuple[int, Entry]]:
    """All that the arguments stand for, each with its argument's number."""
    for number, argument in enumerate(request.arguments):
        for entry in search.entries(argument, alone=request.alone):
            yield number, entry


def check_apart(request: Request) -> None:
    """See, before anything is made, that no output can become an input of the next run."""
    out = resolved(request.out)
    letter_files = resolved(joined(out, LETTER_FILES))
    for argument in request.arguments:
        real = resolved(argument)
        if real == out or (request.letters and is_below(real, letter_files)):
            raise InputIsOutput(argument, "the outputs would go where the inputs are", "choose another output folder")


def settle_all(store: Store, folder: Folder, settings: Settings, observer: Observer) -> None:
    """Find out about every input, on all workers."""
    with closing(executor(settings)) as workers:
        schedule = Schedule(store, workers.workers)
        for settled in schedule.settled_already():
            observer.settled(settled)
        try:
            for answer in workers.run(schedule.next_chunk):
                for settled in schedule.settle(*answer) if answer else ():
                    observer.settled(settled)
                if answer is None:
                    folder.save(store)
                    slowest = workers.slowest()
                    observer.passing(slowest and (slowest[0].path, slowest[1]))
        finally:
            folder.save(store, now=True)
    for settled in schedule.give_up():
        observer.settled(settled)


def write_all(store: Store, out: Path, request: Request, settings: Settings, report: dict[str, object]) -> Tally:
    """Write every output aside, then put all of them in place."""
    aside = emptied(out / STATE / "aside")
    tally = Tally()
    sinks: list[Sink] = [
        Letters(aside / "letters.jsonl"),
        Findings(aside / "findings.csv"),
        Inputs(aside / "inputs.csv"),
        Errors(aside / "errors.jsonl"),
        Exports(request.formats, aside),
        tally,
    ]
    if request.letters:
        sinks.append(LetterFiles(out, out / STATE / "letter.part", store))
    write_outputs(map(Rendered, store.records()), sinks)
    report |= {"ended": now(), "versions": used_versions(), "options": asdict(settings) | options_of(request)}
    text = json.dumps(report | tally.as_json(), indent=2)
    (aside / "run.json").write_bytes(harmless(text.encode()) + b"\n")
    for file in aside.iterdir():
        store.claim_file(file.name, folded(file.name))
    put_in_place(aside, out)
    shutil.rmtree(aside)
    return tally


def options_of(request: Request) -> dict[str, object]:
    """What was asked for beside the inputs themselves."""
    names = ("glob", "follow_links", "formats", "letters")
    return {name: getattr(request, name) for name in names}


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
