"""What recognition takes for something else, and what it sees where no text is."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Document, Medium
from ofsted_letters.families import FAMILIES
from ofsted_letters.families.headings import without_gaps
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
        ("-ZW201DE", "ZW20 1DE"),
        ("Asmall part ofthe team", "A small part of the team"),
        ("on 29 February and I March 2OI2.", "on 29 February and 1 March 2012."),
        ("I May 2010", "1 May 2010"),
        ("| am copying this letter", "I am copying this letter"),
        ("and l hope that", "and I hope that"),
        ("early help. 1 look forward", "early help. I look forward"),
        ("Ms Maclver and Mr Mcllroy", "Ms MacIver and Mr McIlroy"),
        ("lnspectors saw. ln most cases, lt is |nadequate", "Inspectors saw. In most cases, It is Inadequate"),
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
        "Part I March 2012",
        "Stage 1 will follow",
        "Abroad, Apart, bathe",
        "| Grade",
        "T 01632 960111 | www.wexcombe.example",
        "llanfair@wexcombe.example, lscb@wexcombe.example, 5 lb, all of it",
    ],
)
def test_what_is_right_stays(said: str) -> None:
    assert mended(document(said)) == document(said)


@pytest.mark.parametrize("said", ["1S July 2011", "? June 2011", "2? June", "B May 2010"])
def test_a_day_that_can_be_two_is_doubtful(said: str) -> None:
    (note,) = mended(document(said)).notes
    assert (note.code, note.lines) == ("damaged_text", (1,))


BOLD = (
    ("Strenqths", "Strengths"),
    ("Areas for developrnent", "Areas for development"),
    ("Areasfor deveIopment", "Areas for development"),
    ("What needs to inuprove in this area", "What needs to improve in this area"),
    ("Findmgs and evaluatlon of proqress", "Findings and evaluation of progress"),
)


def lines_of(*texts: str, bold: bool = False) -> Document:
    lines = [line(number, said, 72.0, 100.0 + 14 * number, bold=bold) for number, said in enumerate(texts, 1)]
    return document("")._replace(lines=tuple(lines))


@pytest.mark.parametrize(("misread", "known"), BOLD)
def test_a_known_heading_is_known_with_a_letter_or_two_misread(misread: str, known: str) -> None:
    whole = mended(lines_of(misread, bold=True))
    assert without_gaps(whole.lines[0].text) == known
    (note,) = whole.notes
    assert (note.code, note.lines) == ("repaired_text", (1,))
    assert f"“{misread}” is “" in note.message


def test_a_heading_of_two_lines_is_known_by_both() -> None:
    lines = "The service meets the requlrements of statutory guidance in the following", "areas of practlce"
    whole = mended(lines_of(*lines, bold=True))
    assert [each.text for each in whole.lines] == [
        "The service meets the requirements of statutory guidance in the following",
        "areas of practice",
    ]


@pytest.mark.parametrize(
    "misread",
    ["Faising stand ards", "Ralsinq standards", "ralSing sta ndards", "raising sted", "KG isi We stand a rds"],
)
def test_the_motto_in_a_logo_is_known(misread: str) -> None:
    assert mended(lines_of(misread, "Dear Ms Farraday")).lines[0].text == "raising standards"


@pytest.mark.parametrize("said", ["Improving services", "Raising concerns", "raising sted", "improving their lives"])
def test_below_the_salutation_the_motto_is_one_of_few_other_letters(said: str) -> None:
    below = lines_of("Dear Ms Farraday", said)
    assert mended(below) == below
    assert mended(lines_of("Dear Ms Farraday", "Ralsinq standards")).lines[1].text == "raising standards"


@pytest.mark.parametrize(
    ("said", "bold"),
    [
        ("Workforce deveIopment", True),
        ("What needs to inuprove in this area is known to its leaders", False),
        ("Strength through learning", True),
        ("Strenqths.", False),
        ("The developrnents of the service", True),
        ("Contact", True),
    ],
)
def test_a_line_that_is_no_heading_then_stays(said: str, bold: bool) -> None:
    assert mended(lines_of(said, bold=bold)) == lines_of(said, bold=bold)


def test_no_two_words_of_headings_are_alike() -> None:
    spelled = lines_of(*(heading.capitalize() for family in FAMILIES for heading in family.headings), bold=True)
    assert mended(spelled) == spelled


def noted(*texts: str, small: int) -> Document:
    """A page of lines, of which so many at the end are notes."""
    whole = lines_of(*texts)
    lines = [each._replace(size=10.0) if each.number > len(texts) - small else each for each in whole.lines]
    return whole._replace(lines=tuple(lines))


@pytest.mark.parametrize(
    ("text", "mark", "raised"),
    [
        ("The hub’ answers quickly.", "’", "The hub1 answers quickly."),
        ("The plan? for those who turn 17.", "•", "The plan1 for those who turn 17."),
        ("It was seen in Penhallow.' The councils' hub", "'", "It was seen in Penhallow.1 The councils' hub"),
        ("agencies.*", "1", "agencies.1"),
        ("agencies.!", "1", "agencies.1"),
        ("agencies?.", "7", "agencies1."),
    ],
)
def test_a_sign_is_the_number_of_the_note_below(text: str, mark: str, raised: str) -> None:
    whole = mended(noted(text, *["Plans are good."] * 3, f"{mark} The hub brings all together.", small=1))
    assert [whole.lines[0].text, whole.lines[-1].text] == [raised, "1 The hub brings all together."]
    ((start, end),) = whole.lines[0].raised
    assert (raised[start:end], whole.lines[-1].raised) == ("1", ((0, 1),))
    assert [(note.code, note.lines) for note in whole.notes] == [("repaired_text", (1, 5))]


def test_a_note_s_number_that_is_joined_to_its_first_word_is_told() -> None:
    whole = mended(noted("The hub’ answers quickly.", *["Plans are good."] * 3, "1The hub brings all.", small=1))
    assert [whole.lines[0].text, whole.lines[-1].text] == ["The hub1 answers quickly.", "1 The hub brings all."]


def test_notes_count_on_from_page_to_page() -> None:
    first = noted("The hub’ answers.", "It is good.", "It is kind.", "• The hub brings all together.", small=1)
    next_page = [each._replace(number=each.number + 4, page=2) for each in first.lines]
    whole = mended(first._replace(lines=(*first.lines, *next_page)))
    assert [each.text for each in whole.lines[::4]] == ["The hub1 answers.", "The hub2 answers."]


@pytest.mark.parametrize(
    "text", ["The hub answers quickly.", "The hub’ answers and the plan’ waits.", "The ‘hub’ runs."]
)
def test_where_no_one_sign_can_be_a_note_s_number_that_is_told(text: str) -> None:
    page = noted(text, *["Plans are good."] * 3, "' The hub brings all together.", small=1)
    whole = mended(page)
    assert whole.lines[:4] == page.lines[:4]
    assert (whole.lines[4].text, whole.lines[4].raised) == ("1 The hub brings all together.", ((0, 1),))
    assert [(note.code, note.lines) for note in whole.notes] == [("uncertain_words", (5,))]


def test_a_bullet_in_small_type_is_farther_from_its_text_than_a_note_s_number() -> None:
    page = noted("The hub answers quickly.", *["Plans are good."] * 3, "• The hub brings all together.", small=1)
    bullet = page._replace(lines=(*page.lines[:4], page.lines[4]._replace(text_x0=90.0)))
    assert mended(bullet).lines == bullet.lines


def test_a_numbered_list_in_small_type_is_no_note_where_nothing_refers_to_it() -> None:
    page = noted(
        "The hub is good.", *["Plans are good."] * 3, "1 Ensure that plans are", "2 Ensure that it is", small=2
    )
    assert mended(page).lines == page.lines


def test_a_note_is_told_by_its_first_line_s_indent_where_its_number_was_not_seen() -> None:
    note = "The hub brings the police in, and all who know a child", "from the first day on, as it has done for years."
    before = noted("The hub’ answers.", "It is good.", "It is kind.", "• The hub brings all together.", small=1)
    page = noted("The plan’ is read quickly.", *["Plans are good."] * 3, *note, small=2)
    lines = [each._replace(number=each.number + 4, page=2) for each in page.lines]
    lines[4] = lines[4]._replace(x0=78.0, text_x0=78.0)
    whole = mended(before._replace(lines=(*before.lines, *lines)))
    assert [each.text for each in whole.lines[4::4]] == ["The plan2 is read quickly.", f"2 {note[0]}"]
    assert mended(page).lines == page.lines


@pytest.mark.parametrize("foot", ["33 Kingsway, Fellbridge ZX4 7QB", "Ferry House, Quay Road, Fellbridge ZX4 7QB"])
def test_an_address_at_a_page_s_foot_is_no_note(foot: str) -> None:
    before = noted("The hub’ answers.", "It is good.", "It is kind.", "• The hub brings all together.", small=1)
    page = noted("The plan’ is read quickly.", *["Plans are good."] * 3, foot, "www.fellbridge.example", small=2)
    lines = [each._replace(number=each.number + 4, page=2) for each in page.lines]
    lines[4] = lines[4]._replace(x0=78.0, text_x0=78.0)
    assert mended(before._replace(lines=(*before.lines, *lines))).lines[4:] == tuple(lines)


def test_without_notes_no_sign_is_a_number() -> None:
    page = noted("The hub’ answers, the plan? for them", *["Plans are good."] * 4, small=0)
    assert mended(page) == page


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


def test_a_date_where_the_list_s_bullets_stand_is_none() -> None:
    certain, dated = [word("«", 100), word("Plans", 140)], [word("12", 101), word("March", 141), word("2019", 200)]
    assert bulleted_ones([certain, dated], [SIZE, 0.7 * SIZE]) == [True, False]


def test_a_word_of_two_letters_where_the_list_s_bullets_stand_is_none() -> None:
    certain, prose = [word("«", 100), word("Plans", 140)], [word("on", 101), word("1", 141), word("and", 160)]
    assert bulleted_ones([certain, prose], [SIZE, SIZE]) == [True, False]


def test_few_signs_by_themselves_of_which_recognition_is_not_sure_are_no_text() -> None:
    words = [word("Manchester", 100), word("So", 700, 40.0), word("e", 900, 90.0)]
    found = sifted(words)
    assert [each.text for each in found.words] == ["Manchester"]
    assert [each.text for each in found.specks] == ["So", "e"]


def test_a_sign_far_from_a_line_marks_none_of_it() -> None:
    speck, number = [word(":", 100), word("enquiries", 900)], [word("12", 100), word("Plans", 900)]
    assert [each.text for each in sifted([*speck]).words] == ["enquiries"]
    assert [each.text for each in sifted(number).words] == ["12", "Plans"]
    assert [each.text for each in sifted([word("«", 100), word("Plans", 170)]).words] == ["«", "Plans"]


def test_a_postcode_is_text_however_badly_it_is_read() -> None:
    assert [each.text for each in sifted([word("-ZW201DE", 100, 41.0)]).words] == ["-ZW201DE"]
    assert sifted([word("-ZWZOIDE", 100, 41.0)]).words == []


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


def test_short_pieces_of_a_logo_beside_its_other_pieces_are_none_of_the_text() -> None:
    logo = [Word("xK", 18.0, 400, 140, 520, 222, ("1",)), Word("KK", 92.0, 270, 166, 399, 218, ("2",))]
    text = [Word("KK", 92.0, 100, 166, 140, 196, ("3",)), Word("Manchester", 92.0, 150, 288, 336, 332, ("4",))]
    found = sifted([*logo, *text])
    assert ([word.x0 for word in found.specks], [word.x0 for word in found.words]) == ([400, 270], [100, 150])
