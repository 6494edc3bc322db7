"""Text and tables as Markdown that means nothing but what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ofsted_letters.write.printable import printable

_MARKS = re.compile(r"[\\`*_\[\]<>|~#]")
_OPENING = re.compile(r"^(\d*)([-+=.)])")
"""How a line begins that could begin a list, or underline a heading."""


def escaped(text: str) -> str:
    """A text on one line in which nothing is a mark."""
    return _MARKS.sub(r"\\\g<0>", printable(" ".join(text.split())))


def paragraph(text: str) -> str:
    """A text that also begins no list."""
    return _OPENING.sub(r"\1\\\2", escaped(text))


def table_row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(map(escaped, cells))} |\n"
