"""Document -> labels: what every line is.

Each step takes the lines that the steps before it left, in this order: lines that can't be seen, furniture,
footnotes, the letterhead, then the zones. What no step claims is labelled `unplaced`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ofsted_letters.document import Document, Line
from ofsted_letters.families import UNKNOWN, recognise
from ofsted_letters.label.address import label_addressees
from ofsted_letters.label.body import label_body
from ofsted_letters.label.footnotes import label_footnotes, without_references
from ofsted_letters.label.frame import usual_size
from ofsted_letters.label.furniture import label_furniture, label_stray_marks
from ofsted_letters.label.labels import Label, Labelling, Role
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.signoff import label_signoff
from ofsted_letters.label.zones import cut


def label_letter(document: Document) -> Labelling:
    """Label every line of a document once."""
    claims = _Claims(document.lines)
    claims.enter([Label(line, Role.UNPRINTED, "not_printed") for line in document.lines if not line.printed])
    claims.enter(label_furniture(claims.left()))
    lines = claims.left()
    if not lines:
        return Labelling(claims.labels(), UNKNOWN, (), {})
    footnotes = label_footnotes(lines, usual_size(lines))
    claims.enter(footnotes)
    claims.enter(label_letterhead(claims.left()))
    zones = cut(claims.left(), document.medium)
    claims.enter(_plain(zones.date, Role.DATE))
    claims.enter(label_addressees(zones.addressees))
    claims.enter(_plain(zones.salutation, Role.SALUTATION))
    claims.enter(_plain(zones.subject, Role.SUBJECT))
    family = recognise(" ".join(line.text for line in zones.subject))
    body = label_body(zones.body, family, _first_notes(footnotes), document.medium, document.lines)
    claims.enter(body.labels)
    claims.enter(label_signoff(zones.signoff))
    claims.enter(label_stray_marks(claims.left()))
    claims.enter(_plain(claims.left(), Role.UNPLACED))
    return Labelling(claims.labels(), family, tuple(body.sections), body.items)


class _Claims:
    """The labels so far, and the lines that are still without one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._labels: dict[int, Label] = {}
        self._left = {line.number: line for line in lines}

    def enter(self, labels: Iterable[Label]) -> None:
        """Label lines; the last label of a line counts."""
        for label in labels:
            number = label.line.number
            self._left.pop(number, None)
            self._labels[number] = label

    def left(self) -> list[Line]:
        """The lines without a label, in their order."""
        return list(self._left.values())

    def labels(self) -> tuple[Label, ...]:
        """Every line's label, in the order of the lines."""
        return tuple([self._labels[line.number] for line in self._lines])


def _first_notes(footnotes: Sequence[Label]) -> dict[int | None, float]:
    """The first footnote's baseline by page."""
    return {label.line.page: label.line.baseline for label in reversed(footnotes)}


def _plain(lines: Sequence[Line], role: Role) -> list[Label]:
    labels = []
    for line in lines:
        text, marks = without_references(line)
        labels.append(Label(line, role, f"{role}_line", text=text, marks=marks))
    return labels
