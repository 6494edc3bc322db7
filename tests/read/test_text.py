"""Lines of text files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_letters.document import TEXT_ADVANCE, TEXT_PITCH, Document
from ofsted_letters.read import read_document

LETTER = "27 January 2012\n\nDear Ms Farraday\n\nThe council’s ‘front door’ – seen on 9 January – costs £5.\n"


def read(text: str) -> Document:
    return read_document(text.encode(), "letter.txt")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_line_has_its_place_on_a_page_of_character_cells() -> None:
    first, second = read("27 January 2012\n\n   Dear Ms Farraday\n").lines
    assert (first.number, first.page, first.size, first.bold) == (1, None, TEXT_PITCH, False)
    assert (second.number, second.x0, second.text_x0) == (2, 3 * TEXT_ADVANCE, 3 * TEXT_ADVANCE)
    assert second.baseline - first.baseline == 2 * TEXT_PITCH
    assert second.x1 - second.x0 == len("Dear Ms Farraday") * TEXT_ADVANCE


def test_tabs_reach_to_the_next_stop() -> None:
    assert read("ab\n\tDear").lines[1].x0 == 8 * TEXT_ADVANCE


WRAPPED = """Dear Ms Farraday
The council knows its children and \nmost of its young people well, and \nhas told them so.
It has read the records of the last \nyear, and of the one before, and \nhas kept them. Its \nworkers say so.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_space_that_a_row_was_wrapped_on_says_that_its_paragraph_goes_on(newline: str) -> None:
    ends = [line.ends_paragraph for line in read(WRAPPED.replace("\n", newline)).lines]
    assert ends == [True, False, False, True, False, False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace(" \n", "\n"),
        WRAPPED.replace("Farraday", "Farraday "),
        WRAPPED.replace("and \n", "and\n"),
        "\n".join(WRAPPED.split("\n")[:4]),
    ],
    ids=["none", "also at the salutation", "not where rows wrap", "too few rows"],
)
def test_spaces_that_say_nothing(text: str) -> None:
    assert {line.ends_paragraph for line in read(text).lines} == {None}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encoding_and_newlines_make_no_difference(encoding: str, newline: str) -> None:
    data = LETTER.replace("\n", newline).encode(encoding)
    assert read_document(data, "letter.txt") == read(LETTER)


def test_a_line_s_end_that_was_converted_twice_is_one() -> None:
    assert read_document(LETTER.replace("\n", "\r\r\n").encode(), "letter.txt") == read(LETTER)


def test_utf_16_with_its_mark_in_either_order() -> None:
    assert read_document("\ufeff".encode("utf-16-be") + LETTER.encode("utf-16-be"), "letter.txt") == read(LETTER)


def test_form_feeds_are_page_breaks() -> None:
    document = read("One\n\fTwo\n\f\fFour")
    assert document.pages == 4
    assert [(line.number, line.page, line.text) for line in document.lines] == [
        (1, 1, "One"),
        (2, 2, "Two"),
        (3, 4, "Four"),
    ]
    assert document.lines[1].baseline == TEXT_PITCH


@pytest.mark.parametrize("sign", ["\x02", "\ufffe"])
def test_pdfiums_hyphen_at_a_lines_end(sign: str) -> None:
    above = "The council’s front door, which was seen on 9 January, costs more than that of its neighbours."
    assert texts(read(f"{above}\nA plan of four{sign}part harmony")) == [above, "A plan of four-", "part harmony"]


def test_last_form_feed_ends_a_page_and_starts_none() -> None:
    document = read("One\n\f")
    assert document.pages == 1
    assert document.lines[0].page == 1


def test_text_without_form_feeds_has_no_pages() -> None:
    assert read("One").pages is None


def test_columns_are_lines_of_one_row() -> None:
    document = read("Piccadilly Gate      T 0300 123 1231\nStore Street         www.gov.uk/ofsted\n")
    assert texts(document) == ["Piccadilly Gate", "T 0300 123 1231", "Store Street", "www.gov.uk/ofsted"]
    assert [line.x0 / TEXT_ADVANCE for line in document.lines] == [0, 21, 0, 21]
    assert len({line.baseline for line in document.lines[:2]}) == 1


def test_narrow_gap_parts_columns_where_they_are_aligned() -> None:
    document = read("Her Majesty's Inspector   Director\nShort                     Role\n")
    assert texts(document) == ["Her Majesty's Inspector", "Director", "Short", "Role"]


def test_stray_spaces_do_not_part_a_sentence() -> None:
    document = read("Managers know   their teams\nand the   children well.\n")
    assert texts(document) == ["Managers know their teams", "and the children well."]


def test_a_greeting_that_is_indented_has_its_line() -> None:
    rows = ["Ms Una Oak", "   Dear Ms Oak", "Inspectors wrote to Dear Friends. " * 30]
    assert texts(read("\n".join(rows))) == [" ".join(row.split()) for row in rows]


def test_numbers_of_a_list_in_small_letters_are_no_margin_s() -> None:
    rows = [f"{number}  records of visits are short" for number in range(1, 10)]
    assert texts(read("\n".join(rows))) == [" ".join(row.split()) for row in rows]


@pytest.mark.parametrize("mark", ["•", "-", "*", "o", "ƒ", "–"])
def test_mark_stays_with_its_text_and_tells_where_that_starts(mark: str) -> None:
    line = read(f"  {mark}       Managers know their teams").lines[0]
    assert line.text == f"{mark} Managers know their teams"
    assert line.x0 == 2 * TEXT_ADVANCE
    assert line.text_x0 == 10 * TEXT_ADVANCE


@pytest.mark.parametrize("number", ["1.", "12)", "(3)", "a."])
def test_number_stays_with_its_text(number: str) -> None:
    assert texts(read(f"{number}        Managers know their teams")) == [f"{number} Managers know their teams"]


def test_superscript_characters_are_raised_digits() -> None:
    line = read("work in Aldermere.¹² This letter").lines[0]
    assert (line.text, line.raised) == ("work in Aldermere.12 This letter", ((18, 20),))


def test_very_long_text_stays_linear() -> None:
    document = read("Dear Ms Farraday\n" * 50_000)
    assert len(document.lines) == 50_000
    assert document.lines[-1].baseline == 50_000 * TEXT_PITCH


WORDS = st.sampled_from(["child", "a", "14", "•", "-", "o", "12.", "ƒ"])
GAPS = st.sampled_from([" ", "   ", "\t", "          "])
ROWS = st.lists(st.tuples(GAPS, WORDS), max_size=6)


@given(st.lists(ROWS, max_size=9))
def test_every_word_is_in_exactly_one_line_in_order(rows: list[list[tuple[str, str]]]) -> None:
    text = "\n".join("".join(gap + word for gap, word in row) for row in rows)
    words = text.split()
    if words:
        assert " ".join(line.text for line in read("Dear\n" + text).lines).split() == ["Dear", *words]
