"""Pages of glyphs, from whichever engine -> Document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Medium, Note
from ofsted_letters.errors import BrokenPdf, NoTextLayer
from ofsted_letters.read.frames import Drawn, frames, may_have, with_frames
from ofsted_letters.read.glyphs import Box, Course, Glyphs, Piece
from ofsted_letters.read.marks import settled
from ofsted_letters.read.meaning import has_meaning
from ofsted_letters.read.paragraphs import with_paragraph_ends
from ofsted_letters.read.pieces import pieces
from ofsted_letters.read.rows import printed_page
from ofsted_letters.read.visible import judged

OCR_REMEDY = "run OCR over it first, for example: ocrmypdf in.pdf out.pdf"
ANEW_REMEDY = "run OCR over it in place of its text, for example: ocrmypdf --force-ocr in.pdf out.pdf"


def printed_document(pages: Iterable[Glyphs], engine: Literal["pdfium", "pdfplumber"], name: str) -> Document:
    """Lines of all pages, each page done with before the next is asked for.

    Raises:
        BrokenPdf: there are no pages.
        NoTextLayer: no page has text.
    """
    lines: list[Line] = []
    overflowing: list[int] = []
    empty: list[int] = []
    scanned: list[int] = []
    meaningless: list[int] = []
    drawn: list[Drawn] = []
    recognised = 0
    cut = False
    count = 0
    for count, glyphs in enumerate(pages, 1):
        if not has_meaning(glyphs.text):
            meaningless.append(count)
            continue
        box = Box(0.0, 0.0, glyphs.width, glyphs.height)
        found = _as_shown(pieces(glyphs))
        cut |= glyphs.structure_cut
        recognised += _is_recognised(found, glyphs)
        page = printed_page(judged(settled(found, glyphs), box), count, len(lines) + 1)
        lines.extend(with_paragraph_ends(page.lines, glyphs))
        if may_have(page.lines) and (around := frames(glyphs.shapes(), glyphs.height)):
            drawn.append(Drawn(count, around))
        overflowing.extend(page.overflowing)
        if not page.lines:
            empty.append(count)
            if glyphs.is_picture():
                scanned.append(count)
    if not count:
        raise BrokenPdf(name, "the PDF has no pages", "download it again")
    if not lines:
        remedy = ANEW_REMEDY if meaningless else OCR_REMEDY
        raise NoTextLayer(name, _why_unread(meaningless), remedy, tuple(sorted(empty + meaningless)))
    return Document(
        lines=tuple(with_frames(lines, drawn) if drawn else lines),
        media_type="application/pdf",
        engine=engine,
        pages=count,
        medium=Medium.SCAN_WITH_TEXT if 2 * recognised > count else Medium.BORN_DIGITAL,
        notes=tuple(_notes(lines, overflowing, scanned, meaningless, cut)),
    )


def _as_shown(pieces: list[Piece]) -> list[Piece]:
    """A page's pieces; where most of the text runs up or down, nobody turned the page, and it is no note."""
    across = sum(len(piece.text) for piece in pieces if piece.course is Course.ACROSS)
    if not across or across < sum(len(piece.text) for piece in pieces if piece.course is Course.ALONG):
        return pieces
    return [piece._replace(course=Course.ALONG) if piece.course is Course.ACROSS else piece for piece in pieces]


def _is_recognised(pieces: list[Piece], glyphs: Glyphs) -> bool:
    """Whether a page is a picture under which somebody's recognition laid its text, unseen."""
    under_picture = sum(piece.veil is not None and piece.veil.inked and piece.veil.clip is None for piece in pieces)
    return 2 * under_picture > len(pieces) and glyphs.is_picture()


def _why_unread(meaningless: list[int]) -> str:
    if not meaningless:
        return "no page has text that can be read"
    return f"the letters of {_named(meaningless)} have no meaning, for the file says wrongly what its fonts draw"


def _notes(
    lines: list[Line], overflowing: list[int], scanned: list[int], meaningless: list[int], cut: bool
) -> Iterable[Note]:
    hidden = tuple(line.number for line in lines if not line.printed)
    if hidden:
        yield Note(
            DiagnosticCode.UNPRINTED_TEXT, "text that is in the file but can't be seen on the page is left out", hidden
        )
    if overflowing:
        yield Note(
            DiagnosticCode.CLIPPED_TEXT,
            "text below the foot of its frame, where it can't be seen, goes on from text above it and is kept",
            tuple(overflowing),
        )
    if cut:
        yield Note(
            DiagnosticCode.CUT_STRUCTURE, "the file's structure is larger or deeper than is read; not all was used"
        )
    if scanned:
        yield Note(DiagnosticCode.PAGES_WITHOUT_TEXT, f"no text on {_named(scanned)}; {OCR_REMEDY}")
    if meaningless:
        yield Note(DiagnosticCode.PAGES_WITHOUT_TEXT, f"{_why_unread(meaningless)}; {ANEW_REMEDY}")


def _named(pages: list[int]) -> str:
    return f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))}"
