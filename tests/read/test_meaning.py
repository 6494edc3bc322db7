"""Pages whose letters mean nothing."""

from __future__ import annotations

import pytest

from ofsted_letters.errors import NoTextLayer
from ofsted_letters.read import read_document
from ofsted_letters.read.meaning import has_meaning
from tests.read.drawn import pdf, text

WORDS = "Inspectors looked at what becomes of a referral between its first day and the end of the week."


def shifted(words: str, by: int = 3) -> str:
    return "".join(letter if letter == " " else chr(ord(letter) + by) for letter in words)


@pytest.mark.parametrize("by", [-29, -3, 1, 3, 5])
def test_letters_that_are_all_others_mean_nothing(by: int) -> None:
    assert has_meaning(WORDS)
    assert not has_meaning(shifted(WORDS, by))
    assert not has_meaning("\ufffd" * 40)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_page_without_meaning_counts_as_one_without_text(engine: str) -> None:
    shown, lost = text(72, 100, WORDS, 9), text(72, 100, shifted(WORDS, 1), 9)
    document = read_document(pdf(shown, lost), "letter.pdf", engine, "never")
    assert [line.text for line in document.lines] == [WORDS]
    assert [note.code for note in document.notes] == ["pages_without_text"]
    assert "letters of page 2 have no meaning" in document.notes[0].message
    with pytest.raises(NoTextLayer, match="--force-ocr") as refused:
        read_document(pdf(lost, lost), "letter.pdf", engine, "never")
    assert refused.value.pages == (1, 2)
