"""What stands at a place on a page, found without asking everything on it: a page can hold thousands of boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor, frexp

from ofsted_letters.read.glyphs import Box, Piece

COLUMN, ROW = 36.0, 12.0
"""In points: cells of about a word."""
MOST_CELLS = 100
"""Cells beside each other that a piece is entered in: what is larger stands everywhere."""
FARTHEST = 1e6
"""In points: no page is so large, whatever its file says."""


class Nearby:
    """Pieces by the cells of the page that they reach over, from their start to their end on the baseline."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._cells: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        self._everywhere: list[Piece] = []
        self.largest = 0.0
        """The greatest font size among them."""
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Enter one more."""
        self.largest = max(self.largest, piece.size)
        columns, rows = _steps(piece.x0, piece.x1, COLUMN), _steps(piece.baseline, piece.baseline, ROW)
        if columns is None or rows is None:
            self._everywhere.append(piece)
            return
        for column in columns:
            self._cells[column, rows[0]].append(piece)

    def within(self, x0: float, top: float, x1: float, bottom: float) -> Iterator[Piece]:
        """Those that may stand in a rectangle, from the highest row to the lowest; one can come twice."""
        columns, rows = _steps(x0, x1, COLUMN), _steps(top, bottom, ROW)
        yield from self._everywhere
        if columns is None or rows is None:
            for pieces in self._cells.values():
                yield from pieces
            return
        for row in rows:
            for column in columns:
                yield from self._cells.get((column, row), ())


def _steps(low: float, high: float, step: float) -> range | None:
    """The cells from one place to another; None for too many, or where the places are no numbers."""
    if not (-FARTHEST < low <= high < FARTHEST and high - low < MOST_CELLS * step):
        return None
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
                        self._cells[across, down, column, row].append(box)
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
