"""JSON that neither a terminal nor a reader of lines can trip over."""

from __future__ import annotations

import re
from functools import cache

OBEYED_LEADS = (b"\x7f", b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""What the characters that `harmless` escapes start with; few letters have one."""


def harmless(data: bytes) -> bytes:
    r"""Escape what JSON would let through raw and a terminal or a line reader would obey.

    These are DEL and the C1 controls (U+009B starts an escape sequence as ESC does) and the line separators
    U+2028 and U+2029, at which many line readers would cut a line of JSON Lines in two. In JSON they can stand
    inside strings only, so that writing them as `\uXXXX` changes no value.
    """
    if any(lead in data for lead in OBEYED_LEADS):
        return obeyed().sub(lambda match: b"\\u%04x" % ord(match[0].decode()), data)
    return data


@cache
def obeyed() -> re.Pattern[bytes]:
    """DEL, U+0080 to U+009F, U+2028 and U+2029 in UTF-8."""
    return re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")
