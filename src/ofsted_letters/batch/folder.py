"""Where outputs go: a folder here, or one on an object store that is filled from here.

An object store can't append and can't rename, so a remote folder has a local one for its work. What is found out goes
up in pieces, each an object of its own that is there whole or not at all; the next run, on whatever machine, starts by
fetching them.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ofsted_letters.batch.failures import CannotStore
from ofsted_letters.write.extras import needed

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

    def publish(self) -> None:
        """The files are complete."""
        ...


class LocalFolder:
    """A folder on this machine: whatever is written is where it should be."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def restore(self, store: Store) -> None:
        """It is there."""

    def save(self, store: Store, *, now: bool = False) -> None:
        """It is there."""

    def publish(self) -> None:
        """They are there."""


class RemoteFolder:
    """A folder that fsspec knows, and a local one for the work."""

    def __init__(self, url: str, path: Path) -> None:
        self.path = path
        self._system, root = needed("fsspec.core", "cloud").url_to_fs(url)
        self._root = root.rstrip("/")
        self._saved = 0
        self._next_save = time.monotonic() + SAVE_EVERY
        self._useless: list[str] = []

    def restore(self, store: Store) -> None:
        """Fetch all pieces that earlier runs left."""
        local = self.path / STATE / "fetched"
        with self._reached():
            self._system.invalidate_cache()
            pieces = sorted(self._system.glob(f"{self._root}/{STATE}/*.results"))
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

    def publish(self) -> None:
        """Send the finished files, each whole or not at all; pieces of former versions go."""
        shutil.rmtree(self.path / STATE)
        with self._reached():
            for file in sorted(self.path.rglob("*")):
                if file.is_file():
                    self._system.put_file(str(file), f"{self._root}/{file.relative_to(self.path).as_posix()}")
            if self._useless:
                self._system.rm(self._useless)

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
