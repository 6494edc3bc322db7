"""Whether a line ends its paragraph, by what was drawn after it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest

from ofsted_letters.document import Element, Line
from ofsted_letters.read.glyphs import Glyphs
from ofsted_letters.read.paragraphs import FULL, MOST, with_paragraph_ends
from tests.label.typeset import typeset

PROSE = "Records are kept with care, and managers read them~\nin each team, as they are meant to do every day.~\n"
WIDTH = 595.0
MARK = ["every day. ", ""]


def told(page: str | Sequence[Line], runs: Sequence[str] = MARK) -> list[bool | None]:
    """What is told of each line, where each line's runs are these."""
    lines = typeset(page) if isinstance(page, str) else list(page)
    glyphs = cast(Glyphs, SimpleNamespace(width=WIDTH, last_runs=lambda baselines: [list(runs) for _ in baselines]))
    marked = with_paragraph_ends(lines, glyphs)
    assert [line._replace(ends_paragraph=None) for line in marked] == lines
    return [line.ends_paragraph for line in marked]


@pytest.mark.parametrize(
    ("runs", "ends"),
    [
        (["every day. ", ""], True),
        (["every day. ", " "], True),
        (["every day.", " ", " "], True),
        (["every day. "], False),
        (["every day."], None),
        (["every day.", " "], None),
        (["", " "], None),
        ([], None),
    ],
)
def test_a_space_in_the_run_and_one_alone_are_a_paragraphs_mark(runs: list[str], ends: bool | None) -> None:
    assert told(PROSE, runs) == [None, ends]


@pytest.mark.parametrize(("wrapped", "ends"), [("read them ", True), ("read them", None)])
def test_a_line_without_a_space_ends_a_paragraph_where_lines_wrap_at_spaces(wrapped: str, ends: bool | None) -> None:
    lines = typeset(PROSE)
    runs = {lines[0].baseline: [wrapped], lines[1].baseline: ["every day."]}
    glyphs = cast(Glyphs, SimpleNamespace(width=WIDTH, last_runs=lambda baselines: [runs[at] for at in baselines]))
    assert with_paragraph_ends(lines, glyphs)[-1].ends_paragraph is ends


@pytest.mark.parametrize("end", ["day.", "day!", "day?", "day’", "day.”", "day.1", "day.12"])
def test_ends_of_sentences_are_in_doubt(end: str) -> None:
    assert told(PROSE.replace("day.", end))[-1] is True


@pytest.mark.parametrize("end", ["day", "day,", "day:", "day-"])
def test_a_sentence_that_goes_on_is_not_in_doubt(end: str) -> None:
    assert told(PROSE.replace("day.", end)) == [None, None]


def test_a_short_line_is_not_in_doubt() -> None:
    first, last = typeset(PROSE)
    assert told([first, last._replace(x1=FULL * WIDTH - 1)]) == [None, None]
    assert told([first, last._replace(x1=FULL * WIDTH)]) == [None, True]


def test_page_numbers_and_notes_below_are_no_prose() -> None:
    below = "^ [^1] A note in small type, which says where to look.~\nPage 2"
    assert told(PROSE + "\n" + PROSE + below) == [None, True, None, True, None, None]


@pytest.mark.parametrize("page", ["2", "Page 2\nFerrisby"])
def test_a_page_without_prose(page: str) -> None:
    assert told(page) == [None] * len(typeset(page))


def test_a_page_without_lines() -> None:
    assert told([]) == []


def asked_of(lines: Sequence[Line]) -> list[float]:
    """The baselines of the lines that were asked about."""
    asked: list[float] = []

    def last_runs(baselines: Sequence[float]) -> list[list[str]]:
        asked.extend(baselines)
        return [[] for _ in baselines]

    with_paragraph_ends(lines, cast(Glyphs, SimpleNamespace(width=WIDTH, last_runs=last_runs)))
    return asked


def test_asked_of_are_lines_that_nothing_else_tells_of() -> None:
    lines = typeset(PROSE * 2)
    assert asked_of(lines) == [lines[3].baseline, lines[1].baseline]
    told = [line._replace(element=Element((0, at // 2), "P")) for at, line in enumerate(lines)]
    assert asked_of(told) == [lines[3].baseline]


def test_a_line_in_lower_case_below_tells_enough() -> None:
    lines = typeset(PROSE * 2)
    lines[2] = lines[2]._replace(text=lines[2].text.lower())
    assert asked_of(lines) == [lines[3].baseline]


def test_of_more_lines_than_a_page_has_only_the_last_is_asked() -> None:
    lines = typeset(PROSE * (MOST + 1))
    assert asked_of(lines) == [lines[-1].baseline]
