"""What kinds of file are told apart, and what is said of those that can't be read."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ofsted_letters.errors import (
    BrokenPdf,
    EmptyInput,
    EncryptedPdf,
    HtmlInput,
    LetterError,
    NoTextLayer,
    NotText,
)
from ofsted_letters.read import read_document
from ofsted_letters.terms import Ocr
from tests.read.drawn import pdf, picture, text

PAGE = text(72, 100, "Dear Ms Farraday")


OFFICE_MEMBERS = ("[Content_Types].xml", "_rels/.rels", "word/numbering.xml")
JSON = (b'{"family": "unknown"}', b'[\n  {\n    "family": 1', b'{ \r\n "a": 1}')


def refused(error: type[LetterError], data: bytes, engine: str = "pdfium", ocr: Ocr = "auto") -> LetterError:
    with pytest.raises(error) as caught:
        read_document(data, "letter.pdf", engine, ocr)
    assert caught.value.name == "letter.pdf"
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("data", JSON)
def test_json_is_no_letter(data: bytes) -> None:
    assert "`validate`" in refused(NotText, data).remedy


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf \n", "\u00a0\n".encode(), b"\x0c\x0c"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    refused(EmptyInput, data)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body>Dear Ms Farraday</body></html>",
        b"\r\n\xef\xbb\xbf<HTML lang='en'>",
        b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>",
        "\ufeff<!doctype html>".encode("utf-16-le"),
    ],
)
def test_web_page_is_refused_whatever_its_name(data: bytes) -> None:
    refused(HtmlInput, data)


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
        b"{\\rtf1\\ansi Dear Ms Farraday}",
        bytes(range(256)) * 4,
        b"Dear Ms Farraday\x00\x01\x02\x03" * 3,
    ],
    ids=["doc", "rtf", "every byte", "text with rubbish"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    refused(NotText, data)


def archive(*members: str, data: bytes = b"") -> bytes:
    """A zip archive of members that are stored as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for member in members:
            zipped.writestr(member, data)
    return file.getvalue()


@pytest.mark.parametrize("members", [(), ("letter.pdf",), ("letters/", "letters/a.pdf"), ("word/letter.pdf",)])
def test_archive_is_no_letter_also_when_it_holds_one_as_it_is(members: tuple[str, ...]) -> None:
    error = refused(NotText, archive(*members, data=pdf(PAGE)))
    assert error.reason == "this is a zip archive"
    assert "ofsted-letters batch" in error.remedy


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        *((archive(first, "word/a.pdf", data=pdf(PAGE)), "this is a Word file (.docx)") for first in OFFICE_MEMBERS),
        (archive("[Content_Types].xml", "xl/a.xml"), "this is an office program's file"),
        (archive("mimetype", "content.xml"), "this is an OpenDocument file (.odt)"),
        (b"{\\rtf1 Dear Ms Oak}", "this is an RTF file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "this is a file of an older Word (.doc)"),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "__properties_version1.0".encode("utf-16-le"),
            "this is a mail that Outlook saved (.msg)",
        ),
    ],
)
def test_another_program_s_file_is_told_as_such(data: bytes, reason: str) -> None:
    error = refused(NotText, data)
    assert error.reason == reason
    assert "as a PDF" in error.remedy


def mail(subtype: str = "plain", coding: str = "8bit") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "office@example.org", "una@example.org", "Visit"
    message.set_content(
        "Dear Ms Oak\n\nThe visit’s letter is long: " + "children’s records are kept, and " * 9,
        subtype=subtype,
        cte=coding,
    )
    return message


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_mail_s_text_is_read_out_of_its_coding(coding: str) -> None:
    document = read_document(mail(coding=coding).as_bytes(), "visit.eml")
    assert document.lines[0].text == "Dear Ms Oak"
    assert "The visit’s letter" in document.lines[1].text
    assert document.notes == ()
    assert document.media_type == "message/rfc822"


@pytest.mark.parametrize("missing", ["From", "Subject"])
def test_a_mail_that_lacks_a_header_is_one(missing: str) -> None:
    incomplete = mail(coding="base64")
    del incomplete[missing]
    assert read_document(incomplete.as_bytes(), "visit.eml").lines[0].text == "Dear Ms Oak"


def test_a_mail_with_the_letter_attached_or_a_web_page_s_text_alone_says_so() -> None:
    enclosing = mail()
    enclosing.add_attachment(pdf(PAGE), maintype="application", subtype="pdf", filename="letter.pdf")
    assert refused(NotText, enclosing.as_bytes()).reason == "this is a mail with a PDF attached: letter.pdf"
    assert "mail" in refused(HtmlInput, mail("html").as_bytes()).reason
    only_picture = EmailMessage()
    only_picture["From"], only_picture["Subject"], only_picture["MIME-Version"] = "office@example.org", "Visit", "1.0"
    only_picture.add_attachment(b"GIF", maintype="image", subtype="gif")
    assert refused(NotText, only_picture.as_bytes()).reason == "this is a mail without text"


@pytest.mark.parametrize("encoding", ["undefined", "a\0b", "hex", "utf-99"])
def test_an_encoding_that_nothing_is_read_in_is_told(encoding: str) -> None:
    strange = mail().as_bytes().replace(b'"utf-8"', f'"{encoding}"'.encode())
    assert refused(NotText, strange).reason == "this is a mail in an unknown encoding"


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("octet-stream", "LETTER.PDF", "a PDF attached: LETTER.PDF"),
        ("octet-stream", "letter.docx", "a file attached: letter.docx"),
        ("rtf", "letter.rtf", "a file attached: letter.rtf"),
    ],
)
def test_what_is_attached_may_be_the_letter_by_whatever_name(kind: str, name: str, told: str) -> None:
    enclosing = mail()
    enclosing.add_attachment(b"letter", maintype="application", subtype=kind, filename=name)
    assert refused(NotText, enclosing.as_bytes()).reason == f"this is a mail with {told}"


def test_an_attached_text_is_not_passed_over() -> None:
    enclosing = mail()
    enclosing.add_attachment("Dear Ms Oak", filename="letter.txt")
    assert refused(NotText, enclosing.as_bytes()).reason == "this is a mail with a file attached: letter.txt"


def test_a_mail_attached_to_another_one_is_named_what_it_is() -> None:
    enclosing = mail()
    enclosing.add_attachment(mail())
    assert refused(NotText, enclosing.as_bytes()).reason == "this is a mail with a file attached: another mail"


def test_an_attached_picture_is_told_and_one_that_is_shown_is_not() -> None:
    enclosing = mail()
    enclosing.add_attachment(b"GIF", maintype="image", subtype="gif", filename="scan.gif")
    enclosing.add_attachment(b"GIF", maintype="image", subtype="gif", filename="logo.gif", disposition="inline")
    (note,) = read_document(enclosing.as_bytes(), "visit.eml").notes
    assert (note.code, note.message) == (
        "pages_without_text",
        "what is on the pictures attached to the mail is missing: scan.gif",
    )


@pytest.mark.parametrize("encoding", [b"us-ascii", b"idna"])
def test_a_mail_that_is_not_in_its_encoding_loses_no_sign(encoding: bytes) -> None:
    mislabelled = mail().as_bytes().replace(b'"utf-8"', encoding)
    assert "The visit’s letter" in read_document(mislabelled, "visit.eml").lines[1].text


def test_a_letter_below_the_lines_that_stood_above_a_mail_stays_text() -> None:
    pasted = "From: office@example.org\nSubject: Visit\n\nDear Ms Oak\n\nMIME-Version: 1.0"
    assert [line.text for line in read_document(pasted.encode(), "visit.txt").lines][2] == "Dear Ms Oak"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_pdf_without_pages_says_so(engine: str) -> None:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    data, offsets = b"%PDF-1.4\n", list[int]()
    for number, written in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    assert refused(BrokenPdf, data + table + end, engine).reason == "the PDF has no pages"


def test_text_under_a_pdf_s_name_is_text() -> None:
    document = read_document(b"Dear Ms Farraday", "letter.pdf")
    assert (document.media_type, document.engine) == ("text/plain", "text")


def test_pdf_under_a_text_s_name_is_a_pdf() -> None:
    document = read_document(pdf(PAGE), "letter.txt")
    assert (document.media_type, document.engine) == ("application/pdf", "pdfium")


def test_pdf_may_start_late() -> None:
    assert read_document(b"\r\n" * 200 + pdf(PAGE), "late").lines[0].text == "Dear Ms Farraday"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_pdf_with_a_password_is_refused(engine: str) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Dear Ms Farraday")
    canvas.save()
    error = refused(EncryptedPdf, file.getvalue(), engine)
    assert "password" in error.reason


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_pdf_that_only_an_owner_may_change_is_read(engine: str) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("", ownerPassword="secret"))
    canvas.drawString(72, 700, "Dear Ms Farraday")
    canvas.save()
    assert read_document(file.getvalue(), "letter.pdf", engine).lines[0].text == "Dear Ms Farraday"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nrubbish\nstartxref\n9\n%%EOF", pdf(PAGE, PAGE)[:600]])
def test_damaged_pdf_is_refused(engine: str, data: bytes) -> None:
    refused(BrokenPdf, data, engine)


def test_pdf_cut_off_within_its_pages_is_refused_though_some_can_be_read() -> None:
    whole = pdf(PAGE, text(72, 100, "The second page"))
    error = refused(BrokenPdf, whole[: whole.index(b"The second")])
    assert "end is missing" in error.reason


def test_pdf_cut_off_behind_its_pages_is_read_with_a_warning() -> None:
    whole = pdf(PAGE)
    document = read_document(whole[: whole.index(b"startxref")], "letter.pdf")
    assert document.lines[0].text == "Dear Ms Farraday"
    assert [(note.code, note.code.severity) for note in document.notes] == [("cut_off_pdf", "warning")]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_scanned_letter_names_its_pages_and_the_remedy(engine: str) -> None:
    scan = picture(0, 0, 595, 842)
    error = refused(NoTextLayer, pdf(scan, scan), engine, "never")
    assert isinstance(error, NoTextLayer)
    assert error.pages == (1, 2)
    assert "ocrmypdf" in error.remedy


def test_pdfplumber_reads_what_pdfium_can_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, name: str, ocr: Ocr, pages: object) -> None:
        raise BrokenPdf(name, "page 1 of the PDF is damaged", "download it again")

    monkeypatch.setattr("ofsted_letters.read.pdf.read_pdf", fail)
    document = read_document(pdf(PAGE), "letter.pdf")
    assert document.engine == "pdfplumber"
    assert [(note.code, note.code.severity) for note in document.notes] == [("engine_fallback", "warning")]
    assert "page 1" in document.notes[0].message


def test_error_within_a_page_leaves_pdfium_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("ofsted_letters.read.printed.printed_page", fail)
        for _ in range(20):
            with pytest.raises(MemoryError):
                read_document(pdf(PAGE, PAGE), "letter.pdf")
    assert read_document(pdf(PAGE), "letter.pdf").lines[0].text == "Dear Ms Farraday"


def test_published_letters_and_other_files_are_told_apart(shared: Path) -> None:
    for file in sorted((shared / "letters" / "not_letters").iterdir()):
        data = file.read_bytes()
        if file.name.startswith("web-page"):
            refused(HtmlInput, data)
        else:
            assert read_document(data, file.name).media_type == "application/pdf"


@pytest.mark.parametrize(
    "circle", [b"9 0 obj 9 0 R endobj", b"9 0 obj\n8 0 R\nendobj 7 0 obj 9 0 R endobj 8 0 obj 7 0 R"]
)
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_reference_that_leads_to_itself_ends(circle: bytes, engine: str) -> None:
    data = pdf(PAGE)
    start, end = data.index(b"4 0 obj"), data.index(b"5 0 obj")
    loop = b"4 0 obj 9 0 R endobj " + circle + b"\n"
    refused(BrokenPdf, data[:start] + loop + data[end:], engine)


@pytest.mark.parametrize("start", [b"GIF89a", b"BM6\x10\0\0\0\0\0\0"])
def test_a_picture_that_no_scanner_writes_is_told_what_to_be(start: bytes) -> None:
    with pytest.raises(NotText, match="this is a picture, and no scan; save it as PNG, JPEG, TIFF or PDF"):
        read_document(start + b"\0" * 40, "letter.pdf")


def test_words_that_begin_as_a_bitmap_does_are_words() -> None:
    assert read_document(b"BMX parks were seen.\n\nDear Ms Farraday\n", "letter.txt").lines
