"""Where a value stands: text put together from lines, and back to the lines and boxes."""

from __future__ import annotations

import pytest

from ofsted_letters.evidence import Passage, passage, where
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule
from tests.label.page import text_lines
from tests.label.typeset import typeset


def block(*texts: str) -> Passage:
    lines = typeset("Any line.\n" * len(texts))
    return passage(
        [Label(line, Role.ITEM, Rule.FIRST_LINE, text=text) for line, text in zip(lines, texts, strict=True)]
    )


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("one",), "one"),
        (("one", "two"), "one two"),
        (("decision-", "making"), "decision-making"),
        (("they wait -", "for weeks"), "they wait - for weeks"),
        (("one", "", "two"), "one two"),
        (("", "one"), "one"),
        (("-", "one"), "- one"),
        ((), ""),
    ],
)
def test_lines_are_joined_by_a_space_but_not_after_a_hyphen(texts: tuple[str, ...], joined: str) -> None:
    assert block(*texts).text == joined


def test_each_line_starts_where_its_first_letter_stands() -> None:
    lines = ("decision-", "making is", "shared")
    found = block(*lines)
    assert [found.text[start:].startswith(text) for start, text in zip(found.starts, lines, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("Records", [1]), ("are kept", [2]), ("wait and", [1, 2]), ("kept with care", [2, 3]), ("care", [3])],
)
def test_the_lines_that_words_stand_on(words: str, numbers: list[int]) -> None:
    found = block("Records wait", "and are kept", "with care")
    start = found.text.index(words)
    assert [line.number for line in found.lines_between(start, start + len(words))] == numbers


def test_a_box_holds_all_lines_of_a_page() -> None:
    one, two, three = typeset("  Records wait~\nand are kept\n---\nwith care")
    assert where([one, two, three], paged=True) == [
        {"page": 1, "bbox": (two.x0, one.top, one.x1, two.bottom), "lines": (1, 2)},
        {"page": 2, "bbox": (three.x0, three.top, three.x1, three.bottom), "lines": (3, 3)},
    ]


def test_boxes_are_rounded_to_a_tenth_of_a_point() -> None:
    (line,) = typeset("Records")
    line = line._replace(x0=72.0489, top=80.06, x1=100.0, bottom=92.96)
    assert where([line], paged=True)[0]["bbox"] == (72.0, 80.1, 100.0, 93.0)


def test_lines_are_put_in_order() -> None:
    lines = typeset("Records wait\nand are kept\nwith care")
    assert where(reversed(lines), paged=True)[0]["lines"] == (1, 3)


def test_text_has_no_boxes_and_may_have_no_page() -> None:
    lines = [line._replace(page=None) for line in typeset("Records wait\nand are kept")]
    assert where(lines, paged=False) == [{"page": None, "bbox": None, "lines": (1, 2)}]


def test_no_lines_no_evidence() -> None:
    assert where([], paged=True) == []


@pytest.mark.parametrize(
    ("value", "after", "numbers"),
    [
        ("Ferrisby", "", [2]),
        ("Ferrisby Council", "", [1]),
        ("Ferry House", "", [3]),
        ("Quay Road", "", [3, 4]),
        ("Ferry", "Ferrisby Council", [3]),
        ("Ferrisby Council", "Ferry House", [1]),
        ("Ferry House (Quay), Road", "", [3, 4]),
        ("Quay Street", "", None),
        ("–", "", None),
    ],
    ids=[
        "fills a line",
        "stands in one",
        "stands in one before others",
        "over two",
        "behind another",
        "before the other after all",
        "with other signs",
        "nowhere",
        "signs alone, nowhere",
    ],
)
def test_the_lines_of_a_value(value: str, after: str, numbers: list[int] | None) -> None:
    found = block("Ferrisby Council", "Ferrisby", "Ferry House, Quay", "Road")
    place = found.place_of(value, found.text.find(after) + len(after))
    assert (place and [line.number for line in found.lines_between(*place)]) == numbers


def test_a_range_that_the_lines_end_cut_is_joined_without_a_space() -> None:
    labels = [
        Label(line, Role.ITEM, Rule.BULLET, text=line.text) for line in text_lines("aged 16–\n17 or – rarely –\nmore")
    ]
    assert passage(labels).text == "aged 16–17 or – rarely – more"
