"""The steps that looked at a line: what each made of it, or why it left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ofsted_letters.document import Document, Line
from ofsted_letters.fields.rules import Attempt
from ofsted_letters.label.labels import Label, Labelling, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.steps import Step
from ofsted_letters.why import furniture, letterhead, notes, report, signoff, zones
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always


class Look(NamedTuple):
    """One step that looked at a line."""

    step: Step
    declined: tuple[Attempt, ...]
    """Its rules that did not take the line, and why, in the order in which they were asked."""
    label: Label | None
    """What it made of the line; None where it left it."""


def looks(document: Document, labelling: Labelling, numbers: Iterable[int]) -> dict[int, list[Look]]:
    """The steps that looked at some lines, in their order, by the line's number."""
    found: dict[int, list[Look]] = {number: [] for number in numbers}
    greeting = next((label.line.number for label in labelling.labels if label.role is Role.SALUTATION), 0)
    left = list(document.lines)
    for step, labels in labelling.turns:
        if not left:
            break
        taken = {label.line.number: label for label in labels}
        sight = Sight(left, labels, document, labelling.letters, greeting)
        reasons = list(REASONS[step](sight))
        for line in left:
            if line.number not in found:
                continue
            label = taken.get(line.number)
            found[line.number].append(Look(step, tuple(_declined(line, label, reasons)), label))
        left = [line for line in left if line.number not in taken]
    return found


def _declined(line: Line, label: Label | None, reasons: Sequence[tuple[Rule, Reason]]) -> Iterator[Attempt]:
    """The rules asked of a line before the one that took it, and why each did not."""
    for rule, reason in reasons:
        if label is not None and label.rule is rule:
            break
        if words := reason(line):
            yield Attempt(rule, words)
    for outcome in label.outcomes if label is not None else ():
        yield from (attempt for attempt in outcome.attempts if attempt.reason is not None)


def _unseen(sight: Sight) -> Reasons:
    yield Rule.NOT_PRINTED, always("it can be seen on the page")


def _comments(sight: Sight) -> Reasons:
    yield Rule.COMMENT, always("it is as large as the text, or not right of all of it")


def _around(sight: Sight) -> Reasons:
    read = "its page is the letter's" if sight.letters else "no pages part the file into letters"
    yield Rule.NOT_OF_LETTER, always(read)


def _stray_marks(sight: Sight) -> Reasons:
    yield Rule.STRAY_MARK, always("it has letters")


def _left_over(sight: Sight) -> Reasons:
    yield from ()


REASONS: Mapping[Step, Callable[[Sight], Reasons]] = {
    Step.UNSEEN: _unseen,
    Step.TITLE: report.title,
    Step.TITLE_PAGE: report.title_page,
    Step.FURNITURE: furniture.reasons,
    Step.COMMENTS: _comments,
    Step.IMPRINT: report.imprint,
    Step.AROUND: _around,
    Step.FOOTNOTES: notes.reasons,
    Step.LETTERHEAD: letterhead.reasons,
    Step.PANELS: report.panels,
    Step.RESPONSIBLE_BODIES: report.responsible_bodies,
    Step.REPEATED_HEADINGS: report.repeated_headings,
    Step.ABOVE_BODY: zones.above_body,
    Step.BODY: zones.body,
    Step.SIGN_OFF: signoff.reasons,
    Step.STRAY_MARKS: _stray_marks,
    Step.LEFT_OVER: _left_over,
}
"""What the rules of each step have against a line."""
