"""What stands beside the picture of a quotation: its source, its licence, and its words for those who can't see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ofsted_letters.corpus.quotation import LICENCE, cited, passage

if TYPE_CHECKING:
    from pathlib import Path

    from ofsted_letters.model import Item, Letter

BEGINNING = "Source: "
LONGEST_HEAD = 10_000
"""Bytes in which both lines of a caption's head stand."""


def caption(letter: Letter, item: Item, names: Sequence[str]) -> str:
    """A caption's lines.

    Args:
        letter: where the item is from.
        item: what the pictures show.
        names: the pictures' file names, one for each page that the item stands on.
    """
    pages = [f"page {place.page}" for place in item.evidence]
    source = ", ".join(filter(None, (cited(letter), passage(item))))
    shown = [f"{name}: {page}" for name, page in zip(names, pages, strict=True)] if len(names) > 1 else []
    alt = f"Alt text: {' and '.join(pages).capitalize()}, with a box around the words: “{item.text}”"
    return "\n".join([f"{BEGINNING}{source}", LICENCE, *shown, "", alt, ""])


def is_caption(path: Path) -> bool:
    """Whether a file has what captions have: how it begins, and the licence."""
    head = _head(path)
    return head.startswith(BEGINNING) and LICENCE in head


def pictures_named(path: Path) -> set[str]:
    """The names of the numbered pictures that a caption is of; none where there is no caption."""
    shown = _head(path).partition(f"{LICENCE}\n")[2].partition("\n\n")[0] if is_caption(path) else ""
    return {line.rpartition(": page ")[0] for line in shown.splitlines()}


def _head(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(LONGEST_HEAD).decode(errors="replace")
