"""Evidence cites the lines that say it, and no others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.label.labels import Role
from ofsted_letters.model import Evidence
from ofsted_letters.pipeline import Trace, trace
from tests.properties.test_nothing_lost import squeezed
from tests.properties.ways import LETTERS

PARTIAL_DATE = re.compile(r"\d{4}(-\d\d)*$")
FOLDER = Path(__file__).resolve().parents[2] / "samples"
FILES = [f"{letter.name}.{kind}" for letter in LETTERS.values() for kind in letter.kinds]


def traced(file: str) -> Trace:
    return trace((FOLDER / file).read_bytes(), file)


@pytest.mark.parametrize("file", FILES)
def test_every_value_outside_sections_stands_in_the_lines_cited(file: str) -> None:
    parsed = traced(file)
    letter = parsed.letter.model_dump()
    assert "/header/date" in parsed.letter.evidence
    for pointer, places in parsed.letter.evidence.items():
        lines = squeezed(" ".join(cited(parsed, places))).casefold()
        for words in as_printed(value_at(letter, pointer)):
            assert squeezed(words).casefold() in lines, pointer


@pytest.mark.parametrize("file", FILES)
def test_every_value_has_evidence(file: str) -> None:
    parsed = traced(file)
    letter = parsed.letter.model_dump()
    values = [
        pointer
        for part in ("header", "metadata", "signatories", "copies")
        for pointer in leaves(letter[part], f"/{part}")
    ]
    registers = tuple(f"/metadata/authority/{field}" for field in ("official_name", "gss_code", "la_code", "region"))
    by_rule = (
        *registers,
        *(p for p in values if p.startswith("/metadata/visit_scope/")),
    )  # of what is cited: the theme
    assert [p for p in values if not has_evidence(p, parsed) and p not in by_rule] == []


@pytest.mark.parametrize("file", FILES)
def test_lines_of_an_address_are_each_cited_for_their_own_part(file: str) -> None:
    parsed = traced(file)
    letter = parsed.letter.model_dump()
    lines = [line.text for line in parsed.document.lines]
    for pointer, places in parsed.letter.evidence.items():
        value = value_at(letter, pointer)
        if pointer.startswith("/header/recipients") and value in lines:
            assert cited(parsed, places) == [value], pointer


@pytest.mark.parametrize("file", FILES)
def test_every_line_about_a_person_is_cited_for_something(file: str) -> None:
    parsed = traced(file)
    cited_lines = {
        number
        for pointer, places in parsed.letter.evidence.items()
        if pointer.startswith(("/header/recipients", "/signatories", "/copies"))
        for place in places
        for number in range(place.lines[0], place.lines[1] + 1)
    }
    people = (Role.RECIPIENT, Role.SIGNATORY, Role.COPY)
    about = {label.line.number for label in parsed.labels if label.role in people and label.text}
    assert about <= cited_lines


@pytest.mark.parametrize("file", FILES)
def test_headings_and_items_stand_in_the_lines_cited(file: str) -> None:
    parsed = traced(file)
    for section in parsed.letter.sections:
        for text, places in [
            (section.heading, section.evidence),
            *((item.text, item.evidence) for item in section.items),
        ]:
            words = squeezed(" ".join(cited(parsed, places)))
            start, end = squeezed(text or "")[:12], squeezed(text or "")[-12:]
            assert start in words[:30], text
            assert end in words[-30:], text


def cited(parsed: Trace, places: Iterable[Evidence]) -> list[str]:
    lines = parsed.document.lines
    return [line.text for place in places for line in lines if place.lines[0] <= line.number <= place.lines[1]]


def as_printed(value: Any) -> list[str]:
    """How the source may have it: a date by its day, a month or year of the past by its year."""
    if isinstance(value, datetime.date):
        return [str(value.day)]
    if PARTIAL_DATE.match(str(value)):
        return [str(value)[:4]]
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, dict):
        return as_printed(tuple(value.values()))
    if isinstance(value, tuple):
        return [words for part in value for words in as_printed(part)]
    return [str(value)]


def value_at(letter: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        letter = letter[int(step)] if step.isdigit() else letter[step]
    return letter


def leaves(value: Any, pointer: str) -> Iterable[str]:
    if isinstance(value, dict):
        return [leaf for name, part in value.items() for leaf in leaves(part, f"{pointer}/{name}")]
    if isinstance(value, (list, tuple)):
        return [leaf for index, part in enumerate(value) for leaf in leaves(part, f"{pointer}/{index}")]
    return [] if value is None else [pointer]


def has_evidence(pointer: str, parsed: Trace) -> bool:
    """Its own, or that of the list it stands in."""
    return pointer in parsed.letter.evidence or pointer.rpartition("/")[0] in parsed.letter.evidence
