"""Why a line is of no part that reports alone have."""

from __future__ import annotations

from ofsted_letters.document import Line
from ofsted_letters.label.bodies import HEAD
from ofsted_letters.label.rules import Rule
from ofsted_letters.why.reasons import Reasons, Sight, always


def title(sight: Sight) -> Reasons:
    """What the rules for the title have against a line."""
    last = sight.taken(Rule.KNOWN_TITLE)[-1].number
    below = always(f"the title ends with line {last}")
    yield Rule.ABOVE_TITLE, lambda line: below(line) if line.number > last else "it is of the title"
    yield Rule.KNOWN_TITLE, below


def title_page(sight: Sight) -> Reasons:
    """What the rules for dates, inspectors and judgements have against a line."""
    page = sight.left[0].page
    ends = max((label.line.number for label in sight.labels), default=0)

    def against_head(line: Line) -> str:
        if line.page != page:
            return "it is on another page than the title"
        return (
            f"what they head ends with line {ends}"
            if line.number > ends
            else "no words for dates or who led are in it or above it"
        )

    yield Rule.HEAD_OF_LINE, against_head
    table = sight.taken(Rule.HEAD_OF_TABLE)
    held = (
        f"the table that line {table[0].number} heads does not hold it" if table else "no table of judgements is there"
    )
    for rule in (Rule.HEAD_OF_TABLE, Rule.CELL_OF_TABLE, Rule.CELL_BELOW_CELL):
        yield rule, always(held)


def imprint(sight: Sight) -> Reasons:
    """What the rule for the imprint has against a line."""
    first = min((label.line.number for label in sight.labels), default=0)
    above = f"the imprint begins with line {first}" if first else "no imprint is on the last pages"
    yield Rule.IMPRINT, lambda line: "" if first and line.number >= first else above


def panels(sight: Sight) -> Reasons:
    """What the rules for panels have against a line."""
    yield Rule.HEADING_OF_PANEL, always("its words head no panel")
    heads = sight.taken(Rule.HEADING_OF_PANEL)
    numbers = " and ".join(str(line.number) for line in heads)
    held = f"it is in no panel; they begin with line {numbers}" if heads else "no panel is there"
    yield Rule.COLUMN_OF_PANEL, always(held)


def responsible_bodies(sight: Sight) -> Reasons:
    """What the rules for responsible bodies have against a line."""
    heads = sight.taken(Rule.HEAD_OF_TABLE)
    left = f"it is not in the first column of the table that line {heads[0].number} heads" if heads else ""
    for rule in (Rule.HEAD_OF_TABLE, Rule.CELL_OF_TABLE):
        yield rule, always(left or f"no table's column is headed “{HEAD}”")


def repeated_headings(sight: Sight) -> Reasons:
    """What the rule for a repeated heading has against a line."""
    yield Rule.HEADING_AGAIN, always("it does not repeat a heading right above it")
