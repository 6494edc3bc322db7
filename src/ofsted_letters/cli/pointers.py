"""The values of a letter by JSON Pointer: which there are, which a name means, and where each stands in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Places: TypeAlias = dict[str, list[range]]
"""The numbers of the source lines that the evidence of a value cites, by the value's pointer."""

ABOUT_VALUES = frozenset({"evidence", "diagnostics"})
"""Keys that hold no values of the letter but say something about them."""
TOLD_BY = {"/family": "/header/subject"}
"""Values that have no evidence of their own, with what they are told by."""


def without_evidence(value: Any) -> Any:
    """A letter's JSON with nothing in it but its values."""
    if isinstance(value, dict):
        return {key: without_evidence(inner) for key, inner in value.items() if key not in ABOUT_VALUES}
    return [without_evidence(inner) for inner in value] if isinstance(value, list) else value


def pointers(value: Any, at: str = "") -> Iterator[str]:
    """The pointer of every value in a value, in order."""
    for part, inner in parts_of(value):
        yield f"{at}/{part}"
        yield from pointers(inner, f"{at}/{part}")


def parts_of(value: Any) -> list[tuple[str | int, Any]]:
    """The keys or indexes of a value with what stands there; a text or a number has none."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def meant(name: str, known: list[str]) -> list[str]:
    """The pointers that a name means: the one that it is, or else all that end in it."""
    pointer = f"/{name.strip('/')}"
    return [pointer] if pointer in known else [one for one in known if one.endswith(pointer)]


def explained_alone(value: Any, pointer: str) -> Iterator[str]:
    """The pointers of a value's parts, down to texts, numbers and lists of them; an item is explained as a whole.

    Args:
        value: what stands at the pointer.
        pointer: where the value stands.
    """
    parts = parts_of(value)
    divided = isinstance(value, dict) and "text" not in value
    if divided or any(isinstance(inner, dict) for _, inner in parts):
        for part, inner in parts:
            yield from explained_alone(inner, f"{pointer}/{part}")
    else:
        yield pointer


def at(value: Any, pointer: str) -> Any:
    """The value at a pointer; what is not in the letter is absent, None."""
    for part in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def places_of(letter: dict[str, Any]) -> Places:
    """Where everything in a letter's JSON stands: its table of evidence, and what sections and items say themselves."""
    places = {pointer: lines_of(evidence) for pointer, evidence in letter["evidence"].items()}
    for index, section in enumerate(letter["sections"]):
        places[f"/sections/{index}"] = lines_of(section["evidence"])
        for number, item in enumerate(section["items"]):
            places[f"/sections/{index}/items/{number}"] = lines_of(item["evidence"])
    return places


def lines_of(evidence: list[dict[str, Any]]) -> list[range]:
    """The numbers of the lines that evidence cites."""
    return [range(place["lines"][0], place["lines"][1] + 1) for place in evidence]


def cited(places: Places, pointer: str) -> list[range]:
    """The lines of a value and its parts, or else of the nearest value that it is a part of."""
    pointer = TOLD_BY.get(pointer, pointer)
    own = [lines for one, stands in places.items() if f"{one}/".startswith(f"{pointer}/") for lines in stands]
    while not own and pointer:
        pointer = pointer.rpartition("/")[0]
        own = places.get(pointer, [])
    return own
