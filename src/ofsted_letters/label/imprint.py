"""The imprint that ends a report: what Ofsted is, how to get a copy, and the office's address, the sender's."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.letterhead import label_letterhead
from ofsted_letters.label.rules import Rule

BEGINNINGS = (
    "If you are not happy with the inspection",
    "The Office for Standards in Education",
    "If you would like a copy of this document",
    "© Crown copyright",
)
"""How the lines begin with one of which an imprint does."""


def begins_imprint(line: Line) -> bool:
    """Whether an imprint can begin with a line."""
    return line.text.startswith(BEGINNINGS)


def label_imprint(lines: Sequence[Line]) -> list[Label]:
    """The imprint, on the report's last page or the one before, to its end; and in it the office's address."""
    last = lines[-1].page if lines else None
    ends = [at for at, line in enumerate(lines) if line.page is None or line.page >= (last or 1) - 1]
    start = next((at for at in ends if begins_imprint(lines[at])), None)
    if start is None:
        return []
    imprint = lines[start:]
    office = label_letterhead(imprint)
    return [*(Label(line, Role.FURNITURE, Rule.IMPRINT) for line in imprint), *office]
