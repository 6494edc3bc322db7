"""Whether the work grows in step with what a letter has many of: twice as much of it is at most `DOUBLED` the work.

Calls are counted, not seconds. What runs without calls (a list searched, a pattern going back and forth) is given
things that count for themselves, or is measured against a quarter of itself: no number of seconds says anything of
another machine, a square takes sixteen times as long on each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, product

import pytest

from ofsted_letters.fields import contacts, inspection, inspectors, theme
from ofsted_letters.fields.names import is_name
from ofsted_letters.fields.responsible import responsible_body
from ofsted_letters.pipeline import parse_values
from ofsted_letters.read import normalise
from ofsted_letters.read.glyphs import Box, Piece, Veil, font_named
from ofsted_letters.read.places import Nearby, Painted
from ofsted_letters.read.visible import judged
from ofsted_letters.terms import Engine, Reading
from tests.paces import calls, in_step
from tests.read import drawn

DOUBLED = 2.3
"""Times the work that twice as much may take."""
MANY = 60
"""Of a kind, in the shorter of two letters."""
LONG = 20_000
"""Characters that a pattern looks at; one that goes back and forth over them takes seconds."""
LONGER = 60_000
"""Characters of a letter with much of one kind; over 200,000 the slowest kind here takes 2 s."""

_TOP = "Ofsted\nFern House\nT 0300 555 0100\n{head}\n10 March 2011\n\nMs Ann Sample\n{address}1 Mill Road\nAnytown\n\n"
_BODY = (
    "Dear Ms Sample\n\nFocused visit to Anytown children’s services\n\n{opening}This letter says what was found.\n\n"
)
_END = "Strengths\n\n- Plans are clear.\n{body}\nYours sincerely\n\nAnn Example\nHer Majesty’s Inspector\n{end}\n"


def words() -> list[str]:
    """Capitalised words of no meaning."""
    return ["Q" + "".join(letters) for letters in islice(product("aeioubdg", repeat=4), 2 * MANY)]


def text(count: int, place: str, *kinds: str) -> bytes:
    """A letter with so many of something in one place: each may name its number and a word of its own."""
    many = "".join(kinds[at % len(kinds)].format(at=at, word=word) for at, word in enumerate(words()[:count]))
    parts = dict.fromkeys(("head", "address", "opening", "body", "end"), "") | {place: f"{many}\n"}
    return (_TOP + _BODY + _END).format(**parts).encode()


TEXTS: dict[str, tuple[str, ...]] = {
    "contact lines": ("head", "T 0300 555 {at:04}\n"),
    "contacts that go on": ("head", "Direct T 0300 555\n", "{at:04}\n"),
    "postcodes on a line": ("address", "AN1 2BC "),
    "address lines": ("address", "{at} Mill Road\n"),
    "address lines with commas": ("address", "{word} House,\n"),
    "titles": ("address", "Director of Children’s Services\n", "services\n"),
    "titles on a line": ("address", "Director, children, ", "education, "),
    "addressees": ("address", "{word} Sample, Chief Executive, Anytown Council\n"),
    "headings": ("body", "\nAbout {word} matters\n\nWhat was seen of it is set out below, and is enough.\n"),
    "bullets": ("body", "- The plan {word} is clear.\n"),
    "boxes": ("body", "\n    Case study: {word}\n\n    It is set out here.\n\nThe letter goes on.\n"),
    "numbers": ("body", "{at}. The plan {word} is clear.\n"),
    "footnotes": ("body", "The plan[7] is clear.\n", "\n[7] Of {word}.\n"),
    "pages": ("body", "The plan {word} is clear.\n\f"),
    "pages with a running line": ("body", "Anytown\n\nThe plan {word} is clear.\n\f"),
    "dates": ("opening", "An inspection was held on 1 March 2010. ", "It was seen on 2 March {at:04}. "),
    "columns": ("body", "{word}   ", "{word}       "),
    "copies": ("end", "cc {word} Sample, Chief Executive, Anytown Council\n"),
    "sign-off rows": ("end", "{word} Sample\nHer Majesty’s Inspector\n"),
}


def page(kind: str, count: int) -> list[str]:
    """What is drawn on the pages of a letter with so many of something."""
    places = [(20 + 37 * at % 500, 60 + 11 * at % 700) for at in range(count)]
    many = "".join(drawn.text(x, top, f"word{at}", size=8) for at, (x, top) in enumerate(places))
    dear = drawn.text(72, 30, "Dear Ms Sample")
    if kind == "invisible":
        return [dear + drawn.text(72, 50, "", operators="3 Tr") + "3 Tr " + many]
    if kind == "clipped":
        return [dear + drawn.clipped(400, 400, 450, 410, many)]
    if kind == "white on boxes":
        boxes = "".join(drawn.filled(at % 9, 0, 10 + at % 7, 10 + at / count) for at in range(count))
        return [dear + boxes + "1 1 1 rg " + many]
    if kind == "superscripts":
        line = "".join(drawn.text(20 + 30 * at, 100, "word") for at in range(count))
        return [dear + line + "".join(drawn.text(44 + 30 * at, 95, "1", size=6) for at in range(count))]
    if kind == "cells of a row":
        return [dear + "".join(drawn.text(20 + 60 * at, 100, f"to{at}") for at in range(count))]
    if kind == "lines":
        plan = "The plan is as clear as it can be, and it is kept in a place where all of those who need it look at it."
        return [dear + "".join(drawn.text(20, 60 + 9 * at, plan) for at in range(count))]
    return [dear, *(drawn.text(72, 100, f"The plan {at} is clear.") for at in range(count))]


PAGES = ("invisible", "clipped", "white on boxes", "superscripts", "cells of a row", "lines", "pages")


def grows(work: Callable[[int], Callable[[], object]], many: int = MANY) -> float:
    """Times the work that twice as many take."""
    work(2 * many)()  # what is compiled and loaded on first use is no letter's work
    return calls(work(2 * many)) / calls(work(many))


@pytest.mark.parametrize("kind", TEXTS)
def test_text_takes_work_in_step_with_what_it_has_many_of(kind: str) -> None:
    place, *kinds = TEXTS[kind]
    assert grows(lambda count: lambda: parse_values(text(count, place, *kinds), "letter.txt")) < DOUBLED


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_pdf_takes_work_in_step_with_what_it_has_many_of(kind: str, engine: Engine) -> None:
    def work(count: int) -> Callable[[], object]:
        data = drawn.pdf(*page(kind, count))
        return lambda: parse_values(data, "letter.pdf", Reading(engine))

    assert grows(work, {"lines": 40, "pages": 15}.get(kind, MANY)) < DOUBLED


class ComparedPiece(Piece):
    """A piece of which it is counted how often it is compared."""

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)

    __hash__ = Piece.__hash__


@pytest.mark.parametrize("clip", [None, Box(0.0, 0.0, 9.0, 9.0)], ids=["invisible", "clipped"])
def test_hidden_pieces_are_not_compared_with_each_other(clip: Box | None) -> None:
    veil, font = Veil(inked=clip is not None, clip=clip), font_named("")

    def work(count: int) -> Callable[[], object]:
        places = [(20.0 + 37 * at % 500, 60.0 + 11 * at % 700) for at in range(count)]
        pieces = [
            ComparedPiece(at, "word", x0, x0 + 20, x0, baseline, 8.0, font, (), veil)
            for at, (x0, baseline) in enumerate(places)
        ]
        return lambda: judged(list(pieces), Box(0.0, 0.0, 595.0, 842.0))

    assert grows(work) < DOUBLED


def looked_at(count: int, huge: float, step: float) -> int:
    """Pieces that are looked at in search of each one's neighbours, one of them being huge."""
    font, em = font_named(""), Box(1.0, 0.0, 3.0, 0.6)
    places = [(20.0 + step * (at % 15), 60.0 + step * (at // 15)) for at in range(count)]
    pieces = [Piece(at, "1", x0, x0 + 9, x0, top, 8.0, font, (), None) for at, (x0, top) in enumerate(places)]
    nearby = Nearby([*pieces, pieces[0]._replace(size=huge)])
    return sum(
        1 for piece in pieces for _ in nearby.within(Box(piece.x0, piece.baseline, piece.x1, piece.baseline), em)
    )


@pytest.mark.parametrize(("huge", "step"), [(99_999.0, 36.0), (1e40, 36.0), (8.0, 0.0)], ids=["huge", "vast", "crowd"])
def test_neighbours_are_looked_for_nearby_only(huge: float, step: float) -> None:
    assert looked_at(1_000, huge, step) < DOUBLED * looked_at(500, huge, step)


class ComparedBox(Box):
    """A box of which it is counted how often its left edge is asked for."""

    asked = 0

    @property
    def x0(self) -> float:
        ComparedBox.asked += 1
        return self[0]


def asked_of(count: int) -> int:
    """How often boxes are asked that almost lie under a place, as many as places."""
    painted = Painted(ComparedBox(100.0, 100.0, 109.0 - at / count, 110.0) for at in range(count))
    ComparedBox.asked = 0
    assert not any(painted.holds(109.5, 105.0) for _ in range(count))
    return ComparedBox.asked


def test_near_misses_are_not_all_looked_at() -> None:
    assert asked_of(1_000) < DOUBLED * asked_of(500)


def test_a_line_is_spelled_once_however_many_digits_of_it_are_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    spelled = normalise._spelled
    lengths: list[int] = []

    def counted(raw: str) -> str:
        lengths.append(len(raw))
        return spelled(raw)

    monkeypatch.setattr(normalise, "_spelled", counted)
    line = "a plan¹ " * MANY
    normalise.normalise(line)
    assert sum(lengths) < DOUBLED * len(line) + MANY


@pytest.mark.parametrize(
    "run",
    ["to the police ", "health and ", "to police and ", "Qaa ", "adult ", "the ", "Fell of ", "county council "],
)
def test_the_agency_of_a_point_is_found_in_step_with_its_length(run: str) -> None:
    assert in_step(lambda length: responsible_body(run * (length // len(run)), "", ""), LONGER)


@pytest.mark.parametrize(
    ("before", "many", "after"),
    [("", "Mr ", "Ann Sample"), ("Ann Sample", " OBE", ""), ("", "AN1 2BC ", "")],
    ids=["honorifics", "post-nominals", "postcodes"],
)
def test_what_stands_around_a_name_takes_time_in_step_with_it(before: str, many: str, after: str) -> None:
    assert in_step(lambda length: is_name(before + many * (length // len(many)) + after), 200_000)


@pytest.mark.parametrize(
    ("place", "many"),
    [
        ("address", "AN1 2BC "),
        ("address", "1 Mill Road,\n"),
        ("head", "T 0300 555 0100\n"),
        ("opening", "inspection of 1 March 2010 "),
        ("opening", "inspection began on 1 March 2010 and ended on "),
        ("opening", "Ann "),
        ("body", "word¹ "),
        ("end", "Mr "),
    ],
)
def test_long_text_takes_time_in_step_with_its_length(place: str, many: str) -> None:
    def read(length: int) -> None:
        parse_values(text(1, place, many * (length // len(many))), "letter.txt")

    assert in_step(read, LONGER)


PATTERNS = {
    name: pattern
    for module in (contacts, inspection, inspectors, theme)
    for name, made in vars(module).items()
    if (pattern := made() if getattr(made, "__annotations__", {}) == {"return": "re.Pattern[str]"} else made)
    and isinstance(pattern, re.Pattern)
}
RUNS = (
    " ",
    "1",
    "A",
    "Ab",
    "Ab ",
    ",",
    "’",
    '"',
    ".",
    "a.",
    "A ",
    "1 ",
    ", and ",
    " with a focus",
    "inspection ",
    "held ",
    "T 0",
)


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - {"_role_and_name"}))
def test_a_pattern_takes_a_long_run_at_once(name: str) -> None:
    for run in RUNS:
        assert in_step(lambda length, run=run: PATTERNS[name].search(run * (length // len(run))), LONG), run  # type: ignore[misc]
