"""Text files -> Document, laid out on a page of character cells."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import TEXT_ADVANCE, TEXT_PITCH, Document, Line, Medium, Note
from ofsted_letters.errors import EmptyInput, NotText
from ofsted_letters.read.damage import may_be_converted
from ofsted_letters.read.normalise import BULLET, normalise
from ofsted_letters.read.numbered_rows import margin_numbers, without_numbers
from ofsted_letters.read.wrapping import keeps_wrapping_spaces

TAB = 8
COLUMN_GAP = 6
"""Spaces that always part two columns."""
ALIGNED_GAP = 3
"""Spaces that part two columns where the next one starts exactly below or above another one's start."""
CONTROLS_AT_MOST = 0.01
"""Share of control characters in text; in bytes that are no text it is about 0.1."""

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[\x02\ufffe](?=\w)")
"""How pdfium writes a hyphen at a line's end, where it joins the two: the one in parts of a page, the other in all."""
_GAP = re.compile(rf" {{{ALIGNED_GAP},}}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NUMBER_MARK = re.compile(r"\(?(?:[0-9A-Za-z]{1,3}|[ivx]{4})[.)](?!\S)")
_SYMBOL_BEFORE_TAB = re.compile(r"^([ \t]*)[lnqvwàü§Ø¨>]\t(?=\S)", re.MULTILINE)
"""A letter for Wingdings' bullets, in text that a word processor saved: its font is lost, its tab is not."""
_FIRST_OF_TWO_MARKS = re.compile(r"^[ \t]*[-*–•▪■●·][ \t]+(?=[-*–•▪■●·][ \t]+[A-Z‘“'\"])", re.MULTILINE)
"""A converter's mark in front of the writer's own: "- • The rota"."""
_BULLET_BEHIND_NUMBER = re.compile(r"^([ \t]*\(?\d{1,3}[.)][ \t]+)[•▪■●·](?=[ \t]+[A-Z‘“'\"])", re.MULTILINE)
_BULLET_IN_ROW = re.compile(r"(?<=[^\s•▪■●·]) (?=[•▪■●] [A-Z‘“'\"])")
"""Where a list that was run together goes on behind a single space: "Strengths • The rota … • Health visitors"."""
_PAGE_IN_ROW = re.compile(r"(?<=[.!?:;]) +(?=Page \d{1,3} of \d{1,3}$)", re.MULTILINE)
"""Where a page's number was put at the end of a sentence's line."""
SIGNS_OF_MARKUP = ("\n>", "<", "#", "**", "\nReferences")
"""Of which every text has one that a mail program, a text browser or a converter to Markdown has marked up."""
FEWEST_ROWS = 20
"""Rows of a text at least that shows by having no blank one that it lost them: a letter has 40 or more."""
LONGEST_ROW = 200
"""Characters of a text's rows on average, blank ones too, from which they are no lines; paragraphs can be as long."""
LINES_PUT_BACK = (
    "the text is one line, or one a page: it is parted at what is known; where paragraphs begin in its introduction and"
    " closing can't be told"
)
AT_FOOT = 40
"""Lines at the end of a text without pages among which its notes begin, each with its number in brackets."""
_GREETING = re.compile(r"\n[^\S\n]*Dear ")
_LETTER_MARKS = "oƒ"
"""Letters that stand before an item in a text file; what is no letter does so, whatever it is."""


def read_text(data: bytes, name: str) -> Document:
    """Read a text file; form feeds are page breaks.

    Raises:
        EmptyInput: nothing but white space.
        NotText: binary, or in an encoding that can't be told.
    """
    text = decoded(data, name).replace("\r\r\n", "\n")  # a line's end that was converted twice
    text, notes = _as_printed(_LINE_END_HYPHEN.sub("-\n", text), name)
    pages = [page.splitlines() for page in text.split("\f")]
    paged = len(pages) > 1
    if paged and not "".join(pages[-1]).strip():
        pages.pop()
    marked = (" \n" in text or " \r" in text) and keeps_wrapping_spaces([row for page in pages for row in page])
    lines: list[Line] = []
    last_note = 0
    parted = _has_gaps(pages)
    for page, rows in enumerate(pages, 1):
        found = list(_lines(rows, page if paged else None, len(lines) + 1, marked))
        if paged or any(line.text.startswith("[") for line in found[-AT_FOOT:]):  # else no need to compile patterns
            from ofsted_letters.read.text_notes import with_notes

            found, last_note = with_notes(found, last_note, parted=parted)
        lines.extend(found)
    if not lines:
        raise EmptyInput(name, "there is nothing but white space", "check where the file came from")
    return Document(
        lines=tuple(lines),
        media_type="text/plain",
        engine="text",
        pages=len(pages) if paged else None,
        medium=Medium.TEXT,
        notes=tuple(notes),
    )


def _as_printed(text: str, name: str) -> tuple[str, list[Note]]:
    """A text without what mail, converters and fonts did to it, and what to tell of that."""
    notes: list[Note] = []
    if may_be_converted(text):
        from ofsted_letters.read import repair

        text, places = repair.repaired(text)
        notes = repair.notes(places)
    if any(sign in text for sign in SIGNS_OF_MARKUP):  # else no need to compile its patterns
        from ofsted_letters.read.markup import without_markup

        text = without_markup(text)
    if _has_lost_its_lines(text):
        from ofsted_letters.read.lost_lines import with_lines

        text = with_lines(text, name)
        notes.append(Note(DiagnosticCode.REPAIRED_TEXT, LINES_PUT_BACK))
    if "\t" in text:
        text = _SYMBOL_BEFORE_TAB.sub(rf"\1{BULLET}\t", text)
    text = _FIRST_OF_TWO_MARKS.sub(lambda mark: " " * len(mark[0]), text)
    text = _BULLET_BEHIND_NUMBER.sub(r"\1 ", text)
    return _PAGE_IN_ROW.sub("\n", _BULLET_IN_ROW.sub("\n", text)), notes


def _has_gaps(pages: list[list[str]]) -> bool:
    """Whether some row between others is blank; a text of a few rows doesn't tell."""
    rows = sum(map(len, pages))
    return rows < FEWEST_ROWS or any(not row.strip() for page in pages for row in page[1:-1])


def _has_lost_its_lines(text: str) -> bool:
    """Whether a letter's rows are longer than paragraphs, and none of them greets anyone."""
    return len(text) > LONGEST_ROW * (text.count("\n") + 1) and " Dear " in text and _GREETING.search(text) is None


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252.

    Raises:
        NotText: binary, or in another encoding.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= CONTROLS_AT_MOST * len(text) and "\0" not in text:
            return text.removeprefix("\ufeff")
    raise NotText(name, "this is neither a PDF nor text", "give the letter as a PDF, or as text in UTF-8")


def _encodings(data: bytes) -> tuple[str, ...]:
    """Encodings to try, the likeliest first."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    start = data[:1000]
    if 0 < start.count(0) <= len(start) / 2 + 1:  # in UTF-16, every second byte of English is 0
        return ("utf-16-le",) if start[1::2].count(0) > start[::2].count(0) else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _lines(rows: list[str], page: int | None, first_number: int, marked: bool) -> Iterator[Line]:
    """A page's lines; where its rows are `marked`, a space at the end of one says that its paragraph goes on."""
    number = first_number
    margin = margin_numbers(rows)
    if margin:
        rows = without_numbers(rows, margin)
    beside = {each.row: each for each in margin}
    for row, printed in enumerate(rows):
        if row in beside:
            yield _line(number, beside[row].text, page, beside[row].column, row)
            number += 1
        if not printed or printed.isspace():
            continue
        for column, cell in _cells(rows, row):
            if not cell:  # of spaces that don't break
                continue
            line = _line(number, cell, page, column, row, not printed.endswith(" ") if marked else None)
            if line.text:
                yield line
                number += 1


def _line(number: int, cell: str, page: int | None, column: int, row: int, ends: bool | None = None) -> Line:
    text, raised = normalise(cell)
    x0 = column * TEXT_ADVANCE if column else 0.0  # one object for all, for the sake of texts of a million lines
    bottom = (row + 1) * TEXT_PITCH
    return Line(
        number=number,
        text=text,
        page=page,
        x0=x0,
        top=bottom - TEXT_PITCH,
        x1=x0 + len(cell) * TEXT_ADVANCE,
        bottom=bottom,
        baseline=bottom,
        size=TEXT_PITCH,
        bold=False,
        text_x0=x0 + _width_of_mark(cell) * TEXT_ADVANCE if _begins_with_mark(cell) else x0,
        raised=raised,
        ends_paragraph=ends,
    )


def _begins_with_mark(cell: str) -> bool:
    if not cell[0].isalnum() or cell[0] in _LETTER_MARKS:
        return True
    begins = cell[:6]
    return ("." in begins or ")" in begins) and _NUMBER_MARK.match(cell) is not None


def _width_of_mark(cell: str) -> int:
    """How far after a bullet or number its text starts; 0 where it is no mark."""
    mark, *text = cell.split(None, 1)
    return len(cell) - len(text[0]) if text and _is_mark(mark) else 0


def _cells(rows: list[str], row: int) -> list[tuple[int, str]]:
    """Columns of a row: where each starts, and its text."""
    printed = _expanded(rows[row])
    start = _indent(printed)
    if " " * ALIGNED_GAP not in printed[start:]:
        return [(start, printed[start:])]
    starts = [start, *_column_starts(rows, row, printed, start)]
    return [
        (begin, printed[begin:end].rstrip()) for begin, end in zip(starts, [*starts[1:], len(printed)], strict=True)
    ]


def _column_starts(rows: list[str], row: int, printed: str, start: int) -> Iterator[int]:
    gaps = list(_GAP.finditer(printed, start))
    if _is_mark(printed[start : gaps[0].start()]):
        del gaps[0]
    beside = [(other, _indent(other)) for other in _neighbours(rows, row)]
    for gap in gaps:
        wide = gap.end() - gap.start() >= COLUMN_GAP
        if wide or any(_starts_column(*other, gap.end()) for other in beside):
            yield gap.end()


def _is_mark(word: str) -> bool:
    lone = len(word) == 1 and (not word.isalnum() or word in _LETTER_MARKS)
    return lone or _NUMBER_MARK.match(word) is not None


def _neighbours(rows: list[str], row: int) -> list[str]:
    return [_expanded(beside) for beside in (*rows[max(row - 1, 0) : row], *rows[row + 1 : row + 2])]


def _starts_column(printed: str, indent: int, column: int) -> bool:
    return (
        len(printed) > column > indent
        and not printed[column].isspace()
        and printed[column - ALIGNED_GAP : column].isspace()
    )


def _indent(printed: str) -> int:
    return len(printed) - len(printed.lstrip())


def _expanded(printed: str) -> str:
    return (printed.expandtabs(TAB) if "\t" in printed else printed).rstrip()
