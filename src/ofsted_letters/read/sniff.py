"""What kind of file some bytes are, told by the bytes and never by a name."""

from __future__ import annotations

from codecs import BOM_UTF8
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
OFFICE_MAGIC = b"\xd0\xcf\x11\xe0"
"""What Microsoft's older files start with, Word's and Outlook's alike."""
OUTLOOK = "__properties_version".encode("utf-16-le")
"""In the directory of every mail that Outlook saved."""
MIME_HEADER = b"\nmime-version:"
"""Which every mail has, and a letter that was pasted with what stood above it has not."""
READ_HEADERS = (b"\nfrom:", b"\nsubject:")
"""Of which a mail has one: drafts and mails that a program made may lack the other."""
HEADERS_WITHIN = 16_384
"""Bytes in which a mail's headers end, with all the servers that it came through."""
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
SCANS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""What pictures start with that scanners write: PNG, JPEG, TIFF in both byte orders."""
PICTURES = (*SCANS, b"GIF8", b"BM")
"""The same, and GIF and BMP."""


class Kind(Enum):
    """What can be read."""

    PDF = auto()
    TEXT = auto()
    MAIL = auto()
    """A mail as it was sent, with its headers."""
    PICTURE = auto()
    """A scanned page, or several."""


def sniff(data: bytes, name: str) -> Kind:
    """Tell PDF, text, mail and scans from one another.

    Raises:
        EmptyInput: there is nothing, or nothing but white space.
        HtmlInput: it is a web page.
        NotText: it is a word processor's or mail program's own file, a zip archive, another picture, or JSON.
    """
    head = data[:PDF_MAGIC_WITHIN]
    if head.startswith(ARCHIVE_MAGIC) and not _first_member(head).endswith(OFFICE_ENDS):
        raise NotText(name, "this is a zip archive", "use `ofsted-letters batch`, or unpack it")
    if head.startswith((b"{\\rtf", *ARCHIVE_MAGIC, OFFICE_MAGIC)):
        raise _other_program_s(data, name)
    if _is_mail(data):
        return Kind.MAIL
    if b"%PDF-" in head:  # asked only now, since archives hold PDFs as they are
        return Kind.PDF
    if head.startswith(SCANS):
        return Kind.PICTURE
    if is_picture(head):
        raise NotText(name, "this is a picture, and no scan", "save it as PNG, JPEG, TIFF or PDF")
    if not head.strip() and not data.strip():
        raise EmptyInput(name, "the file is empty", "check where it came from")
    if _is_html(head):
        raise HtmlInput(name, "this is a web page, not a letter", "download the letter itself")
    if is_json(head):
        raise NotText(name, "this is JSON, as `parse` writes it", "give the letter itself, or use `validate`")
    return Kind.TEXT


def _other_program_s(data: bytes, name: str) -> NotText:
    """What kind of program's own file it is, and how its letter becomes a PDF."""
    if data.startswith(OFFICE_MAGIC) and OUTLOOK in data:
        return NotText(name, "this is a mail that Outlook saved (.msg)", "open it, and save the letter as a PDF")
    if data.startswith(b"{\\rtf"):
        kind = "an RTF file"
    elif data.startswith(OFFICE_MAGIC):
        kind = "a file of an older Word (.doc)"
    elif _first_member(data) == b"mimetype":
        kind = "an OpenDocument file (.odt)"
    else:
        kind = "a Word file (.docx)" if b"word/" in data else "an office program's file"
    return NotText(name, f"this is {kind}", "open it in its program, and save it as a PDF")


def is_cut_off(pdf: bytes) -> bool:
    """Whether a PDF's end is missing, as after a download that broke off."""
    return b"startxref" not in pdf[-PDF_END_WITHIN:]


def _first_member(archive: bytes) -> bytes:
    """The name of a zip archive's first file, from the 30 bytes in front of it."""
    return archive[30 : 30 + int.from_bytes(archive[26:28], "little")]


def is_picture(head: bytes) -> bool:
    """Whether it begins as pictures do; the two letters of a bitmap also begin words, and then no zeros follow."""
    return head.startswith(PICTURES) and (not head.startswith(b"BM") or head[6:10] == b"\0\0\0\0")


def _is_mail(data: bytes) -> bool:
    """Whether it begins with a mail's headers."""
    begins, _, rest = data[:PDF_MAGIC_WITHIN].partition(b":")
    if not rest or not begins.replace(b"-", b"").isalnum():
        return False
    headers = b"\n" + data[:HEADERS_WITHIN].replace(b"\r", b"").partition(b"\n\n")[0].lower()
    return MIME_HEADER in headers and any(header in headers for header in READ_HEADERS)


def is_json(data: bytes) -> bool:
    """Whether it begins with a JSON object, be it in an array."""
    start = data[:PDF_MAGIC_WITHIN].removeprefix(BOM_UTF8).lstrip(b"[ \t\r\n")
    return start.startswith(b"{") and start[1:].lstrip().startswith(b'"')


def _is_html(head: bytes) -> bool:
    page = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return page.startswith(_HTML_STARTS) or b"<html" in page
