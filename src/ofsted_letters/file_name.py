"""What a source is called."""

from __future__ import annotations

import os


def file_name(path: str) -> str:
    """A path's file name alone, as Unicode that JSON can hold: what is no UTF-8 in it becomes U+FFFD."""
    return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")
