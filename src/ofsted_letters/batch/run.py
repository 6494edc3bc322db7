"""A whole run: list the inputs, settle each, write the outputs."""

from __future__ import annotations

import datetime
import json
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.archives import Allowance
from ofsted_letters.batch.changes import FILE as CHANGES
from ofsted_letters.batch.changes import Changes
from ofsted_letters.batch.executor import executor
from ofsted_letters.batch.exports import Exports, check_libraries
from ofsted_letters.batch.failures import InputIsOutput, NothingToRead, told_by_database, told_by_system
from ofsted_letters.batch.folder import LocalFolder, output_folder
from ofsted_letters.batch.formats import FORMATS, PAGES
from ofsted_letters.batch.former import Former, beside_former
from ofsted_letters.batch.inputs import Search
from ofsted_letters.batch.letter_files import FOLDER as LETTER_FILES
from ofsted_letters.batch.letter_files import LetterFiles, free_target
from ofsted_letters.batch.manifest import REPORT, Manifest
from ofsted_letters.batch.outputs import ABOUT, ALWAYS, AboutLetters, Sink, write_outputs
from ofsted_letters.batch.paths import is_below, joined, resolved, shown
from ofsted_letters.batch.rendered import Wanted, rendered
from ofsted_letters.batch.schedule import Schedule, Settled
from ofsted_letters.batch.settings import Settings, used_versions
from ofsted_letters.batch.staging import Leftovers, Staging, acceptable
from ofsted_letters.batch.store import Store
from ofsted_letters.batch.tally import Tally
from ofsted_letters.write.csv import BYTE_ORDER_MARK
from ofsted_letters.write.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ofsted_letters.batch.folder import Folder
    from ofsted_letters.batch.inputs import Entry
    from ofsted_letters.corpus.about import About


FIRST_PAGE = "html/index.html"
"""The page that a run with pages writes whatever the letters are."""
INPUTS_ARE_THERE = ("the outputs would go where the inputs are", "choose another output folder")
CHANGED_SINCE = "an earlier run wrote it and this one does not; it was changed since, and stays"
OUTPUTS_ARE_THERE = "an earlier batch wrote its outputs there, which are no letters; it is passed over"


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

    def published(self, removed: list[str]) -> None:
        """The outputs are there, and these files that an earlier run wrote and this one doesn't are gone."""

    def remarked(self, name: str, message: str) -> None:
        """There is something to know of a folder or a file that is no input."""


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
    wanted: Wanted = Wanted()
    """The letters that the outputs have, among all that are parsed."""
    without_people: bool = False
    """Leave out names, mails and telephones outside the texts."""
    about: About | None = None
    """What others know of the letters."""
    page_images: bool = False
    """Show pictures of PDFs' pages on letters' pages."""
    unique: bool = False
    """Several inputs with the same bytes are one letter."""
    excel: bool = False
    """CSV files begin with a byte order mark."""
    force: bool = False
    """Replace files that no run wrote, or that were changed since."""
    prune: bool = False
    """Remove files that an earlier run wrote and this one does not."""
    allowance: Allowance = Allowance()
    """What a zip archive may hold."""
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
    check_there(request)
    check_fresh(request)
    started = now()
    with told_by_database(request.out), output_folder(request.out) as folder, opened(folder, settings) as kept:
        store, manifest = kept
        staging = Staging(folder, manifest, force=request.force)
        with told_by_system(request.out):
            folder.recover(manifest)
        folder.restore(store)
        search = search_of(request)
        observer.listed(store.list_inputs(entries(search, request)))
        tell_of_folders(store, manifest, search, observer)
        with told_by_system(request.out):
            check_places(store, staging, request)
        settle_all(store, folder, settings, observer)
        observer.writing()
        report = {"started": started, "hidden_files_left_out": search.hidden}
        with told_by_system(request.out):
            with closing(Former(folder, manifest)) as former:
                tally, left = write_all(store, staging, request, settings, report, former)
            folder.publish(manifest)
            store.forget_other_recipes()
        tell_of_outputs(store, tally, request, observer)
        observer.published([folder.name_of(target) for target in left.go])
        tell_of_pages(left.stay, folder, request, observer)
    return tally


@contextmanager
def opened(folder: Folder, settings: Settings) -> Iterator[tuple[Store, Manifest]]:
    """What earlier runs found out, and what they wrote."""
    with (
        closing(Manifest(folder.state)) as manifest,
        closing(Store(folder.state, settings.recipe, settings.limits)) as store,
    ):
        yield store, manifest


def names_of(request: Request) -> list[str]:
    """The files of a run beside those of single letters."""
    joined = [ABOUT, *filter(None, (FORMATS[name].about for name in request.formats))] if request.about else []
    return [*ALWAYS, CHANGES, *joined, *(file for name in request.formats for file in FORMATS[name].files), REPORT]


def places_of(request: Request) -> list[str]:
    """Where files will be that can be named before anything is parsed, beside those of single letters."""
    return [*names_of(request), *([FIRST_PAGE] if PAGES in request.formats else [])]


def search_of(request: Request) -> Search:
    """How inputs are searched for."""
    return Search(request.glob, request.out, follow_links=request.follow_links, allowance=request.allowance)


def tell_of_folders(store: Store, manifest: Manifest, search: Search, observer: Observer) -> None:
    """Say what was passed over and what was damaged."""
    for path in search.passed_over:
        observer.remarked(path, OUTPUTS_ARE_THERE)
    for damaged in (store.set_aside, manifest.damaged):
        if damaged is not None:
            observer.remarked(str(damaged), "what was kept here for the next run was damaged; set aside and begun anew")


def tell_of_outputs(store: Store, tally: Tally, request: Request, observer: Observer) -> None:
    """Say what could not be taken as it was, and what could not be made."""
    if store.damaged:
        message = f"results kept there that were damaged: {store.damaged:,}; their letters were parsed again"
        observer.remarked(request.out, message)
    if request.about and (told := request.about.left()):
        observer.remarked(str(request.about.path), told)
    for file, reason in tally.undrawn:
        observer.remarked(file, reason)


def tell_of_pages(stay: list[str], folder: Folder, request: Request, observer: Observer) -> None:
    """Name pages of earlier runs that are still there beside the new ones."""
    for target in stay if PAGES in request.formats else ():
        if is_page(target):
            observer.remarked(folder.name_of(target), CHANGED_SINCE)


def is_page(target: str) -> bool:
    """Whether a file that an earlier run wrote is a page."""
    from ofsted_letters.batch.pages import FOLDER, is_page_in

    return is_page_in(FOLDER, target)


def is_to_go(request: Request, target: str) -> bool:
    """Whether a file goes that an earlier run wrote and this one does not: any if asked, a page where new ones are."""
    return request.prune or (PAGES in request.formats and is_page(target))


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
            raise InputIsOutput(argument, *INPUTS_ARE_THERE)


def check_there(request: Request) -> None:
    """See, before anything is made, that there is something to read."""
    search = search_of(request)
    missing = None
    for _, entry in entries(search, request):
        if entry.failure is None or entry.failure.code != "not_found":
            return
        missing = missing or entry
    if missing is not None and missing.failure is not None:
        raise NothingToRead(missing.path, missing.failure.message, missing.failure.remedy)
    for path in search.passed_over:
        raise NothingToRead(path, OUTPUTS_ARE_THERE, "give the folder that the letters are in")
    if request.glob is not None:
        raise NothingToRead("batch", f"no file matches {request.glob!r}", "check the pattern and the folder")
    arguments = list(request.arguments)
    if len(arguments) == 1:
        raise NothingToRead(arguments[0], "there is no file to read in it", "check the folder")
    raise NothingToRead("batch", "there is no file to read in what was given", "check the folders")


def check_fresh(request: Request) -> None:
    """See, before anything is made in a folder that no batch wrote to, that nothing of the user's is in the way."""
    folder = LocalFolder(request.out)
    if "://" not in request.out and not folder.state.exists():
        with told_by_system(request.out):
            for name in places_of(request):
                acceptable(folder, name, frozenset(), force=request.force)


def check_places(store: Store, staging: Staging, request: Request) -> None:
    """See, before anything is parsed, that every file can go where it will, and that no input is there."""
    staging.begin()
    for name in places_of(request):
        staging.claim(name)
    for relative in store.places() if request.letters else ():
        staging.claim(free_target(relative, staging))
    staging.check(store.files())
    staging.drop()


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


def write_all(
    store: Store, staging: Staging, request: Request, settings: Settings, report: dict[str, object], former: Former
) -> tuple[Tally, Leftovers]:
    """Write every output aside, and tell which files of earlier runs are to stay and to go."""
    staging.begin()
    tally = Tally(former=former.day)
    outcomes = rendered(store.records(), request.wanted, unique=request.unique, without_people=request.without_people)
    write_outputs(beside_former(outcomes, former, today()), [*sinks(staging, request, settings, former, tally), tally])
    file = staging.claim(REPORT)
    left = staging.leftovers(partial(is_to_go, request))
    report |= {"ended": now(), "inputs_sha256": store.contents(), "recipe": settings.recipe}
    report |= {"versions": used_versions(settings.ocr), "options": settings.as_options | options_of(request)}
    report |= {"themes": {"version": settings.themes.version, "sha256": settings.themes.sha256}}
    report |= tally.as_json() | {"older": list(map(shown, left.stay)), "removed": list(map(shown, left.go))}
    report |= {"files": staging.contents()}
    file.write_bytes(harmless(json.dumps(report, indent=2).encode()) + b"\n")
    staging.finish(left.go)
    return tally, left


def sinks(staging: Staging, request: Request, settings: Settings, former: Former, tally: Tally) -> Iterator[Sink]:
    """All that takes every input; the tally gets what only they know."""
    files = {name: staging.claim(name) for name in names_of(request) if name != REPORT}
    for name, file in files.items() if request.excel else ():
        if name.endswith(".csv"):
            file.write_bytes(BYTE_ORDER_MARK)
    yield from (table(files[name]) for name, table in ALWAYS.items())
    tabular = [name for name in request.formats if name != PAGES]
    yield Exports(tabular, staging.path, settings.themes, request.out, request.about)
    nameless = request.without_people
    yield Changes(files[CHANGES], former, settings.recipe, tally.changes, without_people=nameless)
    if request.about:
        yield AboutLetters(files[ABOUT], request.about)
    if request.letters:
        yield LetterFiles(staging)
    if PAGES in request.formats:
        from ofsted_letters.batch.drawings import Drawings
        from ofsted_letters.batch.pages import Pages
        from ofsted_letters.browse.site import Site

        site = Site(without_people=request.without_people, about=request.about, former=former.day)
        yield Pages(staging, request.out, site, Drawings(tally.undrawn) if request.page_images else None)


def options_of(request: Request) -> dict[str, object]:
    """What was asked for beside the inputs themselves."""
    outputs = ("formats", "letters", "page_images", "without_people", "unique", "excel", "force", "prune")
    names = ("glob", "follow_links", *outputs)
    return {name: getattr(request, name) for name in names} | request.wanted._asdict() | request.allowance.as_options


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def today() -> datetime.date:
    """The day in UTC."""
    return datetime.datetime.now(datetime.UTC).date()
