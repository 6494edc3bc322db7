"""A letter's source: its bytes, and what the letter says of it, the name of the file and its SHA-256."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import IO, TypeAlias

from ofsted_letters.errors import TooLarge

SHORT = 50_000
"""Bytes up to which Python's own SHA-256 is done before OpenSSL, which `hashlib` loads, would be loaded: 3 of the 30 ms
that the command may take to start beside its libraries. For longer data OpenSSL is five times as fast."""
MEBIBYTE = 1 << 20
PART = MEBIBYTE
"""Bytes asked for at a time: as many as are asked for are allotted at once, however few there are."""
Source: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes]"
"""A path, the bytes themselves, or a binary stream of them."""
_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


def sha256(data: bytes) -> str:
    """The digest in hexadecimal."""
    try:
        hashing = import_module(_OWN if len(data) < SHORT else "hashlib")
    except ImportError:  # a Python that is built without its own
        hashing = import_module("hashlib")
    digest: str = hashing.sha256(data).hexdigest()
    return digest


def parts(file: IO[bytes], limit: int, name: str) -> Iterator[bytes]:
    """The bytes of a file, which may also be one that never ends, a part at a time.

    Raises:
        TooLarge: it has more than `limit` bytes.
    """
    left = limit + 1
    while left and (part := file.read(min(left, PART))):
        yield part
        left -= len(part)
    if not left:
        raise TooLarge(name, f"it is larger than {round(limit / MEBIBYTE, 3):g} MiB", "allow it more with --max-input")


def contents(source: Source, name: str | None = None) -> tuple[bytes, str]:
    """A source's bytes, and what it is called: by default its file name, or "-".

    Raises:
        OSError: The file could not be opened.
        TypeError: The source is none of these, for example a stream of text.
    """
    if isinstance(source, bytes):
        return source, name or "-"
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            return file.read(), name or os.path.basename(os.fspath(source))
    data = source.read() if hasattr(source, "read") else None
    if not isinstance(data, bytes):
        raise TypeError("give a path, bytes, or a stream that was opened in binary mode")
    return data, name or "-"


def file_name(path: str) -> str:
    """A path's file name alone, as Unicode that JSON can hold: what is no UTF-8 in it becomes U+FFFD."""
    return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")
