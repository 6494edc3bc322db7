"""The sample letters' PDFs: both engines agree, nothing is lost, and pdfium is asked for little."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ofsted_letters.document import Line
from ofsted_letters.read import read_document
from ofsted_letters.read.normalise import BULLET, is_bullet
from ofsted_letters.read.pdf import PdfiumGlyphs

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.pdf"))


@pytest.fixture(params=SAMPLES, ids=lambda file: file.stem)
def sample(request: pytest.FixtureRequest) -> bytes:
    file: Path = request.param
    return file.read_bytes()


def place(line: Line) -> tuple[float, ...]:
    return line.x0, line.top, line.x1, line.bottom, line.baseline, line.text_x0


def look(line: Line) -> tuple[object, ...]:
    return line.number, line.page, line.text, line.bold, line.raised, line.printed


def test_engines_agree(sample: bytes) -> None:
    pdfium = read_document(sample, "sample.pdf", "pdfium")
    plumber = read_document(sample, "sample.pdf", "pdfplumber")
    assert (pdfium.pages, pdfium.notes) == (plumber.pages, plumber.notes)
    assert [look(line) for line in pdfium.lines] == [look(line) for line in plumber.lines]
    for one, other in zip(pdfium.lines, plumber.lines, strict=True):
        assert place(one) == pytest.approx(place(other), abs=1)
        assert one.size == pytest.approx(other.size, abs=0.1)


def test_every_glyph_is_in_a_line(sample: bytes) -> None:
    with pypdfium2.PdfDocument(sample) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    bullets = dict.fromkeys(map(ord, [*filter(is_bullet, text), BULLET, "o", "ƒ"]), BULLET)
    in_file = Counter("".join(text.replace("\ufffe", "-").split()).translate(bullets))
    lines = " ".join(line.text for line in read_document(sample, "sample.pdf").lines)
    assert Counter("".join(lines.split()).translate(bullets)) == in_file


def test_pdfium_is_asked_for_a_few_glyphs_of_a_line(sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counted(name: str) -> None:
        ask = getattr(PdfiumGlyphs, name)

        def count(self: PdfiumGlyphs, index: int) -> object:
            asked[name] += 1
            return ask(self, index)

        monkeypatch.setattr(PdfiumGlyphs, name, count)

    for name in ("origin", "end", "look"):
        counted(name)
    monkeypatch.setattr("ofsted_letters.read.pieces._has_usual_width", lambda piece, codes: True)
    lines = len(read_document(sample, "sample.pdf").lines)
    # One of each for a line, and an origin for each bullet and number besides.
    assert asked["origin"] <= 2.5 * lines
    assert max(asked["end"], asked["look"]) <= 1.4 * lines
