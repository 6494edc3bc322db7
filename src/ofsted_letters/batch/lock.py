"""One batch at a time in an output folder."""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from typing import TYPE_CHECKING, Any

from ofsted_letters.batch.failures import IN_USE, OutputInUse

if TYPE_CHECKING:
    from pathlib import Path

RENEW_EVERY = 5.0
"""Seconds between two signs of life on an object store."""
SILENCE = 4 * RENEW_EVERY
"""Seconds without one after which a batch there was killed."""


class Lock:
    """A folder on this machine, locked as SQLite locks on every system: a killed process holds nothing.

    The database is empty and stays so. It is none of those with something in them: they may be damaged.
    """

    def __init__(self, state: Path) -> None:
        self._file = state / "lock"
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> None:
        self._database = sqlite3.connect(self._file, isolation_level=None, timeout=1)
        try:
            self._database.execute("BEGIN EXCLUSIVE")
        except BaseException:
            self._database.close()
            raise

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()


class Lease:
    """A folder on an object store, which knows no locks: an object that is written anew as long as the batch lives.

    A batch that finds another's object watches it. Where that is renewed the folder is in use; where it stays as it is
    the batch was killed, and its object goes. Two that begin in the same moment see each other, and both give up.

    Args:
        system: the object store.
        folder: where the objects are.
        out: the output folder, for people.
    """

    def __init__(self, system: Any, folder: str, out: str) -> None:
        self._system = system
        self._folder = folder
        self._own = f"{folder}/{uuid.uuid4().hex}"
        self._out = out
        self._ended = threading.Event()
        self._renewing = threading.Thread(target=self._renew, daemon=True)

    def take(self) -> None:
        """Wait for batches that were killed, and show that this one lives.

        Raises:
            OutputInUse: Another one lives.
        """
        for other in self._others():
            self._outlive(other)
        self._sign()
        if self._others():
            self._system.rm_file(self._own)
            raise self._in_use()
        self._renewing.start()

    def let_go(self) -> None:
        """Leave the folder to others."""
        self._ended.set()
        self._renewing.join()
        try:
            self._system.rm_file(self._own)
        except Exception:  # gone, or out of reach: then the next batch sees that it is not renewed
            return

    def check(self) -> None:
        """See that nobody took this batch, suspended or cut off, for one that was killed."""
        if not self._is_there():
            raise self._in_use()

    def _is_there(self) -> bool:
        self._system.invalidate_cache()
        return bool(self._system.exists(self._own))

    def _others(self) -> list[str]:
        self._system.invalidate_cache()
        return [path for path in self._system.find(self._folder) if path != self._own]

    def _outlive(self, other: str) -> None:
        """Wait until another's object goes, or was not renewed for long enough that it may.

        Raises:
            OutputInUse: It is renewed.
        """
        first = self._said_by(other)
        deadline = time.monotonic() + SILENCE
        while (said := self._said_by(other)) is not None:
            if said != first:
                raise self._in_use()
            if time.monotonic() >= deadline:
                self._system.rm_file(other)
                return
            time.sleep(RENEW_EVERY / 5)

    def _said_by(self, other: str) -> bytes | None:
        try:
            said: bytes = self._system.cat_file(other)
        except FileNotFoundError:
            return None
        return said

    def _sign(self) -> None:
        """Every sign of life differs from the last."""
        self._system.pipe_file(self._own, uuid.uuid4().bytes)

    def _renew(self) -> None:
        while not self._ended.wait(RENEW_EVERY):
            try:
                if self._is_there():  # taken away is taken away
                    self._sign()
            except Exception:  # the next time may be better, and `check` tells before anything is published
                continue

    def _in_use(self) -> OutputInUse:
        return OutputInUse(self._out, *IN_USE)
