"""Letters that were written as JSON, read back; what an earlier version wrote is lifted to the present contract."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ofsted_letters.fields.framework import framework_references
from ofsted_letters.fields.roles import roles_of
from ofsted_letters.terms import SCHEMA_VERSION

if TYPE_CHECKING:
    from ofsted_letters.model import Letter

Values = dict[str, Any]

LIFTED = "1.0"
"""The version that is lifted."""
ADDED: dict[tuple[str, ...], Values] = {
    (): {"form": "letter"},
    ("source",): {"page_range": None},
    ("header",): {"title": None},
    ("metadata",): {"visit_scope": [], "judgements": [], "outcome": None, "partners": []},
    ("metadata", "authority"): {"ofsted_urn": None},
    ("sections", "*"): {"judgement": None, "footnotes": []},
    ("sections", "*", "items", "*"): {"responsible_body": None, "addressee": None, "themes": []},
    ("diagnostics", "*"): {"pointer": None},
}
"""Keys that 1.1 added, by the path of their object, with what a letter of 1.0 has there."""


def read_jsonl(source: str | os.PathLike[str] | IO[bytes]) -> Iterator[Letter]:
    """Letters from a file that `parse` or `batch` wrote: JSON Lines, an array, or objects one after the other.

    Args:
        source: a path, or a binary stream.

    Yields:
        Each letter; one of schema 1.0 is lifted to the present contract.

    Raises:
        OSError: The file could not be opened.
        ValueError: Something in it is no JSON, or (pydantic.ValidationError) no letter.
    """
    from ofsted_letters.model import Letter

    if isinstance(source, (str, os.PathLike)):
        with Path(source).open("rb") as file:
            yield from read_jsonl(file)
        return
    for value in _values(line for line in source if line.strip()):
        yield Letter.model_validate(lift(value))


def _values(lines: Iterator[bytes]) -> Iterator[Any]:
    """The value of each line, where the first line is a whole one, or else those that all lines together hold."""
    first = next(lines, None)
    if first is None:
        return
    try:
        values: Iterable[Any] = chain([json.loads(first)], map(json.loads, lines))
    except ValueError:
        values = _one_after_another(b"".join([first, *lines]).decode("utf-8-sig"))
    for value in values:
        yield from value if isinstance(value, list) else [value]


def _one_after_another(text: str) -> Iterator[Any]:
    """JSON values with nothing but white space between them, as jq writes them."""
    decoder, at = json.JSONDecoder(), 0
    text = text.strip()
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        while text[at : at + 1].isspace():
            at += 1


def lift(letter: Any) -> Any:
    """A letter's JSON value in the present contract, where it is one of schema 1.0; anything else as it is.

    What 1.0 did not tell is null or []; what follows from what it told is filled in: an item's role and what it cites,
    the inspection's period, the inspectors by name. A value that is no letter is left for the models to refuse.
    """
    if not isinstance(letter, dict) or letter.get("schema_version") != LIFTED:
        return letter
    lifted = _widened(letter, ())
    try:
        lifted["metadata"] |= _inspection(letter["metadata"])
        lifted["evidence"] = _evidence(letter)
        for section, below in pairwise([*lifted["sections"], None]):
            _fill_items(section, has_sections=below is not None and below["level"] > section["level"])
    except (AttributeError, KeyError, TypeError):
        pass
    return lifted | {"schema_version": SCHEMA_VERSION}


def _widened(value: Any, path: tuple[str, ...]) -> Any:
    """A value with the keys that 1.1 added to it and its parts."""
    if isinstance(value, list):
        return [_widened(part, (*path, "*")) for part in value]
    if isinstance(value, dict):
        return ADDED.get(path, {}) | {key: _widened(part, (*path, key)) for key, part in value.items()}
    return value


def _inspection(metadata: Values) -> Values:
    """What metadata say of the inspection's period and of those who inspected, in the words of 1.1."""
    start, end = metadata["inspection_start"], metadata["inspection_end"]
    return {
        "inspection_periods": [{"start": start, "end": end}] if start and end else [],
        "inspection_team": [
            {"name": name, "role": None, "organisation": None, "lead": False} for name in metadata["inspectors"]
        ],
    }


def _evidence(letter: Values) -> Values:
    """Evidence by leaves: an address's for each of its lines; derived codes have none."""
    evidence = {pointer: places for pointer, places in letter["evidence"].items() if pointer not in DERIVED}
    address = evidence.pop("/header/sender/address", None)
    lines = letter["header"]["sender"]["address"] if address else []
    return evidence | {f"/header/sender/address/{index}": address for index in range(len(lines))}


DERIVED = frozenset(f"/metadata/authority/{code}" for code in ("official_name", "gss_code", "la_code", "region"))


def _fill_items(section: Values, *, has_sections: bool) -> None:
    texts = [item["text"] for item in section["items"]]
    for item, role in zip(section["items"], roles_of(section["kind"], texts, has_sections=has_sections), strict=True):
        item |= {"role": role, "framework_references": list(framework_references(item["text"]))}
