"""Pages of glyphs, from whichever engine -> Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import Enum, auto
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode, quoted
from ofsted_letters.document import Document, Half, Line, Medium, Note, Turned
from ofsted_letters.errors import BrokenPdf, NoTextLayer
from ofsted_letters.read.frames import Drawn, frames, may_have, with_frames
from ofsted_letters.read.glyphs import Box, Course, Glyphs, Piece
from ofsted_letters.read.marks import settled
from ofsted_letters.read.meaning import has_meaning
from ofsted_letters.read.paragraphs import with_paragraph_ends
from ofsted_letters.read.pieces import pieces
from ofsted_letters.read.recognition import Recognition, pages_named
from ofsted_letters.read.rows import printed_page
from ofsted_letters.read.two_up import pages_apart
from ofsted_letters.read.visible import judged

OCR_REMEDY = "run OCR over it first, for example: ocrmypdf in.pdf out.pdf"
ANEW_REMEDY = "run OCR over it in place of its text, for example: ocrmypdf --force-ocr in.pdf out.pdf"


def printed_document(
    pages: Iterable[Glyphs], engine: str, name: str, recognition: Recognition | None = None
) -> Document:
    """Lines of all pages, each page done with before the next is asked for.

    Args:
        pages: what the engine gives of each.
        engine: its name.
        name: what errors call the file.
        recognition: what reads the pages whose text the engine can't give; None where nothing does.

    Raises:
        BrokenPdf: there are no pages.
        NoTextLayer: no page has text.
    """
    read: list[_Page] = []
    lines: list[Line] = []
    sheet = 0
    for sheet, glyphs in enumerate(pages, 1):
        for page in _pages(glyphs, sheet, (len(read) + 1, len(lines) + 1), recognition, name):
            read.append(page)
            lines.extend(page.lines)
    if not read:
        raise BrokenPdf(name, "the PDF has no pages", "download it again")
    if not lines:
        raise _without_text(read, name, recognition)
    drawn = [page.drawn for page in read if page.drawn]
    halves = tuple(Half(page.number, page.left, page.turned) for page in read)
    shown = recognition.with_banners(lines, halves) if recognition else lines
    found = tuple(with_frames(shown, drawn) if drawn else shown)
    told = recognition.notes(found, halves) if recognition else ()
    document = Document(
        lines=found,
        media_type="application/pdf",
        engine=_engine(engine, read),
        pages=sheet,
        medium=_medium(read),
        notes=(*_notes(read, recognition), *told),
        halves=halves if len(read) > sheet or any(half.turned for half in halves) else (),
    )
    return _mended(document, {at for at, page in enumerate(read, 1) if page.text in (_Text.LAID, _Text.RECOGNISED)})


def _mended(document: Document, recognised: Set[int]) -> Document:
    """A document without the misreadings on pages that were recognised, by us or by somebody else."""
    if not recognised:
        return document
    from ofsted_letters.read.misread import mended
    from ofsted_letters.read.wobbling import with_steady_sizes

    return mended(with_steady_sizes(document, recognised), recognised)


class _Text(Enum):
    """What a page's text is."""

    GIVEN = auto()
    """By the engine."""
    LAID = auto()
    """By somebody's recognition, unseen under a picture."""
    RECOGNISED = auto()
    """By us."""
    MISSING = auto()
    """There is none on a page that pictures cover."""
    MEANINGLESS = auto()
    ABSENT = auto()
    """There is none, and nothing else."""


class _Page(NamedTuple):
    """What was read of one page."""

    number: int
    """Of the sheet that it is on, which is the file's page."""
    text: _Text
    lines: Sequence[Line] = ()
    overflowing: Sequence[int] = ()
    drawn: Drawn | None = None
    cut: bool = False
    """Whether some of its structure was left out."""
    left: float = 0.0
    """Points from the sheet's left edge to its own."""
    turned: Turned | None = None
    """How the sheet was, to be recognised."""
    beside: Sequence[str] = ()
    """Words that were typed onto the sheet, and are not among its lines."""


def _pages(
    glyphs: Glyphs, number: int, first: tuple[int, int], recognition: Recognition | None, name: str
) -> Iterator[_Page]:
    """The pages on a sheet, which is nearly always one.

    Args:
        glyphs: the sheet's.
        number: the sheet's.
        first: the numbers of the first page on it and of the first line.
        recognition: as for `printed_document`.
        name: likewise.

    Raises:
        BrokenPdf: the engine leaves letters out, which another may give.
    """
    is_meant = has_meaning(glyphs.text)
    recognised = recognition.instead_of(glyphs, number, is_meant=is_meant) if recognition else None
    anew, turned = recognised is not None, recognised.turned if recognised else None
    if recognised:
        glyphs, is_meant = recognised, has_meaning(recognised.text)
    if not is_meant:
        yield _Page(number, _Text.MEANINGLESS, beside=glyphs.beside)
        return
    found = _as_shown(pieces(glyphs))
    text = _Text.RECOGNISED if anew else _Text.LAID if _is_laid(found, glyphs) else _Text.GIVEN
    if text is _Text.LAID and glyphs.leaves_letters_out():
        raise BrokenPdf(name, f"letters are left out of page {number}", "have it recognised anew")
    seen = judged(settled(found, glyphs), Box(0.0, 0.0, glyphs.width, glyphs.height))
    at, line = first
    if halves := pages_apart(seen, glyphs.width, glyphs.height):
        for number_there, (left, half) in enumerate(halves, at):
            page = printed_page(half, number_there, line)
            line += len(page.lines)
            beside = glyphs.beside if number_there == at else ()
            yield _Page(number, text, page.lines, page.overflowing, None, glyphs.structure_cut, left, turned, beside)
        return
    page = printed_page(seen, at, line)
    if not page.lines:
        text = _Text.MISSING if glyphs.is_picture() else _Text.ABSENT
    around = frames(glyphs.shapes(), glyphs.height) if may_have(page.lines) else ()
    drawn = Drawn(at, around) if around else None
    lines = with_paragraph_ends(page.lines, glyphs)
    yield _Page(number, text, lines, page.overflowing, drawn, glyphs.structure_cut, turned=turned, beside=glyphs.beside)


def _engine(engine: str, read: Sequence[_Page]) -> str:
    """What gave the text: the engine, recognition, or both."""
    recognised = any(page.text is _Text.RECOGNISED for page in read)
    given = any(page.lines and page.text is not _Text.RECOGNISED for page in read)
    return engine if not recognised else f"{engine}+ocr" if given else "ocr"


def _medium(read: Sequence[_Page]) -> Medium:
    """How the text of most pages came to be."""
    if 2 * _count(read, _Text.RECOGNISED) > len(read):
        return Medium.SCAN
    scanned = _count(read, _Text.RECOGNISED) + _count(read, _Text.LAID)
    return Medium.SCAN_WITH_TEXT if 2 * scanned > len(read) else Medium.BORN_DIGITAL


def _count(read: Sequence[_Page], text: _Text) -> int:
    return sum(page.text is text for page in read)


def _as_shown(pieces: list[Piece]) -> list[Piece]:
    """A page's pieces; where most of the text runs up or down, nobody turned the page, and it is no note."""
    across = sum(len(piece.text) for piece in pieces if piece.course is Course.ACROSS)
    if not across or across < sum(len(piece.text) for piece in pieces if piece.course is Course.ALONG):
        return pieces
    return [piece._replace(course=Course.ALONG) if piece.course is Course.ACROSS else piece for piece in pieces]


def _is_laid(pieces: list[Piece], glyphs: Glyphs) -> bool:
    """Whether a page is a picture under which somebody's recognition laid its text, unseen."""
    under_picture = sum(piece.veil is not None and piece.veil.inked and piece.veil.clip is None for piece in pieces)
    return 2 * under_picture > len(pieces) and glyphs.is_picture()


def _without_text(read: Sequence[_Page], name: str, recognition: Recognition | None) -> NoTextLayer:
    """The error where no page has text that can be read."""
    meaningless = [page.number for page in read if page.text is _Text.MEANINGLESS]
    failed = recognition.failed() if recognition else None
    remedy = failed or _remedy(ANEW_REMEDY if meaningless else OCR_REMEDY, recognition)
    return NoTextLayer(name, _why_unread(meaningless), remedy, tuple(page.number for page in read))


def _remedy(other: str, recognition: Recognition | None) -> str:
    return recognition.advice(other) if recognition else other


def _why_unread(meaningless: list[int]) -> str:
    if not meaningless:
        return "no page has text that can be read"
    return f"the letters of {pages_named(meaningless)} have no meaning, for the file says wrongly what its fonts draw"


def _notes(read: Sequence[_Page], recognition: Recognition | None) -> Iterable[Note]:
    hidden = tuple(line.number for page in read for line in page.lines if not line.printed)
    overflowing = tuple(number for page in read for number in page.overflowing)
    untold = [page for page in read if not (recognition and page.number in recognition.failures)]
    missing = [page.number for page in untold if page.text is _Text.MISSING]
    meaningless = [page.number for page in untold if page.text is _Text.MEANINGLESS]
    if hidden:
        yield Note(
            DiagnosticCode.UNPRINTED_TEXT, "text that is in the file but can't be seen on the page is left out", hidden
        )
    if overflowing:
        yield Note(
            DiagnosticCode.CLIPPED_TEXT,
            "text below the foot of its frame, where it can't be seen, goes on from text above it and is kept",
            overflowing,
        )
    if any(page.cut for page in read):
        yield Note(
            DiagnosticCode.CUT_STRUCTURE, "the file's structure is larger or deeper than is read; not all was used"
        )
    yield from (_typed(page) for page in read if page.beside)
    if missing:
        remedy = _remedy(OCR_REMEDY, recognition)
        yield Note(
            DiagnosticCode.PAGES_WITHOUT_TEXT, f"no text on {pages_named(missing)}; {remedy}", pages=tuple(missing)
        )
    if meaningless:
        remedy = _remedy(ANEW_REMEDY, recognition)
        yield Note(DiagnosticCode.PAGES_WITHOUT_TEXT, f"{_why_unread(meaningless)}; {remedy}", pages=tuple(meaningless))


def _typed(page: _Page) -> Note:
    """What to tell of words on a page that its text has not."""
    words = ", ".join(f"“{quoted(' '.join(words.split()))}”" for words in page.beside)
    told = f"what is typed onto page {page.number} as a note, or into a field that is not drawn, is not read: {words}"
    return Note(DiagnosticCode.UNREAD_ANNOTATION, told, pages=(page.number,))
