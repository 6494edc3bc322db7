"""What stands at a place on a page, found without asking everything on it: a page can hold thousands of boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil, floor, frexp, log
from typing import NamedTuple

from ofsted_letters.read.glyphs import Box, Piece

FARTHEST = 1e6
"""In points: no page is so large, whatever its file says."""
MOST_CELLS = 1000
"""Cells of one scale that are looked at: the neighbours of a line that crosses the page stand in 90 at most."""
MOST_IN_CELL = 250
"""Of what stands in one cell, so many are entered: print that can be read puts 20 words there, or 60 letters."""
STEP = 4.0
"""Times a scale's size, the next one's."""
_NO_WIDER = Box(0.0, 0.0, 0.0, 0.0)


class _Scale(NamedTuple):
    """How large a piece is, by powers of `STEP`; no piece of a scale is larger than one of its cells."""

    across: int
    down: int


class Nearby:
    """Pieces by place, size and width, so that one huge piece makes the search for others no wider."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._scales: defaultdict[_Scale, defaultdict[tuple[int, int], list[Piece]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Enter one more, if it is on any page."""
        edges = (piece.x0, piece.x1, piece.baseline, piece.size)
        if not all(-FARTHEST < edge < FARTHEST for edge in edges):
            return
        scale = _Scale(_power(max(piece.x1 - piece.x0, piece.size)), _power(piece.size))
        row = floor(piece.baseline / STEP**scale.down)
        for column in {floor(x / STEP**scale.across) for x in (piece.x0, piece.x1)}:
            cell = self._scales[scale][column, row]
            if len(cell) < MOST_IN_CELL:
                cell.append(piece)

    def within(self, area: Box, em: Box = _NO_WIDER) -> Iterator[Piece]:
        """Those that may stand in an area, on each side wider by so many of their own em; one can come twice."""
        for scale, cells in self._scales.items():
            width, height = STEP**scale.across, STEP**scale.down
            columns = _steps(area.x0 - em.x0 * height, area.x1 + em.x1 * height, width)
            rows = _steps(area.top - em.top * height, area.bottom + em.bottom * height, height)
            places = ((column, row) for row in rows for column in columns)
            for place in islice(places, MOST_CELLS):
                yield from cells.get(place, ())


def _power(length: float) -> int:
    """The least power of `STEP` that is no less; what is shorter than a point's thousandth is taken for that."""
    return ceil(log(max(length, 1e-3), STEP))


def _steps(low: float, high: float, step: float) -> range:
    """The cells from one place to another; none where they are no numbers."""
    if not -FARTHEST < low <= high < FARTHEST:
        return range(0)
    return range(floor(low / step), floor(high / step) + 1)


class Painted:
    """Boxes by place and size: each stands in the cells of its own scale, in four of them at most."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: defaultdict[tuple[int, int, int, int], list[Box]] = defaultdict(list)
        for box in dict.fromkeys(boxes):
            x0, top, x1, bottom = (min(max(edge, -FARTHEST), FARTHEST) for edge in box)
            if x0 <= x1 and top <= bottom:
                across, down = frexp(x1 - x0)[1], frexp(bottom - top)[1]
                for column in range(_cell(x0, across), _cell(x1, across) + 1):
                    for row in range(_cell(top, down), _cell(bottom, down) + 1):
                        cell = self._cells[across, down, column, row]
                        if len(cell) < MOST_IN_CELL:
                            cell.append(box)
        self._scales = {(across, down) for across, down, _, _ in self._cells}

    def holds(self, x: float, y: float) -> bool:
        """Whether one of the boxes lies under a place."""
        return any(
            box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
            for across, down in self._scales
            for box in self._cells.get((across, down, _cell(x, across), _cell(y, down)), ())
        )


def _cell(place: float, scale: int) -> int:
    """The cell of a scale that a place lies in: a box of that scale is no wider than one cell."""
    return floor(place / 2.0**scale)
