"""What a tagged PDF says of its lines, through both engines."""

from __future__ import annotations

from typing import Any

import pytest

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import ARTIFACT, Element, Medium
from ofsted_letters.read import read_document
from ofsted_letters.read.tags import DEEPEST, MOST, Structure, Tree, structure
from tests.read.drawn import Tag, beside, marked, pdf, picture, tag, text


@pytest.fixture(params=["pdfium", "pdfplumber"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def elements_of(engine: str, *contents: str, structure: Tag, roles: str = "") -> dict[str, Element | None]:
    document = read_document(pdf(*contents, structure=structure, roles=roles), "drawn.pdf", engine)
    return {line.text: line.element for line in document.lines}


TWO = marked(0, text(72, 100, "We came.")) + marked(1, text(72, 130, "We saw."))


def test_line_knows_its_paragraph(engine: str) -> None:
    found = elements_of(engine, TWO, structure=tag("Document", tag("P", (0, 0)), tag("P", (0, 1))))
    assert found == {"We came.": Element((0, 0), "P"), "We saw.": Element((0, 1), "P")}


def test_path_names_an_element_on_every_page(engine: str) -> None:
    other = marked(0, text(72, 100, "Over the page."))
    structure = tag("Document", tag("P", (0, 0)), tag("P", (0, 1), (1, 0)))
    found = elements_of(engine, TWO, other, structure=structure)
    assert found["We saw."] == found["Over the page."] == Element((0, 1), "P")


def test_spans_and_links_are_the_paragraph_around_them(engine: str) -> None:
    structure = tag("Document", tag("P", tag("Span", (0, 0)), tag("Link", tag("Span", (0, 1)))))
    assert set(elements_of(engine, TWO, structure=structure).values()) == {Element((0, 0), "P")}


def test_an_elements_mark_may_stand_inside_another(engine: str) -> None:
    content = marked(0, marked(1, text(72, 100, "We came."), "Span"))
    found = elements_of(engine, content, structure=tag("Document", tag("P", (0, 0)), tag("H1", (0, 1))))
    assert found["We came."] == Element((0, 0), "P")


def test_item_of_a_list_in_a_list(engine: str) -> None:
    inner = tag("L", tag("LI", tag("Lbl"), tag("LBody", (0, 1))))
    structure = tag("Document", tag("L", tag("LI", tag("LBody", (0, 0), inner))))
    found = elements_of(engine, TWO, structure=structure)
    assert found["We came."] == Element((0, 0, 0, 0), "LBody", 1, item=(0, 0, 0))
    assert found["We saw."] == Element((0, 0, 0, 0, 1, 0, 1), "LBody", 2, item=(0, 0, 0, 0, 1, 0))


def test_cell_of_a_table_in_a_table(engine: str) -> None:
    inner = tag("Table", tag("TBody", tag("TR", tag("TH", tag("P", (0, 1))))))
    structure = tag("Document", tag("Table", tag("TR", tag("TD", tag("P", (0, 0))), tag("TD", inner))))
    found = elements_of(engine, TWO, structure=structure)
    assert found["We came."] == Element((0, 0, 0, 0, 0), "P", table=(0, 0), row=(0, 0, 0), cell=(0, 0, 0, 0))
    below = (0, 0, 0, 1, 0)
    assert found["We saw."] == Element(
        (*below, 0, 0, 0, 0), "P", table=below, row=(*below, 0, 0), cell=(*below, 0, 0, 0)
    )


@pytest.mark.parametrize("kind", ["Note", "FENote", "Footnote", "Endnote"])
def test_note_below_the_paragraph_that_refers_to_it(engine: str, kind: str) -> None:
    structure = tag("Document", tag("P", (0, 0), tag("Link", tag(kind, tag("P", (0, 1))))))
    found = elements_of(engine, TWO, structure=structure)
    assert found["We saw."] == Element((0, 0, 1, 0, 0), "P", note=(0, 0, 1, 0))


def test_a_writers_own_type_is_the_one_that_it_stands_for(engine: str) -> None:
    structure = tag("Document", tag("Heading#201", (0, 0)), tag("Standard", (0, 1)))
    found = elements_of(engine, TWO, structure=structure, roles="/Heading#201 /H1 /Standard /P")
    assert [element and element.kind for element in found.values()] == ["H1", "P"]


def test_what_is_beside_the_text_says_so(engine: str) -> None:
    content = (
        beside(text(72, 50, "Piccadilly Gate")) + marked(0, text(72, 100, "We came.")) + text(72, 130, "Unmarked.")
    )
    found = elements_of(engine, content, structure=tag("Document", tag("P", (0, 0))))
    assert found == {
        "Piccadilly Gate": Element((), ARTIFACT),
        "We came.": Element((0, 0), "P"),
        "Unmarked.": None,
    }


def test_bullet_and_note_number_are_where_their_text_is(engine: str) -> None:
    label = marked(0, text(72, 100, "•"), "Lbl") + marked(1, text(90, 100, "Plans are late."), "LBody")
    note = marked(2, text(72, 700, "1", size=6), "Span") + marked(3, text(78, 704, "See there.", size=8))
    structure = tag(
        "Document",
        tag("L", tag("LI", tag("Lbl", (0, 0)), tag("LBody", (0, 1)))),
        tag("Note", tag("Lbl", (0, 2)), tag("P", (0, 3))),
    )
    found = elements_of(engine, label + note, structure=structure)
    assert [element and element.kind for element in found.values()] == ["LBody", "P"]


def test_properties_may_stand_in_the_pages_resources(engine: str) -> None:
    content = f"/P /First BDC {text(72, 100, 'We came.')} EMC"
    data = pdf(content, structure=tag("Document", tag("P", (0, 0))))
    data = data.replace(b"/Resources << ", b"/Resources << /Properties << /First << /MCID 0 >> >> ")
    document = read_document(data, "drawn.pdf", engine)
    assert [line.element for line in document.lines] == [Element((0, 0), "P")]


def test_document_says_whether_it_is_tagged(engine: str) -> None:
    assert read_document(pdf(TWO, structure=tag("Document", tag("P", (0, 0)))), "drawn.pdf", engine).tagged
    assert not read_document(pdf(TWO), "drawn.pdf", engine).tagged
    assert not read_document(pdf(beside(TWO), structure=tag("Document")), "drawn.pdf", engine).tagged


def test_medium_says_how_text_came_to_be(engine: str) -> None:
    unseen = text(72, 100, "We came.", operators="3 Tr")
    scan = picture(0, 0, 595, 842) + unseen
    assert read_document(pdf(TWO), "drawn.pdf", engine, "never").medium is Medium.BORN_DIGITAL
    assert read_document(pdf(picture(0, 0, 595, 842) + TWO), "drawn.pdf", engine, "never").medium is Medium.BORN_DIGITAL
    assert read_document(pdf(scan, scan, TWO), "drawn.pdf", engine, "never").medium is Medium.SCAN_WITH_TEXT
    assert read_document(b"Dear all\n\nWe came.", "letter.txt", engine).medium is Medium.TEXT


def test_a_tree_that_leads_back_to_itself_loses_nothing(engine: str) -> None:
    data = pdf(TWO, structure=tag("Document", tag("P", (0, 0)), tag("P", (0, 1))))
    data = data.replace(b"/S /P /P 7 0 R /K [", b"/S /P /P 7 0 R /K [7 0 R 7 0 R ")
    document = read_document(data, "drawn.pdf", engine)
    assert [line.text for line in document.lines] == ["We came.", "We saw."]


def test_a_tree_deeper_than_any_writers_loses_nothing(engine: str) -> None:
    structure = tag("P", (0, 0))
    for _ in range(300):
        structure = tag("Sect", structure)
    document = read_document(pdf(TWO, structure=tag("Document", structure, tag("P", (0, 1)))), "drawn.pdf", engine)
    assert [line.text for line in document.lines] == ["We came.", "We saw."]
    assert document.lines[0].element is None


def test_a_tree_that_is_cut_is_said(engine: str) -> None:
    documents = [
        read_document(pdf(TWO, structure=tag("Document", tag("P", *[(0, 0)] * claims))), "drawn.pdf", engine)
        for claims in (MOST, 1)
    ]
    assert [[note.code for note in one.notes] for one in documents] == [[DiagnosticCode.CUT_STRUCTURE], []]
    assert [one.lines[0].element for one in documents] == [None, Element((0, 0), "P")]


def tree(children: dict[str, list[Any]], root: str = "Document") -> Tree:
    """Names are elements, whose first letters are their types; numbers are marked content."""
    return Tree(
        roots=[root],
        kind=lambda node: node.rstrip("0123456789"),
        count=lambda node: len(children[node]),
        mark=lambda node, at: children[node][at] if isinstance(children[node][at], int) else -1,
        child=lambda node, at: children[node][at],
    )


def test_content_that_two_elements_claim_is_the_firsts() -> None:
    said = structure(tree({"Document": ["P1", "P2"], "P1": [0], "P2": [0, 1]}))
    assert said == Structure({0: Element((0, 0), "P"), 1: Element((0, 1), "P")}, cut=False)


def test_a_child_that_cant_be_had_keeps_its_place() -> None:
    assert structure(tree({"Document": [None, "P1"], "P1": [0]})).elements == {0: Element((0, 1), "P")}


def test_a_tree_beyond_its_bounds_says_nothing() -> None:
    wide = tree({"Document": ["P1"], "P1": list(range(100))})
    assert len(structure(wide, most=101).elements) == 100
    assert structure(wide, most=100) == Structure({}, cut=True)
    assert structure(tree({"Document": ["P1", "P1"], "P1": [0, "P1", "P1"]})) == Structure({}, cut=True)


def test_an_element_deeper_than_the_bound_is_left_out() -> None:
    chain: dict[str, list[Any]] = {f"Sect{at}": [f"Sect{at + 1}"] for at in range(DEEPEST - 1)}
    chain[f"Sect{DEEPEST - 1}"] = [0, "P1"]
    said = structure(tree(chain | {"P1": [1]}, root="Sect0"))
    assert (set(said.elements), said.cut) == ({0}, True)


def test_cells_a_word_space_apart_are_lines_of_their_own(engine: str) -> None:
    """Seen in three of 34 reports, where a cell's text fills it to the next one's edge."""
    content = marked(0, text(72, 100, "Barset ICB")) + marked(1, text(133, 100, "Leaders should act."))
    cells = (tag("TD", tag("P", (0, 0))), tag("TD", tag("P", (0, 1))))
    found = elements_of(engine, content, structure=tag("Document", tag("Table", tag("TR", *cells))))
    assert list(found) == ["Barset ICB", "Leaders should act."]
