"""bytes -> Document: what kind of file it is, and its printed lines with their places."""

from __future__ import annotations

from ofsted_letters.document import Document, Note
from ofsted_letters.errors import BrokenPdf
from ofsted_letters.read.sniff import Kind, sniff


def read_document(data: bytes, name: str, engine: str = "pdfium") -> Document:
    """Read a letter, whatever kind of file it is.

    Args:
        data: the file's bytes; they alone decide how it is read.
        name: what errors call the file.
        engine: `pdfium` or `pdfplumber`, for PDFs. Where pdfium can't read a file, pdfplumber is tried.

    Raises:
        LetterError: one of its subclasses, saying what is wrong and what to do.
    """
    if sniff(data, name) is Kind.TEXT:
        from ofsted_letters.read.text import read_text

        return read_text(data, name)
    if engine == "pdfplumber":
        from ofsted_letters.read.plumber import read_plumber

        return read_plumber(data, name)
    from ofsted_letters.read.pdf import read_pdf

    try:
        return read_pdf(data, name)
    except BrokenPdf as error:
        return _read_fallback(data, name, error)


def _read_fallback(data: bytes, name: str, error: BrokenPdf) -> Document:
    from ofsted_letters.read.plumber import read_plumber

    document = read_plumber(data, name)
    note = Note("engine_fallback", "warning", f"read through pdfplumber, since for pdfium {error.reason}")
    return document._replace(notes=(note, *document.notes))
