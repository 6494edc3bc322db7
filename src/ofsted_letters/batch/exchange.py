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
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

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
        self._moves = [move for move in manifest.moves() if move.staged is not None or move.after is None]

    def make(self) -> None:
        """Do it, all of it or nothing, and tidy up."""
        with uninterrupted():
            self._replaced.mkdir(exist_ok=True)
            try:
                self._keep()
                self._put()
            except OSError:
                self._put_back()
                self._manifest.undo()
                raise
            self._manifest.settle()
            for folder in (self._replaced, self._waiting):
                shutil.rmtree(folder, ignore_errors=True)

    def _keep(self) -> None:
        """Give what will be replaced a second name, where the file system has such; the others move when it is time."""
        for move in self._moves:
            kept = self._replaced / str(move.number)
            if self._is_due(move) and is_file(self._out / move.target) and not kept.exists():
                with suppress(OSError):
                    os.link(self._out / move.target, kept)

    def _put(self) -> None:
        for move in self._moves:
            if self._is_due(move):
                self._clear(move)
                if move.staged is not None:
                    (self._waiting / move.staged).replace(self._out / move.target)
        sync_folders({(self._out / move.target).parent for move in self._moves})
        self._remove_empty(move.target for move in self._moves if move.after is None)

    def _clear(self, move: Move) -> None:
        """Move away what has no second name yet, and make the folder that a file goes to."""
        file, kept = self._out / move.target, self._replaced / str(move.number)
        if os.path.lexists(file) and not os.path.lexists(kept):
            file.replace(kept)
        elif move.staged is None:
            file.unlink(missing_ok=True)
        else:
            make_below(self._out, file.parent)

    def _is_due(self, move: Move) -> bool:
        """Whether a move is still to be made; after a kill some are done."""
        if move.staged is None:
            return is_within(self._out, self._out / move.target)
        return (self._waiting / move.staged).exists()

    def _put_back(self) -> None:
        """Undo whatever was done."""
        for move in reversed(self._moves):
            file, kept = self._out / move.target, self._replaced / str(move.number)
            if os.path.lexists(kept):
                kept.replace(file)
            elif move.before is None and mark_of(file) == move.after:
                file.unlink(missing_ok=True)
        self._remove_empty(move.target for move in self._moves if move.before is None)

    def _remove_empty(self, targets: Iterable[str]) -> None:
        """Remove folders that are empty without these files."""
        for target in targets:
            with suppress(OSError):  # one that isn't empty stays, with all above it
                for folder in (self._out / target).relative_to(self._out).parents[:-1]:
                    (self._out / folder).rmdir()


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


def sync_file(file: Path) -> None:
    """See that a file's content is on disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


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
