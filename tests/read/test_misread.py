"""What recognition takes for something else, and what it sees where no text is."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Document, Medium
from ofsted_letters.read import read_document
from ofsted_letters.read.misread import begins_with_bullet, bulleted_ones, mended
from ofsted_letters.read.specks import sifted
from ofsted_letters.read.straight import lean, levelled
from ofsted_letters.read.tesseract import Word
from tests.label.page import line
from tests.read.drawn import pdf, picture, text

SIZE = 30.0


def word(said: str, x0: float, confidence: float = 96.0, row: int = 1, top: float = 100.0) -> Word:
    return Word(said, confidence, x0, top, x0 + 10 * len(said), top + 22, ("1", str(row)))


def document(said: str) -> Document:
    return Document((line(1, said, 72.0, 100.0),), "application/pdf", "ocr", 1, Medium.SCAN)


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("l4 July 20ll", "14 July 2011"),
        ("on 2l and 22 June 2011", "on 21 and 22 June 2011"),
        ("3O June to l July 2Ol0", "30 June to 1 July 2010"),
        ("the lO, 11 and l2 of March", "the 10, 11 and 12 of March"),
        ("in May 2Oll", "in May 2011"),
        ("Mi 2WD", "M1 2WD"),
        ("Leeds NI IXR.", "Leeds N1 1XR."),
        ("ZW20 ODE", "ZW20 0DE"),
    ],
)
def test_what_can_be_one_figure_only_is_that_figure(misread: str, meant: str) -> None:
    whole = mended(document(misread))
    assert whole.lines[0].text == meant
    assert [note.code for note in whole.notes] == ["repaired_text"]


@pytest.mark.parametrize(
    "said",
    [
        "14 July 2011",
        "all July",
        "I May well",
        "OX1 1AA",
        "London WC2B 6SE",
        "SO16 4GX",
        "Leeds LS1 1AA.",
        "a total of 20 l",
    ],
)
def test_what_is_right_stays(said: str) -> None:
    assert mended(document(said)) == document(said)


@pytest.mark.parametrize("said", ["1S July 2011", "? June 2011", "2? June", "B May 2010"])
def test_a_day_that_can_be_two_is_doubtful(said: str) -> None:
    (note,) = mended(document(said)).notes
    assert (note.code, note.lines) == ("damaged_text", (1,))


def test_a_recognised_text_is_mended() -> None:
    letter = b"Ofsted\n\nl4 July 20ll\n\nDear Ms Farraday\n\nWe came on 2l and 22 June 2011.\n"
    found = read_document(letter, "letter.txt")
    assert [each.text for each in found.lines[1::2]] == ["14 July 2011", "We came on 21 and 22 June 2011."]
    assert [note.code for note in found.notes] == ["repaired_text"]


@pytest.mark.parametrize("said", ["Manchester Mi 2WD.", "Part II March 2011", "Appendix B May 2010"])
def test_a_text_that_nobody_recognised_stays_as_it_is(said: str) -> None:
    found = read_document(f"Dear Ms Farraday\n\n{said}\n".encode(), "letter.txt")
    assert (found.lines[-1].text, found.notes) == (said, ())


def test_only_the_pages_that_were_recognised_are_mended() -> None:
    under = picture(0, 0, 595, 842) + text(72, 100, "We came on 2l and 22 June 2011", operators="3 Tr")
    found = read_document(pdf(text(72, 100, "Part II March 2011, l4 June"), under, under), "letter.pdf", ocr="never")
    assert [line.text for line in found.lines] == [
        "Part II March 2011, l4 June",
        *["We came on 21 and 22 June 2011"] * 2,
    ]


@pytest.mark.parametrize("mark", ["e", "o", "f", "«", "°", "+", "*", "¢", "=", "m™", "m@", "'"])
def test_a_sign_that_no_line_begins_with_is_a_bullet(mark: str) -> None:
    assert begins_with_bullet([word(mark, 100), word("Children", 140)], SIZE)


@pytest.mark.parametrize("mark", ["A", "I", "a", "&", "–", "8", "In", "E"])
def test_a_sign_that_a_line_can_begin_with_is_none(mark: str) -> None:
    assert not begins_with_bullet([word(mark, 100), word("children", 140)], SIZE)


@pytest.mark.parametrize("mark", ["e", "'"])
def test_a_letter_or_quote_beside_a_word_is_no_bullet(mark: str) -> None:
    assert not begins_with_bullet([word(mark, 100), word("children", 118)], SIZE)


def test_a_short_word_where_the_list_s_bullets_stand_is_one_too() -> None:
    certain, figure = [word("«", 100), word("Plans", 140)], [word("8", 102), word("Visits", 141)]
    prose, elsewhere = [word("to", 100), word("see", 128)], [word("8", 300), word("Visits", 340)]
    sizes = [SIZE] * 4
    assert bulleted_ones([certain, figure, prose, elsewhere], sizes) == [True, True, False, False]
    assert bulleted_ones([figure], sizes[:1]) == [False]


def test_few_signs_by_themselves_of_which_recognition_is_not_sure_are_no_text() -> None:
    words = [word("Manchester", 100), word("So", 700, 40.0), word("e", 900, 90.0)]
    found = sifted(words)
    assert [each.text for each in found.words] == ["Manchester"]
    assert [each.text for each in found.specks] == ["So", "e"]


def test_what_stands_at_the_lines_edge_is_text_however_badly_it_is_read() -> None:
    lines = [word("Westoe", 100 + at, row=at) for at in range(4)]
    assert sifted([*lines, word("ZES", 101, 30.0, row=9)]).specks == []
    assert sifted([*lines, word("e", 101, 30.0, row=9), word("Plans", 190, row=9)]).specks == []


@pytest.mark.parametrize("slope", [0.0, 0.012, -0.03])
def test_the_words_of_a_leaning_sheet_stand_as_if_it_did_not(slope: float) -> None:
    class Sheet:
        width, height = 2000, 3000

    places = [(row, x) for row in range(1, 6) for x in (100.0, 600.0, 1200.0, 1800.0)]
    rows = [word("dull", x, row=row, top=200 * row + slope * x) for row, x in places]
    found = lean(rows, Sheet.width)
    assert found == pytest.approx(slope, abs=1e-6)
    feet = [each.bottom for each in levelled(rows, found, Sheet()) if each.line == ("1", "3")]  # type: ignore[arg-type]
    assert max(feet) - min(feet) < 1.0
