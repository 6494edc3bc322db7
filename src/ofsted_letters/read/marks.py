"""Superscripts that an engine gave as lines of their own, put back where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from ofsted_letters.read.glyphs import Box, Glyphs, Piece
from ofsted_letters.read.pieces import CELL_GAP, JUMP_BACK, RAISED, piece_at
from ofsted_letters.read.places import Nearby

MARK_GAP = 3.0
"""In em. How far a bullet or a note's number may stand from its text."""
HIGHEST_RAISED = 0.6
"""In em. What stands higher belongs to the line above."""

_baseline = attrgetter("baseline")
_size = attrgetter("size")


def settled(pieces: list[Piece], glyphs: Glyphs) -> list[Piece]:
    """The pieces with superscripts on the baseline of the text they mark, and that text parted around them."""
    marks = _marks(pieces)
    if not marks:
        return pieces
    places = {piece.start: at for at, piece in enumerate(pieces)}
    nearby = Nearby(pieces)
    raised: list[Piece] = []
    parting: dict[int, list[Piece]] = {}
    for mark in marks:
        hosts = (places[piece.start] for piece in _around(mark, nearby) if _is_marked(piece, mark))
        if (at := min(hosts, default=None)) is not None:
            host = pieces[at]
            raised.append(mark._replace(baseline=host.baseline, size=host.size, raised=((0, len(mark.text)),)))
            if host.x0 < mark.x0 < host.x1:
                parting.setdefault(host.start, []).append(mark)
    gone = {*parting, *(mark.start for mark in raised)}
    kept = [piece for piece in pieces if piece.start not in gone]
    parts = [part for start, within in parting.items() for part in _parted(pieces[places[start]], within, glyphs)]
    return kept + raised + parts


def _marks(pieces: list[Piece]) -> list[Piece]:
    """The pieces that may be superscripts: numbers, but neither the page's lowest print, as most, nor its largest."""
    numbers = [piece for piece in pieces if len(piece.text) <= 3 and piece.text.isdigit()]
    if not numbers:
        return numbers
    lowest, largest = max(map(_baseline, pieces)), max(map(_size, pieces))
    return [piece for piece in numbers if piece.baseline < lowest and piece.size < largest]


def _around(mark: Piece, nearby: Nearby) -> Iterator[Piece]:
    """The pieces that a superscript may stand on."""
    place = Box(mark.x0, mark.baseline, mark.x1, mark.baseline)
    return nearby.within(place, em=Box(CELL_GAP, 0.0, MARK_GAP, HIGHEST_RAISED))


def _is_marked(piece: Piece, mark: Piece) -> bool:
    if not RAISED < (piece.baseline - mark.baseline) / piece.size < HIGHEST_RAISED:
        return False
    after = (mark.x0 - piece.x1) / piece.size
    before = (piece.x0 - mark.x1) / piece.size
    return mark.size < piece.size and after < CELL_GAP and before < MARK_GAP


def _parted(host: Piece, marks: list[Piece], glyphs: Glyphs) -> list[Piece]:
    """What stands before, between and behind the marks."""
    limits = sorted(mark.x1 + JUMP_BACK * mark.size for mark in marks)
    cuts = [0]
    for at in range(1, len(host.text)):
        if not host.text[at].isspace() and glyphs.origin(host.start + at)[0] >= limits[0]:
            x = glyphs.origin(host.start + at)[0]
            del limits[: bisect_right(limits, x)]
            cuts.append(at)
            if not limits:
                break
    ends = [*cuts[1:], len(host.text)]
    return [
        piece_at(glyphs, host.start + cut, host.text[cut:end].rstrip()) for cut, end in zip(cuts, ends, strict=True)
    ]
