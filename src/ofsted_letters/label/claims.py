"""The labels of a document in the making: which lines have one, and which are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ofsted_letters.document import Line
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.labels import Label, Role, Turn
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.steps import Step


class Claims:
    """The labels so far, and the lines that are still without one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._labels: dict[int, Label] = {}
        self._left = {line.number: line for line in lines}
        self.turns: list[Turn] = []
        """The steps so far, and what each took."""

    def enter(self, step: Step, labels: Iterable[Label]) -> None:
        """Label lines; the last label of a line counts."""
        taken = tuple(labels)
        self.turns.append(Turn(step, taken))
        for label in taken:
            number = label.line.number
            self._left.pop(number, None)
            self._labels[number] = label

    def enter_unprinted(self) -> None:
        """Label the lines that can't be seen on the page."""
        unseen = [Label(line, Role.UNPRINTED, Rule.NOT_PRINTED) for line in self._lines if not line.printed]
        self.enter(Step.UNSEEN, unseen)

    def left(self) -> list[Line]:
        """The lines without a label, in their order."""
        return list(self._left.values())

    def labels(self) -> tuple[Label, ...]:
        """Every line's label, in the order of the lines."""
        return tuple([self._labels[line.number] for line in self._lines])


def plain(lines: Sequence[Line], role: Role, rule: Rule) -> list[Label]:
    """Labels of a zone whose lines are all of one role, by one rule."""
    labels = []
    for line in lines:
        text, marks = without_references(line)
        labels.append(Label(line, role, rule, text=text, marks=marks))
    return labels
