"""The files named on the command line, one after the other; one that fails does not stop the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ofsted_letters.cli.failures import STDIN, tell_error
from ofsted_letters.errors import LetterError

T = TypeVar("T")


class CannotRead(LetterError):
    """Nothing can come from there: standard input is closed, or it is no file."""

    code = "cannot_read"


def done(names: Iterable[str], work: Callable[[bytes, str], T], failed: list[str]) -> Iterator[tuple[str, T]]:
    """Each input's name as given, and what `work` makes of its bytes and that name.

    Args:
        names: paths; "-" is standard input.
        work: called with the bytes and the name.
        failed: gets the names of inputs that could not be done; why is told on standard error at once.
    """
    for name in names:
        try:
            result = work(read(name), name)
        except Exception as error:  # the next letter is not to suffer from this one
            tell_error(name, error)
            failed.append(name)
        else:
            yield name, result


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-"."""
    if name == STDIN:
        if sys.stdin is None:
            raise CannotRead(name, "it is closed", "name a file, or send one with <")
        return sys.stdin.buffer.read()
    if "://" in name:
        raise CannotRead(name, "this is an address", "give it to `ofsted-letters batch`, or download the file first")
    if os.path.isdir(name):
        raise IsADirectoryError  # Windows would say that permission is denied
    with open(name, "rb") as file:
        return file.read()
