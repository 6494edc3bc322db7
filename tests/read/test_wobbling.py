"""Sizes of lines that recognition has measured, each by its own box."""

from __future__ import annotations

import pytest
from PIL import Image

from ofsted_letters.document import Document, Medium
from ofsted_letters.read.recognised import rows_of
from ofsted_letters.read.tesseract import Word
from ofsted_letters.read.wobbling import with_steady_sizes
from tests.label.page import line

BODY = 41.0
"""Pixels from baseline to baseline of type that is 34 high."""


def document(*sizes: float) -> Document:
    lines = [line(at, "Visits", 72.0, 100.0 + 14 * at, size) for at, size in enumerate(sizes, 1)]
    return Document(tuple(lines), "application/pdf", "pdfium", 1, Medium.SCAN_WITH_TEXT)


def sizes(document: Document) -> list[float]:
    return [each.size for each in document.lines]


def test_lines_that_differ_as_most_do_are_of_one_size() -> None:
    found = with_steady_sizes(document(11.0, 10.5, 11.6, 12.4, 9.6, 11.0, 10.3), {1})
    assert set(sizes(found)) == {11.0}


@pytest.mark.parametrize("told", [(12.0, 12.0, 12.0, 10.0), (12.1, 12.0, 11.9, 12.2, 10.0), (11, 10, 12, 11, 10, 7)])
def test_a_note_is_smaller_all_the_same(told: tuple[float, ...]) -> None:
    assert sizes(with_steady_sizes(document(*told), {1}))[-1] == told[-1]


def test_other_pages_stay() -> None:
    born = document(11.0, 10.5, 11.6)
    assert with_steady_sizes(born._replace(lines=(*born.lines, line(9, "a", 72, 72)._replace(page=2))), {2}).lines[
        :3
    ] == (born.lines)


def row(number: int, top: float, height: float, said: str = "Hill") -> Word:
    """A word whose capital is as high as its box."""
    return Word(said, 96.0, 200.0, top, 300.0, top + height, ("1", str(number)))


def measured(*words: Word) -> list[float]:
    return [each.size for each in rows_of(words, Image.new("L", (2480, 3508), 255), 0.24)]


def test_lines_of_one_block_are_of_one_size_where_one_is_measured_so() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    office = [row(20, 200, 22), row(21, 200 + BODY, 25), row(22, 200 + 2 * BODY, 22)]
    assert len(set(measured(*office, *prose))) == 1


def test_no_line_is_larger_than_lines_are_apart() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    office = [row(20, 200, 18), row(21, 222, 30), row(22, 260, 18)]
    assert len(set(measured(*office, *prose)[:3])) == 1
    title = [row(20, 200, 18), row(21, 240, 30), row(22, 300, 18)]
    assert len(set(measured(*title, *prose)[:3])) == 2


def test_small_type_by_itself_is_small() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    note = [row(20, 2000, 22), row(21, 2035, 22)]
    *_, body, above, below = measured(*prose, *note)
    assert above == below < body


def test_a_line_without_tall_letters_is_as_large_as_the_one_above() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    note = [row(20, 2000, 18), row(21, 2040, 12, "in its writing")]
    *_, body, above, below = measured(*prose, *note)
    assert above == below < body
    alone = measured(*prose, row(21, 2300, 12, "in its writing"))
    assert alone[-1] == alone[0]


def test_a_line_between_two_of_one_block_is_no_larger_than_they_are() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    block = [row(20, 200, 30), row(21, 244, 45, "Hilly"), row(22, 290, 30)]
    first, tall, last = measured(*block, *prose)[:3]
    assert first == tall == last
    heading = [row(20, 200, 30), row(21, 300, 45), row(22, 400, 30)]
    first, tall, last = measured(*heading, *prose)[:3]
    assert first == last < tall


def test_a_raised_mark_does_not_part_the_lines_of_its_note() -> None:
    prose = [row(at, 1000 + BODY * at, 25, "Hill" * 9) for at in range(9)]
    mark = row(20, 1990, 14, "*")._replace(x1=208.0)
    note = [
        mark,
        *(row(20, 2000, 18)._replace(x0=at, x1=at + 60) for at in (225.0, 300.0)),
        row(21, 2040, 12, "in a no"),
    ]
    *_, body, above, below = measured(*prose, *note)
    assert above == below < body


def test_a_word_whose_box_is_without_its_first_letter_stands_where_that_is() -> None:
    before = Word("visit.", 96.0, 200.0, 1000.0, 297.0, 1034.0, ("1", "1"))
    told = [row(at, 1100 + 60 * at, 34, "Hill" * 9)._replace(x1=900.0) for at in range(9)]
    picture = Image.new("L", (2480, 3508), 255)
    for width, moves in ((56.0, True), (78.0, False)):
        word = Word("Iam", 83.0, 352.0, 1000.0, 352.0 + width, 1034.0, ("1", "1"))
        placed = rows_of([before, word, *told], picture, 0.24)[0].words[1]
        assert (placed.x0 < word.x0) is moves
        assert placed.x1 == word.x1
