"""Getting at an input's bytes, wherever it is."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ofsted_letters.batch.limits import Limits
from ofsted_letters.batch.task import Failure
from ofsted_letters.errors import LetterError
from ofsted_letters.extras import needed
from ofsted_letters.refusals import refusal
from ofsted_letters.source import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ofsted_letters.batch.task import Locator

CHANGED = Failure("changed_archive", "the archive changed while the batch ran", "run the same command again")
KEPT_ARCHIVES = 2
"""Archives kept open in a worker: neighbours in the listing come from the same one."""


class Unreadable(Exception):
    """The input's bytes could not be had."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


def read(locator: Locator, limit: int = Limits().max_input) -> bytes:
    """All bytes of an input, which may have `limit` at most."""
    with opened(locator) as file:
        return b"".join(parts(file, limit, locator.path))


def fingerprint(locator: Locator, limit: int = Limits().max_input) -> str:
    """SHA-256 of an input's bytes, `limit` at most, which are never held in memory together."""
    digest = hashlib.sha256()
    with opened(locator) as file:
        for part in parts(file, limit, locator.path):
            digest.update(part)
    return digest.hexdigest()


@contextmanager
def opened(locator: Locator) -> Iterator[Any]:
    """The input as an open binary file; whatever goes wrong meanwhile is `Unreadable`."""
    try:
        with member(locator) if locator.member is not None else open_file(locator.kind, locator.path) as file:
            yield file if locator.span is None else part_of(file, locator.span)
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # archives and object stores have their own
        raise Unreadable(explain(error)) from error


def open_file(kind: str, path: str) -> IO[bytes]:
    """A local file, or whatever fsspec finds under a URL."""
    if kind == "file":
        return open(path, "rb")  # noqa: PTH123 - the caller closes it; Path would cost what 100,000 files feel
    file: IO[bytes] = needed("fsspec", "cloud").open(path, "rb").open()
    return file


def part_of(file: IO[bytes], span: tuple[int, int]) -> IO[bytes]:
    """One letter's bytes of a file that holds several."""
    offset, length = span
    file.seek(offset)
    return io.BytesIO(file.read(length))


def member(locator: Locator) -> IO[bytes]:
    """One member of a zip archive.

    Raises:
        Unreadable: It is not the member that was listed.
    """
    archive = open_archive(locator.kind, locator.path, stamp(locator))
    assert locator.member is not None
    assert locator.listed is not None
    found = archive.infolist()[locator.member :][:1]
    if [listed(info) for info in found] != [tuple(locator.listed)]:
        raise Unreadable(CHANGED)
    return archive.open(found[0])


def listed(info: zipfile.ZipInfo) -> tuple[str, int, int]:
    """What tells a member from one that stands in its place in another archive."""
    return info.filename, info.file_size, info.CRC


def stamp(locator: Locator) -> tuple[int, int]:
    """What changes when an archive is replaced, so that a kept one is not read in its stead."""
    if locator.kind == "url":
        return (0, 0)
    status = Path(locator.path).stat()
    return (status.st_mtime_ns, status.st_size)


@lru_cache(KEPT_ARCHIVES)
def open_archive(kind: str, path: str, _stamp: tuple[int, int]) -> zipfile.ZipFile:
    """A zip archive; reading its directory takes time, so that the last ones stay open."""
    return zipfile.ZipFile(open_file(kind, path))


def explain(error: Exception) -> Failure:
    """A reading error in words that are the same wherever and whenever it happens."""
    match error:
        case IsADirectoryError():
            return Failure("not_a_file", "this became a folder while the batch ran", "run the same command again")
        case RuntimeError() if "password" in str(error) or "encrypted" in str(error):
            return Failure("encrypted_member", "the archive's member needs a password", "unpack the archive first")
        case zipfile.BadZipFile() | EOFError() | NotImplementedError():
            return Failure("broken_archive", f"the zip archive can't be read ({error})", "unpack it with another tool")
        case LetterError():
            return Failure(error.code, error.reason, error.remedy)
        case OSError():
            return Failure(*refusal(error))
        case _:
            return Failure("unreadable", f"reading failed ({error})", "check the disk or the connection")
