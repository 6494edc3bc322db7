"""Where data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ofsted_letters.errors import LetterError


class CannotWrite(LetterError):
    """The output file could not be written; what was there before is as it was."""

    code = "cannot_write"


@contextmanager
def destination(output: str | None) -> Iterator[BinaryIO]:
    """A stream to write data to: the named file, or standard output for None and "-"."""
    if output is None or output == "-":
        yield sys.stdout.buffer
    elif Path(output).exists() and not Path(output).is_file():
        with Path(output).open("wb") as stream:  # a pipe or a device can't be replaced
            yield stream
    else:
        with replaced(Path(output).resolve()) as stream:
            yield stream


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when all is written, and goes away when something fails."""
    part = path.with_name(f".ofsted-letters-{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or str(error), "check the folder and its free space") from error
    finally:
        part.unlink(missing_ok=True)
