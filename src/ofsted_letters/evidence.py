"""Where a value stands in the source: from labelled lines to the contract's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.label.labels import Label

Evidence = dict[str, Any]
"""One page of it, with the keys of `model.Evidence`."""


class Passage(NamedTuple):
    """The text of one block, and the lines it was put together from."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    """Offset in `text` of each line's first letter."""

    def lines_of(self, value: str) -> Sequence[Line]:
        """The lines that a value was read from: those it fills, or else stands on; all where it was put together."""
        own = [line for line, start in zip(self.lines, self.starts, strict=True) if self._fills(value, start)]
        if own:
            return own[:1]
        start = self.text.find(value)
        return self.lines_between(start, start + len(value)) if start >= 0 else self.lines

    def _fills(self, value: str, start: int) -> bool:
        end = start + len(value)
        return self.text.startswith(value, start) and (end == len(self.text) or end + 1 in self.starts)

    def lines_between(self, start: int, end: int) -> list[Line]:
        """The lines that the letters `start` to `end` (exclusive) of the text stand on."""
        ends = (*self.starts[1:], len(self.text) + 1)
        return [
            line for line, low, high in zip(self.lines, self.starts, ends, strict=True) if low < end and start < high
        ]


def passage(labels: Sequence[Label]) -> Passage:
    """Join a block's lines by one space; a hyphen at a line's end is kept and joined without."""
    text = ""
    starts = []
    for label in labels:
        if text and label.text and not _broken_word(text):
            text += " "
        starts.append(len(text))
        text += label.text
    return Passage(text, tuple(label.line for label in labels), tuple(starts))


def _broken_word(text: str) -> bool:
    """Whether text ends in a word that the line's end cut at its hyphen; a dash has a space before it."""
    return text[-1] == "-" and text[-2:-1].isalnum()


def where(lines: Iterable[Line], *, paged: bool) -> list[Evidence]:
    """Evidence for lines, one entry a page; boxes only where the source is a PDF (`paged`)."""
    ordered = sorted(lines, key=lambda line: line.number)
    return [_on_page(page, list(stand), paged) for page, stand in groupby(ordered, key=lambda line: line.page)]


def _on_page(page: int | None, lines: list[Line], paged: bool) -> Evidence:
    return {
        "page": page,
        "bbox": _box(lines) if paged else None,
        "lines": (lines[0].number, lines[-1].number),
    }


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    return (
        round(min(line.x0 for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.x1 for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )
