"""Pages without text, read from their pictures: set upright, recognised by tesseract, laid out as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import radians
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.announced import announce
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import BANNER, Element, Half, Line, Note, Turned
from ofsted_letters.read import tesseract
from ofsted_letters.read.banners import Banners
from ofsted_letters.read.meaning import has_meaning
from ofsted_letters.read.overlooked_lines import with_overlooked_lines
from ofsted_letters.read.postcodes import with_postcodes
from ofsted_letters.read.recognised import RecognisedGlyphs, Row, rows_of
from ofsted_letters.read.recognition import pages_named
from ofsted_letters.read.sheets import POINTS, Sheet
from ofsted_letters.read.specks import sifted
from ofsted_letters.read.straight import lean, straightened
from ofsted_letters.read.strokes import is_blank
from ofsted_letters.read.tesseract import Word

if TYPE_CHECKING:
    from PIL.Image import Image

UPSIDE_DOWN = 65.0
"""Mean confidence below which a page may stand on its head: then it is 37, else 94 and more (10 letters)."""
FEWEST_LETTERS = 30
"""Letters and figures by which a page counts as upright: on one that lies on its side a sign or two can be seen, with
whatever confidence; a letter's last page has its greeting and a name."""
UNCERTAIN = 60.0
"""Confidence below which a word is doubtful."""


class Doubt(NamedTuple):
    """A word of which recognition was not sure."""

    page: int
    """The file's."""
    text: str
    x: float
    y: float
    """Its middle, in points, on the sheet set upright."""
    place: tuple[float, float]
    """The same on the sheet as it lies."""


class _Upright(NamedTuple):
    """A page set upright, and what is recognised on it."""

    picture: Image
    words: list[Word]
    quarters: int
    """By which it was turned to the left."""
    angle: float
    """By how much more, in radians."""


class Recogniser:
    """Reads pages of one file, and tells afterwards what it read."""

    def __init__(self, sheet: Callable[[int], Sheet], name: str) -> None:
        """Of a file `name`, whose pages `sheet` draws, by number from 1."""
        self._sheet = sheet
        self._name = name
        self._turn = 0
        self._pages: list[int] = []
        self._confidences: list[float] = []
        self._doubts: list[Doubt] = []
        self._specks: list[Doubt] = []
        self._bullets = 0
        self._banners = Banners()
        self._reread: list[tuple[int, str, str]] = []
        self._overlooked: list[tuple[int, str]] = []

    def glyphs(self, page: int) -> RecognisedGlyphs:
        """What is recognised on a page; nothing where it has no meaning."""
        announce()
        sheet = self._sheet(page)
        scale = POINTS / sheet.resolution
        upright = self._read(sheet)
        picture, (words, specks) = upright.picture, sifted(upright.words)
        words, changes = with_postcodes(words, picture, sheet.resolution, self._name)
        self._reread += [(page, *change) for change in changes]
        if _is_upright(words):
            words, seen = with_overlooked_lines(words, specks, picture, sheet.resolution, self._name)
            self._overlooked += [(page, line) for line in seen]
        rows = rows_of(words, picture, scale) if words else []
        if not has_meaning("".join(word.text for row in rows for word in row.words)):
            rows = []
        size = picture.width * scale, picture.height * scale
        self._banners.see(page, picture, size[1])
        turned = Turned(upright.quarters, upright.angle, *size)
        self._specks += [_doubt(page, word, scale, turned) for word in specks]
        turned = turned._replace(lean=upright.angle + lean(words, picture.width))
        self._note(page, rows, scale, turned)
        return RecognisedGlyphs(rows, scale, *size, turned if turned.quarters or turned.lean else None)

    def with_banners(self, lines: Sequence[Line], halves: Sequence[Half]) -> list[Line]:
        """The lines of pages that stand so, with those marked that are in a picture at the top of several pages."""
        return [
            line._replace(element=_BANNER) if line.page and self._is_in_banner(line, halves[line.page - 1]) else line
            for line in lines
        ]

    def _is_in_banner(self, line: Line, half: Half) -> bool:
        return (line.top + line.baseline) / 2 < self._banners.heights.get(half.sheet, 0.0)

    def _note(self, page: int, rows: Sequence[Row], scale: float, turned: Turned) -> None:
        """Keep what is to be told of a page."""
        if rows:
            self._pages.append(page)
        for row in rows:
            self._bullets += row.bulleted
            for word in row.words[row.bulleted :]:
                self._confidences.append(word.confidence)
                if word.confidence < UNCERTAIN:
                    self._doubts.append(_doubt(page, word, scale, turned))

    def _read(self, sheet: Sheet) -> _Upright:
        """A page set upright, and its words; the sheets of a pile mostly lie alike."""
        if is_blank(sheet.picture):
            return _Upright(sheet.picture, [], 0, 0.0)
        tried = self._recognised(sheet, self._turn)
        if _is_upright(tried.words):
            return tried
        turn = tesseract.quarters(sheet.picture, self._name) or 2
        other = self._recognised(sheet, turn)
        if _weight(other.words) <= _weight(tried.words):
            return tried
        self._turn = turn
        return other

    def _recognised(self, sheet: Sheet, turn: int) -> _Upright:
        picture, degrees = straightened(_turned(sheet.picture, turn))
        return _Upright(picture, tesseract.words(picture, sheet.resolution, self._name), turn, radians(degrees))

    def notes(self, lines: Sequence[Line], halves: Sequence[Half]) -> Iterator[Note]:
        """What is to be told of the pages that were read, of which these are the lines, on pages that stand so."""
        if not self._pages:
            return
        confidence = fmean(self._confidences) if self._confidences else 0.0
        read = f"{pages_named(self._pages)} {'are' if len(self._pages) > 1 else 'is'} read by tesseract"
        yield Note(
            DiagnosticCode.RECOGNISED_PAGES,
            f"{read} {tesseract.version()}, with a mean confidence of {confidence:.0f} %",
            pages=tuple(self._pages),
        )
        if self._bullets:
            yield Note(DiagnosticCode.REPAIRED_TEXT, f"bullets that were taken for other signs: {self._bullets}")
        if self._reread:
            told = ", ".join(f"“{first}” on page {page} is “{then}”" for page, first, then in self._reread)
            yield Note(DiagnosticCode.REPAIRED_TEXT, f"postcodes that were looked at again: {told}")
        if self._overlooked:
            told = ", ".join(f"“{line}” on page {page}" for page, line in self._overlooked)
            yield Note(DiagnosticCode.REPAIRED_TEXT, f"lines that were overlooked, and read by themselves: {told}")
        for page in self._pages:
            doubts = [doubt for doubt in self._doubts if doubt.page == page]
            if doubts:
                told = f"recognition is not sure of words on page {page}: {_listed(doubts)}"
                yield Note(DiagnosticCode.UNCERTAIN_WORDS, told, _lines_of(doubts, lines, halves), (page,))
        if self._specks:
            pages = tuple(sorted({speck.page for speck in self._specks}))
            told = f"what looks like no text on {pages_named(pages)} is left out: {_listed(self._specks)}"
            yield Note(DiagnosticCode.UNLIKELY_TEXT, told, pages=pages)


_BANNER = Element((), BANNER)


def _is_upright(words: Sequence[Word]) -> bool:
    """Whether what was found on a page shows that it stands so."""
    return _letters(words) >= FEWEST_LETTERS and fmean(word.confidence for word in words) >= UPSIDE_DOWN


def _weight(words: Sequence[Word]) -> float:
    """How much was found on a page, and how surely."""
    return sum(_letters([word]) * word.confidence for word in words)


def _letters(words: Sequence[Word]) -> int:
    return sum(map(str.isalnum, "".join(word.text for word in words)))


def _doubt(page: int, word: Word, scale: float, turned: Turned) -> Doubt:
    x, y = (word.x0 + word.x1) / 2 * scale, (word.top + word.bottom) / 2 * scale
    return Doubt(page, word.text, x, y, turned.back(x, y))


def _turned(picture: Image, quarters: int) -> Image:
    from PIL.Image import Transpose

    turns = (Transpose.ROTATE_90, Transpose.ROTATE_180, Transpose.ROTATE_270)
    return picture.transpose(turns[quarters - 1]) if quarters else picture


def _listed(doubts: Sequence[Doubt]) -> str:
    return ", ".join(f"“{doubt.text}” at {doubt.place[0]:.0f}, {doubt.place[1]:.0f}" for doubt in doubts)


def _lines_of(doubts: Sequence[Doubt], lines: Sequence[Line], halves: Sequence[Half]) -> tuple[int, ...]:
    return tuple(
        line.number
        for line in lines
        if line.page and any(_is_in(line, halves[line.page - 1], doubt) for doubt in doubts)
    )


def _is_in(line: Line, half: Half, doubt: Doubt) -> bool:
    """Whether a word is in a line of a page that can be half of the word's."""
    x = doubt.x - half.left
    return half.sheet == doubt.page and line.x0 <= x <= line.x1 and line.top <= doubt.y <= line.bottom
