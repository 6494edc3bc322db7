"""Pictures of pages set straight: a sheet is fed a little askew."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

ACROSS = 600
"""Pixels of the picture's width on which its lean is measured: a line of print is 17 apart from the next."""
WIDEST = 4.0
"""Degrees to either side that are tried: what leans further was laid down so."""
STEPS = (0.5, 0.1, 0.05)
"""Degrees: a line's letters are 8 pixels high there, and by 0.5 degrees its ends are 5 apart."""
LEAST = 0.1
"""Degrees: over a whole line that is one point, less than what recognition itself is wrong by."""
DARK = 128


def straightened(picture: Image) -> Image:
    """A grey picture whose rows of print run level."""
    from PIL.Image import Resampling

    angle = lean(picture)
    return picture.rotate(angle, Resampling.BICUBIC, fillcolor="white") if abs(angle) >= LEAST else picture


def lean(picture: Image) -> float:
    """Degrees by which a picture must be turned to the left for its rows of print to run level."""
    small = picture.reduce(max(1, round(picture.width / ACROSS)))
    ink = small.point([255 * (grey < DARK) for grey in range(256)])
    angle, reach = 0.0, WIDEST
    for step in STEPS:
        around = round(reach / step)
        angle = max((angle + step * at for at in range(-around, around + 1)), key=lambda tried: _evenness(ink, tried))
        reach = step
    return round(angle, 2)


def _evenness(ink: Image, angle: float) -> int:
    """How sharply rows with print and rows without follow one another where the picture is turned so far."""
    from PIL.Image import Resampling

    turned = ink.rotate(angle, Resampling.NEAREST)
    rows = turned.resize((1, turned.height), Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
