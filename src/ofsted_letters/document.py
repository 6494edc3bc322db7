"""What `read` makes of a file: printed lines, each with its place, and nothing interpreted.

A text file is laid out as a page too, so that later stages reason about both kinds alike: one character is
`TEXT_ADVANCE` points wide and one row `TEXT_PITCH` points high, and notes at a page's foot are set smaller, behind
their numbers. Evidence for such a line gives no box.
"""

from __future__ import annotations

from enum import StrEnum
from math import cos, sin
from typing import NamedTuple, TypeAlias

from ofsted_letters.diagnostics import DiagnosticCode

TEXT_ADVANCE = 6.0
TEXT_PITCH = 12.0

Path: TypeAlias = tuple[int, ...]
"""Which child to take at each step down from the structure tree's root: names an element over all pages."""
ARTIFACT = "Artifact"
"""The kind of what a word processor drew beside its text: running headers and footers, the letterhead, rules."""
BANNER = "Banner"
"""The kind of what was recognised in a picture that stands at the top of several pages: logos."""


class Element(NamedTuple):
    """Where a line stands in the structure that a word processor wrote into a tagged PDF.

    A path that is empty says that there is nothing of that sort around the line.
    """

    path: Path
    """Of the innermost block, be it a paragraph, a heading, or a cell or an item without one."""
    kind: str
    """The block's type in the words of the PDF standard: P, H1, Lbl, LBody, TD ...; or `ARTIFACT` or `BANNER`."""
    lists: int = 0
    """How many lists there are around the line, each in the one before."""
    item: Path = ()
    """Of the innermost list's item."""
    table: Path = ()
    """Of the innermost table, as are row and cell."""
    row: Path = ()
    cell: Path = ()
    note: Path = ()
    """Of the footnote or endnote."""


class Medium(StrEnum):
    """How text came to be in the file."""

    BORN_DIGITAL = "born_digital"
    SCAN = "scan"
    """Pictures of pages, read by us."""
    SCAN_WITH_TEXT = "scan_with_text"
    """Pictures of pages, under which somebody's recognition laid text."""
    TEXT = "text"


class Line(NamedTuple):
    """One printed line (or one cell of it, where a wide gap separates columns).

    Coordinates are points from the page's top left; `baseline` is where the letters stand, which unlike `top`
    does not wobble with ascenders.
    """

    number: int
    """1-based over the whole document; the number that `explain` prints and evidence cites."""
    text: str
    """Normalised text, single spaces, bullet glyph and raised digits still in it."""
    page: int | None
    """1-based; None for text without form feeds."""
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    """Font size in points of the line's first letter that is no bullet."""
    bold: bool
    text_x0: float
    """Where the first letter after a bullet glyph stands; equal to `x0` where there is none."""
    raised: tuple[tuple[int, int], ...] = ()
    """Spans of `text` printed as superscript."""
    ends_paragraph: bool | None = None
    """Whether the file marks the line as its paragraph's last; None where that can't be told, or was not asked."""
    printed: bool = True
    """False for text that is in the file but can't be seen on the page."""
    element: Element | None = None
    """Where the line's first letter that is no bullet stands in the file's structure; None where the file says nothing
    of it."""
    slanted: bool = False
    """Whether it is drawn across the page's rows, as a watermark is, or a note up the margin."""
    italic: bool = False
    """Whether its first letter that is no bullet is set in an italic font."""


class Turned(NamedTuple):
    """How the picture of a sheet was turned to the left before its text was recognised."""

    quarters: int
    lean: float
    """By how much more, in radians."""
    width: float
    """In points, of the sheet set upright."""
    height: float

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright sheet is on the sheet as it lies in the file."""
        right, down = x - self.width / 2, y - self.height / 2
        x = right * cos(self.lean) - down * sin(self.lean) + self.width / 2
        y = right * sin(self.lean) + down * cos(self.lean) + self.height / 2
        return ((x, y), (self.height - y, x), (self.width - x, self.height - y), (y, self.width - x))[self.quarters]


class Half(NamedTuple):
    """Where a page stands that is one of two on a sheet, or that is a sheet of its own."""

    sheet: int
    """The file's page, from 1."""
    left: float
    """Points from the sheet's left edge to the page's."""
    turned: Turned | None = None
    """None where the sheet was read as it lies."""

    def on_sheet(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box on the page, as the smallest upright one that holds it on the sheet as it lies in the file."""
        corners = [(x + self.left, y) for x in (x0, x1) for y in (top, bottom)]
        if self.turned:
            corners = [self.turned.back(*corner) for corner in corners]
        across, down = zip(*corners, strict=True)
        return round(min(across), 1), round(min(down), 1), round(max(across), 1), round(max(down), 1)


class Note(NamedTuple):
    """Something the reader had to do or doubt, to become a diagnostic."""

    code: DiagnosticCode
    message: str
    lines: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    """The file's pages that it is about, where it is about no lines; none for the whole file."""


class Document(NamedTuple):
    """All lines of one file in reading order: by page, then top to bottom, then left to right."""

    lines: tuple[Line, ...]
    media_type: str
    """`application/pdf`, `text/plain`, `message/rfc822`, or that of a picture."""
    engine: str
    """`pdfium`, `pdfplumber` or `text`."""
    pages: int | None
    medium: Medium
    notes: tuple[Note, ...] = ()
    halves: tuple[Half, ...] = ()
    """Where each page stands, if a sheet of the file has two or was turned; else empty: the pages are the file's."""

    def sheet(self, page: int) -> int:
        """The file's page that a page of the document stands on."""
        return self.halves[page - 1].sheet if self.halves else page

    def of_sheets(self, first: int, last: int) -> Document:
        """Some of the file's pages."""
        if not self.halves:
            return self.of_pages(first, last)
        pages = [page for page, half in enumerate(self.halves, 1) if first <= half.sheet <= last]
        return self.of_pages(pages[0], pages[-1]) if pages else self.of_pages(0, 0)

    def of_pages(self, first: int, last: int) -> Document:
        """Some of its pages; its lines keep their numbers, and of its notes those stay that are about them."""
        lines = tuple(line for line in self.lines if first <= (line.page or 0) <= last)
        there = {line.number for line in lines}
        about = [
            note
            for note in self.notes
            if (there.intersection(note.lines) if note.lines else self._is_about(note, first, last))
        ]
        notes = [note._replace(lines=tuple(number for number in note.lines if number in there)) for note in about]
        return self._replace(lines=lines, notes=tuple(notes))

    def _is_about(self, note: Note, first: int, last: int) -> bool:
        """Whether a note is about some of the pages from one to another, or about the whole file."""
        first, last = max(first, 1), min(last, len(self.halves) or self.pages or last)
        sheets = range(self.sheet(first), self.sheet(last) + 1) if first <= last else ()
        return not note.pages or any(page in sheets for page in note.pages)

    @property
    def tagged(self) -> bool:
        """Whether the file says of any line where in its structure it stands."""
        return any(line.element is not None and line.element.path for line in self.lines)
