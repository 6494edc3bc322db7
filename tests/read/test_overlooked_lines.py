"""Lines that recognition has not seen, told by their ink."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from ofsted_letters.errors import RecognitionFailed
from ofsted_letters.read import tesseract
from ofsted_letters.read.overlooked_lines import with_overlooked_lines
from ofsted_letters.read.reread import AROUND, MARGIN
from ofsted_letters.read.tesseract import Word

WIDTH, HEIGHT = 1200, 1600
TEXTS = ("Plans are made with families.", "Findings", "Visits are on time and are long.", "Records are short.")


def page(texts: tuple[str, ...] = TEXTS) -> Image.Image:
    picture = Image.new("L", (WIDTH, HEIGHT), 250)
    draw = ImageDraw.Draw(picture)
    for row, text in enumerate(texts):
        draw.text((200, 300 + 100 * row), text, 20, ImageFont.load_default(size=40))
    return picture


def recognised(row: int, text: str) -> list[Word]:
    """The words of a line, as tesseract gives them."""
    words, x = [], 200.0
    for said in text.split():
        words.append(Word(said, 95.0, x, 305.0 + 100 * row, x + 22 * len(said), 342.0 + 100 * row, ("1", str(row))))
        x += 22 * len(said) + 14
    return words


SEEN = [word for row in (0, 2, 3) for word in recognised(row, TEXTS[row])]


def says(monkeypatch: pytest.MonkeyPatch, text: str, confidence: float = 95.0) -> list[tuple[int, int]]:
    """Let tesseract read a line as this; gives the sizes of what it was shown."""
    shown: list[tuple[int, int]] = []

    def line(picture: Image.Image, resolution: float, name: str) -> list[Word]:
        shown.append(picture.size)
        return [Word(text, confidence, MARGIN + AROUND, MARGIN + AROUND, 200.0, 70.0, ("1", "1", "1"))]

    monkeypatch.setattr(tesseract, "line", line)
    return shown


def test_a_line_without_a_word_is_read_by_itself_and_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = says(monkeypatch, "Findings")
    words, told = with_overlooked_lines(SEEN, (), page(), 300.0, "scan.pdf")
    assert told == ["Findings"]
    assert len(shown) == 1
    at = [word.text for word in words].index("Findings")
    assert [word.text for word in words[at - 1 : at + 2]] == ["families.", "Findings", "Visits"]
    assert abs(words[at].x0 - 200) < 2 * AROUND
    assert 390 < words[at].top < 420


@pytest.mark.parametrize(("text", "confidence"), [("Findings", 60.0), ("~=", 95.0)])
def test_what_is_badly_read_then_or_no_word_is_left_out(
    text: str, confidence: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, text, confidence)
    assert with_overlooked_lines(SEEN, (), page(), 300.0, "scan.pdf") == (SEEN, [])


def test_nothing_is_read_again_where_all_ink_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = says(monkeypatch, "Findings")
    heading = recognised(1, TEXTS[1])
    assert with_overlooked_lines([*SEEN, *heading], (), page(), 300.0, "x")[1] == []
    assert with_overlooked_lines(SEEN, heading, page(), 300.0, "x")[1] == []
    assert shown == []


def test_bullets_rules_and_drawings_are_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = says(monkeypatch, "Findings")
    picture = page((TEXTS[0], "", *TEXTS[2:]))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((150, 410, 175, 435), fill=0)
    draw.rectangle((100, 800, 1100, 803), fill=0)
    draw.ellipse((300, 1000, 700, 1300), outline=0, width=9)
    assert with_overlooked_lines(SEEN, (), picture, 300.0, "x") == (SEEN, [])
    assert shown == []


def test_a_page_of_many_such_lines_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = says(monkeypatch, "Findings")
    assert with_overlooked_lines(recognised(0, TEXTS[0]), (), page(TEXTS * 2), 300.0, "x")[1] == []
    assert shown == []


def test_where_tesseract_fails_at_a_line_the_page_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def line(*_: object) -> list[Word]:
        raise RecognitionFailed("scan.pdf", "tesseract failed", "see that it works")

    monkeypatch.setattr(tesseract, "line", line)
    assert with_overlooked_lines(SEEN, (), page(), 300.0, "scan.pdf") == (SEEN, [])
