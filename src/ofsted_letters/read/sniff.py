"""What kind of file some bytes are, told by the bytes and never by a name."""

from __future__ import annotations

from enum import Enum, auto

from ofsted_letters.errors import EmptyInput, HtmlInput, NotText

PDF_MAGIC_WITHIN = 1024
"""Readers of PDFs allow so many bytes of something else before the magic number."""
PDF_END_WITHIN = 2048
"""What a PDF ends with stands in its last 1024 bytes; twice that, for what mailers and servers add."""
ARCHIVE_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""What a zip archive starts with: its first member, or, when it is empty, its directory."""
OFFICE_ENDS = (b".xml", b".rels", b"mimetype")
"""How the name of the first member ends in a word processor's archive, whichever program wrote it."""
OCR_OF_PICTURE = "ocrmypdf --image-dpi 300 in.png out.pdf"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
"""What pictures start with: PNG, JPEG, TIFF in both byte orders, GIF, BMP."""


class Kind(Enum):
    """What can be read."""

    PDF = auto()
    TEXT = auto()


def sniff(data: bytes, name: str) -> Kind:
    """Tell PDF from text.

    Raises:
        EmptyInput: there is nothing, or nothing but white space.
        HtmlInput: it is a web page.
        NotText: it is a word processor's file, a zip archive, a picture, or JSON.
    """
    head = data[:PDF_MAGIC_WITHIN]
    if head.startswith(ARCHIVE_MAGIC) and not _first_member(head).endswith(OFFICE_ENDS):
        raise NotText(name, "this is a zip archive", "use `ofsted-letters batch`, or unpack it")
    if head.startswith((b"{\\rtf", *ARCHIVE_MAGIC, b"\xd0\xcf\x11\xe0")):
        raise NotText(name, "this is a word processor's file", "save it as a PDF")
    if b"%PDF-" in head:  # asked only now, since archives hold PDFs as they are
        return Kind.PDF
    if is_picture(head):
        raise NotText(name, "this is a picture", "make a PDF with text of it, for example: " + OCR_OF_PICTURE)
    if not head.strip() and not data.strip():
        raise EmptyInput(name, "the file is empty", "check where it came from")
    if _is_html(head):
        raise HtmlInput(name, "this is a web page, not a letter", "download the letter itself")
    if is_json(head):
        raise NotText(name, "this is JSON, as `parse` writes it", "give the letter itself, or use `validate`")
    return Kind.TEXT


def is_cut_off(pdf: bytes) -> bool:
    """Whether a PDF's end is missing, as after a download that broke off."""
    return b"startxref" not in pdf[-PDF_END_WITHIN:]


def _first_member(archive: bytes) -> bytes:
    """The name of a zip archive's first file, from the 30 bytes in front of it."""
    return archive[30 : 30 + int.from_bytes(archive[26:28], "little")]


def is_picture(head: bytes) -> bool:
    """Whether it begins as pictures do; the two letters of a bitmap also begin words, and then no zeros follow."""
    return head.startswith(PICTURES) and (not head.startswith(b"BM") or head[6:10] == b"\0\0\0\0")


def is_json(data: bytes) -> bool:
    """Whether it begins with a JSON object, be it in an array."""
    start = data[:PDF_MAGIC_WITHIN].lstrip(b"[ \t\r\n")
    return start.startswith(b"{") and start[1:].lstrip().startswith(b'"')


def _is_html(head: bytes) -> bool:
    page = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return page.startswith(_HTML_STARTS) or b"<html" in page
