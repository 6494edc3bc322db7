"""What an engine gives of a page: its text, and where single glyphs stand. Asking is dear, so ask for few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple, Protocol

from ofsted_letters.document import Element

LINE_END_HYPHEN = "\ufffe"
"""pdfium's sign for a hyphen at a line's end; it joins two printed lines into one."""
LINE_END_SOFT_HYPHEN = "\uffff"
"""Put in its place where the hyphen is a soft one."""
SLANT = 0.05
"""Rise of a slanted line's baseline at least: recognised text and scans lean by 0.03 at most."""
SCANNED = 0.25
"""Share of a page that a picture must cover to be the page's text rather than a logo."""
ON_BASELINE = 1.0
"""Points by which what is drawn on one baseline may differ: engines round differently."""


class Box(NamedTuple):
    """A rectangle in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Font(NamedTuple):
    """What a font's name tells of it."""

    bold: bool
    italic: bool
    symbols: bool
    """Whether its letters are pictures, as in Wingdings."""
    tahoma: bool
    """Whether it is the font that most letters are set in, of which widths are known."""
    glyphless: bool
    """Whether it draws nothing, as that of recognised text: each word takes the width of its picture, its space too."""


@cache
def font_named(name: str) -> Font:
    """Tell a font by its name: of 230 letters' fonts every bold one says so, while weights are missing in some."""
    low = name.lower()
    return Font(
        bold=any(weight in low for weight in ("bold", "black", "heavy")),
        italic="italic" in low or "oblique" in low,
        symbols=any(family in low for family in ("wingdings", "webdings", "symbol", "dingbats")),
        tahoma="tahoma" in low,
        glyphless="glyphless" in low,
    )


class Veil(NamedTuple):
    """What may hide a glyph that is in the file."""

    inked: bool
    """False when it is drawn without ink, or in the colour of what is behind it."""
    clip: Box | None
    """The rectangle outside which nothing of it is drawn; None for the whole page."""


class Course(Enum):
    """How a line runs over its page, as it is shown."""

    ALONG = auto()
    """Along its rows, be it upside down."""
    ACROSS = auto()
    """Up or down it, as a note in the margin; or all that is on a page that nobody turned."""
    SLANTED = auto()


def course(a: float, b: float) -> Course:
    """How what a text matrix with these first two figures draws runs over the page."""
    if not b:  # as nearly all text
        return Course.ALONG
    if min(abs(a), abs(b)) > SLANT * max(abs(a), abs(b)):
        return Course.SLANTED
    return Course.ALONG if abs(a) >= abs(b) else Course.ACROSS


class Look(NamedTuple):
    """What a glyph looks like."""

    size: float
    """Font size in points, as printed."""
    font: Font
    veil: Veil | None
    """None for a glyph that is plainly drawn."""
    element: Element | None = None
    """Where in the file's structure it stands."""
    course: Course = Course.ALONG


class Glyphs(Protocol):
    """The glyphs of one page, in the order of its content stream.

    `text` has one character a glyph, with a newline wherever the engine sees a new line. `width` and `height`
    are the page's, in points. `structure_cut` says whether some of the file's structure was left out, and
    `beside` has the words that were typed onto the page as notes, or into fields that are not drawn: its text has not.
    """

    text: str
    width: float
    height: float
    structure_cut: bool
    beside: tuple[str, ...]

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline: x, and y from the page's top."""

    def end(self, index: int) -> float:
        """X where a glyph's advance ends."""

    def look(self, index: int) -> Look:
        """Size and font of a glyph, what may hide it, and where in the structure it stands."""

    def element(self, index: int) -> Element | None:
        """Where in the structure a glyph stands, which alone is asked in less time."""

    def last_runs(self, baselines: Sequence[float]) -> list[list[str]]:
        """What was drawn last on each of some baselines that stand further apart than `ON_BASELINE`.

        One text a drawing operation: the last one with letters, and any after it.
        """

    def shapes(self) -> Iterator[Box]:
        """The boxes around what is drawn on the page, be it outlines, rules or coloured ground."""

    def leaves_letters_out(self) -> bool:
        """Whether the engine drops letters of text that somebody's recognition laid under a picture."""

    def is_picture(self) -> bool:
        """Whether pictures cover much of the page, as they do where it was scanned."""


class Sight(Enum):
    """Whether a reader of the page sees a piece."""

    SEEN = auto()
    OVERFLOWING = auto()
    """Meant to be seen, but it stands below the foot of its frame."""
    HIDDEN = auto()


class Piece(NamedTuple):
    """A stretch of glyphs without a wide gap, still in the engine's spelling."""

    start: int
    """Of the page's glyphs, the one that the text starts with; it has one character a glyph."""
    text: str
    x0: float
    x1: float
    text_x0: float
    baseline: float
    size: float
    font: Font
    raised: tuple[tuple[int, int], ...]
    veil: Veil | None
    sight: Sight = Sight.SEEN
    element: Element | None = None
    course: Course = Course.ALONG
