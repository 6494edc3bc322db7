"""What a letter says of its source: the name of the file and its SHA-256."""

from __future__ import annotations

import os
import sys
from importlib import import_module

SHORT = 50_000
"""Bytes up to which Python's own SHA-256 is done before OpenSSL, which `hashlib` loads, would be loaded: 3 of the 30 ms
that the command may take to start beside its libraries. For longer data OpenSSL is five times as fast."""
_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


def sha256(data: bytes) -> str:
    """The digest in hexadecimal."""
    try:
        hashing = import_module(_OWN if len(data) < SHORT else "hashlib")
    except ImportError:  # a Python that is built without its own
        hashing = import_module("hashlib")
    digest: str = hashing.sha256(data).hexdigest()
    return digest


def file_name(path: str) -> str:
    """A path's file name alone, as Unicode that JSON can hold: what is no UTF-8 in it becomes U+FFFD."""
    return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")
