"""Where items begin: each rule on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest

from ofsted_letters.document import Line, Medium
from ofsted_letters.label.frame import CLEAR, measure
from ofsted_letters.label.indents import NESTED
from ofsted_letters.label.seams import AMPLE
from tests.label.page import text_lines
from tests.label.typeset import PITCH, RIGHT, Item, body_of, items_of, lowered, typeset

FULL = "Records are kept with care, and managers read them in each~\n"
ENDED = "Records are kept with care, and managers read all of them.~\n"
NO_NOTES: Mapping[int | None, float] = MappingProxyType({})
PAGE = FULL * 9 + ENDED
"""Ten lines, of which the last ends a sentence without leaving room."""


def verdict(
    pages: str | Sequence[Line],
    notes: Mapping[int | None, float] = NO_NOTES,
    medium: Medium = Medium.BORN_DIGITAL,
) -> tuple[str, bool]:
    """The rule of the line that says "this one", and whether it begins an item."""
    labels = body_of(pages, notes=notes, medium=medium).labels
    at = next(at for at, label in enumerate(labels) if "this one" in label.line.text.casefold())
    return labels[at].rule, at == 0 or labels[at].group != labels[at - 1].group


BEGINS = {
    "first_line": ["This one stands alone.", "# Findings\nthis one follows a heading"],
    "counted": ["Records wait:\n(a) this one\n(b) visits", "Records wait:\ni. visits and\nii. this one"],
    "bullet": [
        "• This one\n",
        "• Records wait\n• this one is a bullet though no sentence ended",
        "Records wait:\n– this one is a dash after a colon",
        FULL * 2 + "\n– This one is a dash before a capital, below a gap",
        "# Findings\n– this one is a dash with nothing above",
        FULL + "Records wait\n  – this one is a dash where there was room",
    ],
    "number_in_sequence": [
        "1. This one",
        "16. This one goes on from another letter",
        "1. Records wait.\n2. This one",
        "1. Records wait.\n# Findings\n2. This one counts on under the next heading",
        "1. Records wait.\n• Plans wait.\n2. This one",
        f"{ENDED}1. this one begins small, below a sentence's end",
        "The council should:\n1. read records, and\n2. this one",
        "1.\nRecords wait.\n\n2. This one",
    ],
    "outdent": [
        f"• {FULL}  {ENDED}This one leaves the indent after a sentence.",
        f"• {FULL}  and plans\nThis one leaves the indent where there was room.",
        f"• {ENDED}---\nThis one leaves it on the next page.",
    ],
    "gap": [
        FULL + ENDED + "\nThis one stands apart.",
        FULL + ENDED + "\nthis one stands apart though its writer began it small.",
        FULL * 2 + "and plans wait\n\nThis one stands apart though no sentence ended.",
        FULL * 2 + "and plans wait\n\nthis one had room above",
    ],
    "short_line_above": [
        FULL + "and plans.\nThis one had room above.",
        FULL + "and plans.\n---\nThis one had room above.",
    ],
    "blank_line_at_top": [f"{PAGE}---\n{PAGE}---\n\nThis one stands below an empty paragraph."],
    "room_below": [
        f"{FULL}---\n{FULL * 7}{ENDED}---\nThis one had two lines below.\n---\n{PAGE}",
        f"{FULL}---\n{FULL * 8}{ENDED}---\nThis one had a line, and three to spread.\n{FULL * 2}---\n{PAGE}",
        f"{FULL * 2}{ENDED}---\nThis one had room on the first page.\n---\n{PAGE}",
    ],
    "paragraph_mark": [
        FULL + ENDED[:-1] + "¶\nThis one follows a paragraph's mark.",
        f"{PAGE[:-1]}¶\n---\nThis one follows a paragraph's mark.",
    ],
}
GOES_ON = {
    "mark_alone_above": ["•\n\nThis one", "1.\nThis one", "-\nThis one", "•\n---\nThis one"],
    "small_letter": [
        FULL + "this one goes on",
        "Records wait.\nthis one is no sentence's beginning",
        f"• {FULL}  this one hangs",
        f"• {FULL}this one does not hang, but goes on",
    ],
    "sentence_goes_on": [
        FULL + "This one goes on, too",
        FULL + "1. this one is the end of a sentence",
        FULL + "– this one is a dash at a line's beginning",
        FULL + "– This one is a dash before a name",
        FULL + "---\nThis one goes on",
        ENDED + "---\nthis one goes on",
        FULL + "and plans\n---\nthis one goes on",
    ],
    "no_gap": [
        f"{ENDED}This one may begin, but had no room above.\n\n{ENDED}",
        f"• {ENDED}  This one hangs",
        f"1. {ENDED}7. This one is a number out of sequence\n\n{ENDED}",
    ],
    "sentence_goes_on_after_gap": [FULL * 2 + "\nthis one goes on"],
    "hanging_indent": [f"• {FULL}  {ENDED}---\n  This one hangs"],
    "no_paragraph_mark": [
        FULL + ENDED[:-1] + "→\nThis one follows no mark",
        f"{PAGE[:-1]}→\n---\nThis one follows no mark",
    ],
    "full_line_above": [ENDED + "This one could be either, since no gaps part paragraphs."],
    "page_end_above": [
        f"{PAGE}---\nThis one could be either.",
        f"{FULL}---\n{FULL * 8}{ENDED}---\nThis one had one line below, and two to keep.\n{FULL}\n{FULL}---\n{PAGE}",
    ],
}
PAGES = [page for table in (BEGINS, GOES_ON) for pages in table.values() for page in pages]


def each(table: dict[str, list[str]]) -> list[Any]:
    return [
        pytest.param(rule, page, id=f"{rule}-{at}") for rule, pages in table.items() for at, page in enumerate(pages)
    ]


@pytest.mark.parametrize(("rule", "page"), each(BEGINS))
def test_begins(rule: str, page: str) -> None:
    assert verdict(page) == (rule, True)


@pytest.mark.parametrize(("rule", "page"), each(GOES_ON))
def test_goes_on(rule: str, page: str) -> None:
    assert verdict(page) == (rule, False)


def little_room(page: str) -> list[Line]:
    """A page whose last line but one would have had room for the next word, and some points more."""
    lines = typeset(page)
    lines[-2] = lines[-2]._replace(x1=RIGHT - 42)
    assert CLEAR < measure(lines).room("This", lines[-2]) < AMPLE
    return lines


@pytest.mark.parametrize(("points", "rule"), [(0.05, "no_gap"), (0.15, "no_gap"), (0.3, "gap")])
def test_a_gap_smaller_than_between_paragraphs_says_nothing(points: float, rule: str) -> None:
    """Where paragraphs stand apart, room of a few points is not enough; superscripts push lines apart, too."""
    lines = little_room(f"{FULL * 3}\n{FULL * 2}{ENDED}This one")
    assert verdict(lowered(lines, len(lines), points * PITCH))[0] == rule


def test_a_small_gap_after_a_full_line_goes_on() -> None:
    lines = typeset(f"{FULL}\n{FULL * 3}{ENDED}This one")
    assert verdict(lowered(lines, len(lines), 0.15 * PITCH)) == ("no_gap", False)


@pytest.mark.parametrize(("gaps", "begins"), [("", True), ("\n", False)])
def test_a_little_room_ends_a_paragraph_only_where_paragraphs_do_not_stand_apart(gaps: str, begins: bool) -> None:
    assert verdict(little_room(f"{FULL * 2}{gaps}{FULL * 2}{ENDED}This one"))[1] is begins


def test_room_above_notes_says_nothing() -> None:
    page = typeset(BEGINS["room_below"][0])
    this = next(line for line in page if line.text.startswith("This one"))
    assert verdict(page, {this.page - 1 if this.page else None: 700.0})[0] == "page_end_above"


def test_the_paragraphs_mark_counts_for_more_than_room_below() -> None:
    page = BEGINS["room_below"][0]
    assert verdict(page.replace("~\n---\nThis", "~→\n---\nThis")) == ("no_paragraph_mark", False)


def test_a_raised_digit_does_not_hide_a_sentences_end() -> None:
    assert verdict(f"{FULL}and plans.[^1]\nThis one had room above.") == ("short_line_above", True)


def test_a_dash_under_an_items_text_is_in_its_sentence() -> None:
    assert items_of(body_of("• Visits are late\n  – if they are made at all.")) == [
        Item("bullet", None, 1, "Visits are late – if they are made at all.")
    ]


@pytest.mark.parametrize(
    ("above", "texts"),
    [
        ("– visits to schools\n", ["visits to schools", "this one"]),
        ("• visits to schools\n", ["visits to schools – this one"]),
        (f"– {FULL}", ["Records are kept with care, and managers read them in each", "this one"]),
        ("  – visits to schools\n", ["visits to schools", "this one"]),
    ],
    ids=["below a dash", "below a bullet's text", "below a full line", "further left"],
)
def test_dashes_before_small_letters_are_a_list_below_each_other(above: str, texts: list[str]) -> None:
    dash = "  – " if above.startswith("•") else "– "
    found = [item.text for item in items_of(body_of(f"# Findings\n{above}{dash}this one\n\n{FULL * 2}"))]
    assert found[: len(texts)] == texts


def test_a_list_that_was_seen_not_to_hang_has_no_outdent() -> None:
    page = f"• {FULL}and plans are short. {ENDED}This one"
    assert verdict(page) == ("full_line_above", False)


def test_a_list_that_does_not_hang_leaves_a_page_break_to_other_evidence() -> None:
    assert verdict(f"• {FULL}and plans wait.\n---\nThis one") == ("short_line_above", True)


def test_a_heading_makes_a_list_anew() -> None:
    page = f"• {FULL}and plans are short.\n# Findings\n• {ENDED}This one left an indent"
    assert verdict(page) == ("outdent", True)


def test_a_line_on_neither_edge_says_nothing_of_the_lists_indent() -> None:
    page = f"• {FULL} {FULL}  and plans are short.\nThis one left the indent"
    assert verdict(page) == ("outdent", True)


def test_text_hangs_only_where_that_was_seen() -> None:
    hanging = "- Records of visits are kept with care, and\n  all read them.\n- Plans, too, are kept with such care.\n"
    assert verdict(text_lines(hanging + "This one"), medium=Medium.TEXT) == ("outdent", True)
    flush = text_lines(hanging.replace("  all", "all") + "This one")
    assert verdict(flush, medium=Medium.TEXT)[0] != "outdent"


def test_nested_bullets() -> None:
    page = """
        • Two agencies work here:
          – the police
          – the hospital
            • its nurses
        • Families are met at home.
          – Always.
    """
    assert items_of(body_of(page)) == [
        Item("bullet", None, 1, "Two agencies work here:"),
        Item("bullet", None, 2, "the police"),
        Item("bullet", None, 2, "the hospital"),
        Item("bullet", None, 3, "its nurses"),
        Item("bullet", None, 1, "Families are met at home."),
        Item("bullet", None, 2, "Always."),
    ]


def test_bullets_a_little_further_right_are_of_the_same_level() -> None:
    assert [item.level for item in items_of(body_of("• Records wait.\n • Plans wait.\n• Visits wait."))] == [1, 1, 1]


def test_numbered_items_keep_their_number_apart() -> None:
    page = f"1. {FULL}{ENDED}2.However, plans are short.\n(3) Visits are made."
    assert items_of(body_of(page)) == [
        Item("numbered", "1", 1, " ".join((FULL + ENDED).replace("~", "").split())),
        Item("numbered", "2", 1, "However, plans are short."),
        Item("numbered", "3", 1, "Visits are made."),
    ]


def test_numbers_begin_anew_under_a_heading() -> None:
    page = (
        "# Strengths\n1. Visits are made.\n\n2. Records are kept.\n# Findings\n1. Letters wait.\n\n2. Plans are short."
    )
    assert [(item.number, item.text) for item in items_of(body_of(page))][2:] == [
        ("1", "Letters wait."),
        ("2", "Plans are short."),
    ]


def test_a_number_after_a_gap_in_the_numbering_is_one() -> None:
    page = f"# Findings\n1. {ENDED}\n3. Plans are short.\n\n4. Letters wait.\n"
    assert [item.number for item in items_of(body_of(page))] == ["1", "3", "4"]


def test_the_texts_of_one_list_stand_apart_where_lines_are_justified() -> None:
    first, second = typeset("• Records wait.\n\n• Plans wait.")
    assert [
        item.level for item in items_of(body_of([first, second._replace(text_x0=second.text_x0 + 2 * NESTED)]))
    ] == [1, 1]
