"""What the structure of a tagged file decides, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import ARTIFACT, Element, Line, Path
from ofsted_letters.label.footnotes import label_footnotes
from ofsted_letters.label.furniture import label_furniture
from tests.label.test_items import ENDED, FULL, PAGE
from tests.label.typeset import Item, body_of, items_of, typeset

LIST = (0, 9)


def tagged(page: str, *paragraphs: int | Path) -> list[Line]:
    """A page's lines, each in the paragraph of this index, or in the list's item of this path."""
    lines = typeset(page)
    assert len(lines) == len(paragraphs)
    return [
        line._replace(element=Element((0, at), "P") if isinstance(at, int) else in_list(at))
        for line, at in zip(lines, paragraphs, strict=True)
    ]


def in_list(item: Path) -> Element:
    return Element((*item, 0), "LBody", lists=len(item) // 3, item=item)


def last(lines: Sequence[Line]) -> tuple[str, bool]:
    """The rule of the last line, and whether it begins an item."""
    *_, above, label = body_of(lines).labels
    return label.rule, label.group != above.group


ITEM, NEXT = (0, 9, 0), (0, 9, 1)
PAGES = {
    "element_ends": tagged(f"{FULL}{ENDED}This one begins though it stands no further apart.", 0, 0, 1),
    "same_element": tagged(f"{FULL}and plans.\nThis one goes on though there was room above.", 0, 0, 0),
    "empty_element_between": tagged(f"{PAGE}---\nThis one follows a blank line.", *[0] * 10, 2),
    "list_item": tagged("Plans have:\n(a) aims;\n(b) this one", 0, ITEM, NEXT),
    "small_letter": tagged(f"{FULL}and this one is broken\nby hand.", 0, 0, 1),
}


@pytest.mark.parametrize("rule", PAGES)
def test_rule(rule: str) -> None:
    assert last(PAGES[rule]) == (rule, rule in ("element_ends", "empty_element_between", "list_item"))


def doubts(lines: Sequence[Line]) -> list[DiagnosticCode]:
    return [label.doubt for label in body_of(lines).labels if label.doubt is not None]


def test_where_structure_and_page_disagree_is_said() -> None:
    assert doubts(PAGES["element_ends"]) == doubts(PAGES["same_element"]) == [DiagnosticCode.TAGS_AGAINST_GEOMETRY]
    assert doubts(tagged(f"{FULL}and plans.\nThis one had room above.", 0, 0, 1)) == []


def test_a_blank_line_typed_inside_a_paragraph_ends_it_as_the_reader_sees_it() -> None:
    assert last(tagged(f"{FULL * 2}{ENDED}\nThis one stands apart.", 0, 0, 0, 0)) == ("gap", True)


def test_a_small_letter_is_no_beginning_whatever_the_structure_says() -> None:
    assert last(tagged(f"{FULL}{ENDED}this one", 0, 0, 1)) == ("small_letter", False)


def test_a_number_begins_each_item_of_a_list_whose_lines_stand_right_of_theirs() -> None:
    lines = tagged("1. Records wait, and\n   plans wait.~\n   Visits wait.\n2. Notes wait.", 0, 0, 1, 2)
    assert [item.number for item in items_of(body_of(lines))] == ["1", "2"]
    assert doubts(lines) == [DiagnosticCode.TAGS_AGAINST_GEOMETRY]


def test_an_element_goes_on_over_a_page() -> None:
    assert last(tagged(f"{PAGE}---\nThis one stands on the next page.", *[0] * 10, 0)) == ("same_element", False)


def test_paragraphs_side_by_side_say_nothing_over_a_page() -> None:
    """A page's end cuts an element in two, so that the next one can be the same paragraph's."""
    assert last(tagged(f"{PAGE}---\nThis one could be either.", *[0] * 10, 1)) == ("page_end_above", False)


def test_what_stands_between_in_print_is_no_blank_line() -> None:
    lines = tagged(f"{PAGE}^ A note.\n---\nThis one could be either.", *[0] * 10, 1, 2)
    body = [line for line in lines if line.text != "A note."]
    *_, label = body_of(body, printed=lines).labels
    assert label.rule == "page_end_above"


def test_a_blank_line_at_a_cells_beginning_tells_too() -> None:
    lines = tagged(f"{PAGE}---\nThis one follows a blank line in the next row.", *[0] * 10, 1)
    lines[-1] = lines[-1]._replace(element=Element((0, 1, 0, 0, 1), "P"))
    assert last(lines) == ("empty_element_between", True)


@pytest.mark.parametrize("mark", ["(a)", "a.", "ii.", "(iv)", "1", "3)"])
def test_an_items_mark_may_be_any_number_or_letter(mark: str) -> None:
    number = mark.strip("().")
    found = items_of(body_of(tagged(f"Plans have:\n{mark} Aims", 0, ITEM)))
    assert found[-1] == Item("numbered", number, 1, "Aims")


def test_a_bare_number_that_does_not_count_is_the_items_text() -> None:
    found = items_of(body_of(tagged("Plans have:\n43 Records wait.", 0, ITEM)))
    assert found[-1] == Item("bullet", None, 1, "43 Records wait.")


def test_an_item_whose_bullet_is_a_picture() -> None:
    found = items_of(body_of(tagged("Plans have:\nAims.\nDates.", 0, ITEM, NEXT)))
    assert [item.type for item in found] == ["paragraph", "bullet", "bullet"]


def test_a_pages_end_begins_no_item() -> None:
    lines = tagged(f"• {FULL}  {ENDED}---\n  Managers read them.", ITEM, ITEM, NEXT)
    assert len(items_of(body_of(lines))) == 1


def test_an_item_inside_an_item_is_deeper() -> None:
    below = (*ITEM, 0, 1, 0)
    found = items_of(body_of(tagged("1. Plans have:\n(a) Aims.\n2. Visits wait.", ITEM, below, NEXT)))
    assert [item.level for item in found] == [1, 2, 1]


def test_lists_around_an_item_that_have_no_text_make_it_no_deeper() -> None:
    found = items_of(body_of(tagged("Plans have:\n(a) Aims.", 0, (*ITEM, 0, 1, 0))))
    assert found[-1].level == 1


def test_artifacts_have_no_place_in_the_text() -> None:
    lines = [line._replace(element=Element((), ARTIFACT)) for line in typeset(f"{FULL}and plans.\nThis one")]
    assert last(lines) == ("short_line_above", True)


def in_note(line: Line, at: int) -> Line:
    return line._replace(element=Element((0, at, 0), "P", note=(0, at)))


def beside(line: Line) -> Line:
    return line._replace(element=Element((), ARTIFACT))


_FIRST, *_REST = typeset(f"{FULL}\n1 See the Act\n2010, as amended.\n2 The board.\n2 London Road\n^ [^3] The Act.")
NOTES = [_FIRST, *(in_note(line, at) for line, at in zip(_REST, (7, 7, 8, 8, 8), strict=True))]
EDGES = [
    beside(line) if line.text in ("Piccadilly Gate", "Only here") else line
    for line in typeset(f"Piccadilly Gate\n{FULL}---\nOnly here\n{ENDED * 3}")
]


def test_a_note_begins_and_ends_where_the_structure_says() -> None:
    labels = label_footnotes(NOTES, body_size=12.0)
    assert [label.marks for label in labels] == [("1",), (), ("2",), (), ("3",)]
    assert [label.text for label in labels] == [
        "See the Act",
        "2010, as amended.",
        "The board.",
        "2 London Road",
        "The Act.",
    ]
    assert {label.rule for label in labels} == {"note_in_structure"}


def test_what_is_drawn_beside_the_text_at_a_later_pages_edge_is_furniture() -> None:
    assert [(label.line.text, label.rule) for label in label_furniture(EDGES)] == [("Only here", "beside_the_text")]


def test_a_footer_of_two_lines_that_ends_in_a_stop_is_furniture() -> None:
    lines = typeset(f"{FULL}---\n{ENDED * 5}\nInspection of Fellbridge\n5 to 9 December 2022.")
    feet = [beside(line) if line.number > 6 else line for line in lines]
    assert [label.rule for label in label_furniture(feet)] == ["beside_the_text"] * 2


def test_a_body_that_is_marked_as_no_text_is_kept() -> None:
    lines = typeset("Plans wait.\n---\n" + "\n".join(f"{words} wait." for words in ("A", "B", "C", "D", "E", "F", "G")))
    lines[4] = beside(lines[4])
    assert label_furniture(lines) == []
