"""File names: as the system has them, as people see them, and as parts of an output's path.

Paths from the system are `str` with undecodable bytes as surrogate escapes. They stay that: `Path` would tidy them,
and the system's own spelling is the one that opens the file.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO

from ofsted_letters.batch.failures import BatchStopped

LIKE_A_BYTE = re.compile(r"\\(?=x[0-9a-f]{2})")
BLOCK = 1 << 16
"""Bytes of a list that are read at once; longer than any path."""
IN_MEMORY = 1 << 20
"""Bytes of a list that are kept in memory."""


def shown(path: str) -> str:
    r"""A path as Unicode that every format can hold: bytes that are not UTF-8 become `\xff`.

    What looks so in the name itself gets `\x5c` for its backslash, so that no two paths look the same. On Windows names
    are Unicode, and a backslash parts folders.
    """
    if os.name != "nt":
        path = LIKE_A_BYTE.sub(r"\\x5c", path)
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def cleaned(path: str) -> str:
    """A path that stays below whatever it is put under: no root, no drive, no `..`."""
    if os.name == "nt":
        path = path.replace("\\", "/").replace(":", "_")
    return "/".join("_" if part == ".." else part for part in path.split("/") if part not in ("", "."))


def joined(prefix: str, relative: str) -> str:
    """One relative path below another; either may be empty."""
    return f"{prefix}/{relative}" if prefix and relative else prefix or relative


def resolved(path: str) -> str:
    """A path as the system ends up with it; a URL without a slash at its end."""
    return path.rstrip("/") if "://" in path else os.path.realpath(path)


def is_below(path: str, folder: str) -> bool:
    """Whether what `resolved` gave is in such a folder, at any depth, or the folder itself."""
    if "://" in path or "://" in folder:
        return f"{path}/".startswith(f"{folder}/")
    try:
        return os.path.normcase(os.path.commonpath([path, folder])) == os.path.normcase(folder)
    except ValueError:  # on another drive
        return False


def is_archive(path: str) -> bool:
    """Whether a name is a zip archive's. Not by content: office documents are zip archives inside as well."""
    return path[-4:].lower() == ".zip"


class PathList:
    """Paths that were given, and those in a list, as often as they are asked for.

    Args:
        given: come first.
        file: the list. It is copied, to disk when it is long, since a pipe can be read only once.

    Raises:
        BatchStopped: The list can't be read or copied.
    """

    def __init__(self, given: Iterable[str], file: IO[bytes] | None = None) -> None:
        self._given = tuple(given)
        self._copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - open as long as the list is
        try:
            shutil.copyfileobj(file or io.BytesIO(), self._copy)
        except OSError as error:
            reason = f"the list of inputs can't be read ({error.strerror or error})"
            raise BatchStopped("--from", reason, "check the file and the space for temporary ones") from error
        self._copy.seek(0)
        if self._copy.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise BatchStopped("--from", "the list of inputs is UTF-16, not UTF-8", "save it as UTF-8")

    def __iter__(self) -> Iterator[str]:
        """All paths, from the first."""
        yield from self._given
        self._copy.seek(0)
        yield from listed(iter(partial(self._copy.read, BLOCK), b""))


def listed(blocks: Iterable[bytes]) -> Iterator[str]:
    """Paths from a list: one a line, or separated by NUL if the first block has one.

    Args:
        blocks: the list in pieces, with or without UTF-8's mark; the first is long enough to hold a whole path.
    """
    remaining = iter(blocks)
    rest = next(remaining, b"").removeprefix(codecs.BOM_UTF8)
    separator = b"\0" if b"\0" in rest else b"\n"
    for block in remaining:
        *paths, rest = (rest + block).split(separator)
        yield from decoded(paths, separator)
    yield from decoded(rest.split(separator), separator)


def decoded(paths: list[bytes], separator: bytes) -> Iterator[str]:
    """The paths as the system would give them; a line may end in CR LF, and an empty one is no path."""
    for path in paths:
        text = path.removesuffix(b"\r") if separator == b"\n" else path
        if text:
            yield os.fsdecode(text)
