"""What stands beside the picture of a quotation: its source, its licence, and its words for those who can't see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ofsted_letters.browse.quotation import LICENCE, cited, passage

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
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(LONGEST_HEAD)
    return head.startswith(BEGINNING.encode()) and LICENCE.encode() in head
