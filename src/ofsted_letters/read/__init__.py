"""bytes -> Document: what kind of file it is, and its printed lines with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Medium, Note
from ofsted_letters.errors import BrokenPdf, NoSuchPages
from ofsted_letters.read.damage import may_be_damaged
from ofsted_letters.read.sniff import Kind, is_cut_off, sniff
from ofsted_letters.read.soft_hyphens import with_words_joined
from ofsted_letters.read.starred import with_stars_raised
from ofsted_letters.terms import Engine, Ocr, Pages
from ofsted_letters.write.counted import counted


def read_document(
    data: bytes, name: str, engine: str = "pdfium", ocr: Ocr = "auto", pages: Pages | None = None
) -> Document:
    """Read a letter, whatever kind of file it is.

    Args:
        data: the file's bytes; they alone decide how it is read.
        name: what errors call the file.
        engine: `pdfium` or `pdfplumber`, for PDFs. Where pdfium can't read a file, pdfplumber is tried.
        ocr: which pages tesseract reads: those without text where it is installed (`auto`), none, or all.
        pages: of which alone it does, since it takes long; the others are for `of_pages` to leave out.

    Raises:
        LetterError: one of its subclasses, saying what is wrong and what to do.
        ValueError: there is no such engine, or no such `ocr`.
    """
    _require("engine", engine, get_args(Engine))
    _require("ocr", ocr, get_args(Ocr))
    document = _read(data, name, engine, ocr, pages)
    if document.medium is not Medium.TEXT and may_be_damaged("\n".join([line.text for line in document.lines])):
        from ofsted_letters.read.repair import with_lines_repaired

        document = with_lines_repaired(document)
    return document._replace(lines=with_stars_raised(with_words_joined(document.lines)))


def of_pages(document: Document, pages: Pages, name: str) -> Document:
    """Some pages of a document alone; that some of them are not there is noted.

    Raises:
        NoSuchPages: it has none of them.
    """
    if document.pages is None or pages[0] > document.pages:
        reason = f"it has {document.pages} pages" if document.pages else "a text has no pages"
        raise NoSuchPages(name, reason, "name others with --pages, or none")
    some, last = document.of_sheets(*pages), document.pages
    if pages[1] <= last:
        return some
    message = f"the file has {counted(last, 'page')}: {last + 1} to {pages[1]} are not there"
    return _with_note(some, Note(DiagnosticCode.PAGES_BEYOND_END, message))


def _require(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise ValueError(f"there is no {option} {value!r}: name one of {', '.join(known)}")


def _read(data: bytes, name: str, engine: str, ocr: Ocr, pages: Pages | None) -> Document:
    kind = sniff(data, name)
    if kind is Kind.MAIL:
        return _read_mail(data, name)
    if kind is Kind.TEXT:
        from ofsted_letters.read.text import read_text

        return _mended(read_text(data, name))
    if kind is Kind.PICTURE:
        from ofsted_letters.read.picture_file import read_picture

        return read_picture(data, name, ocr, pages)
    if is_cut_off(data):
        return _read_remnant(data, name, engine, ocr, pages)
    return _read_pdf(data, name, engine, ocr, pages)


def _read_mail(data: bytes, name: str) -> Document:
    from ofsted_letters.read.mail import MAIL, letter_of
    from ofsted_letters.read.text import read_text

    text, notes = letter_of(data, name)
    document = _mended(read_text(text, name))
    return document._replace(media_type=MAIL, notes=(*notes, *document.notes))


def _mended(text: Document) -> Document:
    """A text without the misreadings that it has where it was recognised, which the file doesn't say."""
    from ofsted_letters.read.misread import mended, was_recognised

    return mended(text) if was_recognised(text) else text


def _read_pdf(data: bytes, name: str, engine: str, ocr: Ocr, pages: Pages | None) -> Document:
    if engine == "pdfplumber":
        from ofsted_letters.read.plumber import read_plumber

        return read_plumber(data, name, ocr, pages)
    from ofsted_letters.read.pdf import read_pdf

    try:
        return read_pdf(data, name, ocr, pages)
    except BrokenPdf as error:
        document = _read_pdf(data, name, "pdfplumber", ocr, pages)
        return _with_note(document, Note(DiagnosticCode.ENGINE_FALLBACK, f"read by pdfplumber: {error.reason}"))


def _read_remnant(data: bytes, name: str, engine: str, ocr: Ocr, pages: Pages | None) -> Document:
    """Read a file without its end, which often holds no page; a page without text then counts as lost."""
    lost = BrokenPdf(name, "the PDF's end is missing", "download it again")
    try:
        document = _read_pdf(data, name, engine, ocr, pages)
    except BrokenPdf as error:
        raise lost from error
    if len({document.sheet(line.page) for line in document.lines if line.page}) != document.pages:
        raise lost
    note = Note(DiagnosticCode.CUT_OFF_PDF, "the PDF's end is missing, though every page has text")
    return _with_note(document, note)


def _with_note(document: Document, note: Note) -> Document:
    return document._replace(notes=(note, *document.notes))
