"""What was typed onto a page beside its own content, as pdfminer gives it: fields, and a typewriter's annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, num_value, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import Rect, decode_text

from ofsted_letters.read.pdf_fields import CALLOUT, HIDDEN, LONGEST

TYPED = (LIT("Tx"), LIT("Ch"))
"""Types of a form's fields that hold words: text and choices, no tick and no signature."""


class Typed(NamedTuple):
    """Words that were typed onto a page."""

    appearance: PDFStream | None
    """What draws them; None where nothing does, or where they are about the page and no part of it."""
    place: Rect
    words: str


def typed(page: PDFPage) -> Iterator[Typed]:
    """What is shown of the words in a page's fields and annotations."""
    for annotation in list_value(page.annots or []):
        one = dict_value(annotation)
        is_note = resolve1(one.get("Subtype")) is LIT("FreeText")
        if int_value(one.get("F", 0)) & HIDDEN or not (is_note or _is_field(one)):
            continue
        appearance = resolve1(dict_value(one.get("AP", {})).get("N"))
        place = numbers(one.get("Rect"))
        if len(place) == 4:
            shown = isinstance(appearance, PDFStream) and not (is_note and _is_aside(one))
            words = _words(one, "Contents" if is_note else "V")
            yield Typed(appearance if shown else None, (place[0], place[1], place[2], place[3]), words)


def _is_field(annotation: dict[str, Any]) -> bool:
    return resolve1(annotation.get("Subtype")) is LIT("Widget") and resolve1(annotation.get("FT", TYPED[0])) in TYPED


def _is_aside(note: dict[str, Any]) -> bool:
    """Whether a note is about the page, and no part of it: on coloured ground, or pointing at something."""
    return "C" in note or resolve1(note.get("IT")) is LIT(CALLOUT)


def _words(annotation: dict[str, Any], key: str) -> str:
    """What an annotation says, or its parent for it."""
    words = resolve1(annotation.get(key) or dict_value(annotation.get("Parent", {})).get(key))
    return decode_text(words)[:LONGEST] if isinstance(words, bytes) else ""


def numbers(listed: object) -> list[float]:
    """The numbers of a PDF's array; none where there is no array."""
    return [float(num_value(number)) for number in list_value(listed or [])]
