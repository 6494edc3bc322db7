"""bytes -> Document: what kind of file it is, and its printed lines with their places."""

from __future__ import annotations

from ofsted_letters.document import Document
from ofsted_letters.read.sniff import Kind, sniff


def read_document(data: bytes, name: str, engine: str = "pdfium") -> Document:
    """Read a letter, whatever kind of file it is.

    Args:
        data: the file's bytes; they alone decide how it is read.
        name: what errors call the file.
        engine: `pdfium` or `pdfplumber`; for PDFs only. Where pdfium can't read a file, pdfplumber is tried.

    Raises:
        LetterError: one of its subclasses, saying what is wrong and what to do.
    """
    if sniff(data, name) is Kind.TEXT:
        from ofsted_letters.read.text import read_text

        return read_text(data, name)
    from ofsted_letters.read.pdf import read_pdf

    return read_pdf(data, name)
