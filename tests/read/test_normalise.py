"""One spelling for each character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_letters.read import normalise as module
from ofsted_letters.read.normalise import normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  the  voice\tof the child ", "the voice of the child"),
        ("the\xa0voice\u202fof\u2003the child", "the voice of the child"),
        ("ﬁrst oﬀer, eﬃcient conﬂict", "first offer, efficient conflict"),
        ("care\u00adful\u200b chil\u2060dren\ufeff", "careful children"),
        ("Zoe\u0308’s ‘front door’ – £5…", "Zoë’s ‘front door’ – £5…"),
        ("multi\u2011agency", "multi-agency"),
        ("so\x1b[31mred\x07", "so\ufffd[31mred\ufffd"),
        ("≤ 5 ½ ™", "≤ 5 ½ ™"),
        ("half \ud83d\ude00 and \ud83d", "half 😀 and \ufffd"),
    ],
)
def test_spelling(raw: str, text: str) -> None:
    assert normalise(raw) == (text, ())


@pytest.mark.parametrize("glyph", "•◼▪\uf0a7\uf06e\uf0b7·●")
@pytest.mark.parametrize("gap", ["", " ", "\xa0\xa0"])
def test_bullets_are_one_glyph_at_a_line_s_start(glyph: str, gap: str) -> None:
    assert normalise(f"{glyph}{gap}the voice") == ("• the voice", ())


def test_middle_dot_within_a_line_is_no_bullet() -> None:
    assert normalise("Ofsted · raising standards") == ("Ofsted · raising standards", ())


@pytest.mark.parametrize(
    ("raw", "raised", "expected"),
    [
        ("law2 being", ((3, 4),), ("law2 being", ((3, 4),))),
        ("the   law12 being", ((9, 11),), ("the law12 being", ((7, 9),))),
        ("ﬁrst law2", ((8, 9),), ("first law2", ((9, 10),))),
        ("◼law2", ((4, 5),), ("• law2", ((5, 6),))),
        ("one1 two2", ((3, 4), (8, 9)), ("one1 two2", ((3, 4), (8, 9)))),
        ("one¹² two", (), ("one12 two", ((3, 5),))),
    ],
)
def test_raised_spans_move_with_the_text(
    raw: str, raised: tuple[tuple[int, int], ...], expected: tuple[str, tuple[tuple[int, int], ...]]
) -> None:
    assert normalise(raw, raised) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(raw: str) -> None:
    text, _ = normalise(raw)
    assert normalise(text)[0] == text


@given(st.text())
def test_result_is_one_clean_line(raw: str) -> None:
    text, _ = normalise(raw)
    assert text == " ".join(text.split())
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) == "Cc" for char in text)


@given(st.text(st.sampled_from("ab 7¹²\xa0ﬁ◼")), st.text(st.sampled_from("ab ")))
def test_raised_spans_hold_the_digits(before: str, after: str) -> None:
    text, raised = normalise(f"{before}⁷{after}")
    assert text[raised[-1][1] - 1] == "7"
    assert all(text[start:end].isdigit() for start, end in raised)


def test_a_line_s_spans_are_spelled_once_however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    spelled: list[str] = []
    spell = module._spelled

    def counting(raw: str) -> str:
        spelled.append(raw)
        return spell(raw)

    monkeypatch.setattr(module, "_spelled", counting)
    raw = "ab  c¹ \xa0ﬁ²  \u0301·³" * 500
    text, raised = normalise(raw)
    assert sum(map(len, spelled)) <= 3 * len(raw)
    assert [text[start:end] for start, end in raised] == ["1", "2", "3"] * 500
