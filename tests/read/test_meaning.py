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


@pytest.mark.parametrize("by", [-29, -3, -1, 3, 5])
def test_letters_that_are_all_others_mean_nothing(by: int) -> None:
    assert has_meaning(WORDS)
    assert not has_meaning(shifted(3 * WORDS, by))
    assert not has_meaning("\ufffd" * 40)


@pytest.mark.parametrize(
    "page",
    [
        f"Yours sincerely {'_' * 30}\nUna Farraday, Her Majesty's Inspector",
        "\n".join(f"{part} {'. ' * 40} {at}" for at, part in enumerate(("Referrals", "Plans", "Next steps"), 1)),
        "J Smyth HMI\ncc: Dr P Flynn MBBS, NHS\nMr T Hyndmarsh, YJB\nwww.gov.uk",
        "Visits\n" + "£1,250 (45%)  12/60\n" * 40,
    ],
    ids=["to be signed", "contents", "names", "figures"],
)
def test_a_page_of_few_words_means_what_it_says(page: str) -> None:
    assert has_meaning(page)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_page_without_meaning_counts_as_one_without_text(engine: str) -> None:
    shown, lost = ("".join(text(72, top, words, 9) for top in (100, 112, 124)) for words in (WORDS, shifted(WORDS)))
    document = read_document(pdf(shown, lost), "letter.pdf", engine, "never")
    assert [line.text for line in document.lines] == 3 * [WORDS]
    assert [note.code for note in document.notes] == ["pages_without_text"]
    assert "letters of page 2 have no meaning" in document.notes[0].message
    with pytest.raises(NoTextLayer, match="--force-ocr") as refused:
        read_document(pdf(lost, lost), "letter.pdf", engine, "never")
    assert refused.value.pages == (1, 2)
