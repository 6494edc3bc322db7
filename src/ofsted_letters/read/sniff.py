"""What kind of file some bytes are, told by the bytes and never by a name."""

from __future__ import annotations

from enum import Enum, auto

from ofsted_letters.errors import EmptyInput, HtmlInput

PDF_MAGIC_WITHIN = 1024
"""PDF readers accept rubbish of up to so many bytes before the magic number."""


class Kind(Enum):
    """What can be read."""

    PDF = auto()
    TEXT = auto()


def sniff(data: bytes, name: str) -> Kind:
    """Tell PDF from text.

    Raises:
        EmptyInput: there is nothing, or nothing but white space.
        HtmlInput: it is a web page.
    """
    if b"%PDF-" in data[:PDF_MAGIC_WITHIN]:
        return Kind.PDF
    if not data.strip():
        raise EmptyInput(name, "the file is empty", "download it again")
    if _is_html(data):
        raise HtmlInput(name, "this is a web page, not a letter", "download the PDF that the page links to")
    return Kind.TEXT


def _is_html(data: bytes) -> bool:
    head = data[:PDF_MAGIC_WITHIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in head
