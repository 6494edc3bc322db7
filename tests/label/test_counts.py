"""Marks that count: each begins an item where another of the same dress counts on from it."""

from __future__ import annotations

import pytest

from ofsted_letters.label.counts import counted
from tests.label.page import text_lines
from tests.label.typeset import typeset


def numbers(text: str) -> list[tuple[int, str]]:
    return [(line, mark.number) for line, mark in counted(typeset(text)).items()]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ("(a) (b) (c)", ["a", "b", "c"]),
        ("a) b)", ["a", "b"]),
        ("i. ii. iii. iv.", ["i", "ii", "iii", "iv"]),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", list("abcdefghij")),
        ("6.1 6.2", ["6.1", "6.2"]),
        ("1.1. 1.2.", ["1.1", "1.2"]),
        ("1 2 3", ["1", "2", "3"]),
    ],
)
def test_a_list(marks: str, found: list[str]) -> None:
    rows = "\n".join(f"{mark} Visits are made." for mark in marks.split())
    assert [number for _, number in numbers(rows)] == found


@pytest.mark.parametrize(
    "text",
    [
        "(a) Visits are made.",
        "(a) Visits are made.\nb) Plans wait.",
        "(b) Visits are made.\n(d) Plans wait.",
        "1 Visits are made.\n3 Plans wait.",
        "1 May was the day\nand\n2 June another.",
        "1 Visits are made in the week of\n2 Bank holidays.",
    ],
)
def test_no_list(text: str) -> None:
    assert numbers(text) == []


def test_a_list_in_a_list() -> None:
    assert sorted(numbers("(a) Visits:\ni. early;\nii. late.\n(b) Plans.")) == [(1, "a"), (2, "i"), (3, "ii"), (4, "b")]


def test_a_figure_in_a_cell_of_its_own() -> None:
    rows = text_lines("1        Visits are made.\n2        Plans wait.")
    assert [mark.number for mark in counted(rows).values()] == ["1", "2"]
