"""Where data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from ofsted_letters.errors import LetterError


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
    with failing(output, f"no file can be made in {target.parent}"):
        made = part.open("xb")
    try:
        with failing(output, "writing it failed"), made as stream:
            yield stream
        with failing(output, "it can't be replaced"):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def failing(output: str, what: str) -> Iterator[None]:
    """Say of an error of the system what it was that failed."""
    try:
        yield
    except OSError as error:
        reason = f"{what} ({error.strerror or error})"
        raise CannotWrite(output, reason, "name another place with -o, or make room and rights for it") from error
