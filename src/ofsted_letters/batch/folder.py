"""Where outputs go: a folder here, or one on an object store that is filled from here.

An object store can't append and can't rename, so a remote folder has a local one for its work. What is found out goes
up in pieces, each an object of its own that is there whole or not at all; the next run, on whatever machine, starts by
fetching them.
"""

from __future__ import annotations

import os
import tempfile
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ofsted_letters.batch.failures import CannotStore
from ofsted_letters.batch.paths import is_below
from ofsted_letters.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.store import Store

STATE = ".ofsted-letters"
"""The folder in the output folder that the next run goes on from."""
SAVE_EVERY = 30.0
"""Seconds of work that a killed run may lose on an object store."""


class Folder(Protocol):
    """An output folder."""

    path: Path
    """Where its files are written."""

    def restore(self, store: Store) -> None:
        """Fetch what earlier runs found out."""
        ...

    def save(self, store: Store, *, now: bool = False) -> None:
        """See that what was found out so far outlives this machine, if that is due."""
        ...

    def publish(self, store: Store) -> int:
        """The files are complete: those of earlier runs that are no longer written go. Tells how many."""
        ...


class LocalFolder:
    """A folder on this machine: whatever is written is where it should be."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def restore(self, store: Store) -> None:
        """It is there."""

    def save(self, store: Store, *, now: bool = False) -> None:
        """It is there."""

    def publish(self, store: Store) -> int:
        """They are there; remove the stale ones, and folders that are empty without them."""
        removed = sum(self._removed(file) for file in store.stale_files())
        store.forget_stale_files()
        return removed

    def _removed(self, relative: str) -> bool:
        """Remove a file, unless it is gone or a link that was put there leads elsewhere."""
        file = self.path / relative
        if not file.is_file() or not is_below(os.path.realpath(file.parent), os.path.realpath(self.path)):
            return False
        file.unlink()
        with suppress(OSError):  # one that isn't empty stays, with all above it
            for folder in file.relative_to(self.path).parents[:-1]:
                (self.path / folder).rmdir()
        return True


class RemoteFolder:
    """A folder that fsspec knows, and a local one for the work."""

    def __init__(self, url: str, path: Path) -> None:
        self.path = path
        self._system, root = needed("fsspec.core", "cloud").url_to_fs(url)
        self._root = root.rstrip("/")
        self._files = f"{self._root}/{STATE}/files"
        self._saved = 0
        self._next_save = time.monotonic() + SAVE_EVERY
        self._useless: list[str] = []

    def restore(self, store: Store) -> None:
        """Fetch all pieces that earlier runs left."""
        local = self.path / STATE / "fetched"
        with self._reached():
            self._system.invalidate_cache()
            pieces = sorted(self._system.glob(f"{self._root}/{STATE}/*.results"))
            if self._system.exists(self._files):
                store.remember_files(self._system.cat_file(self._files).split(b"\0"))
        for piece in pieces:
            with self._reached():
                self._system.get_file(piece, str(local))
            if not store.take_in(local):
                self._useless.append(piece)
            local.unlink()
        self._saved = store.newest()

    def save(self, store: Store, *, now: bool = False) -> None:
        """Send what is new since the last time, as one piece."""
        newest = store.newest()
        if newest == self._saved or not (now or time.monotonic() >= self._next_save):
            return
        local = self.path / STATE / "piece"
        store.give_out(local, after=self._saved)
        with self._reached():
            self._system.put_file(str(local), f"{self._root}/{STATE}/{time.time_ns():020}-{uuid.uuid4().hex}.results")
        local.unlink()
        self._saved = newest
        self._next_save = time.monotonic() + SAVE_EVERY

    def publish(self, store: Store) -> int:
        """Send the finished files, each whole or not at all; stale ones and pieces of former versions go."""
        with self._reached():
            self._note_files(store)  # before they are there, so that none is there without being known
            for file in sorted(self.path.rglob("*")):
                relative = file.relative_to(self.path)
                if file.is_file() and relative.parts[0] != STATE:
                    self._system.put_file(str(file), f"{self._root}/{relative.as_posix()}")
            known = (f"{self._root}/{name}" for name in store.stale_files())
            stale = [path for path in known if self._system.exists(path)]
            for useless in (self._useless, stale):
                if useless:
                    self._system.rm(useless)
            store.forget_stale_files()
            self._note_files(store)
            return len(stale)

    def _note_files(self, store: Store) -> None:
        """Leave a list of the files that are ours to the next run."""
        self._system.pipe_file(self._files, b"\0".join(store.files()))

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Whatever the object store says, which has its own errors, stops the run in our words."""
        try:
            yield
        except Exception as error:
            remedy = "check the address and your credentials and run the same command again"
            raise CannotStore(self._root, f"the object store refuses ({error})", remedy) from error


@contextmanager
def output_folder(out: str) -> Iterator[Folder]:
    """The folder that a path or a URL names."""
    if "://" not in out:
        yield LocalFolder(out)
        return
    with tempfile.TemporaryDirectory(prefix="ofsted-letters-") as path:
        yield RemoteFolder(out, Path(path))
