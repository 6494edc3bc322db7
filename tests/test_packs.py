"""Files that hold several letters, and the pages of one that are asked for alone."""

import io
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path
from typing import get_args

import pypdfium2  # type: ignore[import-untyped]
import pytest
from reportlab.pdfgen.canvas import Canvas

from ofsted_letters import Letter, LetterError, parse, parse_all
from ofsted_letters.batch.api import parse_many
from ofsted_letters.terms import Engine

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FIRST, SECOND = SAMPLES / "wexcombe-2010.pdf", SAMPLES / "fellbridge-2019.pdf"
INSPECTION_REPORT = SAMPLES / "thornleigh-2024.pdf"
REPORT = "Scrutiny committee of Ferrisby", "Agenda item 7", "The committee is asked to note the two letters below."
BETWEEN = (
    "Appendix 2",
    "The second letter is about the visit to the front door, and was published in the spring.",
    "Officers will answer questions about it at the meeting.",
)
AFTER = (
    "Recommendation",
    "Members are asked to note both letters. They may wish to hear from the director at the",
    "next meeting, when the action plan of the local authority will have been agreed.",
)


def printed(texts: Iterable[str]) -> bytes:
    """A page with these lines."""
    file = io.BytesIO()
    page = Canvas(file)
    for number, text in enumerate(texts):
        page.drawString(72, 750 - 20 * number, text)
    page.save()
    return file.getvalue()


def joined(*files: bytes) -> bytes:
    """One PDF with the pages of several."""
    pack = pypdfium2.PdfDocument.new()
    for file in files:
        pack.import_pages(pypdfium2.PdfDocument(file))
    out = io.BytesIO()
    pack.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def pack() -> bytes:
    return joined(printed(REPORT), FIRST.read_bytes(), printed(BETWEEN), SECOND.read_bytes(), printed(AFTER))


def texts(letter: Letter) -> list[tuple[str, list[str]]]:
    return [(section.kind, [item.text for item in section.items]) for section in letter.sections]


def pages_of(path: Path) -> int:
    return len(pypdfium2.PdfDocument(path))


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_each_letter_of_a_pack_is_one_of_its_own(pack: bytes, engine: Engine) -> None:
    first, second = parse_all(pack, name="pack.pdf", engine=engine)
    length = pages_of(FIRST)
    assert first.source.page_range == (2, 1 + length)
    assert first.source.name == f"pack.pdf#pages=2-{1 + length}"
    assert second.source.page_range == (3 + length, 2 + length + pages_of(SECOND))
    assert first.source.sha256 == second.source.sha256
    for read, path in ((first, FIRST), (second, SECOND)):
        alone = parse(path, engine=engine)
        assert (read.family, read.header.date, read.signatories) == (alone.family, alone.header.date, alone.signatories)
        assert [one for one in texts(read) if one[1] not in (list(REPORT), list(BETWEEN), list(AFTER))][
            : len(texts(alone))
        ] == texts(alone)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_report_among_letters_is_one_of_its_own(engine: Engine) -> None:
    paths = FIRST, INSPECTION_REPORT, SECOND
    files = [path.read_bytes() for path in paths]
    letters = parse_all(joined(printed(REPORT), *files, printed(AFTER)), name="pack.pdf", engine=engine)
    assert [letter.form for letter in letters] == ["letter", "report", "letter"]
    first, report, second = (letter.source.page_range or (0, 0) for letter in letters)
    assert (first[1] + 1, report[1] + 1) == (report[0], second[0])
    assert report[1] - report[0] + 1 == pages_of(INSPECTION_REPORT)
    alone = parse(joined(INSPECTION_REPORT.read_bytes()), name="report.pdf", engine=engine)
    assert (letters[1].header.title, texts(letters[1])) == (alone.header.title, texts(alone))
    assert [row.grade for row in letters[1].metadata.judgements] == [row.grade for row in alone.metadata.judgements]


def test_pages_keep_their_numbers_in_the_file(pack: bytes) -> None:
    _, second = parse_all(pack, name="pack.pdf")
    assert second.source.page_range
    first_page, last_page = second.source.page_range
    found = [item.page for section in second.sections if section.heading for item in section.items]
    assert all(first_page <= (page or 0) <= last_page for page in found)


def test_what_lies_between_letters_is_told_once(pack: bytes) -> None:
    first, second = parse_all(pack, name="pack.pdf")
    told = [(one.code, one.message) for letter in (first, second) for one in letter.diagnostics]
    around = [(code, message) for code, message in told if code.startswith("text_")]
    assert [code for code, _ in around] == ["text_before_letter", "text_before_letter", "text_after_letter"]


def test_the_first_letter_alone_is_parsed_where_one_is_asked_for(pack: bytes) -> None:
    letter = parse(pack, name="pack.pdf")
    assert letter.source.page_range == (2, 1 + pages_of(FIRST))
    assert letter.family == parse(FIRST).family


def test_a_file_of_one_letter_has_no_page_range() -> None:
    assert parse_all(FIRST) == [parse(FIRST)]
    assert parse(FIRST).source.page_range is None


def test_engines_are_compared_letter_by_letter(pack: bytes) -> None:
    letters = parse_all(pack, name="pack.pdf", cross_check=True)
    assert len(letters) == 2
    assert not [one for letter in letters for one in letter.diagnostics if one.code == "engines_disagree"]


def test_only_the_pages_asked_for_are_looked_at(pack: bytes) -> None:
    _, second = parse_all(pack, name="pack.pdf")
    assert second.source.page_range
    (alone,) = parse_all(pack, name="pack.pdf", pages=second.source.page_range)
    assert alone.source == second.source
    assert texts(alone) == texts(parse(SECOND))
    assert parse(pack, name="pack.pdf", pages=second.source.page_range) == alone


@pytest.mark.parametrize("source", [FIRST, FIRST.with_suffix(".txt")], ids=["pdf", "text"])
def test_pages_that_are_not_there(source: Path) -> None:
    with pytest.raises(LetterError) as caught:
        parse(source, pages=(40, 50))
    assert caught.value.code == "no_such_pages"


def test_pages_without_the_beginning_of_a_letter_are_named() -> None:
    with pytest.raises(LetterError, match="what stands on pages 2 to 3 is no letter or report") as caught:
        parse_all(SECOND, pages=(2, 3))
    assert caught.value.code == "not_a_letter"


def test_pages_behind_the_last_are_told_and_the_others_read() -> None:
    (letter,) = parse_all(FIRST, pages=(1, 99))
    last = pages_of(FIRST)
    (told,) = (one for one in letter.diagnostics if one.code == "pages_beyond_end")
    assert told.message == f"the file has {last} pages: {last + 1} to 99 are not there"
    assert texts(letter) == texts(parse(FIRST))
    (letter,) = parse_all(FIRST, pages=(1, last))
    assert not [one for one in letter.diagnostics if one.code == "pages_beyond_end"]


def test_many_files_give_each_letter(pack: bytes, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(pack)
    (tmp_path / "second.pdf").write_bytes(SECOND.read_bytes())
    results = list(parse_many(tmp_path, workers=1))
    assert [Path(result.path).name for result in results][2] == "second.pdf"
    assert [result.letter and result.letter.source.name for result in results][:2] == [
        Path(result.path).name for result in results[:2]
    ]


def portfolio(*files: tuple[str, bytes]) -> bytes:
    """A PDF with a cover page, in which others are embedded."""
    pdf = pypdfium2.PdfDocument(printed(["For the best experience, open this PDF portfolio in a newer program."]))
    for name, data in files:
        pdf.new_attachment(name).set_data(data)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def mail(*files: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a.finch@example.org", "b.wren@example.org", "The letters"
    message.set_content("Please find both letters attached.")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize("carrying", [portfolio, mail])
def test_pdfs_in_another_file_are_sources_of_their_own(carrying: Callable[..., bytes]) -> None:
    data = carrying(("first.PDF", FIRST.read_bytes()), ("second.pdf", SECOND.read_bytes()))
    letters = parse_all(data, name="folder/both")
    assert [letter.source.name for letter in letters] == ["both/first.PDF", "both/second.pdf"]
    for letter, path in zip(letters, (FIRST, SECOND), strict=True):
        alone = parse(path)
        assert letter == alone.model_copy(
            update={"source": alone.source.model_copy(update={"name": letter.source.name})}
        )
    assert parse(data, name="both") == letters[0]


@pytest.mark.parametrize("carrying", [portfolio, mail])
def test_a_pdf_that_is_no_letter_beside_one_is_told_of(carrying: Callable[..., bytes]) -> None:
    data = carrying(("agenda.pdf", printed(REPORT)), ("letter.pdf", FIRST.read_bytes()))
    (letter,) = parse_all(data, name="both")
    (told,) = (one for one in letter.diagnostics if one.code == "unread_attachment")
    assert told.severity == "warning"
    assert "agenda.pdf" in told.message


@pytest.mark.parametrize("carrying", [portfolio, mail])
def test_a_file_that_carries_no_letter_is_refused_for_what_it_carries(carrying: Callable[..., bytes]) -> None:
    with pytest.raises(LetterError) as caught:
        parse_all(carrying(("agenda.pdf", printed(REPORT))), name="both")
    assert (caught.value.code, caught.value.name) == ("not_a_letter", "both/agenda.pdf")


def test_files_in_a_file_that_is_in_another_are_told_of() -> None:
    inner = "inner.pdf", portfolio(("letter.pdf", FIRST.read_bytes()))
    with pytest.raises(
        LetterError, match=r"inner\.pdf: files are attached within it, which is attached itself; save it"
    ):
        parse_all(portfolio(inner), name="outer.pdf")
    (letter,) = parse_all(portfolio(inner, ("letter.pdf", SECOND.read_bytes())), name="outer.pdf")
    (told,) = (one for one in letter.diagnostics if one.code == "unread_attachment")
    assert "files are attached within it" in told.message


def test_what_else_is_attached_is_told_of() -> None:
    (letter,) = parse_all(mail(("map.docx", b"PK\3\4...word/"), ("letter.pdf", FIRST.read_bytes())), name="m.eml")
    (told,) = (one for one in letter.diagnostics if one.code == "unread_attachment")
    assert "map.docx" in told.message


@pytest.mark.parametrize("engine", get_args(Engine))
def test_a_file_attached_to_a_letter_s_own_pdf_is_told_of(engine: Engine) -> None:
    pdf = pypdfium2.PdfDocument(FIRST.read_bytes())
    pdf.new_attachment("second.pdf").set_data(SECOND.read_bytes())
    data = io.BytesIO()
    pdf.save(data)
    (letter,) = parse_all(data.getvalue(), name="first.pdf", engine=engine)
    (told,) = (one for one in letter.diagnostics if one.code == "unread_attachment")
    assert "first.pdf/second.pdf is not read: it is attached to a PDF that is a letter itself" in told.message
    assert letter.model_copy(update={"diagnostics": [], "source": None}) == parse(FIRST, engine=engine).model_copy(
        update={"diagnostics": [], "source": None}
    )


def test_a_program_s_own_settings_are_no_attachment_and_one_of_a_mail_s_pdf_is() -> None:
    data = {}
    for name in ("Standard.joboptions", "second.pdf"):
        pdf, file = pypdfium2.PdfDocument(FIRST.read_bytes()), io.BytesIO()
        pdf.new_attachment(name).set_data(SECOND.read_bytes())
        pdf.save(file)
        data[name] = file.getvalue()
    assert "unread_attachment" not in [one.code for one in parse(data["Standard.joboptions"]).diagnostics]
    (letter,) = parse_all(mail(("first.pdf", data["second.pdf"])), name="m.eml")
    (told,) = (one for one in letter.diagnostics if one.code == "unread_attachment")
    assert "m.eml/first.pdf/second.pdf is not read" in told.message


def test_a_page_on_which_somebody_else_writes_is_of_no_letter_beside_it() -> None:
    cover = printed(("Dear Councillor", "Please find below the other letter that was asked for.", "Una Roe"))
    first, second = parse_all(joined(FIRST.read_bytes(), cover, SECOND.read_bytes()), name="pack.pdf")
    for letter, path in ((first, FIRST), (second, SECOND)):
        alone = parse(path)
        assert (letter.signatories, letter.header.salutation) == (alone.signatories, alone.header.salutation)
    assert "text_after_letter" in [one.code for one in first.diagnostics]


def test_a_mail_that_was_forwarded_as_a_file_is_read() -> None:
    forwarded, outer = EmailMessage(), EmailMessage()
    for message in (forwarded, outer):
        message["From"], message["To"], message["Subject"] = "a.finch@example.org", "b.wren@example.org", "The letter"
    text = FIRST.with_suffix(".txt").read_text(encoding="utf-8")
    forwarded.set_content(text)
    outer.set_content("Please find the letter attached.")
    outer.add_attachment(forwarded)
    (letter,) = parse_all(outer.as_bytes(), name="m.eml")
    assert letter.source.name == "m.eml/The letter.eml"
    assert letter.sections == parse(text.encode(), name="letter.txt").sections


def test_attached_files_are_told_apart_and_named_in_signs_that_can_be_seen() -> None:
    data = mail(("a\0b/\x07letter.pdf", FIRST.read_bytes()), ("letter.pdf", SECOND.read_bytes()))
    assert [one.source.name for one in parse_all(data, name="m.eml")] == ["m.eml/letter.pdf", "m.eml/2-letter.pdf"]


def test_more_files_than_are_taken_out_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ofsted_letters.read.carried.MOST", 1)
    with pytest.raises(LetterError, match="more files are in it"):
        parse_all(portfolio(("1.pdf", FIRST.read_bytes()), ("2.pdf", SECOND.read_bytes())), name="many.pdf")


def test_engines_are_compared_file_by_file() -> None:
    data = mail(("first.pdf", FIRST.read_bytes()), ("second.pdf", SECOND.read_bytes()))
    letters = parse_all(data, name="m.eml", cross_check=True)
    assert not [one for letter in letters for one in letter.diagnostics if one.code == "engines_disagree"]


def test_a_page_without_text_is_told_of_where_it_is(pack: bytes) -> None:
    data = joined(FIRST.read_bytes(), SECOND.read_bytes(), pictured(FIRST))
    first, second = parse_all(data, name="pack.pdf", ocr="never")
    told = [sum(one.code == "pages_without_text" for one in letter.diagnostics) for letter in (first, second)]
    assert told == [0, 1]


def pictured(path: Path) -> bytes:
    """A PDF whose page is the picture of another's first."""
    picture = pypdfium2.PdfDocument(path)[0].render(scale=1).to_pil()
    file = io.BytesIO()
    picture.save(file, "PDF")
    return file.getvalue()


def test_a_letter_with_something_embedded_is_the_letter() -> None:
    pdf = pypdfium2.PdfDocument(FIRST.read_bytes())
    pdf.new_attachment("second.pdf").set_data(SECOND.read_bytes())
    out = io.BytesIO()
    pdf.save(out)
    (letter,) = parse_all(out.getvalue(), name="letter.pdf")
    assert letter.source.name == "letter.pdf"


def two_up(path: Path) -> bytes:
    """A PDF with two of its pages side by side on each sheet."""
    source = pypdfium2.PdfDocument(path)
    width, height = source[0].get_size()
    sheets = pypdfium2.raw.FPDF_ImportNPagesToOne(source.raw, width * 2, height, 2, 1)
    out = io.BytesIO()
    pypdfium2.PdfDocument(sheets).save(out)
    return out.getvalue()


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("path", [FIRST, SECOND], ids=["even", "odd"])
def test_two_pages_on_a_sheet_are_read_as_two(path: Path, engine: Engine) -> None:
    printed_so, alone = parse(two_up(path), name="two.pdf", engine=engine), parse(path, engine=engine)
    assert texts(printed_so) == texts(alone)
    assert printed_so.header == alone.header
    assert printed_so.signatories == alone.signatories
    assert printed_so.source.pages == (pages_of(path) + 1) // 2
    width = pypdfium2.PdfDocument(path)[0].get_size()[0]
    for here, there in zip(places(printed_so), places(alone), strict=True):
        assert here[0] == (there[0] + 1) // 2
        assert here[1] == pytest.approx(there[1] + width * (there[0] % 2 == 0), abs=0.5)


def places(letter: Letter) -> list[tuple[int, float]]:
    """On which page each item begins, and how far from its left edge."""
    items = [item for section in letter.sections for item in section.items]
    return [(item.evidence[0].page or 0, (item.evidence[0].bbox or (0.0,))[0]) for item in items]


def test_pages_beyond_the_end_are_counted_as_the_file_has_them() -> None:
    read = parse(two_up(SECOND), name="two.pdf", pages=(1, 9))
    (told,) = (one.message for one in read.diagnostics if one.code == "pages_beyond_end")
    assert told == "the file has 2 pages: 3 to 9 are not there"
    assert pages_of(SECOND) == 3


def test_as_many_pages_as_can_be_asked_for_take_no_longer() -> None:
    many = parse(FIRST, pages=(1, 999_999_999))
    assert texts(many) == texts(parse(FIRST))
    assert sum(one.code == "pages_beyond_end" for one in many.diagnostics) == 1
