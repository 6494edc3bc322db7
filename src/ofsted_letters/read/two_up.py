"""Two pages printed side by side on one sheet, as offices print to save paper: read one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.read.glyphs import Piece

WIDE = 0.6
"""Of a page's width: what a line of prose takes at least, and no cell of a table that is as wide as the sheet."""
FEWEST = 2
"""Lines of prose on either page; a letter's last page has its closing sentence at least."""


def pages_apart(pieces: Sequence[Piece], width: float, height: float) -> list[tuple[float, list[Piece]]]:
    """The two pages of a sheet: how far each stands from the sheet's left edge, and its pieces from its own edge on.

    None for a sheet that is one page.

    Args:
        pieces: all text of the sheet.
        width: the sheet's, in points.
        height: likewise.
    """
    if width <= height:
        return []
    middle = width / 2
    left = [piece for piece in pieces if piece.x1 <= middle]
    right = [piece for piece in pieces if piece.x0 >= middle]
    if len(left) + len(right) < len(pieces) or not (_is_prose(left, middle) and _is_prose(right, middle)):
        return []
    return [(0.0, left), (middle, [_moved(piece, -middle) for piece in right])]


def _is_prose(pieces: Sequence[Piece], width: float) -> bool:
    return sum(piece.x1 - piece.x0 > WIDE * width for piece in pieces) >= FEWEST


def _moved(piece: Piece, by: float) -> Piece:
    return piece._replace(x0=piece.x0 + by, x1=piece.x1 + by, text_x0=piece.text_x0 + by)
