"""A sample letter as a PDF that looks like the published ones.

Measured on published letters: A4, 12 point type on a 14.5 point pitch, text from 72 to 523 points, bullets at 72 with
their text at 86, letterhead in 9 point, footnotes in 10 point under a rule, page numbers at the foot's right.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Protocol

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.letter import FOOTNOTE_MARK, Item, Look, SampleLetter, Section
from samples.symbols import GLYPHS, symbol_font

REGULAR, BOLD, SYMBOLS = "Helvetica", "Helvetica-Bold", "SampleSymbols"
LEFT, RIGHT = 72.0, 523.0
FIRST_BASELINE, LAST_BASELINE = 740.0, 92.0
PITCH, GAP = 14.5, 14.5
INDENT = 14.2
NOTE_SIZE, NOTE_PITCH = 10.0, 12.0
LETTERHEAD_SIZE, LETTERHEAD_PITCH = 9.0, 10.9
LETTERHEAD_TOP, LETTERHEAD_COLUMN = 797.4, 140.0
RIGHT_COLUMN = 400.0
SIGN_OFF_COLUMN = 230.0
BOX_INSET = 7.0
RAISED_SIZE, RAISED_BY = 8.0, 4.0
NESTED_BULLET = "–"
EXTRACTED_AS_FULL_STOP = "\uf0a7"
"""On paper, what text has as a full stop glued to the first word is a small square."""
WORD = re.compile(r"[^ -]*-+ *|[^ -]+ *| +")


@dataclass(frozen=True)
class Run:
    """Words of one font on one line."""

    text: str
    font: str = REGULAR
    size: float = 12.0
    rise: float = 0.0

    @property
    def width(self) -> float:
        """In points."""
        return float(pdfmetrics.stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True)
class Row:
    """One printed line: runs from x on, perhaps with a mark of its own further left."""

    runs: tuple[Run, ...]
    x: float = LEFT
    mark: tuple[float, Run] | None = None
    notes: tuple[str, ...] = ()
    pitch: float = PITCH


@dataclass
class Page:
    """Where the next line goes, and the footnotes that already wait at the foot."""

    baseline: float = FIRST_BASELINE
    notes: list[list[Row]] = field(default_factory=list)

    @property
    def floor(self) -> float:
        """The lowest baseline that body text may take above the footnotes."""
        rows = sum(len(note) for note in self.notes)
        return LAST_BASELINE + (rows * NOTE_PITCH + GAP if rows else 0.0)


class Sheets(Protocol):
    """What is told of all pages."""

    @property
    def subject(self) -> str:
        """What it is about."""
        ...

    @property
    def footnotes(self) -> Mapping[str, str]:
        """By marker."""
        ...

    @property
    def look(self) -> Look:
        """How it is laid out."""
        ...


class Writer:
    """Puts rows on pages, from top to bottom."""

    def __init__(self, letter: Sheets) -> None:
        """Open the first page."""
        register_symbols()
        self.letter = letter
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(letter.subject)
        self.page = Page()
        self.first_with_footer = 1

    def write(self, rows: list[Row], gap: float = GAP, together: bool = False) -> None:
        """Draw rows, on to the next page where this one is full; `together` keeps them on one page."""
        if together and self.page.baseline - sum(row.pitch for row in rows) < self.page.floor:
            self.next_page()
        for row in rows:
            notes = [note_rows(marker, self.letter.footnotes[marker]) for marker in row.notes]
            if self.page.baseline - sum(len(note) for note in notes) * NOTE_PITCH < self.page.floor:
                self.next_page()
            self.page.notes += notes
            self.draw(row, self.page.baseline)
            self.page.baseline -= row.pitch
        self.page.baseline -= gap

    def draw(self, row: Row, baseline: float) -> None:
        """One row at one height."""
        if row.mark:
            self.draw_run(row.mark[1], row.mark[0], baseline)
        x = row.x
        for run in row.runs:
            self.draw_run(run, x, baseline)
            x += run.width

    def draw_run(self, run: Run, x: float, baseline: float) -> None:
        """One run."""
        self.canvas.setFont(run.font, run.size)
        self.canvas.drawString(x, baseline + run.rise, run.text)

    def next_page(self) -> None:
        """Finish this page's foot and turn over."""
        self.finish_page()
        self.canvas.showPage()
        self.page = Page()

    def finish_page(self) -> None:
        """Footnotes under a rule, then the footer and the page number."""
        baseline = LAST_BASELINE + sum(len(note) for note in self.page.notes) * NOTE_PITCH - NOTE_PITCH
        if self.page.notes:
            self.canvas.line(LEFT, baseline + NOTE_PITCH, LEFT + 144, baseline + NOTE_PITCH)
        for row in (row for note in self.page.notes for row in note):
            self.draw(row, baseline)
            baseline -= NOTE_PITCH
        number = self.canvas.getPageNumber()
        if number >= self.first_with_footer:
            for at, line in enumerate(self.letter.look.footer.splitlines()):
                self.draw(Row((Run(line, size=LETTERHEAD_SIZE),)), 59 - at * LETTERHEAD_PITCH)
        if self.letter.look.page_numbers and number > 1:
            self.draw(Row((Run(str(number)),), x=517.5), 59)

    def save(self) -> bytes:
        """The whole file."""
        self.finish_page()
        self.canvas.save()
        return self.file.getvalue()


def as_pdf(letter: SampleLetter) -> bytes:
    """The letter as a PDF; the same bytes on every run."""
    writer = Writer(letter)
    after = letter.look.letterhead_after_body
    if not after:
        write_letterhead(writer, letter)
        writer.page.baseline = 686.0
    writer.write(plain(letter.date_line))
    writer.write([row for line in address_lines(letter) for row in plain(line)], 2 * GAP)
    writer.write(plain(letter.salutation))
    writer.write(wrap([Run(letter.subject, BOLD)]))
    if after:
        write_letterhead(writer, letter)
    for section in letter.sections:
        write_section(writer, section)
    writer.write([*plain(letter.valediction), blank(), blank(), *sign_off(letter)], together=True)
    writer.write([row for line in letter.copy_lines for row in plain(line)])
    return writer.save()


def address_lines(letter: SampleLetter) -> tuple[str, ...]:
    """The address in lines, also where text extraction is shown to have run it together."""
    if len(letter.address_lines) > 1:
        return letter.address_lines
    (person,) = letter.recipients
    lines = (person["name"], person["role"], person["organisation"], *person["address"], person["postcode"])
    return tuple(line for line in lines if line)


def register_symbols() -> None:
    """Make the bullets' font known to reportlab, once."""
    if SYMBOLS not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(SYMBOLS, io.BytesIO(symbol_font())))


def write_letterhead(writer: Writer, letter: SampleLetter) -> None:
    """Rows of small cells at the first page's top, or in a narrow column at its right."""
    narrow = letter.look.letterhead_after_body
    rows = [(cell,) for row in letter.letterhead_lines for cell in row if cell] if narrow else letter.letterhead_lines
    start = RIGHT_COLUMN if narrow else LEFT
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = Row((Run(cell, size=LETTERHEAD_SIZE),), x=start + column * LETTERHEAD_COLUMN)
            writer.draw(place, LETTERHEAD_TOP - index * LETTERHEAD_PITCH)


def write_section(writer: Writer, section: Section) -> None:
    """A heading with its items; a case study stands in a box on one page."""
    if section.kind == "case_study":
        write_box(writer, section)
        return
    if section.heading:
        rows = wrap([Run(section.heading, BOLD, heading_size(writer.letter, section))])
        if writer.page.baseline - (len(rows) + 3) * PITCH < writer.page.floor:
            writer.next_page()
        writer.write(rows)
    for item, following in zip_longest(section.items, section.items[1:]):
        tight = not writer.letter.look.gap and following and following.type != "paragraph"
        writer.write(item_rows(item, writer.letter), 0.0 if tight else GAP)


def heading_size(letter: Sheets, section: Section) -> float:
    """Headings under a heading, and those of boxes, are set like the text."""
    vocabulary = section.level == 1 and section.kind != "case_study"
    return letter.look.main_heading_size if vocabulary else 12.0


def write_box(writer: Writer, section: Section) -> None:
    """A ruled box around heading and paragraphs."""
    left, right = LEFT + BOX_INSET, RIGHT - BOX_INSET
    blocks = [wrap([Run(section.heading or "", BOLD)], left, right)]
    blocks += [wrap(runs_of(item), left, right) for item in section.items]
    height = sum(len(block) * PITCH + GAP for block in blocks)
    if writer.page.baseline - height < writer.page.floor:
        writer.next_page()
    top = writer.page.baseline + PITCH
    for block in blocks:
        writer.write(block)
    writer.canvas.rect(LEFT, writer.page.baseline + PITCH, RIGHT - LEFT, top - writer.page.baseline - PITCH)
    writer.page.baseline -= GAP


def item_rows(item: Item, letter: Sheets) -> list[Row]:
    """One item, hanging under its first word or not, as the look says."""
    look = letter.look
    bullet = EXTRACTED_AS_FULL_STOP if look.glued else look.bullet
    mark = {"bullet": bullet, "numbered": f"{item.number}."}.get(item.type, "")
    if not mark:
        return wrap(runs_of(item))
    left = LEFT + INDENT * (item.level - 1)
    text_left = left + (INDENT if item.type == "bullet" else 2 * INDENT)
    run = Run(NESTED_BULLET if item.level > 1 else mark)
    if len(run.text) == 1 and ord(run.text) in GLYPHS:
        run = Run(run.text, SYMBOLS)
    rows = wrap(runs_of(item), text_left, under=text_left if look.hanging else left)
    return [Row(rows[0].runs, rows[0].x, (left, run), rows[0].notes), *rows[1:]]


def runs_of(item: Item) -> list[Run]:
    """The item's text, footnote marks raised."""
    pieces = FOOTNOTE_MARK.split(item.text)
    return [
        Run(piece, size=RAISED_SIZE, rise=RAISED_BY) if index % 2 else Run(piece)
        for index, piece in enumerate(pieces)
        if piece
    ]


def note_rows(marker: str, text: str) -> list[Row]:
    """A footnote, its mark raised."""
    mark = Run(marker, size=6.5, rise=RAISED_BY)
    return [
        Row(row.runs, row.x, pitch=NOTE_PITCH)
        for row in wrap([mark, Run(f" {text}", size=NOTE_SIZE)], mark_notes=False)
    ]


def plain(text: str) -> list[Row]:
    """A paragraph of plain text."""
    return wrap([Run(text)])


def blank() -> Row:
    """An empty line."""
    return Row(())


def sign_off(letter: SampleLetter) -> list[Row]:
    """Names and roles; in two columns where the letter has several signatories side by side."""
    rows = []
    for line in letter.sign_off_lines:
        cells = [Row((cell_run(cell),), x=LEFT + index * SIGN_OFF_COLUMN) for index, cell in enumerate(line) if cell]
        rows += [Row(cell.runs, cell.x, pitch=0.0) for cell in cells[:-1]]
        rows += cells[-1:] or [blank()]
    return rows


def cell_run(cell: str) -> Run:
    """A table's cell: bold where it is written *so*."""
    return Run(cell.strip("*"), BOLD) if cell.startswith("*") else Run(cell)


def wrap(
    runs: list[Run], left: float = LEFT, right: float = RIGHT, under: float | None = None, mark_notes: bool = True
) -> list[Row]:
    """Break runs into rows between `left` and `right`; rows after the first start at `under`."""
    rows: list[Row] = []
    row: list[Run] = []
    for run in runs:
        for word in words_of(run):
            x = left if not rows or under is None else under
            taken = sum(placed.width for placed in row)
            if row and not run.rise and x + taken + Run(word.rstrip(), run.font, run.size).width > right:
                rows.append(row_of(row, x, mark_notes))
                row = []
            row.append(Run(word.lstrip() if not row else word, run.font, run.size, run.rise))
    rows.append(row_of(row, left if not rows or under is None else under, mark_notes))
    return rows


def words_of(run: Run) -> list[str]:
    """Pieces that a line may end after: a word with its space, or a word up to its hyphen."""
    return WORD.findall(run.text)


def row_of(pieces: list[Run], x: float, mark_notes: bool) -> Row:
    """Neighbouring pieces of one font joined, as a word processor writes them."""
    joined: list[Run] = []
    for piece in pieces:
        if joined and (joined[-1].font, joined[-1].rise) == (piece.font, piece.rise):
            joined[-1] = Run(joined[-1].text + piece.text, piece.font, piece.size, piece.rise)
        else:
            joined.append(piece)
    notes = tuple(run.text for run in joined if run.rise) if mark_notes else ()
    return Row(tuple(joined), x, notes=notes)
