"""Pieces of a page -> lines, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ofsted_letters.document import Line
from ofsted_letters.read.glyphs import Piece, Sight
from ofsted_letters.read.normalise import BULLETS, Spans, normalise
from ofsted_letters.read.pieces import CELL_GAP, JUMP_BACK, RAISED

SAME_ROW = 0.3
"""In em. Baselines of one row differ by up to 0.29 (cells of a table, counted on 230 letters); lines of one
paragraph stand at least 1.0 apart."""
SAME_LINE = 0.1
"""In em. Pieces of one line share a baseline but for rounding."""
WORD_GAP = 0.2
"""In em. A word space is about 0.3 wide; letters of a word were drawn up to 0.2 apart in one of 230 letters."""
MARK_GAP = 3.0
"""In em. How far a bullet or a note's number may stand from its text."""
HIGHEST_RAISED = 0.6
"""In em. What stands higher belongs to the line above."""
ASCENT = 0.76
DESCENT = 0.21
"""In em: what letters take above and below the baseline. Boxes are made from the baseline and the size, since
a glyph's own box depends on the letters that happen to stand in the line."""

_baseline = attrgetter("baseline")


class PrintedPage(NamedTuple):
    """The lines of one page, and the numbers of those that flow over the foot of their frame."""

    lines: list[Line]
    overflowing: list[int]


def printed_page(pieces: list[Piece], page: int, first_number: int) -> PrintedPage:
    """Lines of one page, numbered on from `first_number`."""
    found = PrintedPage([], [])
    for row in _rows(_with_marks_lowered(pieces)):
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
    return Line(
        number=number,
        text=text,
        page=page,
        x0=piece.x0,
        top=piece.baseline - ASCENT * piece.size,
        x1=piece.x1,
        bottom=piece.baseline + DESCENT * piece.size,
        baseline=piece.baseline,
        size=piece.size,
        bold=piece.bold,
        text_x0=piece.text_x0,
        raised=raised,
        printed=piece.sight is not Sight.HIDDEN,
    )


def _with_marks_lowered(pieces: list[Piece]) -> list[Piece]:
    """Put superscripts that came as lines of their own onto the baseline of the text they mark."""
    marks = [piece for piece in pieces if len(piece.text) <= 3 and piece.text.isdigit()]
    return [_lowered(piece, pieces) if piece in marks else piece for piece in pieces] if marks else pieces


def _lowered(mark: Piece, pieces: Iterable[Piece]) -> Piece:
    for host in pieces:
        height = (host.baseline - mark.baseline) / host.size
        if RAISED < height < HIGHEST_RAISED and mark.size < host.size and _touches(mark, host):
            return mark._replace(baseline=host.baseline, size=host.size, raised=((0, len(mark.text)),))
    return mark


def _touches(mark: Piece, host: Piece) -> bool:
    after = (mark.x0 - host.x1) / host.size
    before = (host.x0 - mark.x1) / host.size
    return JUMP_BACK < after < CELL_GAP or JUMP_BACK < before < MARK_GAP


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
    row.sort(key=lambda piece: piece.x0)
    lines: list[Piece] = []
    for piece in row:
        if any(_printed_twice(line, piece) for line in lines):
            continue
        before = next((at for at, line in enumerate(lines) if _continues(line, piece)), None)
        if before is None:
            lines.append(piece)
        else:
            lines[before] = _join(lines[before], piece)
    return lines


def _printed_twice(one: Piece, other: Piece) -> bool:
    """Some programs make bold by printing twice."""
    return one.text == other.text and abs(one.x0 - other.x0) < 1 and abs(one.baseline - other.baseline) < 1


def _continues(line: Piece, piece: Piece) -> bool:
    if line.sight is not piece.sight:
        return False
    if abs(line.baseline - piece.baseline) > SAME_LINE * line.size:
        return _is_bullet(line) and JUMP_BACK < (piece.x0 - line.x1) / piece.size < MARK_GAP
    gap = (piece.x0 - line.x1) / line.size
    widest = MARK_GAP if _is_bullet(line) or line.raised == ((0, len(line.text)),) else CELL_GAP
    return JUMP_BACK < gap < widest


def _is_bullet(piece: Piece) -> bool:
    return piece.text in BULLETS


def _join(line: Piece, piece: Piece) -> Piece:
    space = " " if piece.x0 - line.x1 > WORD_GAP * line.size else ""
    shift = len(line.text) + len(space)
    joined = line._replace(
        text=line.text + space + piece.text,
        x1=max(line.x1, piece.x1),
        raised=line.raised + tuple((start + shift, end + shift) for start, end in piece.raised),
    )
    if _is_bullet(line):
        joined = joined._replace(text_x0=piece.text_x0, baseline=piece.baseline, size=piece.size, bold=piece.bold)
    elif line.raised == ((0, len(line.text)),):
        joined = joined._replace(size=piece.size, bold=piece.bold)
    return joined
