"""Superscripts that an engine gave as lines of their own, put back where they stand."""

from __future__ import annotations

from ofsted_letters.read.glyphs import Glyphs, Piece
from ofsted_letters.read.pieces import CELL_GAP, JUMP_BACK, RAISED, piece_at

MARK_GAP = 3.0
"""In em. How far a bullet or a note's number may stand from its text."""
HIGHEST_RAISED = 0.6
"""In em. What stands higher belongs to the line above."""


def settled(pieces: list[Piece], glyphs: Glyphs) -> list[Piece]:
    """The pieces with superscripts on the baseline of the text they mark, and that text parted around them."""
    marks = [piece for piece in pieces if len(piece.text) <= 3 and piece.text.isdigit()]
    if not marks:
        return pieces
    settled = list(pieces)
    for mark in marks:
        host = next((piece for piece in settled if _is_marked(piece, mark)), None)
        if host is not None:
            settled.remove(mark)
            settled.append(mark._replace(baseline=host.baseline, size=host.size, raised=((0, len(mark.text)),)))
            if host.x0 < mark.x0 < host.x1:
                settled.remove(host)
                settled.extend(_parted(host, mark, glyphs))
    return settled


def _is_marked(piece: Piece, mark: Piece) -> bool:
    if not RAISED < (piece.baseline - mark.baseline) / piece.size < HIGHEST_RAISED:
        return False
    after = (mark.x0 - piece.x1) / piece.size
    before = (piece.x0 - mark.x1) / piece.size
    return mark.size < piece.size and after < CELL_GAP and before < MARK_GAP


def _parted(host: Piece, mark: Piece, glyphs: Glyphs) -> list[Piece]:
    """What stands left of a mark and what stands right of it."""
    limit = mark.x1 + JUMP_BACK * mark.size
    for at in range(1, len(host.text)):
        if not host.text[at].isspace() and glyphs.origin(host.start + at)[0] >= limit:
            left, right = host.text[:at].rstrip(), host.text[at:]
            return [piece_at(glyphs, host.start, left), piece_at(glyphs, host.start + at, right)]
    return [host]
