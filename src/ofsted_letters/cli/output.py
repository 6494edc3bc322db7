"""Where data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from ofsted_letters.errors import LetterError
from ofsted_letters.modes import keep_mode

if TYPE_CHECKING:
    from pathlib import Path


class CannotWrite(LetterError):
    """The output could not be written; what was there before is as it was."""

    code = "cannot_write"


@contextmanager
def destination(output: str | None) -> Iterator[BinaryIO]:
    """A stream to write data to: the named file, or standard output for None and "-"."""
    if output is None or output == "-":
        if sys.stdout is None:
            raise CannotWrite("standard output", "it is closed", "send it somewhere, such as > FILE")
        yield sys.stdout.buffer
    elif os.path.exists(output) and not os.path.isfile(output):
        with failing(output, "writing to it failed"), open(output, "wb") as stream:
            yield stream  # a pipe or a device can't be replaced
    else:
        with replaced(output) as stream:
            yield stream


@contextmanager
def replaced(output: str) -> Iterator[BinaryIO]:
    """A file beside the named one that takes its place when all is written, and goes away when something fails."""
    from pathlib import Path

    target = Path(output).resolve()  # of a link, the file that it leads to
    part = target.with_name(f".ofsted-letters-{os.urandom(6).hex()}.part")
    try:  # from before the file is there, lest a signal comes when it has just been made
        with failing(output, f"no file can be made in {target.parent}"):
            made = part.open("xb")
        with failing(output, "writing it failed"), made as stream:
            keep_mode(target, part)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())  # before it has the name: a power cut leaves the old file or the new one
        with failing(output, "it can't be replaced"):
            put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Rename a finished file; one that has further names is written anew instead, so that they stay names of it."""
    if target.is_file() and target.stat().st_nlink > 1:
        write_over(target, part.read_bytes())
    else:
        part.replace(target)


def write_over(target: Path, data: bytes) -> None:
    """Give a file other content, for which there is room before the old one goes."""
    with target.open("r+b") as stream:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(stream.fileno(), 0, max(1, len(data)))
        stream.write(data)
        stream.truncate()
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def failing(output: str, what: str) -> Iterator[None]:
    """Say of an error of the system what it was that failed."""
    try:
        yield
    except OSError as error:
        reason = f"{what} ({error.strerror or error})"
        raise CannotWrite(output, reason, "name another place with -o, or make room and rights for it") from error
