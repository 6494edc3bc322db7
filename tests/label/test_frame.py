"""How the body is set."""

from __future__ import annotations

from itertools import pairwise
from textwrap import indent, wrap

import pytest

from ofsted_letters.document import Medium
from ofsted_letters.label.frame import CLEAR, ends_sentence, first_word, measure, usual_size
from ofsted_letters.widths import width_in_em
from tests.label.page import cells, text_lines
from tests.label.typeset import GAP, LEFT, PITCH, RIGHT, TOP, typeset

PROSE = "Records are kept with care, and managers read them in each~\n"


def test_margins_pitch_and_size() -> None:
    frame = measure(typeset("# Findings\n\n" + PROSE * 3))
    assert (frame.left, frame.right, frame.pitch, frame.size) == (LEFT, RIGHT, PITCH, 12.0)
    assert not frame.monospaced


def test_cells_of_a_row_that_stand_a_little_apart_in_height_give_no_pitch() -> None:
    rows = [cell for y in (100, 140, 180) for cell in cells((70, y, "Team"), (300, y + 0.2, "Staff"))]
    assert measure(rows).pitch > 1


def test_the_left_margin_is_that_of_few_lines_where_most_hang() -> None:
    assert measure(typeset("• " + PROSE + ("  " + PROSE) * 11)).left == LEFT


def test_a_stray_line_in_the_margin_is_not_the_left_edge() -> None:
    lines = typeset(PROSE * 60)
    lines[3] = lines[3]._replace(x0=LEFT - 40)
    assert measure(lines).left == LEFT


def test_a_line_that_overhangs_is_not_the_right_margin() -> None:
    lines = typeset(PROSE * 80)
    lines[3] = lines[3]._replace(x1=RIGHT + 30)
    assert measure(lines).right == RIGHT


def test_the_pitch_is_inside_paragraphs_though_gaps_are_commoner() -> None:
    frame = measure(typeset(PROSE * 2 + ("\n" + PROSE) * 4))
    assert frame.pitch == PITCH
    assert frame.spaced


def test_a_lone_line_has_its_sizes_pitch() -> None:
    assert measure(typeset(PROSE)).pitch == pytest.approx(1.2 * 12)


@pytest.mark.parametrize(
    ("page", "spaced"),
    [(PROSE * 20, False), (PROSE * 30 + "\n" + PROSE, False), ((PROSE * 9 + "\n") * 4, True)],
    ids=["none", "one gap in thirty", "one in nine"],
)
def test_paragraphs_stand_apart_where_gaps_are_common(page: str, spaced: bool) -> None:
    assert measure(typeset(page)).spaced is spaced


def test_top_and_bottom_are_those_of_later_pages() -> None:
    frame = measure(typeset(PROSE * 5 + "---\n" + PROSE * 3 + "---\n\n" + PROSE))
    assert (frame.top, frame.bottom) == (TOP, TOP + 2 * PITCH)


def test_one_page_tells_neither_top_nor_bottom() -> None:
    frame = measure(typeset(PROSE * 5))
    assert (frame.top, frame.bottom) == (0, 0)


def test_text_is_monospaced_and_its_room_exact() -> None:
    short, long = text_lines("Visits are made\nVisits are made to all")
    frame = measure([short, long], Medium.TEXT)
    assert frame.monospaced
    assert frame.room("to", short) > 0
    assert frame.room("to all", short) == 0
    assert frame.room("to all.", short) < 0


def test_room_is_what_a_word_would_have_left() -> None:
    full, short = typeset(PROSE + "Plans are short.")
    frame = measure([full, short])
    assert frame.room("a", full) < 0
    assert frame.room("many", short) < frame.room("will", short)
    assert frame.room("Families", short) > CLEAR


def test_a_wide_word_needs_more_room_than_a_narrow_one_of_as_many_letters() -> None:
    full, short = typeset(PROSE + "Plans are short.")
    short = short._replace(x0=RIGHT - 119, x1=RIGHT - 29)
    frame = measure([full, short])
    assert frame.room("will", short) > 0 > frame.room("WOMM", short)


@pytest.mark.parametrize(
    "text", ["late.", "late?", "late!", "late:", "late;", "late…", "‘late.’", "(late.)", "late.)’"]
)
def test_a_sentence_ends(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["late", "late,", "decision-", "(late)", "No. 3", ""])
def test_no_sentence_ends(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("will go on", "will"), ("decision-making is", "decision-"), ("late", "late"), ("- late", "-"), ("", "")],
)
def test_the_first_word_breaks_at_a_hyphen(text: str, word: str) -> None:
    assert first_word(text) == word


def test_the_usual_size_is_that_of_most_lines() -> None:
    assert usual_size(typeset("# Findings\n" + PROSE * 2 + "^ A note.")) == 12.0


def test_gap_is_wider_than_the_pitch() -> None:
    """The typesetter's own measures are such that a blank row is a gap."""
    above, below = typeset(PROSE + "\n" + PROSE)
    assert below.baseline - above.baseline == PITCH + GAP


def test_text_that_was_never_wrapped_has_no_margin() -> None:
    line = "Records are kept with care. " * 7
    assert measure(text_lines(line[:150]), Medium.TEXT).right < 1000
    assert measure(text_lines(f"{line}\n{line}"), Medium.TEXT).right == float("inf")


WORDS = (
    "illicit little lilies fill all still hills until it is time, while many women who swam from Hammamet made "
    "more warm meals for common rooms, where bills lie in little files that still will fill with ill-lit titles "
)


def broken_by_width(text: str, width: float) -> str:
    """Lines as print breaks them, by the width of their letters, in em."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_in_em(longer, bold=False) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def test_text_that_keeps_the_breaks_of_print_is_measured_by_its_letters() -> None:
    lines = text_lines(broken_by_width(WORDS * 4, 24))
    frame = measure(lines, Medium.TEXT)
    assert frame.widths
    assert all(frame.room(first_word(below.text), above) <= CLEAR for above, below in pairwise(lines))


def test_text_that_was_wrapped_by_number_is_not() -> None:
    assert not measure(text_lines("\n".join(wrap(WORDS * 4, 60))), Medium.TEXT).widths


def test_each_edge_of_such_text_has_a_margin_of_its_own() -> None:
    """Print set the indented lines as wide as the others, which the spaces before them don't tell."""
    lines = text_lines(broken_by_width(WORDS * 4, 24) + "\n" + indent(broken_by_width(WORDS * 4, 24), "    "))
    frame = measure(lines, Medium.TEXT)
    assert len(frame.widths) == 2
    inside = [(above, below) for above, below in pairwise(lines) if above.x0 == below.x0]
    assert all(frame.room(first_word(below.text), above) <= CLEAR for above, below in inside)


def test_a_line_at_an_edge_of_few_reaches_as_far_as_any() -> None:
    lines = text_lines(broken_by_width(WORDS * 4, 24) + "\n        Visits are late.")
    frame = measure(lines, Medium.TEXT)
    assert frame.room("", lines[-1]) < frame.room("", lines[-1]._replace(x0=0.0))
