"""Comments beside a letter: small, right of all its text."""

from __future__ import annotations

from ofsted_letters.label.comments import comments
from tests.label.page import line

TEXT = [
    line(at, "Inspectors looked at the work of the duty team and at children’s records.", 50, 12.0 * at)
    for at in range(1, 9)
]


def test_what_is_small_and_right_of_the_text_is_a_comment() -> None:
    comment = line(9, "Comment [QX1]: which team?", 510, 24.0, size=8)
    assert comments([*TEXT, comment]) == [comment]


def test_a_column_of_the_letter_is_none() -> None:
    small = line(9, "T 0300 123 1231", 300, 24.0, size=8)
    large = line(10, "Ferrisby", 510, 24.0)
    assert comments([*TEXT, small, large]) == []
