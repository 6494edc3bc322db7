"""PDF -> Document through pdfplumber: slower than pdfium by far, but independent of it, and more forgiving."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix

from ofsted_letters.document import Document
from ofsted_letters.errors import BrokenPdf, EncryptedPdf, LetterError
from ofsted_letters.read.glyphs import Box, Veil
from ofsted_letters.read.pieces import JUMP_BACK
from ofsted_letters.read.printed import printed_document
from ofsted_letters.read.rows import HIGHEST_RAISED, MARK_GAP, WORD_GAP

SCANNED = 0.25
"""Share of a page that a picture must cover to be the page's text rather than a logo."""
_BOLD_NAMES = ("bold", "black", "heavy")
_WITHOUT_INK = (3, 7)
_WHITES: tuple[Any, ...] = (1, (1,), (1, 1, 1), (0, 0, 0, 0))


def read_plumber(data: bytes, name: str) -> Document:
    """Read a PDF's lines through pdfplumber.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfplumber can't read it.
        NoTextLayer: no page has text.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return printed_document(_pages(pdf), "pdfplumber", name)
    except LetterError:
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it stumble over
        if isinstance(error, PDFPasswordIncorrect) or isinstance(error.args[:1], PDFPasswordIncorrect):
            raise EncryptedPdf(name, "the PDF needs a password", "save it without one") from error
        raise BrokenPdf(name, "the PDF is damaged", "download it again") from error


def _pages(pdf: Any) -> Iterator[PlumberGlyphs]:
    for page in pdf.pages:
        device = _GlyphDevice(pdf.rsrcmgr)
        _ClippingInterpreter(pdf.rsrcmgr, device).process_page(page.page_obj)
        yield PlumberGlyphs(device, apply_matrix_rect(device.page_matrix, page.page_obj.cropbox))
        page.close()


class _Glyph(NamedTuple):
    """One character as drawn, in points from the page's bottom left."""

    char: str
    x: float
    y: float
    end: float
    size: float
    bold: bool
    white: bool
    inked: bool
    clip: Box | None


class _ClippingInterpreter(PDFPageInterpreter):
    """Follows clip rectangles, which pdfminer itself passes over."""

    clip: Box | None = None

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._clips: list[Box | None] = []

    def dup(self) -> _ClippingInterpreter:
        copy = super().dup()
        copy.clip = self.clip
        return copy

    def do_q(self) -> None:
        super().do_q()
        self._clips.append(self.clip)

    def do_Q(self) -> None:  # noqa: N802 - named after the PDF operator
        super().do_Q()
        if self._clips:
            self.clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802
        points = [apply_matrix_pt(self.ctm, segment[at : at + 2]) for segment in self.curpath for at in _points(segment)]
        self.clip = _meet(self.clip, _around(points))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        self.device.clip = self.clip
        super().do_TJ(seq)


def _points(segment: Sequence[Any]) -> range:
    return range(1, len(segment), 2)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points, in the PDF's coordinates: top is greater than bottom."""
    if not points:
        return Box(0.0, 0.0, 0.0, 0.0)
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), max(ys), max(xs), min(ys))


def _meet(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return Box(
        max(one.x0, other.x0), min(one.top, other.top), min(one.x1, other.x1), max(one.bottom, other.bottom)
    )


class _GlyphDevice(PDFTextDevice):
    """Notes every glyph drawn, and what white glyphs could stand out from."""

    def __init__(self, manager: Any) -> None:
        super().__init__(manager)
        self.glyphs: list[_Glyph] = []
        self.painted: list[Box] = []
        self.pictures: list[Box] = []
        self.clip: Box | None = None
        self.page_matrix: Any = (1, 0, 0, 1, 0, 0)
        self._inked = True

    def begin_page(self, page: Any, ctm: Any) -> None:
        self.page_matrix = ctm

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._inked = textstate.render not in _WITHOUT_INK
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        advance = font.char_width(cid) * fontsize * scaling
        x, y = apply_matrix_pt(matrix, (0, rise))
        end, _ = apply_matrix_pt(matrix, (advance, rise))
        bold = any(weight in str(font.fontname).lower() for weight in _BOLD_NAMES)
        size = fontsize * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        white = graphicstate.ncolor in _WHITES
        for char in text:
            self.glyphs.append(_Glyph(char, x, y, end, size, bold, white, self._inked, self.clip))
        return float(advance)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        if fill and graphicstate.ncolor not in _WHITES:
            points = [segment[at : at + 2] for segment in path for at in _points(segment)]
            self.painted.append(_around([apply_matrix_pt(self.ctm, point) for point in points]))

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        if self.ctm is None:
            return
        x, y, width, height = bbox
        x0, bottom, x1, top = apply_matrix_rect(mult_matrix(matrix, self.ctm), (x, y, x + width, y + height))
        self._figure = Box(x0, top, x1, bottom)

    def render_image(self, name: str, stream: Any) -> None:
        self.pictures.append(self._figure)
        self.painted.append(self._figure)


class PlumberGlyphs:
    """One page's glyphs, all noted beforehand."""

    def __init__(self, device: _GlyphDevice, page: tuple[float, float, float, float]) -> None:
        self._left, bottom, right, self._top = page
        self.width, self.height = right - self._left, self._top - bottom
        self._pictures = device.pictures
        self._painted = device.painted
        self._glyphs = _with_breaks(device.glyphs)
        self.text = "".join(glyph.char for glyph in self._glyphs)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline."""
        glyph = self._glyphs[index]
        return glyph.x - self._left, self._top - glyph.y

    def end(self, index: int) -> float:
        """X where a glyph's advance ends."""
        return self._glyphs[index].end - self._left

    def size(self, index: int) -> float:
        """Font size as printed."""
        return self._glyphs[index].size

    def bold(self, index: int) -> bool:
        """Whether the font's name says bold."""
        return self._glyphs[index].bold

    def veil(self, index: int) -> Veil | None:
        """What may hide the glyph."""
        glyph = self._glyphs[index]
        inked = glyph.inked and not (glyph.white and not self._on_colour(glyph))
        if inked and glyph.clip is None:
            return None
        clip = glyph.clip and Box(
            glyph.clip.x0 - self._left,
            self._top - glyph.clip.top,
            glyph.clip.x1 - self._left,
            self._top - glyph.clip.bottom,
        )
        return Veil(inked, clip)

    def is_picture(self) -> bool:
        """Whether a picture covers much of the page."""
        page = self.width * self.height
        return any((box.x1 - box.x0) * (box.top - box.bottom) > SCANNED * page for box in self._pictures)

    def _on_colour(self, glyph: _Glyph) -> bool:
        return any(box.x0 <= glyph.x <= box.x1 and box.bottom <= glyph.y <= box.top for box in self._painted)


def _with_breaks(glyphs: list[_Glyph]) -> list[_Glyph]:
    """The glyphs with a newline or a space put in where the next one does not follow on."""
    if not glyphs:
        return []
    broken = [glyphs[0]]
    for before, glyph in zip(glyphs, glyphs[1:], strict=False):
        size = max(before.size, glyph.size) or 1.0
        gap = (glyph.x - before.end) / size
        if abs(glyph.y - before.y) > HIGHEST_RAISED * size or not JUMP_BACK < gap < MARK_GAP:
            broken.append(before._replace(char="\n"))
        elif gap > WORD_GAP and not before.char.isspace() and not glyph.char.isspace():
            broken.append(before._replace(char=" "))
        broken.append(glyph)
    return broken
