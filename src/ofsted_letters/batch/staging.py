"""Before anything is changed: which names a run will take, and whether what is there may go.

What a run wrote is ours until someone changes it. Everything else in the output folder is the user's.
"""

from __future__ import annotations

import hashlib
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.exchange import (
    A_FOLDER,
    NOT_A_FILE,
    REPLACED,
    WAITING,
    content_of,
    sync,
)
from ofsted_letters.batch.failures import BatchStopped, InputIsOutput
from ofsted_letters.batch.paths import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ofsted_letters.batch.folder import Folder
    from ofsted_letters.batch.manifest import Manifest, Move


class NotOurs(BatchStopped):
    """Something in the output folder, where a file is to go, is not what an earlier run left there."""

    code = "not_ours"


class Leftovers(NamedTuple):
    """Files of earlier runs that this one does not write."""

    stay: list[str]
    go: list[str]


class Staging:
    """The files of one run: claimed by name, written aside, put in place together.

    Args:
        folder: the output folder.
        manifest: knows which files in it are ours.
        force: also take the place of files that are not.
    """

    def __init__(self, folder: Folder, manifest: Manifest, *, force: bool) -> None:
        self._folder = folder
        self._manifest = manifest
        self._force = force
        self.path = folder.state / WAITING
        """Where files are written."""
        self._number = 0

    def begin(self) -> None:
        """Nothing is claimed, and nothing waits, whatever a killed run left there."""
        for folder in (self.path, self._folder.state / REPLACED):
            shutil.rmtree(folder, ignore_errors=True)
        self.path.mkdir()
        self._manifest.begin()

    def drop(self) -> None:
        """Nothing is claimed any more."""
        self._manifest.rollback()

    def is_free(self, target: str) -> bool:
        """Whether a name can be claimed."""
        return self._manifest.is_free(target)

    def claim(self, target: str) -> Path:
        """Take a free name, and tell where to write the file that shall have it."""
        self._number += 1
        staged = str(self._number) if "/" in target else target
        self._manifest.claim(target, staged)
        return self.path / staged

    def put(self, target: str, data: bytes) -> None:
        """Take a free name for a file of this content, which stays as it is where it is that already."""
        mark = hashlib.sha256(data).hexdigest()
        if self._folder.mark(target) == mark:
            self._manifest.claim(target, after=mark)
        else:
            self.claim(target).write_bytes(data)

    def check(self, inputs: Iterable[str]) -> None:
        """See that the files claimed may be put in their places.

        Args:
            inputs: the files that will be read.

        Raises:
            NotOurs: What is there is not ours, or no longer as we left it.
            InputIsOutput: An input is there.
        """
        taken = set()
        for move in self._manifest.moves():
            self._acceptable(move.target)
            taken.add(identity_of(self._folder.path / move.target))
        taken.discard(None)
        for path in inputs if taken else ():
            if identity_of(Path(path)) in taken:
                raise InputIsOutput(shown(path), "an output would take its place", "choose another output folder")

    def _acceptable(self, target: str) -> str | None:
        return acceptable(self._folder, target, self._manifest.marks(target), force=self._force)

    def leftovers(self, is_to_go: Callable[[str], bool]) -> Leftovers:
        """Files of earlier runs that nobody claimed; of those that are to go, one that was changed since stays.

        Args:
            is_to_go: asked of each file's path in the output folder.
        """
        left = Leftovers([], [])
        for target in self._manifest.older():
            mark = self._folder.mark(target)
            if mark is None:
                self._manifest.forget(target)
            elif is_to_go(target) and self._may_go(target, mark):
                left.go.append(target)
            else:
                left.stay.append(target)
        return left

    def _may_go(self, target: str, mark: str) -> bool:
        return mark in self._manifest.marks(target) or (self._force and mark not in NOT_A_FILE)

    def contents(self) -> dict[str, str]:
        """SHA-256 of each finished file that is not a single letter's, by which a reader knows those of one run."""
        return {file.name: content_of(file) for file in sorted(self.path.iterdir()) if not file.name.isdecimal()}

    def finish(self, removed: Iterable[str]) -> None:
        """Everything is written: the exchange begins, which a kill can't stop any more.

        Args:
            removed: files that go.
        """
        for target in removed:
            self._manifest.claim(target)
        for move in self._manifest.moves():
            self._manifest.foresee(self._foreseen(move))
        sync(self.path)
        self._manifest.commit()

    def _foreseen(self, move: Move) -> Move:
        """What is there now, which is looked at once more, and what will be; the same content stays as it is."""
        if move.staged is None and move.after is None:
            return move._replace(before=self._folder.mark(move.target))
        before = self._acceptable(move.target)
        if move.staged is None:
            return move._replace(before=before)
        file = self.path / move.staged
        after = content_of(file)
        if before == after:
            file.unlink()
            return move._replace(staged=None, before=before, after=after)
        self._folder.keep_mode(move.target, file)
        return move._replace(before=before, after=after)


def acceptable(folder: Folder, target: str, ours: Collection[str], *, force: bool) -> str | None:
    """The mark of what is where a file is to go.

    Args:
        folder: the output folder.
        target: the file's path in it.
        ours: the marks of what may go.
        force: whether other files may go as well.

    Raises:
        NotOurs: It may not go.
    """
    folder.check_way(target)
    mark = folder.mark(target)
    if mark is None or mark in ours or (force and mark != A_FOLDER):
        return mark
    raise NotOurs(folder.name_of(target), *why_not(mark, known=bool(ours)))


def identity_of(file: Path) -> tuple[int, int] | None:
    """What two names of one file have in common; None where no file is."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def why_not(mark: str, *, known: bool) -> tuple[str, str]:
    """Why a file can't be put where something else is, and what to do."""
    if mark == A_FOLDER:
        return "an output would go there, and this is a folder", "move it, or choose another output folder"
    if mark in NOT_A_FILE:
        return f"an output would go there, and this is {mark}", FORCE
    if known:
        return "it was changed since an earlier batch wrote it", FORCE
    return "an output would go there, and no earlier batch wrote it", FORCE


FORCE = "move it, choose another output folder, or replace it with --force"
