"""Frames drawn around lines, where no table of the file's structure tells of them: a box is a table of one cell.

A frame is one shape, drawn or filled, or four rules that meet. Frames beside each other are a table's cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from ofsted_letters.document import Element, Line
from ofsted_letters.read.glyphs import Box

NARROWEST, LOWEST = 150.0, 36.0
"""In points: a box holds lines of prose, three at least."""
LINE = 8.0
"""In points: a cell's side at least, which holds one line."""
HIGHEST = 0.85
"""Share of the page; what is higher is the page's own border."""
THIN = 3.0
"""In points: a rule at most."""
INSET, FARTHEST_INSET = 2.0, 40.0
"""Points from the margin of a page's text to that of a box in it; columns stand further right."""
MEETING = 3.0
"""In points from one edge to another that it meets at most."""
MOST, MOST_DRAWN = 200, 5000
"""Shapes of a page that are large enough, and of any size: print draws a dozen, a plan thousands."""


DRAWN = -1
"""Where the paths of drawn tables begin, as no path of the file's structure does."""


class Drawn(NamedTuple):
    """The frames of one page."""

    page: int
    frames: list[Box]


def frames(shapes: Iterable[Box], height: float) -> list[Box]:
    """The frames that a page's shapes make, from top to bottom; none on a page of more than letters have."""
    found = [shape for shape in islice(shapes, MOST_DRAWN) if _width(shape) >= NARROWEST or _height(shape) >= LINE]
    if len(found) > MOST:
        return []
    whole = [shape for shape in found if _width(shape) >= NARROWEST and _height(shape) > THIN]
    down = _joined(shape for shape in found if _width(shape) <= THIN)
    boxes = [*whole, *_ruled(down, [shape for shape in found if _height(shape) <= THIN])]
    boxes = [box for box in boxes if _height(box) < HIGHEST * height]
    alone = _joined(box for box in boxes if not any(_parts(other, box) for other in (*boxes, *down)))
    return [box for box in alone if _height(box) >= LOWEST]


def may_have(lines: Sequence[Line]) -> bool:
    """Whether a page without tables has something bold that could head a box; below a structure's text it is inset."""
    if not any(line.bold for line in lines) or any(line.element and line.element.cell for line in lines):
        return False
    if not any(line.element for line in lines):
        return True
    edges = Counter(round(line.x0) for line in lines)
    left = max(edges, key=lambda edge: edges[edge])
    return any(line.bold and INSET < line.x0 - left < FARTHEST_INSET for line in lines)


def with_frames(lines: Sequence[Line], drawn: Sequence[Drawn]) -> list[Line]:
    """Lines with the frames around them for the only cells of tables; one over a page's end has two that follow."""
    found = list(lines)
    tables = {page: list(zip(boxes, numbers, strict=True)) for page, boxes, numbers in _numbered(drawn)}
    for at, line in enumerate(found):
        around = [(box, number) for box, number in tables.get(line.page or 0, ()) if _holds(box, line)]
        if around:
            _, number = min(around, key=lambda pair: _height(pair[0]))
            table = (DRAWN, number)
            element = line.element or Element((), "TD")
            found[at] = line._replace(element=element._replace(table=table, row=(*table, 0), cell=(*table, 0, 0)))
    return found


def _numbered(drawn: Sequence[Drawn]) -> Iterator[tuple[int, list[Box], list[int]]]:
    """Each page's frames with numbers, which follow each other where a page's end may have cut one in two."""
    last: Box | None = None
    number = 0
    for page, boxes in drawn:
        numbers = []
        for at, box in enumerate(boxes):
            number += 1 if at == 0 and last is not None and _same_sides(last, box) else 2
            numbers.append(number)
        last = boxes[-1] if boxes else None
        yield page, boxes, numbers


def _ruled(down: Sequence[Box], across: Sequence[Box]) -> Iterator[Box]:
    """The boxes that two rules down the page make with two across."""
    for left, right in combinations(sorted(down), 2):
        box = Box(left.x0, left.top, right.x1, left.bottom)
        if abs(left.top - right.top) > MEETING or abs(left.bottom - right.bottom) > MEETING or _width(box) < NARROWEST:
            continue
        sides = [rule for rule in across if abs(rule.x0 - box.x0) <= MEETING and abs(rule.x1 - box.x1) <= MEETING]
        if all(any(abs(rule.top - edge) <= MEETING for rule in sides) for edge in (box.top, box.bottom)):
            yield box


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Boxes of which those that stand on each other are one, as the paragraphs of a frame can each draw theirs."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: (round(box.x0), box.top)):
        above = found[-1] if found else None
        if above is not None and _same_sides(above, box) and box.top - above.bottom <= MEETING:
            found[-1] = above._replace(bottom=max(above.bottom, box.bottom))
        else:
            found.append(box)
    return sorted(found, key=lambda box: (box.top, box.x0))


def _parts(other: Box, box: Box) -> bool:
    """Whether a box is a cell beside another, or holds a rule from top to bottom that parts it in columns."""
    beside = other.x0 > box.x1 - MEETING or other.x1 < box.x0 + MEETING
    inside = box.x0 + MEETING < other.x0 and other.x1 < box.x1 - MEETING
    overlap = min(other.bottom, box.bottom) - max(other.top, box.top)
    is_rule = _width(other) <= THIN
    return overlap > min(_height(other), _height(box)) / 2 and (inside if is_rule else beside)


def _same_sides(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) <= MEETING and abs(one.x1 - other.x1) <= MEETING


def _holds(box: Box, line: Line) -> bool:
    return box.x0 <= line.x0 and line.x1 <= box.x1 + MEETING and box.top < line.baseline < box.bottom + MEETING


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _height(box: Box) -> float:
    return box.bottom - box.top
