"""Where a value stands in the source: from labelled lines to the contract's evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from ofsted_letters.document import Half, Line
from ofsted_letters.fields.words import is_cut
from ofsted_letters.label.labels import Label

FARTHEST = 20
"""Lines from where a value is first met on which it may stand by itself: more than any address has."""

Evidence = dict[str, Any]
"""One page of it, with the keys of `model.Evidence`."""


class Passage(NamedTuple):
    """The text of one block, and the lines it was put together from."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    """Offset in `text` of each line's first letter."""

    def place_of(self, value: str, after: int = 0) -> tuple[int, int] | None:
        """From where to where a value stands in the text: on the lines that it fills, or else where it is first met.

        It is looked for from `after` on, and then from the beginning. A value put together with other signs than the
        printed ones stands where its letters do; None where they don't follow one another.
        """
        start = self._start_of(value, after)
        if start is None and after:
            start = self._start_of(value, 0)
        return self._place_of_letters(value) if start is None else (start, start + len(value))

    def _start_of(self, value: str, after: int) -> int | None:
        if (first := self.text.find(value, after)) < 0:
            return None
        at, begins, length = bisect_left(self.starts, first), self.text.startswith, len(value)
        near = self.starts[at : at + FARTHEST]
        return next((start for start in near if begins(value, start) and self._ends_line(start + length)), first)

    def _place_of_letters(self, value: str) -> tuple[int, int] | None:
        letters, places = _letters(self.text)
        wanted = "".join(filter(str.isalnum, value))
        start = letters.find(wanted)
        return (places[start], places[start + len(wanted) - 1] + 1) if wanted and start >= 0 else None

    def _ends_line(self, end: int) -> bool:
        at = bisect_left(self.starts, end + 1)
        return end == len(self.text) or self.starts[at : at + 1] == (end + 1,)

    def lines_between(self, start: int, end: int) -> list[Line]:
        """The lines that the characters from `start` to `end` (exclusive) stand on."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return list(self.lines[first : bisect_left(self.starts, end)])


@lru_cache(maxsize=1)
def _letters(text: str) -> tuple[str, list[int]]:
    """A text's letters and digits, and where each stands; kept, since a block's values are looked for one by one."""
    places = [at for at, char in enumerate(text) if char.isalnum()]
    return "".join([text[at] for at in places]), places


def passage(labels: Sequence[Label]) -> Passage:
    """Join a block's lines by one space; a word or range that a line's end cut at its hyphen takes none."""
    text = ""
    starts = []
    for label in labels:
        printed = label.text
        if text and printed and not is_cut(text, printed):
            text += " "
        starts.append(len(text))
        text += printed
    return Passage(text, tuple(label.line for label in labels), tuple(starts))


def where(lines: Iterable[Line], *, paged: bool) -> list[Evidence]:
    """Evidence for lines, one entry a page; boxes only where the source is a PDF (`paged`)."""
    ordered = sorted(lines, key=_number)
    if ordered and ordered[0].page == ordered[-1].page:
        return [_on_page(ordered, paged)]
    return [_on_page(list(stand), paged) for _, stand in groupby(ordered, key=_page)]


def on_sheets(value: Any, halves: Sequence[Half]) -> Any:
    """Values that cite a document's pages, citing the file's instead, where two stand on one sheet or it was turned."""
    if isinstance(value, (list, tuple)):
        return type(value)([on_sheets(part, halves) for part in value])
    if not isinstance(value, dict):
        return value
    cited = {key: on_sheets(part, halves) for key, part in value.items()}
    if page := value.get("page"):
        half = halves[page - 1]
        cited["page"] = half.sheet
        if box := value.get("bbox"):
            cited["bbox"] = half.on_sheet(*box)
    return cited


_number = attrgetter("number")
_page = attrgetter("page")
_edges = attrgetter("x0", "top", "x1", "bottom")


def _on_page(lines: list[Line], paged: bool) -> Evidence:
    first = lines[0]
    return {"page": first.page, "bbox": _box(lines) if paged else None, "lines": (first.number, lines[-1].number)}


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = _edges(lines[0])
    for line in lines[1:]:  # compared one by one, in half the time that `min` takes to be called
        if line.x0 < x0:
            x0 = line.x0
        if line.top < top:
            top = line.top
        if line.x1 > x1:
            x1 = line.x1
        if line.bottom > bottom:
            bottom = line.bottom
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
