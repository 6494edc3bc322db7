"""What stops a whole run. Letters that fail are no failure of the run."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ofsted_letters.errors import LetterError

if TYPE_CHECKING:
    from collections.abc import Iterator


class BatchStopped(LetterError):
    """A run could not go on; what it had finished is kept."""

    code = "batch_stopped"


class OutputInUse(BatchStopped):
    """Another batch writes to the same folder."""

    code = "output_in_use"


class CannotStore(BatchStopped):
    """The output folder takes no more: the disk is full, or it may not be written."""

    code = "cannot_store"


class InputIsOutput(BatchStopped):
    """A folder to read is one to write to: a second run would read the outputs of the first."""

    code = "input_is_output"


class NothingToRead(BatchStopped):
    """No input is there: what earlier runs wrote stays as it is."""

    code = "nothing_to_read"


class WorkersDontStart(BatchStopped):
    """The worker process ends before it is ready, again and again."""

    code = "workers_dont_start"


NO_SPACE = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
IN_USE = ("another batch is writing to this folder", "wait for it, or choose another folder")
FREE_SPACE = "free some space and run the same command again, it goes on from here"
CHECK_FOLDER = "check the folder and the disk and run the same command again, it goes on from here"


@contextmanager
def told_by_database(out: str) -> Iterator[None]:
    """Say in the words of this package what SQLite says: it knows of nothing but the output folder."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise OutputInUse(out, *IN_USE) from error
        if "full" in str(error):
            raise CannotStore(out, "the disk is full", FREE_SPACE) from error
        raise CannotStore(out, f"the results can't be written ({error})", CHECK_FOLDER) from error
    except sqlite3.DatabaseError as error:
        raise CannotStore(out, f"the results kept there were damaged meanwhile ({error})", CHECK_FOLDER) from error


@contextmanager
def told_by_system(out: str) -> Iterator[None]:
    """Say in the words of this package what the system says while nothing but the output folder is used."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE:
            raise CannotStore(out, "the disk is full", FREE_SPACE) from error
        raise CannotStore(out, f"can't be written ({error.strerror or error})", CHECK_FOLDER) from error
