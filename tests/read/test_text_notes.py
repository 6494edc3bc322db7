"""Notes at the foot of a page of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofsted_letters.document import TEXT_PITCH, Document
from ofsted_letters.read import read_document
from ofsted_letters.read.text_notes import NOTE_SIZE
from tests.paces import in_step

PAGE = """\
Families are met at the hub1 by people who know
them well.2

1
    The hub is a room of its own.
2
    Most have worked there
for years.
                                        1
\f"""


def read(text: str) -> Document:
    return read_document(text.encode(), "letter.txt")


def notes(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.size == NOTE_SIZE]


def raised(document: Document) -> list[tuple[str, list[str]]]:
    return [(line.text, [line.text[start:end] for start, end in line.raised]) for line in document.lines if line.raised]


def test_a_note_is_small_behind_its_raised_number() -> None:
    document = read(PAGE)
    assert notes(document) == ["1 The hub is a room of its own.", "2 Most have worked there", "for years."]
    assert raised(document) == [
        ("Families are met at the hub1 by people who know", ["1"]),
        ("them well.2", ["2"]),
        ("1 The hub is a room of its own.", ["1"]),
        ("2 Most have worked there", ["2"]),
    ]


def test_lines_are_numbered_on_and_stand_where_their_text_does() -> None:
    document = read(PAGE + "Next page.\n")
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    note = document.lines[2]
    assert (note.x0, note.baseline) == (0.0, 5 * TEXT_PITCH)
    assert document.lines[-2].text == "1"


@pytest.mark.parametrize("number", ["1 ", "1", "1     ", "¹ ", "1\n", "   1\n      ", "[1] ", "[1]\n"])
def test_the_number_has_a_row_to_itself_or_begins_one(number: str) -> None:
    (note,) = notes(read(f"At the hub1 we meet.\n\n{number}The hub is a room.\n\f"))
    assert note.strip("[1] ") == "The hub is a room."


@pytest.mark.parametrize(
    "words",
    [
        "the hub1 is",
        "the hub.1 It",
        "the ‘hub’1 is",
        "the hub (in town)1 is",
        "the MASH1 is",
        "the hub1, which",
        "the hub¹ is",
        "seen in 2019, the hub1",
        "seen in 2019.1 It is",
        "full at 90%1 and",
        "the hub [1] is",
    ],
)
def test_what_refers_to_a_note(words: str) -> None:
    document = read(f"This is {words}\n\n1\nA room.\n\f")
    assert [[digit.strip("[]") for digit in digits] for _, digits in raised(document)] == [["1"], ["1"]]


@pytest.mark.parametrize(
    "words",
    ["M1 2WD", "KS1 is", "hub12 is", "1 room", "in 19.1 of", "grade-1 work", "(1) is", "hub.1.5 of", "hub1st"],
)
def test_what_refers_to_none(words: str) -> None:
    document = read(f"This is {words} it.\n\n1\nA room.\n\f")
    assert not notes(document)
    assert not raised(document)


@pytest.mark.parametrize(
    "foot",
    ["1\nA room.", "\n1\n\nA room.", "\n1\n2 rooms.", "\n2\nA room.", "\n1", "\n1. A room.", "\n12\nA room."],
    ids=["no gap above", "gap below", "no word", "not the next", "page number", "item", "another number"],
)
def test_no_note(foot: str) -> None:
    document = read(f"At the hub1 we meet.\n{foot}\n\f")
    assert not notes(document)
    assert not raised(document)


def test_only_what_stands_above_refers_to_a_note() -> None:
    assert not notes(read("We meet.\n\n1\nA room at the hub1 is ours.\n\f"))


def test_below_a_gap_stands_the_footer() -> None:
    document = read("At the hub1 we meet.\n\n1\nA room.\n\nVisit to Ferrisby\n1\n\f")
    assert notes(document) == ["1 A room."]


def test_what_stands_above_other_text_is_no_note() -> None:
    assert not notes(read("At the hub1 we meet.\n\n1 child waited.\n\nPlans are short.\nLetters are late.\nOK.\n\f"))


def test_of_two_that_could_be_the_note_the_last_one_is() -> None:
    document = read("At the hub1 we meet.\n\n1 child waited for\na year.\n\n1 The hub is a room.\n\f")
    assert notes(document) == ["1 The hub is a room."]


def test_a_note_that_follows_another_needs_no_reference() -> None:
    document = read("At the hub1 and the desk 2 we meet.\n\n1\nA room.\n2\nA desk.\n\f")
    assert notes(document) == ["1 A room.", "2 A desk."]


def test_one_that_was_missed_does_not_end_the_count() -> None:
    document = read("At the hub 1 we meet.\n\n1\nA room.\n\fAt the desk2 too.\n\n2\nA desk.\n\f")
    assert notes(document) == ["2 A desk."]


def test_the_count_goes_on_over_pages() -> None:
    document = read(
        "At the hub1 we meet.\n\n1\nA room.\n\fAt the desk2 too.\n\n2\nA desk.\n\fAnd the hall2 too.\n\n2\nNo.\n\f"
    )
    assert notes(document) == ["1 A room.", "2 A desk."]


def test_without_pages_the_foot_is_the_texts_end() -> None:
    text = "At the hub[1] we meet.\n\nYours sincerely\n\n[1] The hub is a room.\n"
    assert notes(read(text)) == notes(read(text + "\f"))
    assert not notes(read("At the hub2 we meet.\n\nYours sincerely\n\n2 Ferry House, Quay Road\n"))


@pytest.mark.parametrize(
    "note",
    ["1 May 2020 was fine.", "1st April was fine.", "1a Some Road is ours."],
    ids=["date", "ordinal", "house"],
)
def test_what_only_begins_like_a_note(note: str) -> None:
    assert not notes(read(f"At the hub1 we meet.\n\n{note}\n\f"))


def test_a_number_in_an_address_refers_to_no_note() -> None:
    assert not notes(read("See www.example.org/letter1 for it.\n\n1 child waited.\n\f"))


def test_a_slash_makes_no_address() -> None:
    assert notes(read("Girls and/or boys/men1 meet.\n\n1\nA room.\n\f")) == ["1 A room."]


def test_a_number_at_a_lines_start_inside_a_note_begins_none() -> None:
    document = read("At the hub1 and desk2 we meet.\n\n1\nThe act, Part\n2 of which sets out duties.\n\f")
    assert notes(document) == ["1 The act, Part", "2 of which sets out duties."]
    assert [digits for _, digits in raised(document)] == [["1"], ["1"]]


def test_the_pages_number_above_a_footer_is_no_note() -> None:
    page = "\f\nAt the hub1 we meet.\n\n1\nA room.\n2\nVisit to Ferrisby\n\f"
    assert notes(read(page)) == ["1 A room."]


def test_text_between_two_notes_is_in_neither() -> None:
    document = read("At the hub1 and desk2 we meet.\n\n1\nA room.\n\nPlans are short.\n\n2\nA desk.\n\f")
    assert notes(document) == ["2 A desk."]


def test_digits_raised_already_are_raised_once() -> None:
    assert raised(read("At the hub[¹] we meet.\n\n1\nA room.\n\f"))[0][1] == ["1"]


def test_a_number_of_three_digits_is_no_notes() -> None:
    assert not notes(read("At the hub100 we meet.\n\n100\nA room.\n\f"))


PAGES: dict[str, Callable[[int], str]] = {
    "references": lambda many: "a1 " * many + "\n\n1\nA room.\n\f",
    "lines and markers": lambda many: (
        "".join(f"At the hub{n % 99 + 1} it is.\n" for n in range(many // 2)) + "\n1\nA room.\n" * (many // 2) + "\f"
    ),
    "addresses": lambda many: "a1." * (many // 2) + " x1" * (many // 2) + "/\n\n1\nA room.\n\f",
}


@pytest.mark.parametrize("kind", PAGES)
def test_each_more_takes_no_longer_than_the_one_before(kind: str) -> None:
    assert in_step(lambda many: read(PAGES[kind](many)), 10_000)
