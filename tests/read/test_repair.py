"""Text that mail, another encoding or a font has damaged."""

from __future__ import annotations

import pytest

from ofsted_letters.document import Document, Medium
from ofsted_letters.read import read_document
from ofsted_letters.read.damage import may_be_converted, may_be_damaged
from ofsted_letters.read.repair import ENCODINGS, LIGATURES, SPELLED, repaired, with_lines_repaired
from tests.label.page import line
from tests.paces import in_step
from tests.read import drawn


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp437", "latin-1"])
def test_an_encoding_that_utf_8_was_read_in(encoding: str) -> None:
    whole = "the children’s café – £5"
    misread = whole.encode().decode(encoding)
    assert may_be_damaged(misread)
    assert repaired(misread).text == whole
    assert repaired(misread).places == {"signs of another encoding": 4}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_sign_read_in_another_encoding_is_noticed(encoding: str) -> None:
    misread = {sign: "".join(bytes([byte]).decode(encoding, "ignore") for byte in sign.encode()) for sign in SPELLED}
    assert [sign for sign, letters in misread.items() if len(letters) > 1 and not may_be_damaged(letters)] == []


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("childrenÃ¢â‚¬â„¢s", "children’s"),
        ("on theÂ day", "on the day"),
        ("children\x92s caf\xe9 \x96 now", "children’s café – now"),
        ("&amp;rsquo;", "’"),
        ("&lt;5 &copy; &thinsp;R&amp;then;", "<5 © \u2009R&then;"),
        ("Ofstedâ„¢", "Ofsted™"),
        ("LeƩer aŌer AŌer", "Letter after After"),
        ("HER MAJESTY\ufffdS", "HER MAJESTY’S"),
        ("four o\x01clock", "four o’clock"),
        ("http://x.org/?a=b child=E2=80=99s", "http://x.org/?a=b child’s"),
        ("=\nseen =A3=35 =96 =\r\nnow", "seen £5 – now"),
        ("caf=C3=A9s", "cafés"),
        ("T h e  r o t a\nA B C  A B B", "The rota\nA B C  A B B"),
    ],
)
def test_damage_that_can_have_been_one_thing_only(damaged: str, whole: str) -> None:
    assert may_be_converted(damaged)
    assert repaired(damaged).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "A&E; R&D; at https://x.org/?page=10&id=20",
        "see https://x.org/?page=\n10&id=20 today",
        "&notit; &#14; &copyright;",
        "A B C D  E\nY N Y  N",
        "Siân Ōtaki of Ōtautahi, MŌTAU",
        "Is it? She asks: is it?so",
        "manager\ufffds",
        "â€ and J unless",
    ],
)
def test_what_may_be_right_or_anything_stays(text: str) -> None:
    assert repaired(text) == (text, {})


@pytest.mark.parametrize(
    "text",
    ["A&E; R&D", "Siân Ōtaki’s “naïve” – 5 ¬ 3", "Is it? So", "Joint J Unwin", "A e B", "https://x.org/?page=10"],
)
def test_what_letters_have_is_no_sign_of_damage(text: str) -> None:
    assert not may_be_damaged(text)


@pytest.mark.parametrize("ligature", LIGATURES)
def test_every_ligature_is_a_sign_of_damage(ligature: str) -> None:
    assert may_be_damaged(f"a{ligature}a")
    assert repaired(f"a{ligature}a").text == f"a{LIGATURES[ligature]}a"


def test_a_page_s_line_keeps_what_is_raised_on_it() -> None:
    damaged = line(1, "secƟon1 on acƟon2", 72.0, 100.0)._replace(raised=((6, 7), (16, 17)))
    document = Document((damaged,), "application/pdf", "pdfium", 1, Medium.BORN_DIGITAL)
    whole = with_lines_repaired(document)
    assert whole.lines[0].text == "section1 on action2"
    assert [whole.lines[0].text[start:end] for start, end in whole.lines[0].raised] == ["1", "2"]
    assert [note.message for note in whole.notes] == ["damaged text is repaired in 2 places: ligatures 2"]
    assert with_lines_repaired(document._replace(lines=(line(1, "whole", 72.0, 100.0),))).notes == ()


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_page_s_line_stays_one_line_and_is_never_emptied(engine: str) -> None:
    shown = ("&#14;", "&nbsp;", "Plans&nbsp;&nbsp;are &#10; clear")
    page = "".join(drawn.text(72, 100 + 20 * at, words) for at, words in enumerate(shown))
    document = read_document(drawn.pdf(page), "letter.pdf", engine)
    assert [line.text for line in document.lines] == ["&#14;", "&nbsp;", "Plans are clear"]


@pytest.mark.parametrize("damage", ["=E2=80=99", "&amp;" * 3, "â€™", "Ɵ", "=\n", "children?", "J uly "])
def test_repair_takes_twice_as_long_for_twice_the_damage(damage: str) -> None:
    assert in_step(lambda times: repaired(damage * times), 40_000)


def test_an_entity_within_entities_takes_twice_as_long_for_twice_as_many() -> None:
    assert in_step(lambda times: repaired(f"&{'amp;' * times}lt;"), 40_000)
