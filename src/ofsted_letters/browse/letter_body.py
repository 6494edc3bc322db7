"""A letter's sections as printed, with what the data and the diagnostics say of each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ofsted_letters.browse.page_images import PageImage, boxes
from ofsted_letters.corpus import wording
from ofsted_letters.corpus.places import anchor
from ofsted_letters.corpus.quotation import passage
from ofsted_letters.corpus.whom import JOINT, whom
from ofsted_letters.model import Diagnostic, Item, Letter, Section
from ofsted_letters.terms import IMPROVEMENTS
from ofsted_letters.write.findings import Row, findings, place_of

SIZES = {1: "h2", 2: "h3"}
"""Headings by level; the page's own is h1."""
Notes = dict[tuple[str, ...], list[Diagnostic]]
"""Diagnostics by what they are about: an item, a section, or anything else."""


class ItemLine(NamedTuple):
    """One item."""

    item: Item
    anchor: str
    passage: str | None
    lead_in: str | None
    """What leads in to it, for a quotation."""
    labels: list[str]
    """What the data say of it beside its text."""
    notes: list[Diagnostic]
    boxes: str | None = None
    """Where it stands on the pages that are shown, for the script."""


class Run(NamedTuple):
    """Items of one type that follow one another: paragraphs, or a list."""

    type: str
    items: list[ItemLine]


class Block(NamedTuple):
    """One section."""

    section: Section
    tag: str
    kind: str
    notes: list[Diagnostic]
    runs: list[Run]


def blocks_of(letter: Letter, page_images: Sequence[PageImage] = ()) -> Iterator[Block]:
    """The sections, as printed."""
    rows = {(row["section_index"], row["item_index"]): row for row in findings(letter, "all")}
    notes = notes_of(letter)
    for index, section in enumerate(letter.sections):
        lines = [
            line_of(index, at, item, rows.get((index, at)), notes)._replace(boxes=boxes(item, page_images))
            for at, item in enumerate(section.items)
        ]
        yield Block(
            section,
            SIZES.get(section.level, "h4"),
            wording.KINDS.get(section.kind, wording.plain(section.kind)),
            notes[str(index),],
            [Run(of, list(run)) for of, run in groupby(lines, key=lambda line: line.item.type)],
        )


def notes_of(letter: Letter) -> Notes:
    """The diagnostics by what they are about."""
    notes: Notes = defaultdict(list)
    for one in letter.diagnostics:
        notes[place_of(one.pointer)].append(one)
    return notes


def line_of(section: int, at: int, item: Item, row: Row | None, notes: Notes) -> ItemLine:
    """One item with what the data and the diagnostics say of it."""
    about = notes[str(section), str(at)]
    lead_in = row["lead_in"] if row else None
    return ItemLine(item, anchor(section, at), passage(item), lead_in, list(labels_of(item, row)), about)


def labels_of(item: Item, row: Row | None) -> Iterator[str]:
    """What the data say of an item beside its text."""
    if item.recurrence:
        yield wording.RECURRENCES[item.recurrence]
    if row and item.role == "finding" and row["kind"] in IMPROVEMENTS and row["family"] in JOINT:
        yield f"For {whom(row).words}"
    if item.role == "none_stated":
        yield "Says that there is none"
    yield from item.framework_references
    yield from map(wording.plain, item.themes)


def noted_in(blocks: Iterable[Block]) -> Iterator[int]:
    """The notes that stand in the body."""
    for block in blocks:
        yield from map(id, block.notes)
        yield from (id(note) for run in block.runs for line in run.items for note in line.notes)
