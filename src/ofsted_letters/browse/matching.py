"""Which of a letter's items have some words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ofsted_letters.errors import NoPicture

if TYPE_CHECKING:
    from ofsted_letters.model import Item, Letter

APOSTROPHES = "'’‘ʼ`´"
"""They cut no word in two: "children's" is one, however it is spelled."""


def with_words(letter: Letter, words: str) -> dict[str, Item]:
    """The items that have the words one after the other, by their JSON Pointers; the last may go on.

    Raises:
        NoPicture: no item has them.
    """
    wanted = folded(words)
    items = {
        f"/sections/{index}/items/{number}": item
        for index, section in enumerate(letter.sections)
        for number, item in enumerate(section.items)
    }
    found = {pointer: item for pointer, item in items.items() if wanted.strip() and wanted in folded(item.text)}
    if not found:
        reason = f"none of its {len(items)} items in {len(letter.sections)} sections has the words “{words}”"
        remedy = "give fewer of them, or name an item; `ofsted-letters show` prints all items, and headings and notes"
        raise NoPicture(letter.source.name, reason, remedy)
    return found


def folded(text: str) -> str:
    """A text's words as they are compared, each behind a space: small, without accents, quotes and dashes."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (char for char in letters if char not in APOSTROPHES and not unicodedata.combining(char))
    return " " + " ".join("".join(char if char.isalnum() else " " for char in kept).split())
