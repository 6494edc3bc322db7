"""Compare what two engines make of one PDF: where they disagree, one of them misread the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Diagnostic, Evidence, Item, Letter, Section

SHOWN = 60
"""Characters of an item that a message quotes."""


def compare(letter: Letter, other: Letter) -> Letter:
    """`letter` with an `engines_disagree` warning for every item and field that `other` has differently."""
    found = (*_field_disagreements(letter, other), *_item_disagreements(letter, other))
    return letter.model_copy(update={"diagnostics": letter.diagnostics + found})


def compare_all(letters: Sequence[Letter], others: Sequence[Letter]) -> list[Letter]:
    """Each of a file's letters compared with the one in the same place; one that has none there is told of."""
    there = {other.source.name: other for other in others}
    return [
        compare(letter, there[letter.source.name])
        if letter.source.name in there
        else _alone(letter, others[0].source.engine)
        for letter in letters
    ]


def _alone(letter: Letter, engine: str) -> Letter:
    told = _disagreement(f"{engine} finds no letter in this place", "/source/page_range", ())
    return letter.model_copy(update={"diagnostics": (*letter.diagnostics, told)})


def agreement(letter: Letter, other: Letter) -> tuple[int, int]:
    """How many of the items of either letter both have, and how many there are."""
    ours, theirs = Counter(_keys(letter)), Counter(_keys(other))
    return (ours & theirs).total(), (ours | theirs).total()


def _keys(letter: Letter) -> Iterator[tuple[str, str | None, str, str]]:
    for section in letter.sections:
        for item in section.items:
            yield _key(section, item)


def _key(section: Section, item: Item) -> tuple[str, str | None, str, str]:
    return section.kind, section.heading, item.type, item.text


def _item_disagreements(letter: Letter, other: Letter) -> Iterator[Diagnostic]:
    theirs = Counter(_keys(other))
    for section_index, section in enumerate(letter.sections):
        for item_index, item in enumerate(section.items):
            if theirs[_key(section, item)]:
                theirs[_key(section, item)] -= 1
                continue
            place = f"page {item.page}: " if item.page else ""
            message = f"{place}{other.source.engine} has no item {item.text[:SHOWN]!r} under {section.heading!r}"
            yield _disagreement(message, f"/sections/{section_index}/items/{item_index}", item.evidence)
    for (_, heading, _, text), count in theirs.items():
        message = f"only {other.source.engine} has an item {text[:SHOWN]!r} under {heading!r}"
        for _ in range(count):
            yield _disagreement(message, "/sections", ())


def _field_disagreements(letter: Letter, other: Letter) -> Iterator[Diagnostic]:
    for part in ("header", "metadata", "footnotes", "signatories", "copies"):
        if getattr(letter, part) != getattr(other, part):
            yield _disagreement(f"{other.source.engine} reads the letter's {part} differently", f"/{part}", ())


def _disagreement(message: str, pointer: str, evidence: tuple[Evidence, ...]) -> Diagnostic:
    code = DiagnosticCode.ENGINES_DISAGREE
    return Diagnostic(code=code, severity=code.severity, message=message, pointer=pointer, evidence=evidence)
