"""Notes at a page's foot, and what refers to them."""

from __future__ import annotations

import pytest

from ofsted_letters.label.footnotes import label_footnotes, own_marker, without_references
from tests.label.typeset import typeset

PROSE = "Records are kept with care,[^1] and managers read them[^2] in each~\nand every team.\n"
BODY = 12.0


def notes(page: str) -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Rule, group, text and marker of each line."""
    return [(label.rule, label.group, label.text, label.marks) for label in label_footnotes(typeset(page), BODY)]


def test_a_raised_marker_in_small_type() -> None:
    assert notes(PROSE + "^ [^1] The Act says why.") == [("marker_of_note", 1, "The Act says why.", ("1",))]


@pytest.mark.parametrize("marker", ["1", "12", "*", "†", "‡"])
@pytest.mark.parametrize("printed", ["{} ", "[{}] ", "{}", "{}. "])
def test_a_marker_that_the_text_refers_to(marker: str, printed: str) -> None:
    page = f"Records wait.[^{marker}]\n^ {printed.format(marker)}The Act says why."
    assert notes(page) == [("marker_of_note", 1, "The Act says why.", (marker,))]


def test_notes_run_to_the_next_and_to_the_pages_end() -> None:
    page = PROSE + "^ [^1] The Act\n^ says why.\n^ 2 The guidance.\n---\n^ Small type on the next page.\n" + PROSE
    assert notes(page) == [
        ("marker_of_note", 1, "The Act", ("1",)),
        ("small_type_below_marker", 1, "says why.", ()),
        ("marker_of_note", 2, "The guidance.", ("2",)),
    ]


def test_a_note_that_a_pages_end_cuts_goes_on_at_the_foot_of_the_next() -> None:
    page = PROSE + "^ [^1] The Act\n---\n" + PROSE + "^ says why.\n^ 2 The guidance."
    assert notes(page) == [
        ("marker_of_note", 1, "The Act", ("1",)),
        ("small_type_below_cut_note", 1, "says why.", ()),
        ("marker_of_note", 2, "The guidance.", ("2",)),
    ]
    assert len(notes(page.replace("The Act", "The Act says why."))) == 2


def test_a_number_in_small_type_above_the_text_is_no_marker() -> None:
    """An office's house number can be that of a note."""
    assert notes("^ 2 Mill Road\n" + PROSE) == []


def test_a_note_that_cuts_a_paragraph_in_two() -> None:
    page = PROSE + "^ [^1] The Act says why.\nThey go on.\n^ Small type that no marker begins."
    assert notes(page) == [("marker_of_note", 1, "The Act says why.", ("1",))]


@pytest.mark.parametrize(
    "row",
    ["^ 3 A number that nothing refers to.", "1 The Act, in the body's type.", "^ [^1]", "^ Records wait."],
    ids=["not referred to", "not small", "marker alone", "no marker"],
)
def test_no_note(row: str) -> None:
    assert notes(PROSE + row) == []


ONE = "Records are kept with care.[^1]\n"


def test_small_type_without_a_marker_answers_the_pages_one_open_reference() -> None:
    assert notes(ONE + "^ The Act\n^ says why.") == [
        ("small_type_answers_reference", 1, "The Act", ("1",)),
        ("small_type_answers_reference", 1, "says why.", ()),
    ]


@pytest.mark.parametrize(
    "page",
    [
        ONE + "^ The Act says why.\nThey go on.",
        ONE + "^ [^2] The Act says why.\n^ Small type.",
        ONE + "^ Small type.\n---\nRecords wait.\n^ [^1] The Act says why.",
        "Records wait.\n^ Small type.\n---\n" + ONE,
        ONE + "### A heading",
    ],
    ids=["not at the foot", "below another note", "answered on the next page", "on another page", "bold"],
)
def test_small_type_that_answers_no_reference(page: str) -> None:
    assert "small_type_answers_reference" not in [rule for rule, *_ in notes(page)]


def test_a_marker_apart_from_its_text() -> None:
    assert notes(ONE + "^ 1\n^ The Act says why.") == [
        ("marker_of_note", 1, "", ("1",)),
        ("small_type_below_marker", 1, "The Act says why.", ()),
    ]


def test_small_bold_type_below_a_note_is_none() -> None:
    assert len(notes(PROSE + "^ [^1] The Act says why.\n### A heading")) == 1


def test_the_marker_of_a_line() -> None:
    raised, plain = typeset("^ [^1] The Act\n^ 1 The Act")
    marker = own_marker(raised, BODY, set())
    assert marker is not None
    assert marker[1] == "1"
    assert own_marker(plain, BODY, set()) is None
    assert own_marker(plain, BODY, {"1"}) is not None


@pytest.mark.parametrize(
    ("row", "text", "marks"),
    [
        ("Records wait.", "Records wait.", ()),
        ("Records[^1] wait.[^2]", "Records wait.", ("1", "2")),
        ("Records [^1]wait.", "Records wait.", ("1",)),
        ("Records [^1].", "Records.", ("1",)),
        ("Records [^1] wait.", "Records wait.", ("1",)),
        ("(Records [^1])", "(Records)", ("1",)),
        ("Records[^*] wait", "Records wait", ("*",)),
        ("On the 3[^rd] day", "On the 3rd day", ()),
        ("On the 3[^rd] day[^1]", "On the 3rd day", ("1",)),
        ("Records[^12,] wait", "Records wait", ("12",)),
    ],
)
def test_references_are_taken_out(row: str, text: str, marks: tuple[str, ...]) -> None:
    assert without_references(typeset(row)[0]) == (text, marks)


def test_a_raised_number_in_brackets() -> None:
    line = typeset("Records[3] wait.")[0]._replace(raised=((7, 10),))
    assert without_references(line) == ("Records wait.", ("3",))
