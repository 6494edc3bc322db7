"""What a rule of doubt looks at: a letter's values, and the lines that they were read from."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.document import Line
from ofsted_letters.evidence import where
from ofsted_letters.families import family_of
from ofsted_letters.families.family import Family
from ofsted_letters.label.frame import right_margin
from ofsted_letters.label.labels import Label, Role

Values = dict[str, Any]
"""Some part of a letter with the contract's keys, not yet validated."""
Diagnostic = Values

PARTS = {
    Role.LETTERHEAD: "/header/sender",
    Role.DATE: "/header/date",
    Role.RECIPIENT: "/header/recipients",
    Role.SIGNATORY: "/signatories",
    Role.VALEDICTION: "/signatories",
    Role.COPY: "/copies",
    Role.FOOTNOTE: "/footnotes",
    Role.SUBJECT: "/header/subject",
    Role.SALUTATION: "/header/salutation",
}
"""The part of a letter that a line's label makes it one of."""
WHOLES = {
    "header/sender": 2,
    "header/recipients": 3,
    "signatories": 2,
    "copies": 2,
    "metadata/inspectors": 2,
    "metadata/inspection_team": 2,
    "metadata/inspection_periods": 2,
    "metadata/previous_inspections": 2,
}
"""How many steps of a pointer name what can lack another value, by the first of them."""


class Ground:
    """A letter with its source."""

    def __init__(self, letter: Values, labels: Sequence[Label]) -> None:
        self.letter = letter
        self.labels = labels
        """One for each line, in the order of the lines."""
        self._paged = letter["source"].get("media_type") == "application/pdf"
        self._pointers = sorted(letter["evidence"])

    def doubt(self, code: DiagnosticCode, message: str, pointer: str, part: str = "") -> Diagnostic:
        """A diagnostic about a value, with the lines that it was read from, or those of one of its parts."""
        return diagnostic(code, message, pointer, self._evidence(f"{pointer}{part}") or self._evidence(pointer))

    def doubt_of_line(self, code: DiagnosticCode, message: str, pointer: str | None, *lines: Line) -> Diagnostic:
        """A diagnostic about a value, with the one of its lines that it is doubted for, or several far apart."""
        places = [place for line in lines for place in where([line], paged=self._paged)]
        return diagnostic(code, message, pointer, places)

    def _evidence(self, pointer: str) -> list[Values]:
        """Where a value stands, or the first of its parts that has a place; nothing for one that was not found."""
        known: dict[str, list[Values]] = self.letter["evidence"]
        return next((known[part] for part in self._parts_of(pointer)), [])

    def _parts_of(self, pointer: str) -> Iterator[str]:
        """The pointers of a value and its parts that have evidence."""
        for at in range(bisect_left(self._pointers, pointer), len(self._pointers)):
            if not self._pointers[at].startswith(pointer):
                return
            if self._pointers[at][len(pointer) :][:1] in ("", "/"):
                yield self._pointers[at]

    @staticmethod
    def part_of(label: Label) -> str | None:
        """The part of the letter that a line is labelled as; None for the body's lines, and for furniture."""
        return PARTS.get(label.role)

    @functools.cached_property
    def family(self) -> Family:
        """The letter's family."""
        return family_of(self.letter["family"], self.letter["form"])

    @functools.cached_property
    def right(self) -> float:
        """The right margin of all items."""
        placed = [label.line for label in self.labels if label.role is Role.ITEM]
        return right_margin(placed or [label.line for label in self.labels])

    def people(self) -> Iterator[tuple[str, Values]]:
        """Everyone written to, who signed, who gets a copy and who inspected, by their JSON Pointers."""
        letter = self.letter
        lists = {
            "/header/recipients": letter["header"]["recipients"],
            "/signatories": letter["signatories"],
            "/copies": letter["copies"],
            "/metadata/inspection_team": letter["metadata"]["inspection_team"],
        }
        return ((f"{pointer}/{at}", person) for pointer, people in lists.items() for at, person in enumerate(people))

    def addressees(self) -> Iterator[tuple[str, Values]]:
        """Everyone written to, by their JSON Pointers."""
        return ((f"/header/recipients/{at}", person) for at, person in enumerate(self.letter["header"]["recipients"]))

    def addresses(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Every address by its owner's pointer, the sender's first."""
        owners = (("/header/sender", self.letter["header"]["sender"]), *self.addressees())
        return ((pointer, owner["address"]) for pointer, owner in owners)

    def sections(self) -> Iterator[tuple[str, Values]]:
        """Each section by its JSON Pointer."""
        return ((f"/sections/{at}", section) for at, section in enumerate(self.letter["sections"]))

    def items_of(self, kind: str | None) -> Iterator[Values]:
        """The items of the sections of a kind, or of all."""
        return (item for _, section in self.sections() if kind in (None, section["kind"]) for item in section["items"])

    def lines_of(self, evidence: Sequence[Values]) -> list[Line]:
        """The lines that evidence cites."""
        return [label.line for place in evidence for label in self._labels_at(place)]

    def lines_of_item(self, evidence: Sequence[Values]) -> list[Line]:
        """The lines of an item, without those of the column beside it, which its evidence reaches over."""
        cited = [label for place in evidence for label in self._labels_at(place)]
        return [label.line for label in cited if label.group == cited[0].group]

    def _labels_at(self, place: Values) -> Sequence[Label]:
        """The labels of a stretch of lines, which are numbered from the first of them on."""
        before = self.labels[0].line.number
        first, last = place["lines"]
        return self.labels[first - before : last - before + 1]

    def texts(self, pointer: str) -> list[str]:
        """The texts of the lines on which a value's parts stand."""
        known = self.letter["evidence"]
        return [line.text for part in self._parts_of(pointer) for line in self.lines_of(known[part])]

    def values_on(self, line: Line) -> dict[str, None]:
        """The pointers of all values that stand on a line, or of what each belongs to that can lack another."""
        return self._values.get(line.number, {})

    @functools.cached_property
    def _values(self) -> dict[int, dict[str, None]]:
        values: dict[int, dict[str, None]] = defaultdict(dict)
        for pointer, evidence in self._stands():
            for line in self.lines_of(evidence):
                values[line.number][_whole(pointer)] = None
        return values

    def _stands(self) -> Iterator[tuple[str, list[Values]]]:
        """Where each value of the letter stands."""
        known = self.letter["evidence"]
        yield from known.items()
        if self.letter["metadata"]["visit_scope"]:  # by rule, from what is printed there
            yield "/metadata/visit_scope", known.get("/metadata/theme", [])
        for pointer, section in self.sections():
            yield pointer, section["evidence"]
            for at, item in enumerate(section["items"]):
                yield f"{pointer}/items/{at}", item["evidence"]


def _whole(pointer: str) -> str:
    """What a value belongs to that can lack another where it is wrong: a sender, a person, a list of metadata."""
    steps = pointer.split("/", 4)
    kept = WHOLES.get(steps[1]) or WHOLES.get("/".join(steps[1:3]))
    return "/".join(steps[: kept + 1]) if kept else pointer
