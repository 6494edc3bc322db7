"""PDF -> Document through pdfium: a page's text at once, then the places of a few glyphs a line."""

from __future__ import annotations

import ctypes
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from ctypes import byref, c_double, c_float, c_uint, c_ushort
from functools import cached_property
from math import floor, hypot
from threading import RLock

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ofsted_letters.document import Document, Element
from ofsted_letters.errors import BrokenPdf, EncryptedPdf
from ofsted_letters.read.glyphs import (
    LINE_END_HYPHEN,
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
from ofsted_letters.read.normalise import WITHOUT_MEANING
from ofsted_letters.read.pdf_calls import Handle, unchecked
from ofsted_letters.read.pdf_fields import Flat, with_fields
from ofsted_letters.read.pdf_hyphens import with_soft_hyphens
from ofsted_letters.read.pdf_tags import PdfiumTags
from ofsted_letters.read.places import Painted
from ofsted_letters.read.printed import printed_document
from ofsted_letters.read.recognition import Recognition
from ofsted_letters.terms import Ocr, Pages

FONT_NAME_LENGTH = 128
"""In bytes. PDF allows names of 127."""

PDFIUM = RLock()
"""Held by the one thread that may call pdfium: it shares fonts and errors between documents, without a lock of its own.

`opened` holds it for as long as its document is open, and is the only place to get a handle from; as every other
function of pdfium's needs one, none is called without it.
"""


def read_pdf(data: bytes, name: str, ocr: Ocr = "never", pages: Pages | None = None) -> Document:
    """Read a PDF's lines through pdfium, and those that `ocr` says, of `pages`, through tesseract.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfium can't open it, or one of its pages.
        NoTextLayer: no page has text.
        RecognitionFailed: tesseract failed, or is missing where all pages were to be read by it.
    """
    with opened(data, name) as pdf, closing(_pages(pdf, name)) as found:  # a page must be closed before its document
        return printed_document(found, "pdfium", name, Recognition(data, name, ocr, pages))


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Handle]:
    """A PDF's handle; until it is closed other threads wait here for pdfium.

    Raises:
        EncryptedPdf: a password is needed.
        BrokenPdf: pdfium can't open it.
    """
    with PDFIUM:
        pdf = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not pdf:
            if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
                raise EncryptedPdf(name, "the PDF needs a password", "save it without one")
            raise BrokenPdf(name, "the PDF is damaged", "download it again")
        try:
            yield pdf
        finally:
            pdfium.FPDF_CloseDocument(pdf)


@contextmanager
def loaded(pdf: Handle, index: int, name: str) -> Iterator[Handle]:
    """One page's handle.

    Raises:
        BrokenPdf: pdfium can't open it.
    """
    page = _required(pdfium.FPDF_LoadPage(pdf, index), index, name)
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def _flattened(pdf: Handle, index: int, name: str) -> Iterator[Flat]:
    """One page, with what was typed onto it as its own content, and no annotations."""
    page = _required(pdfium.FPDF_LoadPage(pdf, index), index, name)
    flat = with_fields(pdf, index, page) if pdfium.FPDFPage_GetAnnotCount(page) else Flat(page)
    _required(flat.page, index, name)
    try:
        yield flat
    finally:
        pdfium.FPDF_ClosePage(flat.page)


def _required(page: Handle, index: int, name: str) -> Handle:
    if not page:
        raise BrokenPdf(name, f"page {index + 1} of the PDF is damaged", "download it again")
    return page


def _pages(pdf: Handle, name: str) -> Generator[PdfiumGlyphs, None, None]:
    for index in range(pdfium.FPDF_GetPageCount(pdf)):
        with _flattened(pdf, index, name) as (page, beside):
            textpage = pdfium.FPDFText_LoadPage(page)
            if not textpage:
                raise BrokenPdf(name, f"the text of page {index + 1} of the PDF is damaged", "download it again")
            try:
                turned = pdfium.FPDFPage_GetRotation(page)
                glyphs = TurnedGlyphs(page, textpage, turned) if turned else PdfiumGlyphs(page, textpage)
                glyphs.beside = beside
                if LINE_END_HYPHEN in glyphs.text:
                    glyphs.text = with_soft_hyphens(glyphs.text, pdf, index, page, textpage)
                yield glyphs
            finally:
                pdfium.FPDFText_ClosePage(textpage)


_get_origin = unchecked(pdfium.FPDFText_GetCharOrigin)
_get_loose_box = unchecked(pdfium.FPDFText_GetLooseCharBox)
_get_matrix = unchecked(pdfium.FPDFText_GetMatrix)
_get_font_size = unchecked(pdfium.FPDFText_GetFontSize)
_get_font_info = unchecked(pdfium.FPDFText_GetFontInfo)
_get_object = unchecked(pdfium.FPDFText_GetTextObject)
_get_font = unchecked(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)  # its address tells one from another
_get_clip_path = unchecked(pdfium.FPDFPageObj_GetClipPath)
_count_paths = unchecked(pdfium.FPDFClipPath_CountPaths)
_count_segments = unchecked(pdfium.FPDFClipPath_CountPathSegments)
_get_segment = unchecked(pdfium.FPDFClipPath_GetPathSegment)
_get_point = unchecked(pdfium.FPDFPathSegment_GetPoint)
_get_render_mode = unchecked(pdfium.FPDFTextObj_GetTextRenderMode)
_get_page_object = unchecked(pdfium.FPDFPage_GetObject)
_get_type = unchecked(pdfium.FPDFPageObj_GetType)
_get_object_matrix = unchecked(pdfium.FPDFPageObj_GetMatrix)
_get_fill_color = unchecked(pdfium.FPDFPageObj_GetFillColor)

_FontName = ctypes.c_char * FONT_NAME_LENGTH
LETTER_LOST = 0.5
"""In em: a gap inside a word that a space and a letter leave. A wide space is 0.3."""
LONGEST_RUN = 1000
"""Characters that one drawing operation shows at most; a line has about 90."""
_SIGNS = {0: WITHOUT_MEANING, 2: LINE_END_HYPHEN}
"""How pdfium's text spells a glyph without meaning, and a hyphen at a line's end."""
_WITHOUT_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_PAINT = frozenset(
    (
        pdfium.FPDF_PAGEOBJ_IMAGE,
        pdfium.FPDF_PAGEOBJ_PATH,
        pdfium.FPDF_PAGEOBJ_SHADING,
        pdfium.FPDF_PAGEOBJ_FORM,
    )
)
FULL = 255
"""Of a colour's channels."""


class PdfiumGlyphs:
    """One upright page's glyphs, asked of pdfium one by one."""

    def __init__(self, page: Handle, textpage: Handle) -> None:
        self._page = page
        self._textpage = textpage
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, bounds)
        self._left, self._bottom, self._right, self._top = bounds.left, bounds.bottom, bounds.right, bounds.top
        self._x, self._y, self._loose, self._matrix = c_double(), c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._px, self._py = byref(self._x), byref(self._y)
        self._ploose, self._pmatrix = byref(self._loose), byref(self._matrix)
        self._name = _FontName()
        self._fonts: dict[int, Font] = {}
        self._red, self._green, self._blue, self._alpha = (c_uint() for _ in range(4))
        self._pcolor = tuple(map(byref, (self._red, self._green, self._blue, self._alpha)))
        self._tags = PdfiumTags(page)
        self.structure_cut = self._tags.cut
        self.beside: tuple[str, ...] = ()
        self.text = _text(textpage)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline."""
        _get_origin(self._textpage, index, self._px, self._py)
        return self._x.value - self._left, self._top - self._y.value

    def end(self, index: int) -> float:
        """X where a glyph's advance ends."""
        _get_loose_box(self._textpage, index, self._ploose)
        x1: float = self._loose.right - self._left
        return x1

    def look(self, index: int) -> Look:
        """Size and font of a glyph, what may hide it, and where in the structure it stands.

        The size is as printed: a font of size 1 may be drawn by a matrix that makes it 12.
        """
        textpage, matrix = self._textpage, self._matrix
        _get_matrix(textpage, index, self._pmatrix)
        size = _get_font_size(textpage, index) * hypot(matrix.c, matrix.d)
        drawn = _get_object(textpage, index)
        if not drawn:  # pdfium put it in itself
            return Look(size, font_named(""), None)
        font = _get_font(drawn)
        if font not in self._fonts:
            self._fonts[font] = self._font(index)
        return Look(size, self._fonts[font], self._veil(drawn, index), self._tags.of(drawn), self._course(matrix))

    def _course(self, matrix: pdfium.FS_MATRIX) -> Course:
        return course(matrix.a, matrix.b)

    def element(self, index: int) -> Element | None:
        """Where in the structure a glyph stands."""
        drawn = _get_object(self._textpage, index)
        return self._tags.of(drawn) if drawn else None

    def _font(self, index: int) -> Font:
        _get_font_info(self._textpage, index, self._name, FONT_NAME_LENGTH, None)
        return font_named(self._name.value.decode("latin-1"))

    def _veil(self, drawn: Handle, index: int) -> Veil | None:
        """What may hide the glyph.

        pdfium itself drops a clip rectangle that holds all of the text it applies to, so that few are left.
        """
        clip = _get_clip_path(drawn)
        clipped = _count_paths(clip) > 0
        drawn_with_ink = _get_render_mode(drawn) not in _WITHOUT_INK
        _get_fill_color(drawn, *self._pcolor)
        if not clipped and drawn_with_ink and self._green.value != FULL and self._alpha.value:
            return None
        return Veil(self._is_seen(index, drawn_with_ink), self._clip_box(clip) if clipped else None)

    def _is_seen(self, index: int, drawn_with_ink: bool) -> bool:
        """Whether a glyph of the colour last asked for stands out from what is behind it."""
        if not drawn_with_ink:
            return self._pictures.holds(*self.origin(index))  # a scan's text, laid under it by OCR
        if self._red.value == self._green.value == self._blue.value == FULL:
            return self._alpha.value > 0 and self._painted.holds(*self.origin(index))
        return self._alpha.value > 0

    def last_runs(self, baselines: Sequence[float]) -> list[list[str]]:
        """What was drawn last on each of some baselines: the last run with letters, and any after it.

        A page's last line of prose is among the last things drawn on it, so that the search begins there.
        """
        runs: dict[float, list[str]] = {self._top - baseline: [] for baseline in baselines}
        left = {near: y for y in runs for near in _points_around(y)}
        page, matrix, pmatrix = self._page, self._matrix, self._pmatrix
        for at in reversed(range(pdfium.FPDFPage_CountObjects(page))):
            drawn = _get_page_object(page, at)
            _get_object_matrix(drawn, pmatrix)
            y = left.get(floor(matrix.f))
            if y is None or abs(matrix.f - y) >= ON_BASELINE or pdfium.FPDFPageObj_GetType(drawn) != _TEXT:
                continue
            runs[y].insert(0, self._run(drawn))
            if runs[y][0].strip():
                left = {near: other for near, other in left.items() if other != y}
                if not left:
                    break
        return [runs[self._top - baseline] for baseline in baselines]

    def _run(self, drawn: Handle) -> str:
        """The text of one drawing operation."""
        buffer = bytearray(2 * LONGEST_RUN)
        length = pdfium.FPDFTextObj_GetText(drawn, self._textpage, c_ushort.from_buffer(buffer), len(buffer))
        return buffer[: max(length - 2, 0)].decode("utf-16-le", "replace")

    def shapes(self) -> Iterator[Box]:
        """The boxes around what is drawn on the page, be it outlines, rules or coloured ground."""
        for at in range(pdfium.FPDFPage_CountObjects(self._page)):
            drawn = _get_page_object(self._page, at)
            if _get_type(drawn) == pdfium.FPDF_PAGEOBJ_PATH and (_is_coloured(drawn) or _is_outlined(drawn)):
                yield self._object_box(drawn)

    def leaves_letters_out(self) -> bool:
        """Whether words of recognised text are glued over a gap ("athe" for "at the").

        Where such text is laid under a picture, pdfium takes a letter that follows the same one for printed twice, and
        drops it with the space before it.
        """
        text = self.text
        glued = (at for at in range(len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha())
        return any(
            self.origin(at + 1)[0] - self.end(at) > LETTER_LOST * (size := self.look(at).size)
            and abs(self.origin(at + 1)[1] - self.origin(at)[1]) < size
            for at in glued
        )

    def is_picture(self) -> bool:
        """Whether a picture covers much of the page."""
        return any(
            (box.x1 - box.x0) * (box.bottom - box.top) > SCANNED * self.width * self.height
            for kind, box in self._objects
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE
        )

    @cached_property
    def _pictures(self) -> Painted:
        return Painted(box for kind, box in self._objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE)

    @cached_property
    def _painted(self) -> Painted:
        return Painted(box for kind, box in self._objects if kind in _PAINT)

    @cached_property
    def _objects(self) -> list[tuple[int, Box]]:
        """Kind and place of everything painted on the page except white and unfilled shapes."""
        found = []
        for at in range(pdfium.FPDFPage_CountObjects(self._page)):
            painted = pdfium.FPDFPage_GetObject(self._page, at)
            kind = pdfium.FPDFPageObj_GetType(painted)
            if kind != pdfium.FPDF_PAGEOBJ_PATH or _is_coloured(painted):
                found.append((kind, self._object_box(painted)))
        return found

    def _object_box(self, painted: Handle) -> Box:
        left, bottom, right, top = (c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(painted, left, bottom, right, top)
        return self._box([left.value, right.value], [bottom.value, top.value])

    def _clip_box(self, clip: Handle) -> Box:
        """What all of the clip's paths leave to be seen, each taken as its bounding box."""
        boxes = [self._path_box(clip, path) for path in range(_count_paths(clip))]
        return Box(
            max(box.x0 for box in boxes),
            max(box.top for box in boxes),
            min(box.x1 for box in boxes),
            min(box.bottom for box in boxes),
        )

    def _path_box(self, clip: Handle, path: int) -> Box:
        x, y = c_float(), c_float()
        px, py = byref(x), byref(y)
        xs, ys = [], []
        for at in range(_count_segments(clip, path)):
            _get_point(_get_segment(clip, path, at), px, py)
            xs.append(x.value)
            ys.append(y.value)
        return self._box(xs, ys)

    def _box(self, xs: list[float], ys: list[float]) -> Box:
        """The box around points given in the PDF's coordinates; an empty one where there are none."""
        if not xs:
            return Box(0.0, 0.0, 0.0, 0.0)
        return Box(min(xs) - self._left, self._top - max(ys), max(xs) - self._left, self._top - min(ys))


class TurnedGlyphs(PdfiumGlyphs):
    """Glyphs of a page that is shown turned by 90, 180 or 270 degrees; pdfium gives places as before the turn."""

    def __init__(self, page: Handle, textpage: Handle, quarters: int) -> None:
        super().__init__(page, textpage)
        self._quarters = quarters

    def origin(self, index: int) -> tuple[float, float]:
        """Where a glyph starts on its baseline."""
        _get_origin(self._textpage, index, self._px, self._py)
        return self._turned(self._x.value, self._y.value)

    def end(self, index: int) -> float:
        """X where a glyph's ink ends; pdfium has no advance for turned glyphs."""
        left, right, bottom, top = (c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        return max(
            self._turned(left.value, bottom.value)[0],
            self._turned(right.value, top.value)[0],
        )

    def _box(self, xs: list[float], ys: list[float]) -> Box:
        if not xs:
            return super()._box(xs, ys)
        corners = [self._turned(min(xs), min(ys)), self._turned(max(xs), max(ys))]
        (x0, x1), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
        return Box(x0, top, x1, bottom)

    def _course(self, matrix: pdfium.FS_MATRIX) -> Course:
        return course(matrix.b, matrix.a) if self._quarters % 2 else course(matrix.a, matrix.b)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        if self._quarters == 1:
            return y - self._bottom, x - self._left
        if self._quarters == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x


def _points_around(y: float) -> tuple[int, ...]:
    """The whole points between which what is drawn on a baseline can stand."""
    return floor(y - ON_BASELINE), floor(y), floor(y + ON_BASELINE)


def _is_coloured(path: Handle) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    red, green, blue, alpha = (c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return mode.value != 0 and not red.value == green.value == blue.value == FULL


def _is_outlined(path: Handle) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return bool(stroke.value)


def _text(textpage: Handle) -> str:
    """A page's text, one character a glyph."""
    count = pdfium.FPDFText_CountChars(textpage)
    buffer = bytearray(2 * (count + 1))  # an array of ctypes' would be a new type for each page
    written = pdfium.FPDFText_GetText(textpage, 0, count, c_ushort.from_buffer(buffer)) - 1
    text = buffer[: 2 * count].decode("utf-16-le", "surrogatepass")
    return text if written == count == len(text) else _text_by_glyph(textpage, count)


def _text_by_glyph(textpage: Handle, count: int) -> str:
    """The same where glyphs and UTF-16 units don't match: beyond the basic plane, or with glyphs of no meaning."""
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(_SIGNS.get(code) or chr(code) for code in codes)
