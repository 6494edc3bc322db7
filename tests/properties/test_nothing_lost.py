"""Every line of a source is in exactly one place, whatever the source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from ofsted_letters.label.labels import Role
from ofsted_letters.model import Evidence, Item, Letter
from ofsted_letters.pipeline import Trace, trace
from samples.as_pdf import as_pdf
from tests.properties.ways import LETTERS, damaged_texts

INVISIBLE = re.compile(r"[\s\ufeff\u00ad\u200b-\u200f\u2060\ufffe]+")
BODY = {Role.HEADING, Role.ITEM, Role.UNPLACED}


@given(damaged_texts())
@settings(max_examples=150)
def test_of_a_damaged_text(text: str) -> None:
    traced = trace(text.encode(), "letter.txt")
    assert_labelled_once(traced)
    assert_body_recoverable(traced)


@pytest.mark.parametrize("name", LETTERS)
def test_of_a_sample_as_pdf(name: str) -> None:
    traced = trace(as_pdf(LETTERS[name]), f"{name}.pdf")
    assert_labelled_once(traced)
    assert_body_recoverable(traced)
    assert unplaced(traced.letter) == []


@pytest.mark.parametrize("name", [letter.name for letter in LETTERS.values() if "txt" in letter.kinds])
def test_of_a_sample_as_text(name: str) -> None:
    source = (Path(__file__).resolve().parents[2] / "samples" / f"{name}.txt").read_bytes()
    traced = trace(source, f"{name}.txt")
    assert_labelled_once(traced)
    assert_body_recoverable(traced)
    assert unplaced(traced.letter) == []
    words = squeezed(source.decode(LETTERS[name].look.encoding))
    assert len(words) == sum(len(squeezed(line.text)) for line in traced.document.lines)


def test_of_the_labelled_letters(shared: Path) -> None:
    for label in sorted((shared / "gold").glob("*.json")):
        file = shared / json.loads(label.read_text(encoding="utf-8"))["file"]
        traced = trace(file.read_bytes(), file.name)
        assert_labelled_once(traced)
        assert_body_recoverable(traced)
        assert unplaced(traced.letter) == [], file.name


def assert_labelled_once(traced: Trace) -> None:
    assert [label.line for label in traced.labels] == list(traced.document.lines)
    assert all(line.text.strip() for line in traced.document.lines)


def assert_body_recoverable(traced: Trace) -> None:
    """What is left to read of a body line stands in just one heading or item, and that one cites the line."""
    places = body_places(traced.letter)
    notes = [squeezed(note.text) for note in traced.letter.footnotes]
    for label in traced.labels:
        if label.role == Role.FOOTNOTE:
            assert any(squeezed(label.text) in note for note in notes), label
        if label.role not in BODY:
            continue
        holders = [
            text for text, evidence in places if cites(evidence, label.line.number) and squeezed(label.text) in text
        ]
        assert len(holders) == 1, (label, holders)


def body_places(letter: Letter) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Text and evidence of each heading and item."""
    headings = [(section.heading or "", section.evidence) for section in letter.sections]
    items = [(item.text, item.evidence) for item in all_items(letter)]
    return [(squeezed(text), evidence) for text, evidence in headings + items]


def all_items(letter: Letter) -> list[Item]:
    return [item for section in letter.sections for item in section.items]


def cites(evidence: tuple[Evidence, ...], line: int) -> bool:
    return any(place.lines[0] <= line <= place.lines[1] for place in evidence)


def squeezed(text: str) -> str:
    return INVISIBLE.sub("", text)


def unplaced(letter: Letter) -> list[Evidence]:
    return [place for found in letter.diagnostics if found.code == "unplaced_text" for place in found.evidence]
