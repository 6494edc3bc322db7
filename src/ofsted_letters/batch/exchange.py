"""Every new file in its place, or none: the exchange of what a folder here holds for what was written aside.

A file system changes one name at a time. So the exchange is on disk before it begins, the files that it replaces keep
a second name until it is done, and nothing but renaming is left to do meanwhile. What fails is undone; what is killed
is finished by the next run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import stat
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.paths import is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import FrameType

    from ofsted_letters.batch.manifest import Manifest, Move

WAITING = "new"
"""The folder, among what the next run goes on from, of files that wait for their places."""
REPLACED = "replaced"
"""The folder of second names."""
SYNCED_TOGETHER = 16
"""Files: a disk needs about as long for sixteen as for one."""
A_FOLDER = "a folder"
A_LINK = "a link"
UNREADABLE = "a file that can't be read"
NO_FILE = "neither a file nor a folder"
NOT_A_FILE = frozenset({A_FOLDER, A_LINK, UNREADABLE, NO_FILE})
"""Marks of what no run leaves."""


def mark_of(file: Path) -> str | None:
    """SHA-256 of a file's content, or in words what else is there; None for nothing."""
    try:
        mode = file.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(mode):
        return A_FOLDER
    if stat.S_ISLNK(mode):
        return A_LINK
    return content_of(file) if stat.S_ISREG(mode) else NO_FILE


def content_of(file: Path) -> str:
    """SHA-256 of a file's content."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except PermissionError:
        return UNREADABLE


class Step(NamedTuple):
    """What is left to do for one name when everything is prepared."""

    new: Path | None
    """The file that takes the place; None where one only goes."""
    place: Path
    second: Path | None
    """Where the former file moves now; None when it has a second name already, or there is none."""


class Exchange:
    """One exchange, begun or about to begin.

    Args:
        out: the output folder.
        state: the folder in it that the next run goes on from.
        manifest: knows what goes where.
    """

    def __init__(self, out: Path, state: Path, manifest: Manifest) -> None:
        self._out = out
        self._waiting = state / WAITING
        self._replaced = state / REPLACED
        self._manifest = manifest
        moves = [move for move in manifest.moves() if move.staged is not None or move.after is None]
        self._moves = sorted(moves, key=lambda move: "/" not in move.target)
        """Files of single letters first: the few that all read change within less than a millisecond."""

    def make(self) -> None:
        """Do it, all of it or nothing, and tidy up."""
        with uninterrupted():
            self._replaced.mkdir(exist_ok=True)
            try:
                change([self._prepared(move) for move in self._moves if self._is_due(move)])
            except OSError:
                self._put_back()
                self._manifest.undo()
                raise
            sync_folders({(self._out / move.target).parent for move in self._moves})
            self._manifest.settle()
            self._tidy()

    def _is_due(self, move: Move) -> bool:
        """Whether a move is still to be made; after a kill some are done."""
        if move.staged is None:
            place = self._out / move.target
            return is_within(self._out, place) and os.path.lexists(place)
        return (self._waiting / move.staged).exists()

    def _prepared(self, move: Move) -> Step:
        """Make the folder that a file goes to, and give the former file a second name where the system has such."""
        place, second = self._out / move.target, self._replaced / str(move.number)
        make_below(self._out, place.parent)
        if is_file(place) and not second.exists():
            with suppress(OSError):
                os.link(place, second)
        moves_away = os.path.lexists(place) and not os.path.lexists(second)
        new = None if move.staged is None else self._waiting / move.staged
        return Step(new, place, second if moves_away else None)

    def _put_back(self) -> None:
        """Undo whatever was done."""
        for move in reversed(self._moves):
            place, second = self._out / move.target, self._replaced / str(move.number)
            if os.path.lexists(second):
                second.replace(place)
            elif move.before is None and mark_of(place) == move.after:
                place.unlink(missing_ok=True)
        self._remove_empty(move.target for move in self._moves if move.before is None)

    def _tidy(self) -> None:
        self._remove_empty(move.target for move in self._moves if move.after is None)
        for folder in (self._replaced, self._waiting):
            shutil.rmtree(folder, ignore_errors=True)

    def _remove_empty(self, targets: Iterable[str]) -> None:
        """Remove folders that are empty without these files."""
        for target in targets:
            with suppress(OSError):  # one that isn't empty stays, with all above it
                for folder in (self._out / target).relative_to(self._out).parents[:-1]:
                    (self._out / folder).rmdir()


def change(steps: Iterable[Step]) -> None:
    """Nothing but renaming: meanwhile some names stand for files of this run and some for those of an earlier one."""
    for new, place, second in steps:
        if second is not None:
            os.replace(place, second)  # noqa: PTH105 - a third of the time that Path takes
        if new is not None:
            os.replace(new, place)  # noqa: PTH105
        elif second is None:
            os.unlink(place)  # noqa: PTH108


def is_file(file: Path) -> bool:
    """Whether it is a file itself, and no link to one."""
    return file.is_file() and not file.is_symlink()


def is_within(out: Path, file: Path) -> bool:
    """Whether a file's folder is there and in the output folder, wherever links lead."""
    return file.parent.is_dir() and is_below(os.path.realpath(file.parent), os.path.realpath(out))


def make_below(out: Path, folder: Path) -> None:
    """Make a folder in the output folder, and never through a link that leads out of it.

    Raises:
        NotADirectoryError: A link on the way leads out, or a file is in the way.
    """
    missing = []
    while not folder.is_dir():
        if os.path.lexists(folder):
            raise NotADirectoryError(0, "this is no folder", str(folder))
        missing.append(folder.name)
        folder = folder.parent
    if not is_below(os.path.realpath(folder), os.path.realpath(out)):
        raise NotADirectoryError(0, "a link leads outside the output folder", str(folder))
    for name in reversed(missing):
        folder = folder / name
        folder.mkdir(exist_ok=True)


def sync(folder: Path) -> None:
    """See that a folder is on disk with what is in it: many at once, which a disk takes together."""
    with ThreadPoolExecutor(SYNCED_TOGETHER) as threads:
        deque(threads.map(sync_file, folder.iterdir()), maxlen=0)
    sync_folders([folder])


def sync_file(file: Path) -> None:
    """See that a file's content is on disk."""
    opened = os.open(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)  # Windows syncs only what may be written
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_folders(folders: Iterable[Path]) -> None:
    """See that the names in folders are on disk, where the system can tell."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    for folder in folders:
        with suppress(OSError):  # gone, or of a file system that can't
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C and a request to end wait until this is done; only the main thread hears of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    former = {
        number: signal.signal(number, lambda *told: heard.append(told)) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if heard:
            signal.raise_signal(heard[0][0])
