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
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ofsted_letters.batch.exchange import WAITING, Exchange, content_of, is_file, is_within, make_below, mark_of
from ofsted_letters.batch.failures import BatchStopped, CannotStore, told_by_system
from ofsted_letters.batch.lock import Lease, Lock
from ofsted_letters.batch.manifest import NAME as MANIFEST
from ofsted_letters.batch.manifest import STATE
from ofsted_letters.batch.paths import is_below
from ofsted_letters.extras import needed
from ofsted_letters.modes import keep_mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.manifest import Manifest
    from ofsted_letters.batch.store import Store

SAVE_EVERY = 30.0
"""Seconds of work that a killed run may lose on an object store."""


class Folder(Protocol):
    """An output folder that no other batch writes to."""

    path: Path
    """Where its files are written."""
    state: Path
    """The folder in it that the next run goes on from."""

    def restore(self, store: Store) -> None:
        """Fetch what earlier runs found out."""
        ...

    def save(self, store: Store, *, now: bool = False) -> None:
        """See that what was found out so far outlives this machine, if that is due."""
        ...

    def recover(self, manifest: Manifest) -> None:
        """Bring the exchange to its end that a killed run had begun."""
        ...

    def name_of(self, target: str) -> str:
        """A file in the folder, for people."""
        ...

    def mark(self, target: str) -> str | None:
        """What tells the content of a file from others, or what else is there; None for nothing."""
        ...

    def former(self, target: str) -> Path | None:
        """A file on this machine with what is there now; None where no file is."""
        ...

    def check_way(self, target: str) -> None:
        """See that a file in the folder's folders is really in it, and that each of them is one or can be made."""
        ...

    def keep_mode(self, target: str, new: Path) -> None:
        """Let a file that will take another's place be used by the same people."""
        ...

    def publish(self, manifest: Manifest) -> None:
        """Put all files that wait in place."""
        ...


class LocalFolder:
    """A folder on this machine: whatever is written is where it should be."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.state = self.path / STATE

    def restore(self, store: Store) -> None:
        """It is there."""

    def save(self, store: Store, *, now: bool = False) -> None:
        """It is there."""

    def recover(self, manifest: Manifest) -> None:
        """Make the moves that are left; where one can't be made, the former files come back."""
        if manifest.moves():
            Exchange(self.path, self.state, manifest).make()

    def name_of(self, target: str) -> str:
        """Its path."""
        return str(self.path / target)

    def mark(self, target: str) -> str | None:
        """Its digest; what a link leads to elsewhere is not in the folder."""
        file = self.path / target
        return mark_of(file) if is_within(self.path, file) else None

    def former(self, target: str) -> Path | None:
        """The file itself."""
        file = self.path / target
        return file if is_file(file) and is_within(self.path, file) else None

    def check_way(self, target: str) -> None:
        """No link leads out and no file is in the way."""
        folder = (self.path / target).parent
        while folder != self.path and not os.path.lexists(folder):
            folder = folder.parent
        if folder == self.path:
            return
        if not folder.is_dir():
            raise BatchStopped(str(folder), "outputs would go into a folder of this name, and it is none", "move it")
        if not is_below(os.path.realpath(folder), os.path.realpath(self.path)):
            raise BatchStopped(str(folder), "a link there leads outside the output folder", "remove it")

    def keep_mode(self, target: str, new: Path) -> None:
        """As the file system has it."""
        keep_mode(self.path / target, new)

    def publish(self, manifest: Manifest) -> None:
        """All at once, or none."""
        Exchange(self.path, self.state, manifest).make()


class RemoteFolder:
    """A folder that fsspec knows, and a local one for the work."""

    def __init__(self, url: str, path: Path) -> None:
        self.path = path
        self.state = path / STATE
        self._url = url.rstrip("/")
        self._system, root = needed("fsspec.core", "cloud").url_to_fs(url)
        self._root = root.rstrip("/")
        self._manifest = f"{self._root}/{STATE}/{MANIFEST}"
        self._saved = 0
        self._next_save = time.monotonic() + SAVE_EVERY
        self._useless: list[str] = []
        self._marks: dict[str, str] = {}
        self._lease = Lease(self._system, f"{self._root}/{STATE}/locks", self._url)

    @contextmanager
    def leased(self) -> Iterator[None]:
        """For this batch alone; what is there, and what of it earlier runs wrote, is known from now on."""
        with self._reached():
            self._lease.take()
        try:
            with self._reached():
                if self._system.exists(self._manifest):
                    self._system.get_file(self._manifest, str(self.state / MANIFEST))
                self._look()
            yield
        finally:
            self._lease.let_go()

    def _look(self) -> None:
        """See what is there now."""
        self._system.invalidate_cache()
        found = self._system.find(self._root, detail=True)
        self._marks = {path.removeprefix(f"{self._root}/"): mark_of_object(facts) for path, facts in found.items()}

    def restore(self, store: Store) -> None:
        """Fetch all pieces that earlier runs left; a damaged one is of no use."""
        local = self.state / "fetched"
        with self._reached():
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
        local = self.state / "piece"
        store.give_out(local, after=self._saved)
        with self._reached():
            self._system.put_file(str(local), f"{self._root}/{STATE}/{time.time_ns():020}-{uuid.uuid4().hex}.results")
        local.unlink()
        self._saved = newest
        self._next_save = time.monotonic() + SAVE_EVERY

    def recover(self, manifest: Manifest) -> None:
        """What a killed run had sent is ours, whatever else it had meant to send."""
        for move in manifest.moves():
            mark = self._marks.get(move.target)
            sent = mark not in (None, move.before) and self._content_of(move.target) == move.after
            manifest.foresee(move._replace(after=mark if sent else move.before))
        manifest.settle()

    def _content_of(self, target: str) -> str | None:
        local = self.state / "fetched"
        with self._reached():
            self._system.get_file(f"{self._root}/{target}", str(local))
        return content_of(local)

    def name_of(self, target: str) -> str:
        """Its URL."""
        return f"{self._url}/{target}"

    def mark(self, target: str) -> str | None:
        """What the object store knows it by."""
        return self._marks.get(target)

    def former(self, target: str) -> Path | None:
        """A copy of it."""
        if target not in self._marks:
            return None
        local = self.state / f"former-{target}"
        with self._reached():
            self._system.get_file(f"{self._root}/{target}", str(local))
        return local

    def check_way(self, target: str) -> None:
        """An object store has neither links nor folders."""

    def keep_mode(self, target: str, new: Path) -> None:
        """Nor modes."""

    def publish(self, manifest: Manifest) -> None:
        """Send the files, each whole or not at all; those that go and pieces of former versions are removed."""
        moves = manifest.moves()
        with self._reached():
            self._lease.check()
            self._send_manifest(manifest)  # before they are there, so that none is there without being known
            for move in moves:
                if move.staged is not None:
                    self._system.put_file(str(self.state / WAITING / move.staged), f"{self._root}/{move.target}")
            gone = [f"{self._root}/{move.target}" for move in moves if move.after is None]
            for paths in (self._useless, gone):
                if paths:
                    self._system.rm(paths)
            self._look()
            for move in moves:
                manifest.foresee(move._replace(after=self._marks.get(move.target)))
            manifest.settle()
            self._send_manifest(manifest)

    def _send_manifest(self, manifest: Manifest) -> None:
        """Leave what is ours to the next run."""
        local = self.state / "sent"
        manifest.copy(local)
        self._system.put_file(str(local), self._manifest)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Whatever the object store says, which has its own errors, stops the run in our words."""
        try:
            yield
        except BatchStopped:
            raise
        except Exception as error:
            remedy = "check the address and your credentials and run the same command again"
            raise CannotStore(self._url, f"the object store refuses ({error})", remedy) from error


def mark_of_object(facts: dict[str, Any]) -> str:
    """What an object store says of a file that changes with its content."""
    known = facts.get("ETag") or facts.get("etag") or facts.get("md5Hash")
    return str(known or (facts.get("size"), facts.get("mtime") or facts.get("created")))


@contextmanager
def output_folder(out: str) -> Iterator[Folder]:
    """The folder that a path or a URL names, for one batch at a time; made if it isn't there."""
    if "://" in out:
        with tempfile.TemporaryDirectory(prefix="ofsted-letters-") as path:
            yield from remote(out, Path(path))
    else:
        yield from local(out)


def local(out: str) -> Iterator[LocalFolder]:
    """A folder on this machine."""
    folder = LocalFolder(out)
    with told_by_system(out):
        folder.path.mkdir(parents=True, exist_ok=True)
        make_below(folder.path, folder.state)
        if folder.state.is_symlink():
            raise BatchStopped(str(folder.state), "this is a link, and a batch keeps what it knows there", "remove it")
    with Lock(folder.state):
        yield folder


def remote(out: str, path: Path) -> Iterator[RemoteFolder]:
    """A folder on an object store."""
    folder = RemoteFolder(out, path)
    folder.state.mkdir()
    with folder.leased():
        yield folder
