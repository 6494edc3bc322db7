from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_letters.write.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wexcombe – children’s £", "Wexcombe – children’s £"),
        ("no\xa0break", "no\xa0break"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\rb\nc\td", r"a\rb\nc\td"),
        ("\u202eright to left", r"\u202eright to left"),
        ("\u2028", r"\u2028"),
        ("\udcff.pdf", r"\udcff.pdf"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_characters_to_keep_are_kept() -> None:
    assert printable("a\tb\x1b", keep="\t") == "a\tb\\x1b"


@given(st.text())
def test_nothing_is_left_to_obey(text: str) -> None:
    shown = printable(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e\u2066" for c in shown)
