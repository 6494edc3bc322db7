"""Lines of PDFs, through both engines."""

from __future__ import annotations

from contextlib import closing

import pytest

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line
from ofsted_letters.read import read_document
from ofsted_letters.read.pdf import _pages, opened
from tests.read.drawn import Field, clipped, filled, pdf, picture, text


@pytest.fixture(params=["pdfium", "pdfplumber"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(engine: str, *contents: str, page: str = "") -> Document:
    document = read_document(pdf(*contents, page=page), "drawn.pdf", engine, "never")
    assert document.engine == engine
    return document


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def only(document: Document) -> Line:
    assert len(document.lines) == 1
    return document.lines[0]


def test_line_has_its_place_size_and_weight(engine: str) -> None:
    line = only(read(engine, text(72, 100, "Overview", size=14, font="F2")))
    assert line.text == "Overview"
    assert (line.number, line.page, line.bold, line.printed, line.raised) == (1, 1, True, True, ())
    assert line.x0 == line.text_x0 == pytest.approx(72)
    assert line.baseline == pytest.approx(100)
    assert line.size == pytest.approx(14)
    assert line.top < 91
    assert line.bottom > 100
    assert line.x1 == pytest.approx(72 + 61.5, abs=1)


def test_size_is_as_printed_not_as_named(engine: str) -> None:
    content = "BT /F1 1 Tf 12 0 0 12 72 700 Tm (Overview) Tj ET"
    assert only(read(engine, content)).size == pytest.approx(12)


def test_document_knows_its_pages(engine: str) -> None:
    document = read(engine, text(72, 100, "One"), text(72, 100, "Two"))
    assert document.pages == 2
    assert [(line.number, line.page, line.text) for line in document.lines] == [(1, 1, "One"), (2, 2, "Two")]


def test_letterhead_drawn_last_comes_first(engine: str) -> None:
    body = text(72, 300, "Dear Ms Farraday")
    head = text(72, 60, "Piccadilly Gate")
    assert texts(read(engine, f"{body}\n{head}")) == ["Piccadilly Gate", "Dear Ms Farraday"]


def test_columns_interleave_by_row(engine: str) -> None:
    left = [text(72, 60 + 12 * row, f"Left {row}") for row in range(2)]
    right = [text(300, 60.5 + 12 * row, f"Right {row}") for row in range(2)]
    assert texts(read(engine, "\n".join(left + right))) == ["Left 0", "Right 0", "Left 1", "Right 1"]


def test_cells_of_one_row_are_lines_of_their_own(engine: str) -> None:
    document = read(engine, text(72, 100, "Care Quality Commission") + text(300, 100, "HMI Probation"))
    assert texts(document) == ["Care Quality Commission", "HMI Probation"]
    assert [round(line.x0) for line in document.lines] == [72, 300]


def test_words_of_one_line_stay_together_however_they_are_drawn(engine: str) -> None:
    document = read(engine, text(72, 100, "children ") + text(121, 100, "and families"))
    assert texts(document) == ["children and families"]


def test_a_raised_digit_behind_a_number(engine: str) -> None:
    line = only(read(engine, text(72, 100, "the Act of 1989") + text(153.5, 95, "12", size=7)))
    assert [line.text[start:end] for start, end in line.raised] == ["12"]


@pytest.mark.parametrize("wider", [5, 12])
def test_justified_words_stay_together(engine: str, wider: int) -> None:
    line = only(read(engine, text(72, 100, "the voice of the child", operators=f"{wider} Tw")))
    assert line.text == "the voice of the child"


@pytest.mark.parametrize("number", ["1.", "12.", "(3)", "7"])
def test_number_stays_with_its_text(engine: str, number: str) -> None:
    document = read(engine, text(72, 100, number) + text(100, 100, "Managers know their teams"))
    assert texts(document) == [f"{number} Managers know their teams"]


def test_space_that_the_next_letter_is_drawn_over_is_none(engine: str) -> None:
    content = text(72, 100, "10.") + text(88.6, 100, " ") + text(89.5, 100, "However, managers know their teams")
    assert texts(read(engine, content)) == ["10.However, managers know their teams"]


def test_bullet_glyph_becomes_one_bullet_with_the_text_s_place(engine: str) -> None:
    line = only(read(engine, text(72, 100, "n", font="F3") + text(90, 100, "Managers know their teams")))
    assert line.text == "• Managers know their teams"
    assert line.x0 == pytest.approx(72)
    assert line.text_x0 == pytest.approx(90)
    assert line.size == pytest.approx(12)


def test_bullet_a_little_off_the_baseline_belongs_to_its_text(engine: str) -> None:
    line = only(read(engine, text(72, 99, "•", size=10) + text(90, 100, "Managers know their teams")))
    assert line.text == "• Managers know their teams"
    assert line.baseline == pytest.approx(100)


def test_an_o_away_from_the_text_is_a_bullet(engine: str) -> None:
    line = only(read(engine, text(90, 100, "o") + text(108, 100, "records of visits")))
    assert line.text == "• records of visits"
    assert line.text_x0 == pytest.approx(108)


def test_words_of_one_letter_are_no_bullets(engine: str) -> None:
    assert texts(read(engine, text(72, 100, "a child") + text(72, 120, "I thank you"))) == ["a child", "I thank you"]


def test_dash_keeps_its_spelling_and_tells_where_its_text_starts(engine: str) -> None:
    line = only(read(engine, text(90, 100, "-") + text(108, 100, "records of visits")))
    assert line.text == "- records of visits"
    assert line.text_x0 == pytest.approx(108)


def test_line_end_hyphen_does_not_join_lines(engine: str) -> None:
    document = read(engine, text(72, 100, "a recent self-") + text(72, 114, "evaluation of practice"))
    assert texts(document) == ["a recent self-", "evaluation of practice"]
    assert [line.baseline for line in document.lines] == [pytest.approx(100), pytest.approx(114)]


@pytest.mark.parametrize("rise", [4, 5.5])
def test_superscript_is_raised_where_it_stands(engine: str, rise: float) -> None:
    content = text(72, 100, "work in Aldermere.") + text(169, 100 - rise, "1", size=8) + text(176, 100, "This letter")
    line = only(read(engine, content))
    assert line.text == "work in Aldermere.1 This letter"
    assert line.raised == ((18, 19),)
    assert line.baseline == pytest.approx(100)
    assert line.size == pytest.approx(12)


@pytest.mark.parametrize("gap_end", [177, 182], ids=["in a word gap", "in a wide gap"])
def test_superscript_drawn_after_everything_else_returns_to_its_line(engine: str, gap_end: float) -> None:
    content = "\n".join(
        [
            text(72, 86, "A line above it that is as long as the other one"),
            text(72, 100, "work in Aldermere.") + text(gap_end, 100, "This letter"),
            text(72, 114, "The next line"),
            text(169, 95, "1", size=8),
        ]
    )
    document = read(engine, content)
    assert document.lines[1].text == "work in Aldermere.1 This letter"
    assert document.lines[1].raised == ((18, 19),)


def test_footnote_s_own_marker_is_raised(engine: str) -> None:
    line = only(read(engine, text(72, 755, "1", size=6.5) + text(79, 758.5, "The Children Act 2004", size=10)))
    assert (line.text, line.raised) == ("1 The Children Act 2004", ((0, 1),))
    assert line.baseline == pytest.approx(758.5)
    assert line.size == pytest.approx(10)


def test_ordinal_s_raised_letters_stay_in_the_line(engine: str) -> None:
    content = text(72, 100, "2") + text(78.7, 96, "nd", size=8) + text(91, 100, "Floor, Civic Centre")
    line = only(read(engine, content))
    assert line.text == "2nd Floor, Civic Centre"
    assert line.baseline == pytest.approx(100)


def test_numbers_at_the_baseline_are_not_raised(engine: str) -> None:
    assert only(read(engine, text(72, 100, "on 7 and 8 March 2018, 14 of 16"))).raised == ()


def test_letters_printed_twice_are_read_once(engine: str) -> None:
    assert texts(read(engine, text(72, 100, "Overview") + text(72.2, 100, "Overview"))) == ["Overview"]


def test_text_printed_over_other_text_is_not_mixed_with_it(engine: str) -> None:
    content = text(72, 100, "the agreed plan was discussed at length in supervision") + text(74, 103, "in")
    document = read(engine, content)
    assert texts(document) == ["the agreed plan was discussed at length in supervision", "in"]


def test_text_outside_its_clip_is_not_printed(engine: str) -> None:
    address = clipped(70, 90, 500, 130, text(72, 120, "Aldermere") + text(72, 150, "Insert LA Address"))
    document = read(engine, address)
    assert [(line.text, line.printed) for line in document.lines] == [("Aldermere", True), ("Insert LA Address", False)]
    assert [(note.code, note.lines) for note in document.notes] == [("unprinted_text", (2,))]


def test_clip_that_only_shaves_letters_leaves_them_printed(engine: str) -> None:
    document = read(engine, clipped(70, 90, 500, 119, text(72, 120, "Aldermere")))
    assert only(document).printed
    assert document.notes == ()


def test_address_that_flows_over_its_frame_s_foot_is_kept(engine: str) -> None:
    lines = [text(72, 100 + 14 * at, words) for at, words in enumerate(["Council House", "Aldermere", "ZB1 1QX"])]
    document = read(engine, clipped(70, 90, 500, 102, "\n".join(lines)))
    assert all(line.printed for line in document.lines)
    assert [(note.code, note.lines) for note in document.notes] == [("clipped_text", (2, 3))]


def test_hidden_text_that_other_text_is_printed_over_is_not_kept(engine: str) -> None:
    old = clipped(70, 90, 500, 102, text(72, 100, "Council House") + text(72, 114, "Aldermere"))
    document = read(engine, old + text(72, 115, "Priory Row"))
    assert [(line.text, line.printed) for line in document.lines] == [
        ("Council House", True),
        ("Aldermere", False),
        ("Priory Row", True),
    ]


def test_template_s_words_below_a_postcode_are_not_printed(engine: str) -> None:
    rows = ("Council House", "Aldermere", "ZX1 2AB", "INSERT LA ADDRESS", "INSERT TOWN")
    lines = [text(72, 100 + 14 * at, row) for at, row in enumerate(rows)]
    document = read(engine, clipped(70, 90, 500, 130, "\n".join(lines)))
    assert [line.text for line in document.lines if line.printed] == ["Council House", "Aldermere", "ZX1 2AB"]


def test_clips_meet(engine: str) -> None:
    inner = clipped(70, 110, 500, 150, text(72, 130, "Insert LA Address"))
    document = read(engine, clipped(70, 90, 500, 105, text(72, 100, "Aldermere") + inner))
    assert [line.printed for line in document.lines] == [True, False]


@pytest.mark.parametrize(
    "operators", ["3 Tr", "1 1 1 rg", "1 g", "0 0 0 0 k"], ids=["invisible", "white", "white grey", "white ink"]
)
def test_text_without_ink_is_not_printed(engine: str, operators: str) -> None:
    hidden = f"q {text(72, 130, 'template 4', operators=operators)} Q"
    document = read(engine, text(72, 100, "Aldermere") + hidden)
    assert [line.printed for line in document.lines] == [True, False]


def test_white_text_on_a_dark_box_is_printed(engine: str) -> None:
    box = filled(70, 85, 300, 105) + "q " + text(72, 100, "Case study", operators="1 1 1 rg") + " Q"
    assert only(read(engine, box)).printed


def test_white_text_on_a_white_box_is_not_printed(engine: str) -> None:
    box = filled(70, 85, 300, 105, "1 1 1 rg") + "q " + text(72, 100, "Case study", operators="1 1 1 rg") + " Q"
    assert not only(read(engine, box)).printed


def test_white_text_on_a_picture_is_printed(engine: str) -> None:
    box = picture(70, 85, 300, 105) + "q " + text(72, 100, "Case study", operators="1 1 1 rg") + " Q"
    assert only(read(engine, box)).printed


def test_invisible_text_under_a_scan_s_picture_is_what_ocr_read(engine: str) -> None:
    scan = picture(0, 0, 595, 842) + text(72, 100, "Dear Ms Farraday", operators="3 Tr")
    document = read(engine, scan)
    assert only(document).printed
    assert document.notes == ()


@pytest.mark.parametrize(("x", "top"), [(72, -30), (72, 900), (700, 100), (-300, 100)])
def test_text_off_the_page_is_not_printed(engine: str, x: float, top: float) -> None:
    document = read(engine, text(72, 100, "Aldermere") + text(x, top, "template 4"))
    assert {line.text: line.printed for line in document.lines} == {"Aldermere": True, "template 4": False}


def test_print_too_small_to_read_is_not_printed(engine: str) -> None:
    document = read(engine, text(72, 100, "Aldermere") + text(72, 130, "template 4", size=1))
    assert [line.printed for line in document.lines] == [True, False]


def test_text_of_no_height_is_not_printed(engine: str) -> None:
    flat = f"BT /F1 12 Tf 1 0 0 0 72 {842 - 130} Tm (template) Tj ET "
    document = read(engine, text(72, 100, "Aldermere") + flat + text(90, 128, "5", size=8))
    assert {line.text: line.printed for line in document.lines} == {"Aldermere": True, "template": False, "5": True}


def test_places_count_from_the_visible_page(engine: str) -> None:
    line = only(read(engine, text(72, 100, "Aldermere"), page="/CropBox [20 30 575 812]"))
    assert line.x0 == pytest.approx(52)
    assert line.baseline == pytest.approx(70)


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [(90, "0 1 -1 0 300 72"), (180, "-1 0 0 -1 523 300"), (270, "0 -1 1 0 295 770")],
)
def test_turned_page_reads_like_an_upright_one(engine: str, rotate: int, matrix: str) -> None:
    first = f"BT /F1 12 Tf {matrix} Tm (Dear Ms Farraday) Tj ET"
    line = only(read(engine, first, page=f"/Rotate {rotate}"))
    assert line.text == "Dear Ms Farraday"
    assert line.x0 == pytest.approx(72)
    assert line.baseline == pytest.approx(300)
    assert line.size == pytest.approx(12)
    assert line.x1 == pytest.approx(72 + 96.7, abs=1)


def test_scanned_page_among_others_is_named(engine: str) -> None:
    document = read(engine, text(72, 100, "One"), picture(0, 0, 595, 842), text(72, 100, "Three"))
    assert [(note.code, note.code.severity) for note in document.notes] == [("pages_without_text", "warning")]
    assert "page 2" in document.notes[0].message
    assert "ocrmypdf" in document.notes[0].message


def test_blank_page_is_nothing_to_note(engine: str) -> None:
    document = read(engine, text(72, 100, "One"), picture(400, 20, 560, 80))
    assert document.notes == ()
    assert document.pages == 2


def test_letters_beyond_the_basic_plane_do_not_shift_the_others(engine: str) -> None:
    document = read(engine, text(72, 100, "A", font="F4") + text(300, 100, "HMI Probation"))
    assert texts(document) == ["\U0001f600", "HMI Probation"]
    assert document.lines[1].x0 == pytest.approx(300)


def test_ligature_is_spelled_out(engine: str) -> None:
    assert texts(read(engine, text(72, 100, "BC", font="F4") + text(300, 100, "HMI Probation"))) == [
        "fic",
        "HMI Probation",
    ]


def test_a_wide_ligature_cuts_no_word(engine: str) -> None:
    assert only(read(engine, text(72, 100, "BCBC", font="F6"))).text == "ficfic"


def test_turned_page_clips_like_an_upright_one(engine: str) -> None:
    first = "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Aldermere) Tj ET"
    hidden = "BT /F1 12 Tf 0 1 -1 0 300 72 Tm (Insert LA Address) Tj ET"
    document = read(engine, f"q 90 70 20 400 re W n {first} {hidden} Q", page="/Rotate 90")
    assert [(line.text, line.printed) for line in document.lines] == [("Aldermere", True), ("Insert LA Address", False)]


def test_empty_clip_hides_everything(engine: str) -> None:
    document = read(engine, f"q 0 0 m W n {text(72, 100, 'template 4')} Q {text(72, 130, 'Aldermere')}")
    assert [line.printed for line in document.lines] == [False, True]


def test_clip_may_be_drawn_line_by_line(engine: str) -> None:
    curve = f"q 70 {842 - 130} m 500 {842 - 130} l 500 {842 - 90} l 70 {842 - 90} l h W* n"
    document = read(engine, f"{curve} {text(72, 120, 'Aldermere')} {text(72, 160, 'template 4')} Q")
    assert [line.printed for line in document.lines] == [True, False]


PROSE = "Records are kept with care, and each manager reads them every day."
FURNITURE = text(72, 800, "Page 2") + text(72, 40, "Ferrisby: a visit")


@pytest.mark.parametrize("after", ["", FURNITURE], ids=["drawn last", "furniture drawn after it"])
@pytest.mark.parametrize(
    ("content", "ends"),
    [
        (text(72, 100, f"{PROSE} ") + text(460, 100, " "), True),
        (text(72, 100, PROSE[:-5]) + text(421, 100, "day. ") + text(460, 100, " "), True),
        (text(72, 100, f"{PROSE} "), False),
        (text(72, 100, PROSE) + text(460, 100, " "), None),
    ],
    ids=["mark", "mark after two runs", "wrapping space", "one space"],
)
def test_the_last_line_of_prose_tells_of_its_paragraph(
    engine: str, content: str, after: str, ends: bool | None
) -> None:
    lines = read(engine, content + after).lines
    assert [line.ends_paragraph for line in lines if line.text == PROSE] == [ends]


def test_marks_tell_which_lines_end_their_paragraph(engine: str) -> None:
    words = "Records are kept with care, and managers read each of them in every team."
    ending = text(72, 100, words + " ") + text(480, 100, " ")
    going_on = text(72, 114, words + " ")
    unsaid = text(72, 128, words)
    last = text(72, 142, words + " ") + text(480, 142, " ")
    document = read(engine, ending + going_on + unsaid + last)
    assert [line.ends_paragraph for line in document.lines] == [True, False, None, True]


def test_a_slanted_watermark_stays_apart_from_the_line_it_crosses(engine: str) -> None:
    slanted = f"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 {842 - 120} Tm (DRAFT) Tj ET "
    document = read(engine, text(72, 120, "All") + slanted + text(72, 140, "Aldermere"))
    assert [(line.text, line.slanted) for line in document.lines if not line.slanted] == [
        ("All", False),
        ("Aldermere", False),
    ]
    assert "".join(line.text for line in document.lines if line.slanted) == "DRAFT"


def test_italics_made_by_leaning_letters_are_not_slanted(engine: str) -> None:
    leaning = f"BT /F1 12 Tf 1 0 0.3 1 72 {842 - 120} Tm (Aldermere) Tj ET "
    assert not only(read(engine, leaning)).slanted


def test_numbers_in_the_margin_are_lines_of_their_own(engine: str) -> None:
    rows = [text(50, 100 + 14 * at, str(at), size=8) + text(72, 100 + 14 * at, "Aldermere") for at in range(1, 10)]
    document = read(engine, " ".join(rows))
    assert [line.text for line in document.lines] == [words for at in range(1, 10) for words in (str(at), "Aldermere")]


def test_lines_on_one_baseline_have_its_runs_each() -> None:
    page = pdf(text(72, 100, "A line of words.") + text(300, 100, "Another beside it."))
    with opened(page, "a.pdf") as document, closing(_pages(document, "a.pdf")) as pages:
        assert next(pages).last_runs([100.0, 100.0]) == [["Another beside it."]] * 2


def test_word_that_a_soft_hyphen_cut_is_whole(engine: str) -> None:
    document = read(
        engine,
        text(72, 100, "makes it hard to see a patD", font="F5") + text(72, 114, "tern of neglect before it", font="F5"),
    )
    assert texts(document) == ["makes it hard to see a pattern", "of neglect before it"]


def test_typed_hyphen_beside_soft_ones_stays(engine: str) -> None:
    rows = ("makes it hard to see a patD", "tern of neglect and decision-", "making in families")
    document = read(engine, "".join(text(72, 100 + 14 * at, row, font="F5") for at, row in enumerate(rows)))
    assert texts(document) == ["makes it hard to see a pattern", "of neglect and decision-", "making in families"]


def test_soft_hyphen_without_the_rest_of_its_word_is_a_hyphen(engine: str) -> None:
    assert only(read(engine, text(72, 100, "a word that is patD", font="F5"))).text == "a word that is pat-"


UP, DOWN = "0 1 -1 0", "0 -1 1 0"


def turned(matrix: str, x: float, top: float, words: str) -> str:
    return f"BT /F1 12 Tf {matrix} {x} {842 - top} Tm ({words}) Tj ET "


@pytest.mark.parametrize("matrix", [UP, DOWN])
def test_a_note_up_the_margin_is_no_line_of_the_text(engine: str, matrix: str) -> None:
    rows = "".join(text(72, 100 + 14 * row, f"Row {row} of the text") for row in range(3))
    document = read(engine, rows + turned(matrix, 30, 110, "Restricted until May"))
    assert texts(document._replace(lines=tuple(line for line in document.lines if not line.slanted))) == [
        f"Row {row} of the text" for row in range(3)
    ]
    assert " ".join(line.text for line in document.lines if line.slanted) == "Restricted until May"


def test_text_of_a_page_that_is_shown_turned_runs_along_it(engine: str) -> None:
    page = text(72, 100, "Up the margin") + turned(UP, 300, 400, "Along the rows")
    document = read(engine, page, page="/Rotate 90")
    assert {line.text: line.slanted for line in document.lines if "Along" in line.text} == {"Along the rows": False}
    assert all(line.slanted for line in document.lines if "Along" not in line.text)


def test_a_page_that_nobody_turned_keeps_its_text(engine: str) -> None:
    document = read(engine, text(72, 40, "Page 2") + turned(UP, 300, 400, "Along the rows"))
    assert not any(line.slanted for line in document.lines)


def field(top: float, words: str, kind: str = "/FT /Tx /F 4") -> Field:
    return Field(100, top, f"/Tx BMC q BT /F1 12 Tf 1 0 0 1 0 6 Tm ({words}) Tj ET Q EMC", kind)


def test_what_was_typed_into_a_form_s_field_stands_on_its_page(engine: str) -> None:
    rows = text(72, 94, "By") + text(72, 130, "Dear Ms Farraday")
    document = read_document(pdf(rows, fields=[field(100, "Una Brightwell")]), "drawn.pdf", engine)
    assert texts(document) == ["By", "Una Brightwell", "Dear Ms Farraday"]
    assert document.lines[1].baseline == pytest.approx(94)


def test_what_was_typed_onto_a_page_stands_on_it(engine: str) -> None:
    """As a PDF program's typewriter leaves it, which draws no box around it."""
    typed = field(100, "Una Brightwell", "/F 4 /Contents (Una Brightwell)")._replace(subtype="FreeText")
    document = read_document(pdf(text(72, 130, "Dear Ms Farraday"), fields=[typed]), "drawn.pdf", engine)
    assert texts(document) == ["Una Brightwell", "Dear Ms Farraday"]
    assert not document.notes


@pytest.mark.parametrize("kind", ["/C [1 1 0]", "/IT /FreeTextCallout"], ids=["ground", "callout"])
def test_a_note_about_a_page_is_told_and_not_read(engine: str, kind: str) -> None:
    note = field(100, "Ask Ivo", f"{kind} /F 4 /Contents (Ask Ivo)")._replace(subtype="FreeText")
    document = read_document(pdf(text(72, 130, "Dear Ms Farraday"), fields=[note]), "drawn.pdf", engine)
    assert texts(document) == ["Dear Ms Farraday"]
    (told,) = document.notes
    assert told.code is DiagnosticCode.UNREAD_ANNOTATION
    assert "“Ask Ivo”" in told.message
    assert told.pages == (1,)


def test_a_field_that_the_file_does_not_draw_is_read_or_told(engine: str) -> None:
    """Every program that shows it draws it, pdfium as well; pdfminer can't."""
    undrawn = "<< /Subtype /Widget /T (to) /FT /Tx /F 4 /V (Una) /DA (0 g /Helv 12 Tf) /Rect [100 742 300 762] >>"
    form = "/AcroForm << /Fields [6 0 R] /NeedAppearances true >>"
    data = pdf(text(72, 130, "Dear"), page="/Annots [6 0 R]", catalog=form, objects=[undrawn])
    document = read_document(data, "drawn.pdf", engine)
    assert texts(document) == (["Una", "Dear"] if engine == "pdfium" else ["Dear"])
    assert ["“Una”" in note.message for note in document.notes] == ([] if engine == "pdfium" else [True])


@pytest.mark.parametrize(
    "kind", ["/FT /Btn /F 4", "/FT /Sig /F 4", "/FT /Tx /F 2"], ids=["tick", "signature", "hidden"]
)
def test_fields_that_hold_no_words_to_read(engine: str, kind: str) -> None:
    document = read_document(pdf(text(72, 130, "Dear"), fields=[field(100, "4", kind)]), "drawn.pdf", engine)
    assert texts(document) == ["Dear"]


def test_a_field_without_a_box_is_passed_over(engine: str) -> None:
    page = "/Annots [<< /Subtype /Widget /AP << /N 3 0 R >> >> << /Subtype /Link >> null 7]"
    assert texts(read(engine, text(72, 130, "Dear"), page=page)) == ["Dear"]
