"""Text files -> Document, laid out on a page of character cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofsted_letters.document import TEXT_ADVANCE, TEXT_PITCH, Document, Line
from ofsted_letters.errors import EmptyInput, NotText
from ofsted_letters.read.normalise import normalise

TAB = 8
PAGE_WIDTH = 100 * TEXT_ADVANCE
PAGE_HEIGHT = 70 * TEXT_PITCH
_COLUMN_GAP = re.compile(r"(?<=\S\S) {3,}(?=\S)")


def read_text(data: bytes, name: str) -> Document:
    """Read a text file; form feeds are page breaks.

    Raises:
        EmptyInput: nothing but white space.
        NotText: binary, or no encoding known here.
    """
    text = _decode(data, name)
    pages = text.rstrip("\f\r\n ").split("\f")
    lines: list[Line] = []
    for page, content in enumerate(pages, 1):
        lines.extend(_lines(content, page if len(pages) > 1 else None, len(lines) + 1))
    if not lines:
        raise EmptyInput(name, "there is nothing but white space", "check where the file came from")
    return Document(
        lines=tuple(lines),
        media_type="text/plain",
        engine="text",
        pages=len(pages) if len(pages) > 1 else None,
        page_width=PAGE_WIDTH,
        page_height=PAGE_HEIGHT,
    )


def _decode(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotText(name, "neither a PDF nor text", "give the letter as PDF or as UTF-8 text")


def _lines(content: str, page: int | None, number: int) -> Iterator[Line]:
    for row, printed in enumerate(content.splitlines()):
        if not printed.strip():
            continue
        for column, cell in _cells(printed.expandtabs(TAB).rstrip()):
            text, _ = normalise(cell)
            if not text:
                continue
            yield _line(number, text, page, column, row)
            number += 1


def _line(number: int, text: str, page: int | None, column: int, row: int) -> Line:
    x0 = column * TEXT_ADVANCE
    return Line(
        number=number,
        text=text,
        page=page,
        x0=x0,
        top=row * TEXT_PITCH,
        x1=x0 + len(text) * TEXT_ADVANCE,
        bottom=(row + 1) * TEXT_PITCH,
        baseline=(row + 1) * TEXT_PITCH,
        size=TEXT_PITCH,
        bold=False,
        text_x0=x0,
    )


def _cells(printed: str) -> Iterator[tuple[int, str]]:
    start = len(printed) - len(printed.lstrip())
    if "   " not in printed[start:]:
        yield start, printed[start:]
        return
    for gap in _COLUMN_GAP.finditer(printed, start):
        yield start, printed[start : gap.start()]
        start = gap.end()
    yield start, printed[start:]
