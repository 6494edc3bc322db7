"""Pieces of a page -> lines, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.read.glyphs import Course, Piece, Sight
from ofsted_letters.read.marks import MARK_GAP
from ofsted_letters.read.normalise import Spans, is_bullet, normalise
from ofsted_letters.read.pieces import CELL_GAP, JUMP_BACK, are_of_two_cells

SAME_ROW = 0.3
"""In em. Baselines of one row differ by up to 0.29 (cells of a table, counted on 230 letters); lines of one
paragraph stand at least 1.0 apart."""
SAME_LINE = 0.1
"""In em. Pieces of one line share a baseline but for rounding."""
MOST_BESIDE = 20
"""Lines of one row, from a piece to the left, that it may belong to (a table's row has eight cells at most)."""
WORD_GAP = 0.2
"""In em. A word space is about 0.3 wide; letters of a word were drawn up to 0.2 apart in one of 230 letters."""
ASCENT = 0.76
DESCENT = 0.21
"""In em: what letters take above and below the baseline. Boxes are made from the baseline and the size, since
a glyph's own box depends on the letters that happen to stand in the line."""

_baseline = attrgetter("baseline")
_x0 = attrgetter("x0")


class PrintedPage(NamedTuple):
    """The lines of one page, and the numbers of those that flow over the foot of their frame."""

    lines: list[Line]
    overflowing: list[int]


def printed_page(pieces: list[Piece], page: int, first_number: int) -> PrintedPage:
    """Lines of one page, numbered on from `first_number`."""
    found = PrintedPage([], [])
    for row in _rows(pieces):
        for piece in _joined(row) if len(row) > 1 else row:
            text, raised = normalise(piece.text, piece.raised)
            if not text:
                continue
            number = first_number + len(found.lines)
            found.lines.append(_line(piece, text, raised, page, number))
            if piece.sight is Sight.OVERFLOWING:
                found.overflowing.append(number)
    return found


def _line(piece: Piece, text: str, raised: Spans, page: int, number: int) -> Line:
    _, _, x0, x1, text_x0, baseline, size, font, _, _, sight, element, course = piece
    return Line(  # by place, since to name seventeen arguments takes as long as all the rest
        number,
        text,
        page,
        x0,
        baseline - ASCENT * size,
        x1,
        baseline + DESCENT * size,
        baseline,
        size,
        font.bold,
        text_x0,
        raised,
        None,
        sight is not Sight.HIDDEN,
        element,
        course is not Course.ALONG,
        font.italic,
    )


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    limit = 0.0
    for piece in sorted(pieces, key=_baseline):
        if row and piece.baseline > limit:
            yield row
            row = []
        if not row:
            limit = piece.baseline + SAME_ROW * piece.size
        row.append(piece)
    if row:
        yield row


def _joined(row: list[Piece]) -> list[Piece]:
    """One row's pieces from left to right, those put together that are one line."""
    row.sort(key=_x0)
    lines: list[Piece] = []
    for piece in row:
        near = range(max(len(lines) - MOST_BESIDE, 0), len(lines))
        if any(_printed_twice(lines[at], piece) for at in near):
            continue
        before = next((at for at in near if _continues(lines[at], piece)), None)
        if before is None:
            lines.append(piece)
        else:
            lines[before] = _join(lines[before], piece)
    return lines


def _printed_twice(one: Piece, other: Piece) -> bool:
    """Some programs make bold by printing twice."""
    return one.text == other.text and abs(one.x0 - other.x0) < 1 and abs(one.baseline - other.baseline) < 1


def _continues(line: Piece, piece: Piece) -> bool:
    if line.sight is not piece.sight or line.course is not piece.course:
        return False
    if are_of_two_cells(line.element, piece.element):
        return False
    if abs(line.baseline - piece.baseline) > SAME_LINE * line.size:
        return _is_bullet(line) and JUMP_BACK < (piece.x0 - line.x1) / piece.size < MARK_GAP
    gap = (piece.x0 - line.x1) / line.size
    widest = MARK_GAP if _is_bullet(line) or line.raised == ((0, len(line.text)),) else CELL_GAP
    return JUMP_BACK < gap < widest


def _is_bullet(piece: Piece) -> bool:
    return len(piece.text) == 1 and is_bullet(piece.text)


def _join(line: Piece, piece: Piece) -> Piece:
    space = " " if piece.x0 - line.x1 > WORD_GAP * line.size else ""
    shift = len(line.text) + len(space)
    joined = line._replace(
        text=line.text + space + piece.text,
        x1=max(line.x1, piece.x1),
        raised=line.raised + tuple((start + shift, end + shift) for start, end in piece.raised),
    )
    if _is_bullet(line):
        joined = joined._replace(
            text_x0=piece.text_x0,
            baseline=piece.baseline,
            size=piece.size,
            font=piece.font,
            element=piece.element,
        )
    elif line.raised == ((0, len(line.text)),):
        joined = joined._replace(size=piece.size, font=piece.font, element=piece.element)
    return joined
