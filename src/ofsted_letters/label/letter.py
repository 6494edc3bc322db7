"""Document -> labels: what every line is.

Each step takes the lines that the steps before it left, in this order: lines that can't be seen, furniture,
the letterhead, footnotes, then the zones. What no step claims is labelled `unplaced`.
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
    labels: dict[int, Label] = {}
    unseen = [Label(line, Role.UNPRINTED, "not_printed") for line in document.lines if not line.printed]
    lines = _claim(labels, unseen, document.lines)
    lines = _claim(labels, label_furniture(lines), lines)
    lines = _claim(labels, label_letterhead(lines), lines)
    if not lines:
        return Labelling(tuple(labels[line.number] for line in document.lines), UNKNOWN, (), {})
    footnotes = label_footnotes(lines, usual_size(lines))
    lines = _claim(labels, footnotes, lines)
    zones = cut(lines)
    _enter(labels, _plain(zones.date, Role.DATE))
    left = _claim(labels, label_addressees(zones.addressees), zones.addressees)
    _enter(labels, _plain(zones.salutation, Role.SALUTATION))
    _enter(labels, _plain(zones.subject, Role.SUBJECT))
    family = recognise(" ".join(line.text for line in zones.subject))
    body = label_body(zones.body, family, _first_notes(footnotes))
    _enter(labels, body.labels)
    left += _claim(labels, label_signoff(zones.signoff), zones.signoff)
    _enter(labels, label_stray_marks(left))
    _enter(labels, _plain([line for line in lines if line.number not in labels], Role.UNPLACED))
    everything = tuple([labels[line.number] for line in document.lines])
    return Labelling(everything, family, tuple(body.sections), body.items)


def _first_notes(footnotes: Sequence[Label]) -> dict[int | None, float]:
    """The first footnote's baseline by page."""
    return {label.line.page: label.line.baseline for label in reversed(footnotes)}


def _enter(labels: dict[int, Label], claimed: Iterable[Label]) -> None:
    for label in claimed:
        labels[label.line.number] = label


def _claim(labels: dict[int, Label], claimed: Iterable[Label], lines: Sequence[Line]) -> list[Line]:
    """Enter labels, and return the lines that are still without one."""
    _enter(labels, claimed)
    return [line for line in lines if line.number not in labels]


def _plain(lines: Sequence[Line], role: Role) -> list[Label]:
    labels = []
    for line in lines:
        text, marks = without_references(line)
        labels.append(Label(line, role, f"{role}_line", text=text, marks=marks))
    return labels
