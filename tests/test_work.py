"""How much work a letter takes, counted rather than timed, so that a slow machine gives the same answer.

Limits lie about a quarter above what was counted when they were set. Only work that Python starts is seen: a pattern
that `map` runs is not.
"""

from __future__ import annotations

import re
import sys
from _ctypes import CFuncPtr
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Any

import pytest

from benchmarks.growth import pdf_with, text_with
from ofsted_letters.label.frame import measure
from ofsted_letters.pipeline import parse_bytes, parse_values
from ofsted_letters.read import pdf, pdf_tags, read_document
from ofsted_letters.widths import width_in_em
from ofsted_letters.write.values import values_line
from tests.paces import calls
from tests.read import drawn

PER_PAGE, PER_LINE, PER_WORD = 14, 14, 2.3
"""Calls into pdfium. Words count only where a line is not in the house font, as in the samples.

Two of a line's are for the paragraph marks on a page without tags: where each of its drawing operations stands.
"""
PER_ELEMENT = 5
"""Calls for each element of a page's structure: its kind and its children, and from its parent whether it is one."""
RUNS_PER_LINE = {"txt": 5.7, "pdf": 6.0}
"""Runs of patterns; in a PDF that is not in the house font, one for each bullet-like word."""
CALLS_PER_LINE = {"txt": 245, "pdf": 356}
"""Calls of functions, Python's own included; a seventh of them is for themes, and for whom points are."""
LONGER = 2.1
"""Times the work that a letter twice as long may take."""
LETTERS = {"pdf": (pdf_with, 60), "txt": (text_with, 200)}
"""What makes a letter of each kind, and of how many items: four to six pages."""

Profile = Callable[[FrameType, str, Any], None]


class Pdfium:
    """Stands for pdfium's module and for what the reader took from it; keeps what is called, in order."""

    def __init__(self, module: Any) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._module = module

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        return self.kept(value, name) if isinstance(value, CFuncPtr) else value

    def kept(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            self.calls.append((name, arguments))
            return function(*arguments)

        return called

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


@pytest.fixture
def pdfium(monkeypatch: pytest.MonkeyPatch) -> Pdfium:
    """Every way by which the reader calls pdfium leads through it."""
    kept = Pdfium(vars(pdf)["pdfium"])
    for module in (pdf, pdf_tags):
        monkeypatch.setattr(module, "pdfium", kept)
        for name, value in list(vars(module).items()):
            if isinstance(value, CFuncPtr):
                monkeypatch.setattr(module, name, kept.kept(value, name))
    return kept


@contextmanager
def profiled(profile: Profile) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(before)


def letter(kind: str, times: int = 1) -> bytes:
    make, items = LETTERS[kind]
    return make(items * times)


def parse(data: bytes) -> bytes:
    return values_line(*parse_values(data, "letter"))


def test_pdfium_is_asked_a_few_things_of_a_page_a_line_and_a_word(pdfium: Pdfium) -> None:
    document = read_document(letter("pdf"), "letter")
    words = sum(len(line.text.split()) for line in document.lines)
    assert document.pages is not None
    assert document.pages > 3
    assert len(pdfium.calls) < PER_PAGE * document.pages + PER_LINE * len(document.lines) + PER_WORD * words


def test_a_line_in_the_house_font_is_asked_of_its_ends_only(pdfium: Pdfium, monkeypatch: pytest.MonkeyPatch) -> None:
    widths = " ".join(str(round(1000 * width_in_em(chr(code), bold=False))) for code in range(32, 127))
    font = f"/BaseFont /Tahoma /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [{widths}]"
    monkeypatch.setitem(drawn.FONTS, "F1", font)
    words = "several words of plain text on every line and no gap between them "
    page = "".join(drawn.text(72, 80 + 15 * row, f"{words}{row}") for row in range(45))
    document = read_document(drawn.pdf(page), "letter")
    assert len(document.lines) == 45
    assert len(pdfium.calls) < PER_PAGE + PER_LINE * 45
    asked = Counter((name, *arguments[1:2]) for name, arguments in pdfium.calls if name.startswith("_get_"))
    assert asked
    assert {key: count for key, count in asked.items() if isinstance(key[-1], int) and count > 1} == {}


def test_a_page_is_walked_over_only_for_a_line_whose_end_is_in_doubt(pdfium: Pdfium) -> None:
    whole = [
        drawn.text(72, 80 + 15 * row, f"a line of many words that goes on and on and on, number {row}")
        for row in range(9)
    ]
    read_document(drawn.pdf("".join(whole)), "letter")
    assert "_get_page_object" not in pdfium.names()
    ended = drawn.text(72, 230, "The line that ends the page ends a sentence, far to the right on it.")
    read_document(drawn.pdf("".join([*whole, ended])), "letter")
    assert "_get_page_object" in pdfium.names()


def test_each_element_of_a_page_is_asked_for_once(pdfium: Pdfium) -> None:
    content = "".join(drawn.marked(row, drawn.text(72, 80 + 15 * row, f"Words in cell {row}.")) for row in range(45))
    cells = (drawn.tag("TR", drawn.tag("TD", drawn.tag("P", drawn.tag("Span", (0, row))))) for row in range(45))
    document = read_document(drawn.pdf(content, structure=drawn.tag("Table", *cells)), "letter")
    assert len(document.lines) == 45
    names = Counter(pdfium.names())
    assert names["_get_type"] == names["_count_children"] == 1 + 4 * 45
    assert (
        sum(names[name] for name in ("_get_type", "_count_children", "_get_child_mark", "_get_child"))
        < PER_ELEMENT * 4 * 45
    )
    assert names["_get_matrix"] == names["_get_fill_color"] == 45


def test_pages_are_open_one_at_a_time_and_once(pdfium: Pdfium) -> None:
    pages = read_document(letter("pdf"), "letter").pages
    moves = [name for name in pdfium.names() if name in ("FPDF_LoadPage", "FPDF_ClosePage")]
    texts = [name for name in pdfium.names() if name in ("FPDFText_LoadPage", "FPDFText_ClosePage")]
    assert moves == ["FPDF_LoadPage", "FPDF_ClosePage"] * (pages or 0)
    assert texts == ["FPDFText_LoadPage", "FPDFText_ClosePage"] * (pages or 0)


@pytest.mark.parametrize("kind", LETTERS)
def test_patterns_run_a_few_times_a_line(kind: str) -> None:
    data = letter(kind)
    runs: Counter[str] = Counter()

    def profile(_: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and isinstance(pattern := getattr(called, "__self__", None), re.Pattern):
            runs[pattern.pattern] += 1

    with profiled(profile):
        parse(data)
    lines = len(read_document(data, "letter").lines)
    assert lines / 2 < runs.total() < RUNS_PER_LINE[kind] * lines, runs.most_common(10)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_line_takes_few_calls(kind: str) -> None:
    data = letter(kind)
    lines = len(read_document(data, "letter").lines)
    assert lines < calls(partial(parse, data)) < CALLS_PER_LINE[kind] * lines


@pytest.mark.parametrize("kind", LETTERS)
def test_work_grows_with_the_letter_and_no_faster(kind: str) -> None:
    parse(letter(kind))  # what is compiled and loaded on first use is no letter's work
    once, twice = (calls(partial(parse, letter(kind, times))) for times in (1, 2))
    assert 1.5 * once < twice < LONGER * once


@pytest.mark.parametrize("kind", LETTERS)
def test_the_same_lines_are_measured_once(kind: str) -> None:
    measured: Counter[tuple[int, ...]] = Counter()

    def profile(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code is measure.__code__:
            measured[tuple(line.number for line in frame.f_locals["lines"])] += 1

    with profiled(profile):
        parse(letter(kind))
    assert measured
    assert max(measured.values()) == 1


@pytest.mark.parametrize("parse_one", [parse_values, parse_bytes])
def test_a_letter_is_validated_once(parse_one: Callable[[bytes, str], object]) -> None:
    validated = 0

    def profile(_: FrameType, event: str, called: Any) -> None:
        nonlocal validated
        validated += event == "c_call" and called.__name__ == "validate_python"

    parse_one(letter("txt"), "letter")
    with profiled(profile):
        parse_one(letter("txt"), "letter")
    assert validated == 1
