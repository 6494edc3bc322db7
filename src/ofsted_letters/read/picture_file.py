"""PNG, JPEG, TIFF -> Document: pages that are pictures, without a PDF around them."""

from __future__ import annotations

from ofsted_letters.document import Document
from ofsted_letters.errors import NoTextLayer
from ofsted_letters.read import tesseract
from ofsted_letters.read.printed import printed_document
from ofsted_letters.read.recognised import RecognisedGlyphs
from ofsted_letters.read.recognition import Recognition
from ofsted_letters.read.sheets import PictureFile
from ofsted_letters.terms import Ocr, Pages


def read_picture(data: bytes, name: str, ocr: Ocr, pages: Pages | None = None) -> Document:
    """Read a picture file's lines, of `pages` alone.

    Raises:
        BrokenPicture: it is damaged or cut off.
        NoTextLayer: tesseract is not installed, must not be used, or found no words.
        RecognitionFailed: tesseract failed.
        TooLarge: it has more pixels or pages than are read.
    """
    if ocr == "never":
        raise NoTextLayer(name, "this is a picture", "have it read with --ocr auto")
    if tesseract.version() is None:
        raise NoTextLayer(name, "this is a picture", f"install tesseract, which reads it: {tesseract.installing()}")
    file = PictureFile(data, name)
    unread = [RecognisedGlyphs([], 1.0, 0.0, 0.0)] * file.pages
    document = printed_document(unread, "ocr", name, Recognition(data, name, "always", pages, file.sheet))
    return document._replace(media_type=file.media_type)
