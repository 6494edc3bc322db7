"""Which values of a letter differ from those of another reading of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

Values = dict[str, Any]
Keyed: TypeAlias = Sequence[tuple[str, Hashable]]
"""Members of a list by their pointers, each as what makes it the same as another."""
OF_ITEM = ("text", "type", "number", "level", "role", "recurrence", "footnotes")


class Wrong(NamedTuple):
    """A value that is not what it should be."""

    pointer: str
    value: Any
    is_whole: bool = False
    """Whether it is someone, or something of several values, that should not be there at all."""


def wrong_values(right: Values, read: Values) -> Iterator[Wrong]:
    """The values of a reading that differ from the right ones; what is missing from a list stands for the list."""
    yield from _leaves({"family": right["family"]}, {"family": read["family"]}, "")
    for part in ("header", "metadata", "signatories", "copies"):
        yield from _leaves(right[part], read[part], f"/{part}")
    yield from _members(_notes(right), _notes(read), "/footnotes")
    yield from _members(_headings(right), _headings(read), "/sections")
    yield from _members(_items(right), _items(read), "/sections")


def _leaves(right: Any, read: Any, pointer: str) -> Iterator[Wrong]:
    if isinstance(right, dict) and isinstance(read, dict):
        for key, value in read.items():
            yield from _leaves(right[key], value, f"{pointer}/{key}")
    elif not isinstance(right, (list, tuple)) or not isinstance(read, (list, tuple)):
        if right != read:
            yield Wrong(pointer, read)
    elif len(right) == len(read):
        for at, (one, other) in enumerate(zip(right, read, strict=True)):
            yield from _leaves(one, other, f"{pointer}/{at}")
    else:
        yield from _members(_keyed(right, pointer), _keyed(read, pointer), pointer)


def _keyed(members: Sequence[Any], pointer: str) -> Keyed:
    return [(f"{pointer}/{at}", repr(member)) for at, member in enumerate(members)]


def _members(right: Keyed, read: Keyed, pointer: str) -> Iterator[Wrong]:
    """Members of a list that should not be there; where all should be and some are missing, the list."""
    left = Counter(key for _, key in right)
    is_right = True
    for place, key in read:
        if left[key]:
            left[key] -= 1
        else:
            is_right = False
            yield Wrong(place, key, is_whole=True)
    if is_right and left.total():
        yield Wrong(pointer, list(+left))


def _notes(letter: Values) -> Keyed:
    return [(f"/footnotes/{at}", (note["marker"], note["text"])) for at, note in enumerate(letter["footnotes"])]


def _headings(letter: Values) -> Keyed:
    sections = enumerate(letter["sections"])
    return [(f"/sections/{at}", (section["kind"], section["heading"], section["level"])) for at, section in sections]


def _items(letter: Values) -> Keyed:
    """The items, each with the kind of section that it stands in."""
    return [
        (f"/sections/{at}/items/{index}", (section["kind"], *(str(item[name]) for name in OF_ITEM)))
        for at, section in enumerate(letter["sections"])
        for index, item in enumerate(section["items"])
    ]
