"""What differs between two readings of one letter, value by value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

PLACES = frozenset({"evidence"})
"""Keys that tell where a value stands, which another measurement changes by a hair; they are no values."""
MOST_MEMBERS = 2_000
"""Of lists whose members are looked for in other places: that takes the square of their number. Letters have dozens."""


class Difference(NamedTuple):
    """One value that is not what it was."""

    pointer: str
    """JSON Pointer in the later reading; of what is gone, in the earlier one."""
    before: Any
    """None also for what was not there."""
    after: Any


def differences(before: Any, after: Any, pointer: str = "") -> Iterator[Difference]:
    """The values of a letter's JSON that differ, in the later reading's order.

    Members of lists that only moved are the same: one that is put in or taken out is one difference.

    Args:
        before: JSON, or a part of it.
        after: the same of the later reading.
        pointer: where both stand.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            if key not in PLACES:
                yield from differences(before.get(key), after.get(key), f"{pointer}/{escaped(key)}")
    elif isinstance(before, list) and isinstance(after, list):
        yield from differences_of_lists(before, after, pointer)
    elif before != after:
        yield Difference(pointer, without_places(before), without_places(after))


def differences_of_lists(before: list[Any], after: list[Any], pointer: str) -> Iterator[Difference]:
    """The members that differ, each beside the one that it took the place of."""
    for olds, news in pieces(before, after):
        for old, new in zip_longest(olds, news):
            former, present = member(before, old), member(after, new)
            yield from differences(former, present, f"{pointer}/{old if new is None else new}")


def pieces(before: list[Any], after: list[Any]) -> Iterator[tuple[range, range]]:
    """The places of members that are not in both lists, or not in the same order."""
    if max(len(before), len(after)) > MOST_MEMBERS:
        yield range(len(before)), range(len(after))
        return
    matcher = SequenceMatcher(None, list(map(written, before)), list(map(written, after)), autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield range(start, end), range(new_start, new_end)


def member(values: list[Any], at: int | None) -> Any:
    """A member of a list, or None for none."""
    return None if at is None else values[at]


def written(value: Any) -> str:
    """A value as what tells it from others."""
    return json.dumps(without_places(value), sort_keys=True)


def without_places(value: Any) -> Any:
    """A value without what tells where it stands."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if key not in PLACES}
    return list(map(without_places, value)) if isinstance(value, list) else value


def escaped(key: str) -> str:
    """A key as a JSON Pointer has it (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
