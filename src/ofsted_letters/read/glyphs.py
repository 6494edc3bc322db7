"""What an engine gives of a page: its text, and where single glyphs stand. Asking is dear, so ask for few."""

from __future__ import annotations

from typing import NamedTuple, Protocol

LINE_END_HYPHEN = "\ufffe"
"""pdfium's sign for a hyphen at a line's end; it joins two printed lines into one."""


class Box(NamedTuple):
    """A rectangle in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Glyphs(Protocol):
    """The glyphs of one page, in the order of its content stream.

    `text` has one character a glyph, with a newline wherever the engine sees a new line.
    """

    text: str

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline: x, and y from the page's top."""

    def end(self, index: int) -> float:
        """X where a glyph's advance ends."""

    def size(self, index: int) -> float:
        """Font size in points, as printed."""

    def bold(self, index: int) -> bool:
        """Whether the glyph's font is bold."""

    def invisible(self, index: int) -> bool:
        """Whether the glyph is drawn with no ink to be seen."""

    def clip(self, index: int) -> Box | None:
        """The rectangle outside which nothing of the glyph is drawn; None when it hides nothing."""


class Piece(NamedTuple):
    """A stretch of glyphs without a wide gap, still in the engine's spelling."""

    text: str
    x0: float
    x1: float
    text_x0: float
    baseline: float
    size: float
    bold: bool
    raised: tuple[tuple[int, int], ...]
    invisible: bool
    clip: Box | None
