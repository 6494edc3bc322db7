"""Tables and words of generated pages, as the site's Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SIGNS = str.maketrans({"*": "\\*", "<": "&lt;", "|": "&#124;"})
"""What would be markup in a paragraph or a cell."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell is Markdown on one line."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def code(text: str) -> str:
    """Words as they are typed; in backquotes no sign is markup."""
    return f"`{text}`"


def plain(text: str) -> str:
    """A paragraph of a help text or docstring on one line: of its signs the backquote alone is markup."""
    parts = " ".join(text.split()).split("`")
    return "`".join(part if quoted % 2 else part.translate(SIGNS) for quoted, part in enumerate(parts))
