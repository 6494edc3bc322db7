"""Frames drawn around lines of pages without a structure, through both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofsted_letters.document import Document
from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.read import read_document
from ofsted_letters.read.frames import MOST, frames
from ofsted_letters.read.glyphs import Box
from tests.read.drawn import HEIGHT, WIDTH, filled, marked, pdf, tag, text

BOX = (60.0, 180.0, 530.0, 250.0)
ROWS = (
    (160, "Above the box.", "F1"),
    (200, "In the box.", "F2"),
    (214, "In the box, too.", "F1"),
    (270, "Below.", "F1"),
)
TEXT = "".join(text(72, top, row, font=font) for top, row, font in ROWS)


@pytest.fixture(params=["pdfium", "pdfplumber"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def outlined(x0: float, top: float, x1: float, bottom: float) -> str:
    return f"q 1 w {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re S Q "


def ruled(x0: float, top: float, x1: float, bottom: float) -> str:
    """Four lines, as LibreOffice draws a frame."""
    ends = [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]
    return "".join(f"q 0.5 w {a} {HEIGHT - b} m {c} {HEIGHT - d} l S Q " for a, b, c, d in ends)


def barred(x0: float, top: float, x1: float, bottom: float) -> str:
    """Four thin bars, as Word draws a frame."""
    bars = [(x0, top, x1, top + 0.5), (x0, bottom, x1, bottom + 0.5), (x0, top, x0 + 0.5, bottom)]
    return "".join(filled(*bar) for bar in [*bars, (x1, top, x1 + 0.5, bottom)])


def shaded(x0: float, top: float, x1: float, bottom: float) -> str:
    return filled(x0, top, x1, bottom, "0.9 0.95 1 rg")


def stacked(x0: float, top: float, x1: float, bottom: float) -> str:
    """A ground for each of two paragraphs."""
    middle = (top + bottom) / 2
    return shaded(x0, top, x1, middle) + shaded(x0, middle, x1, bottom)


def framed(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.element is not None and line.element.cell]


@pytest.mark.parametrize("draw", [outlined, ruled, barred, shaded, stacked])
def test_a_frame_is_a_table_of_one_cell(engine: str, draw: Callable[..., str]) -> None:
    document = read_document(pdf(draw(*BOX) + TEXT), "drawn.pdf", engine)
    assert framed(document) == ["In the box.", "In the box, too."]
    cells = {line.element.cell for line in document.lines if line.element is not None}
    assert len(cells) == 1


@pytest.mark.parametrize(
    "drawn",
    [
        outlined(60, 180, 290, 250) + outlined(290, 180, 530, 250),
        ruled(*BOX) + filled(290, 180, 290.5, 250),
        ruled(*BOX) + "".join(barred(x, top, x + 228, top + 20) for x in (62, 296) for top in (182, 204, 226)),
        outlined(10, 10, WIDTH - 10, HEIGHT - 10),
        filled(60, 190, 530, 206),
        shaded(60, 180, 120, 250),
        filled(*BOX, "1 1 1 rg"),
        "",
    ],
    ids=["cells", "columns", "cells in a border", "the page's border", "one line's ground", "narrow", "white", "none"],
)
def test_what_is_drawn_and_is_no_frame(engine: str, drawn: str) -> None:
    assert framed(read_document(pdf(drawn + TEXT), "drawn.pdf", engine)) == []


def structured(cell: tuple[str, ...], x: float) -> bytes:
    """A page with a structure: what is in the box begins at `x`, in elements one in the other."""
    rows = [(160, "Above the box.", "F1", 72.0), (200, "In the box.", "F2", x), (214, "In the box, too.", "F1", x)]
    marks = [marked(at, text(x0, top, row, font=font)) for at, (top, row, font, x0) in enumerate(rows)]
    marks.append(marked(3, text(72, 270, "Below.")))
    inside = tag("Div", tag("P", (0, 1)), tag("P", (0, 2)))
    for kind in cell:
        inside = tag(kind, inside)
    structure = tag("Document", tag("P", (0, 0)), inside, tag("P", (0, 3)))
    return pdf(outlined(*BOX) + "".join(marks), structure=structure)


def test_a_frame_that_the_structure_passes_over_is_one_where_its_text_is_inset(engine: str) -> None:
    document = read_document(structured((), x=78), "drawn.pdf", engine)
    assert framed(document) == ["In the box.", "In the box, too."]
    assert document.tagged
    assert framed(read_document(structured((), x=72), "drawn.pdf", engine)) == []


def test_a_structure_with_tables_needs_no_frames(engine: str) -> None:
    document = read_document(structured(("TD", "TR", "Table"), x=78), "drawn.pdf", engine)
    assert {line.element.table for line in document.lines if line.element is not None} == {(), (0, 1)}


def test_a_frame_over_a_pages_end_is_a_table_cut_in_two(engine: str) -> None:
    second = outlined(60, 60, 530, 110) + text(72, 80, "On the next page.", font="F2") + text(72, 140, "Below it.")
    document = read_document(pdf(outlined(*BOX) + TEXT, second), "drawn.pdf", engine)
    tables = [line.element.table for line in document.lines if line.element is not None]
    assert framed(document) == ["In the box.", "In the box, too.", "On the next page."]
    assert tables[0] == tables[1]
    assert tables[2] == (tables[0][0], tables[0][1] + 1)


def test_a_plan_has_no_frames() -> None:
    shapes = [Box(60, 10.0 * at, 530, 10.0 * at + 50) for at in range(MOST + 1)]
    assert frames(shapes, 100000.0) == []


LETTER = """\
T 0300 123 1231
12 May 2019
Ms Una Brightwell
Director of Children's Services
Ferrisby Council
Dear Ms Brightwell
*Focused visit to Ferrisby local authority children's services
This letter summarises the findings of the focused visit to Ferrisby on 9 and 10 April 2019.
*Overview
Children are seen soon after they are referred.
[*What a young person told us
A young person said that her social worker came each week.
]He was always there.
Supervision is regular, and its records are full.
Yours sincerely
Leonie Marsh"""
"""`*` is bold; from `[` to `]` the lines are framed."""


def letter(draw: Callable[..., str]) -> bytes:
    top, content, edges = 60, "", []
    for row in LETTER.split("\n"):
        if row[0] in "[]":
            edges.append(top - 14 if row[0] == "[" else top + 6)
            row = row[1:]
        content += text(72, top, row.removeprefix("*"), 11, "F2" if row.startswith("*") else "F1")
        top += 24
    return pdf(draw(60, edges[0], 530, edges[1]) + content)


def test_an_unknown_heading_in_a_frame_opens_a_case_study_up_to_its_end(engine: str) -> None:
    parsed = parse_bytes(letter(outlined), "drawn.pdf", engine="pdfplumber" if engine == "pdfplumber" else "pdfium")
    assert [(section.kind, [item.text for item in section.items]) for section in parsed.sections[1:]] == [
        (
            "summary",
            ["Children are seen soon after they are referred.", "Supervision is regular, and its records are full."],
        ),
        ("case_study", ["A young person said that her social worker came each week. He was always there."]),
    ]
