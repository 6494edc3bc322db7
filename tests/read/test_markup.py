"""What e-mail programs and Markdown put around words."""

from __future__ import annotations

import pytest

from ofsted_letters.read.markup import without_markup
from tests.paces import in_step


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_marks_of_markdown_are_taken_off(newline: str) -> None:
    marked = [
        "## Findings ##",
        "**Early help**",
        "Letters are late\\.",
        "See [the plan](https://example.org/a_(b))[^1].",
        "Ms Una\\",
    ]
    assert without_markup(newline.join(marked)).split("\n") == [
        "Findings",
        "Early help",
        "Letters are late.",
        "See the plan[1].",
        "Ms Una",
    ]


def test_a_text_browser_s_links_are_taken_off() -> None:
    page = "   #[1]RSS feed\n\n   [2]Skip to the letter\n\n   Dear Ms Oak (see [3]plan) [4]\n"
    links = "\nReferences\n\n   Visible links:\n   1. https://example.org/feed\n   2. file:///a#b\n"
    assert without_markup(page + links) == "\n\n   Skip to the letter\n\n   Dear Ms Oak (see plan) [4]\n"


@pytest.mark.parametrize(
    "text", ["a [1]b\nReferences\n\n1. The Act\n", "Item #1 of **two", "2 < 3 and 4 > 3", "C# and [1] (see)"]
)
def test_other_text_stays(text: str) -> None:
    assert without_markup(text) == text


def test_a_quoted_mail_keeps_its_indents() -> None:
    assert without_markup("> Areas\n>\n> > - one\n>     - two") == "Areas\n\n- one\n    - two"
    assert without_markup("Most lines\nare not quoted\n> but one") == "Most lines\nare not quoted\n> but one"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("una@example.org<mailto:una@example.org>", "una@example.org"),
        ("www.example.org<http://www.example.org/>", "www.example.org"),
        ("Una <una@example.org>", "Una una@example.org"),
        ("our team<https://example.org/team>", "our team example.org/team"),
    ],
)
def test_where_a_link_leads_is_told_once(marked: str, plain: str) -> None:
    assert without_markup(marked) == plain


@pytest.mark.parametrize("piece", ["[a](http://", "[", "<a@", "a@", "<", "**", " #", "[a]("])
def test_thousands_of_marks_take_time_in_step_with_their_number(piece: str) -> None:
    assert in_step(lambda many: without_markup("# a\n<" + piece * many + "x"), 40_000)
