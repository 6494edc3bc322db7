"""Where two readings of one letter differ."""

from __future__ import annotations

import pytest

from ofsted_letters.crosscheck import SHOWN, agreement, compare
from ofsted_letters.model import Evidence, Footnote, Item, Letter, Person, Section
from ofsted_letters.pipeline import parse_bytes
from tests.conftest import ROOT

SAMPLE = ROOT / "samples" / "northmarsh-2009.pdf"
LETTER = parse_bytes(SAMPLE.read_bytes(), SAMPLE.name)
PLACE = Evidence(page=1, bbox=(72, 80, 522, 94), lines=(7, 8))


def item(text: str, type: str = "bullet") -> Item:
    return Item.model_validate(
        {
            "type": type,
            "number": None,
            "level": 1,
            "text": text,
            "page": 1,
            "evidence": [PLACE],
            "footnotes": [],
            "role": "finding",
            "responsible_body": None,
            "addressee": None,
            "framework_references": [],
            "themes": [],
            "recurrence": None,
        }
    )


def letter(*texts: str, heading: str | None = "Strengths", type: str = "bullet") -> Letter:
    """The sample with one section of these items."""
    items = tuple(item(text, type) for text in texts)
    section = Section(
        kind="strengths", heading=heading, level=1, judgement=None, footnotes=(), page=1, evidence=(), items=items
    )
    return LETTER.model_copy(update={"sections": (section,)})


def read_by_other(letter: Letter) -> Letter:
    return letter.model_copy(update={"source": letter.source.model_copy(update={"engine": "pdfplumber"})})


def doubts(one: Letter, two: Letter) -> list[str]:
    compared = compare(one, read_by_other(two))
    added = compared.diagnostics[len(one.diagnostics) :]
    assert compared == one.model_copy(update={"diagnostics": one.diagnostics + added})
    assert {(found.code, found.severity) for found in added} <= {("engines_disagree", "warning")}
    return [found.message for found in added]


def test_the_same_reading_raises_no_doubt() -> None:
    assert doubts(letter("Records wait.", "Plans wait."), letter("Records wait.", "Plans wait.")) == []


def test_evidence_may_differ() -> None:
    other = letter("Records wait.")
    moved = item("Records wait.").model_copy(update={"evidence": (), "page": 2})
    section = other.sections[0].model_copy(update={"items": (moved,)})
    assert doubts(letter("Records wait."), other.model_copy(update={"sections": (section,)})) == []


def test_an_item_that_the_other_has_not() -> None:
    one = letter("Records wait.", "Plans wait.")
    assert doubts(one, letter("Records wait.")) == ["page 1: pdfplumber has no item 'Plans wait.' under 'Strengths'"]
    assert compare(one, letter("Records wait.")).diagnostics[-1].evidence == (PLACE,)


def test_an_item_that_only_the_other_has() -> None:
    assert doubts(letter("Records wait."), letter("Records wait.", "Plans wait.")) == [
        "only pdfplumber has an item 'Plans wait.' under 'Strengths'"
    ]
    assert compare(letter("Records wait."), letter("Plans wait.")).diagnostics[-1].evidence == ()


def test_an_item_read_differently_is_doubted_from_both_sides() -> None:
    assert len(doubts(letter("Records wait."), letter("Records wa it."))) == 2


@pytest.mark.parametrize(
    "other",
    [
        letter("Records wait.", heading="Findings"),
        letter("Records wait.", heading=None),
        letter("Records wait.", type="paragraph"),
    ],
    ids=["another heading", "no heading", "another type"],
)
def test_the_same_words_elsewhere_are_another_item(other: Letter) -> None:
    assert len(doubts(letter("Records wait."), other)) == 2


def test_items_that_say_the_same_are_counted() -> None:
    once, twice = letter("Records wait."), letter("Records wait.", "Records wait.")
    assert len(doubts(twice, once)) == len(doubts(once, twice)) == 1
    assert doubts(twice, twice) == []


def test_messages_quote_the_beginning_of_long_items() -> None:
    text = "Records " * 20
    (message,) = doubts(letter(text), letter())
    assert repr(text[:SHOWN]) in message


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("header", LETTER.header.model_copy(update={"salutation": "Dear all"})),
        ("metadata", LETTER.metadata.model_copy(update={"theme": "the front door"})),
        ("footnotes", (Footnote(marker="1", text="A note.", page=1),)),
        ("signatories", ()),
        ("copies", (Person(name="Bo Quist", role=None, organisation=None),)),
    ],
)
def test_parts_that_differ(part: str, value: object) -> None:
    (message,) = doubts(LETTER, LETTER.model_copy(update={part: value}))
    assert part in message
    assert "pdfplumber" in message


@pytest.mark.parametrize(
    ("one", "two", "both", "either"),
    [
        (("a", "b"), ("a", "b"), 2, 2),
        (("a", "b"), ("b", "c"), 1, 3),
        (("a", "a"), ("a",), 1, 2),
        (("a",), (), 0, 1),
        ((), (), 0, 0),
    ],
)
def test_agreement_counts_items(one: tuple[str, ...], two: tuple[str, ...], both: int, either: int) -> None:
    assert agreement(letter(*one), letter(*two)) == agreement(letter(*two), letter(*one)) == (both, either)
