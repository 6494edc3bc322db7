"""PDF -> Document through pdfplumber: slower than pdfium by far, but independent of it, and more forgiving."""

from __future__ import annotations

import io
import logging
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pdfplumber
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import (
    MATRIX_IDENTITY,
    Matrix,
    PathSegment,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
    mult_matrix,
)
from pdfplumber.pdf import PDF

from ofsted_letters.document import Document, Element
from ofsted_letters.errors import BrokenPdf, EncryptedPdf, LetterError
from ofsted_letters.read.glyphs import (
    ON_BASELINE,
    SCANNED,
    Box,
    Course,
    Font,
    Look,
    Veil,
    course,
    font_named,
)
from ofsted_letters.read.marks import HIGHEST_RAISED, MARK_GAP
from ofsted_letters.read.normalise import WITHOUT_MEANING
from ofsted_letters.read.pieces import JUMP_BACK
from ofsted_letters.read.places import Painted
from ofsted_letters.read.plumber_fields import numbers, typed
from ofsted_letters.read.plumber_tags import ContentMark, MarkedContent, PlumberTags
from ofsted_letters.read.printed import printed_document
from ofsted_letters.read.recognition import Recognition
from ofsted_letters.read.rows import WORD_GAP
from ofsted_letters.terms import Ocr, Pages

for _library in ("pdfminer", "pdfplumber"):  # they would talk on stderr otherwise
    logging.getLogger(_library).addHandler(logging.NullHandler())

_REFERENCE_ALONE = re.compile(rb"\b(\d{1,10})\s+\d{1,5}\s+obj\s*(\d{1,10})\s+\d{1,5}\s+R\b")
_WITHOUT_INK = (3, 7)
_WHITES: tuple[object, ...] = (1, (1,), (1, 1, 1), (0, 0, 0, 0))


def read_plumber(data: bytes, name: str, ocr: Ocr = "never", pages: Pages | None = None) -> Document:
    """Read a PDF's lines through pdfplumber, and those that `ocr` says, of `pages`, through tesseract.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfplumber can't read it.
        NoTextLayer: no page has text.
        RecognitionFailed: tesseract failed, or is missing where all pages were to be read by it.
    """
    if _has_endless_reference(data):
        raise BrokenPdf(name, "an object of the PDF is nothing but a reference to itself", "download it again")
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return printed_document(_pages(pdf), "pdfplumber", name, Recognition(data, name, ocr, pages))
    except (LetterError, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it stumble over
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            raise EncryptedPdf(name, "the PDF needs a password", "save it without one") from error
        raise BrokenPdf(name, "the PDF is damaged", "download it again") from error


def _has_endless_reference(data: bytes) -> bool:
    """Whether objects that are nothing but references lead in a circle, which pdfminer would follow for ever."""
    leads = {int(number): int(other) for number, other in _REFERENCE_ALONE.findall(data)}
    ended: set[int] = set()
    for number in leads:
        passed: set[int] = set()
        while number in leads and number not in ended:
            if number in passed:
                return True
            passed.add(number)
            number = leads[number]
        ended |= passed
    return False


def _pages(pdf: PDF) -> Iterator[PlumberGlyphs]:
    tags = PlumberTags(pdf)
    for page in pdf.pages:
        device = _GlyphDevice(pdf.rsrcmgr)
        interpreter = _ClippingInterpreter(pdf.rsrcmgr, device)
        interpreter.process_page(page.page_obj)
        beside = interpreter.draw_typed(page.page_obj)
        area = apply_matrix_rect(device.page_matrix, page.page_obj.cropbox)
        yield PlumberGlyphs(device, area, partial(tags.of, page.page_obj), tags.cut, beside)
        page.close()


class _Glyph(NamedTuple):
    """One character as drawn, in points from the page's bottom left."""

    char: str
    x: float
    y: float
    end: float
    size: float
    run: int
    """Counts the drawing operations of the page."""
    font: Font
    white: bool
    inked: bool
    clip: Box | None
    mark: ContentMark
    course: Course


class _ClippingInterpreter(PDFPageInterpreter):
    """Follows clip rectangles, which pdfminer itself passes over."""

    device: _GlyphDevice

    def draw_typed(self, page: PDFPage) -> tuple[str, ...]:
        """Draw what was typed onto a page beside its own content; the words of what is not drawn are returned."""
        found = list(typed(page))
        for one in found:
            if one.appearance:
                self._draw(one.appearance, one.place)
        return tuple(one.words for one in found if one.words and not one.appearance)

    def _draw(self, appearance: PDFStream, place: Rect) -> None:
        """Draw a form so that its box fills a place."""
        box = numbers(appearance.get("BBox"))
        if len(box) != 4:
            return
        across, down = ((place[at + 2] - place[at]) / ((box[at + 2] - box[at]) or 1.0) for at in (0, 1))
        fit = (across, 0.0, 0.0, down, place[0] - across * box[0], place[1] - down * box[1])
        self.device.clip, self.device.marked = None, MarkedContent()
        resources = dict_value(appearance.get("Resources", {}))
        self.dup().render_contents(resources, [appearance], ctm=mult_matrix(fit, self.device.page_matrix))

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._clip = self.device.clip
        self._clips: list[Box | None] = []

    def do_q(self) -> None:
        super().do_q()
        self._clips.append(self._clip)

    def do_Q(self) -> None:  # noqa: N802 - named after the PDF operator
        super().do_Q()
        if self._clips:
            self._clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802
        self._clip = _meet(self._clip, _around(self.curpath, self.ctm))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_TJ(self, seq: PDFStackT) -> None:  # noqa: N802
        self.device.clip = self._clip
        super().do_TJ(seq)

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802
        self.device.clip = self._clip  # a form's interpreter starts from it
        around, self.device.marked = self.device.marked, MarkedContent()  # a form counts its marks anew
        super().do_Do(xobjid_arg)
        self.device.marked = around

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:  # noqa: N802
        super().do_BDC(tag, self._named_properties(props))

    def _named_properties(self, props: PDFStackT) -> PDFStackT:
        """Properties that can stand in the page's resources, under a name."""
        if not isinstance(props, PSLiteral):
            return props
        named: PDFStackT = resolve1(dict_value(self.resources.get("Properties")).get(props.name))
        return named


def _around(path: Iterable[PathSegment], matrix: Matrix) -> Box:
    """The box around a path, in the page's coordinates, where top is greater than bottom."""
    points = [
        apply_matrix_pt(matrix, (float(segment[at]), float(segment[at + 1])))
        for segment in path
        for at in range(1, len(segment), 2)
    ]
    if not points:
        return Box(0.0, 0.0, 0.0, 0.0)
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), max(ys), max(xs), min(ys))


def _meet(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return Box(max(one.x0, other.x0), min(one.top, other.top), min(one.x1, other.x1), max(one.bottom, other.bottom))


class _GlyphDevice(PDFTextDevice):
    """Notes every glyph drawn, and what white glyphs could stand out from."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.glyphs: list[_Glyph] = []
        self.painted: list[Box] = []
        self.drawn: list[Box] = []
        self.pictures: list[Box] = []
        self.clip: Box | None = None
        self.marked = MarkedContent()
        self.page_matrix: Matrix = MATRIX_IDENTITY
        self._inked = True
        self._run = 0
        self._figure = Box(0.0, 0.0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.page_matrix = ctm

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        self.marked.begin(str(tag.name), props)

    def end_tag(self) -> None:
        self.marked.end()

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self._inked = textstate.render not in _WITHOUT_INK
        self._run += 1
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = WITHOUT_MEANING
        advance = font.char_width(cid) * fontsize * scaling
        x, y = apply_matrix_pt(matrix, (0, rise))
        end, _ = apply_matrix_pt(matrix, (advance, rise))
        kind = font_named(str(font.fontname))
        size = fontsize * hypot(matrix[2], matrix[3])
        white = graphicstate.ncolor in _WHITES
        runs = course(matrix[0], matrix[1])
        width = (end - x) / max(len(text), 1)  # the letters of a ligature share what it takes
        for at, char in enumerate(text):
            starts, ends = x + at * width, x + (at + 1) * width
            self.glyphs.append(
                _Glyph(
                    char, starts, y, ends, size, self._run, kind, white, self._inked, self.clip, self.marked.mark, runs
                )
            )
        return advance

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        coloured = fill and graphicstate.ncolor not in _WHITES
        if self.ctm and coloured:
            self.painted.append(_around(path, self.ctm))
        if self.ctm and (coloured or stroke):
            self.drawn.append(_around(path, self.ctm))

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        if self.ctm:
            x, y, width, height = bbox
            corners = (x, y, x + width, y + height)
            x0, bottom, x1, top = apply_matrix_rect(mult_matrix(matrix, self.ctm), corners)
            self._figure = Box(x0, top, x1, bottom)

    def render_image(self, name: str, stream: PDFStream) -> None:
        self.pictures.append(self._figure)
        self.painted.append(self._figure)


class PlumberGlyphs:
    """One page's glyphs, all noted beforehand."""

    def __init__(
        self,
        device: _GlyphDevice,
        page: tuple[float, float, float, float],
        element: Callable[[ContentMark], Element | None],
        structure_cut: bool,
        beside: tuple[str, ...] = (),
    ) -> None:
        self._element = element
        self.structure_cut, self.beside = structure_cut, beside
        self._left, bottom, right, self._top = page
        self.width, self.height = right - self._left, self._top - bottom
        self._pictures = device.pictures
        self._drawn = device.drawn
        self._scans, self._painted = _upright(device.pictures), _upright(device.painted)
        self._glyphs = _with_breaks(device.glyphs)
        self.text = "".join(glyph.char for glyph in self._glyphs)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline."""
        glyph = self._glyphs[index]
        return glyph.x - self._left, self._top - glyph.y

    def end(self, index: int) -> float:
        """X where a glyph's advance ends."""
        return self._glyphs[index].end - self._left

    def look(self, index: int) -> Look:
        """Size and font of a glyph, what may hide it, and where in the structure it stands."""
        glyph = self._glyphs[index]
        return Look(glyph.size, glyph.font, self._veil(glyph), self._element(glyph.mark), glyph.course)

    def element(self, index: int) -> Element | None:
        """Where in the structure a glyph stands."""
        return self._element(self._glyphs[index].mark)

    def _veil(self, glyph: _Glyph) -> Veil | None:
        if glyph.inked and not glyph.white and glyph.clip is None:
            return None
        clip = glyph.clip and Box(
            glyph.clip.x0 - self._left,
            self._top - glyph.clip.top,
            glyph.clip.x1 - self._left,
            self._top - glyph.clip.bottom,
        )
        return Veil(self._is_seen(glyph), clip)

    def last_runs(self, baselines: Sequence[float]) -> list[list[str]]:
        """What was drawn last on each of some baselines: the last run with letters, and any after it."""
        return [self._last_runs(baseline) for baseline in baselines]

    def _last_runs(self, baseline: float) -> list[str]:
        runs: dict[int, str] = {}
        for glyph in self._drawn_on(baseline):
            runs[glyph.run] = runs.get(glyph.run, "") + glyph.char
        texts = list(runs.values())
        last = max((at for at, text in enumerate(texts) if text.strip()), default=0)
        return texts[last:]

    def shapes(self) -> Iterator[Box]:
        """The boxes around what is drawn on the page, be it outlines, rules or coloured ground."""
        for box in self._drawn:
            yield Box(box.x0 - self._left, self._top - box.top, box.x1 - self._left, self._top - box.bottom)

    def _drawn_on(self, baseline: float) -> list[_Glyph]:
        """The glyphs on a baseline, in the order drawn."""
        after, before = (baseline - ON_BASELINE, len(self._glyphs)), (baseline + ON_BASELINE, -1)
        found = self._from_top[bisect_left(self._from_top, after) : bisect_left(self._from_top, before)]
        return [self._glyphs[at] for at in sorted(at for _, at in found)]

    @cached_property
    def _from_top(self) -> list[tuple[float, int]]:
        """Every glyph's baseline and index, by the baselines."""
        return sorted((self._top - glyph.y, at) for at, glyph in enumerate(self._glyphs) if glyph.char != "\n")

    def leaves_letters_out(self) -> bool:
        """It drops none."""
        return False

    def is_picture(self) -> bool:
        """Whether a picture covers much of the page."""
        page = self.width * self.height
        return any((box.x1 - box.x0) * (box.top - box.bottom) > SCANNED * page for box in self._pictures)

    def _is_seen(self, glyph: _Glyph) -> bool:
        if not glyph.inked:
            return self._scans.holds(glyph.x, glyph.y)  # a scan's text, laid under it by OCR
        return not glyph.white or self._painted.holds(glyph.x, glyph.y)


def _upright(boxes: Iterable[Box]) -> Painted:
    """Boxes of which the top is the greater edge."""
    return Painted(Box(box.x0, box.bottom, box.x1, box.top) for box in boxes)


def _with_breaks(glyphs: list[_Glyph]) -> list[_Glyph]:
    """The glyphs with a newline or a space put in where the next one does not follow on."""
    shown = _without_covered_spaces(glyphs)
    broken = shown[:1]
    for before, glyph in pairwise(shown):
        size = max(before.size, glyph.size) or 1.0
        gap = (glyph.x - before.end) / size
        if Course.ALONG not in (before.course, glyph.course) and before.run == glyph.run:
            pass
        elif abs(glyph.y - before.y) > HIGHEST_RAISED * size or not JUMP_BACK < gap < MARK_GAP:
            broken.append(before._replace(char="\n"))
        elif gap > WORD_GAP and not before.char.isspace() and not glyph.char.isspace():
            broken.append(before._replace(char=" "))
        broken.append(glyph)
    return broken


def _without_covered_spaces(glyphs: list[_Glyph]) -> list[_Glyph]:
    """The glyphs without spaces that the next letter is drawn over, as after a number that fills its tab."""
    covered = {
        at
        for at, (before, space, after) in enumerate(zip(glyphs, glyphs[1:], glyphs[2:], strict=False), 1)
        if space.char == " "
        and space.run not in (before.run, after.run)
        and abs(after.y - before.y) < ON_BASELINE
        and JUMP_BACK < (after.x - before.end) / (space.size or 1.0) < WORD_GAP / 2
    }
    return [glyph for at, glyph in enumerate(glyphs) if at not in covered] if covered else glyphs
