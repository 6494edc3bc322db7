"""Pages that are pictures, read by tesseract: samples drawn as a scanner would give them."""

from __future__ import annotations

import io
import math
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from ofsted_letters.document import Document, Medium
from ofsted_letters.errors import BrokenPicture, LetterError, NotALetter, NoTextLayer, RecognitionFailed, TooLarge
from ofsted_letters.pipeline import Trace, parse_bytes, trace
from ofsted_letters.read import read_document, sheets, tesseract
from ofsted_letters.terms import Ocr
from tests.conftest import ROOT
from tests.read.drawn import pdf, picture, text

SAMPLE = ROOT / "samples" / "wexcombe-2010.pdf"
needs_tesseract = pytest.mark.skipif(
    tesseract.version() is None, reason=f"tesseract is not installed: {tesseract.installing()}"
)
MARKS = str.maketrans("’‘“”–", "''\"\"-")


class Scan(NamedTuple):
    dpi: int = 200
    turn: float = 0.0


STRAIGHT = Scan()


@cache
def pages(scan: Scan) -> list[Image.Image]:
    drawn = [page.render(scale=scan.dpi / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(SAMPLE)]
    return [
        page.rotate(scan.turn, Image.Resampling.BICUBIC, expand=scan.turn in (90, 270), fillcolor=255) for page in drawn
    ]


def saved(kind: str, scan: Scan = STRAIGHT, number: int = 2) -> bytes:
    data = io.BytesIO()
    first, *others = (page.copy() for page in pages(scan)[:number])  # saved, a picture keeps its kind's settings
    told = {"resolution": scan.dpi} if kind == "PDF" else {"dpi": (scan.dpi, scan.dpi)}
    several = {"save_all": True, "append_images": others} if others else {}
    first.save(data, kind, **told, **several)
    return data.getvalue()


def one_scanned_page_among_others(scanned: int = 1) -> bytes:
    both = pypdfium2.PdfDocument.new()
    for page in (0, 1):
        both.import_pages(pypdfium2.PdfDocument(saved("PDF") if page == scanned else SAMPLE), [page])
    data = io.BytesIO()
    both.save(data)
    return data.getvalue()


def texts(document: Document) -> list[str]:
    return [line.text.translate(MARKS) for line in document.lines]


@cache
def read(scan: Scan) -> Trace:
    return trace(saved("PDF", scan), "scan.pdf")


@needs_tesseract
@pytest.mark.parametrize("scan", [STRAIGHT, Scan(150, 0.7), Scan(200, 180), Scan(200, -3)], ids=str)
def test_a_scan_is_read_as_the_letter_that_was_scanned(scan: Scan) -> None:
    born, letter = parse_bytes(SAMPLE.read_bytes(), "letter.pdf"), read(scan).letter
    assert (letter.header.date, letter.header.salutation) == (born.header.date, born.header.salutation)
    assert [recipient.name for recipient in letter.header.recipients] == ["Mrs Grace Okonjo"]
    assert letter.metadata.inspection_start == born.metadata.inspection_start
    assert letter.metadata.inspection_end == born.metadata.inspection_end
    for one, other in zip(letter.sections, born.sections, strict=True):
        assert (one.kind, one.level, len(one.items)) == (other.kind, other.level, len(other.items))
    assert letter.source.engine == "ocr"


@needs_tesseract
@pytest.mark.parametrize("scan", [Scan(150, 0.7), Scan(200, -3), Scan(200, 180), Scan(200, 270)], ids=str)
def test_evidence_holds_what_it_is_of_on_the_sheet_as_it_lies(scan: Scan) -> None:
    (there,) = read(scan).letter.evidence["/header/salutation"]
    (born,) = parse_bytes(SAMPLE.read_bytes(), "letter.pdf").evidence["/header/salutation"]
    assert there.bbox
    assert born.bbox
    x, y = (born.bbox[0] + born.bbox[2]) / 2 - 297.5, (born.bbox[1] + born.bbox[3]) / 2 - 421
    angle = math.radians(scan.turn)  # to the left
    width, height = (842, 595) if scan.turn in (90, 270) else (595, 842)
    place = (
        x * math.cos(angle) + y * math.sin(angle) + width / 2,
        y * math.cos(angle) - x * math.sin(angle) + height / 2,
    )
    middle = (there.bbox[0] + there.bbox[2]) / 2, (there.bbox[1] + there.bbox[3]) / 2
    assert middle == pytest.approx(place, abs=4)


@needs_tesseract
def test_what_was_recognised_is_told_with_its_confidence() -> None:
    document = read(STRAIGHT).document
    assert document.medium is Medium.SCAN
    (told,) = [note.message for note in document.notes if note.code == "recognised_pages"]
    assert told.startswith(f"pages 1, 2 are read by tesseract {tesseract.version()}, with a mean confidence of 9")


@needs_tesseract
def test_bold_lines_are_told_from_others() -> None:
    assert {line.text.translate(MARKS) for line in read(STRAIGHT).document.lines if line.bold} == {
        "Annual unannounced inspection of contact, referral and assessment",
        "arrangements within Wexcombe County Council children's services",
        "The service meets the requirements of statutory guidance in the following",
        "areas",
        "Areas for development",
    }


@needs_tesseract
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_one_scanned_page_among_others_is_recognised(engine: str) -> None:
    document = read_document(one_scanned_page_among_others(), "both.pdf", engine)
    assert document.engine == f"{engine}+ocr"
    assert {line.page for line in document.lines} == {1, 2}
    assert "Helen Marchbank" in texts(document)
    assert [note.message.partition(" by")[0] for note in document.notes if note.code == "recognised_pages"] == [
        "page 2 is read"
    ]


@needs_tesseract
@pytest.mark.parametrize(
    ("kind", "media_type", "number"),
    [("PNG", "image/png", 1), ("JPEG", "image/jpeg", 1), ("TIFF", "image/tiff", 2)],
)
def test_picture_files_are_letters_too(kind: str, media_type: str, number: int) -> None:
    document = read_document(saved(kind, number=number), "letter.pdf")
    assert (document.engine, document.media_type, document.pages) == ("ocr", media_type, number)
    assert "Dear Mrs Okonjo" in texts(document)


def test_other_pages_than_those_asked_for_are_not_recognised(monkeypatch: pytest.MonkeyPatch, instead: Path) -> None:
    monkeypatch.setattr(tesseract, "words", lambda *_: [tesseract.Word("Dear", 96.0, 300, 300, 400, 330, ("1", "1"))])
    document = read_document(saved("TIFF"), f"letter{instead.suffix}", pages=(2, 2))
    assert [(line.text, line.page) for line in document.lines] == [("Dear", 2)]


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 270])
def test_a_picture_that_lies_on_its_side_is_turned(turn: int) -> None:
    assert "Dear Mrs Okonjo" in texts(read_document(saved("PNG", Scan(200, turn), 1), "letter.png"))


def test_a_doubtful_word_s_line_is_found_on_a_sheet_of_two_pages(
    monkeypatch: pytest.MonkeyPatch, instead: Path
) -> None:
    def row(number: int, left: int, confidence: float = 96.0) -> tesseract.Word:
        top = 400 + 100 * number
        return tesseract.Word(
            "Childrenareseen" * 3, confidence, left, top, left + 1200, top + 30, ("1", f"{left} {top}")
        )

    rows = [row(number, left) for left in (200, 1954) for number in range(3)]
    found = iter([rows, [*rows[:5], row(2, 1954, 30.0)]])
    monkeypatch.setattr(tesseract, "words", lambda *_: next(found))
    sheet = Image.new("L", (2339, 1654), "white")
    sheet.paste(0, (0, 0, 1200, 1200))
    data = io.BytesIO()
    sheet.save(data, "PDF", resolution=200, save_all=True, append_images=[sheet])
    document = read_document(data.getvalue(), f"two{instead.suffix}")
    (doubts,) = [note for note in document.notes if note.code == "uncertain_words"]
    assert [(line.page, line.text[:8]) for line in document.lines if line.number in doubts.lines] == [(4, "Children")]
    assert doubts.pages == (2,)


def seen_everywhere(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tesseract see this on every page, eight words a row."""
    words = [
        tesseract.Word(word, 94.0, 200 + 110 * (at % 8), top, 300 + 110 * (at % 8), top + 30, ("1", str(top)))
        for at, word in enumerate(said.split())
        for top in [300 + 60 * (at // 8)]
    ]
    monkeypatch.setattr(tesseract, "words", lambda *_: words)
    monkeypatch.setattr(tesseract, "quarters", lambda *_: 0)


def test_a_page_of_few_signs_without_a_letter_is_recognised(monkeypatch: pytest.MonkeyPatch, instead: Path) -> None:
    seen_everywhere("Dear Ms Farraday " * 10, monkeypatch)
    found = read_document(pdf(text(72, 100, "!#$*+;" * 10)), f"signs{instead.suffix}")
    assert found.lines[0].text.startswith("Dear Ms Farraday")


def test_what_is_recognised_without_meaning_is_not_told_as_read(monkeypatch: pytest.MonkeyPatch, instead: Path) -> None:
    seen_everywhere("xkcd bcdf " * 40, monkeypatch)
    found = read_document(one_scanned_page_among_others(), f"both{instead.suffix}")
    assert [(note.code, note.pages) for note in found.notes] == [("pages_without_text", (2,))]


def test_a_sign_or_two_do_not_show_that_a_page_stands_upright(monkeypatch: pytest.MonkeyPatch, instead: Path) -> None:
    lying = tesseract.Word("=", 95.0, 300, 300, 330, 310, ("1", "1"))
    upright = [tesseract.Word("Farraday", 94.0, 300, at, 500, at + 30, ("1", str(at))) for at in range(300, 900, 60)]
    monkeypatch.setattr(tesseract, "words", lambda page, *_: upright if page.height < page.width else [lying])
    monkeypatch.setattr(tesseract, "quarters", lambda *_: 3)
    found = read_document(saved("PNG", number=1), f"letter{instead.suffix}")
    assert texts(found) == ["Farraday"] * 10


@needs_tesseract
def test_all_pages_are_recognised_where_that_is_asked_for() -> None:
    data = pdf(text(72, 100, "Dear Ms Farraday", size=14))
    assert read_document(data, "letter.pdf", ocr="auto").engine == "pdfium"
    document = read_document(data, "letter.pdf", ocr="always")
    assert (document.engine, texts(document)) == ("ocr", ["Dear Ms Farraday"])


@needs_tesseract
def test_a_stamp_over_a_scan_is_not_its_text() -> None:
    stamped = pypdfium2.PdfDocument(pdf(text(20, 20, "Copy 7")))
    page = stamped[0]
    drawn = pypdfium2.PdfImage.new(stamped)
    drawn.set_bitmap(pypdfium2.PdfBitmap.from_pil(pages(STRAIGHT)[0]))
    drawn.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(drawn)
    page.gen_content()
    data = io.BytesIO()
    stamped.save(data)
    assert "Dear Mrs Okonjo" in texts(read_document(data.getvalue(), "letter.pdf"))


@needs_tesseract
def test_a_page_on_which_nothing_is_recognised_keeps_its_text() -> None:
    scan = picture(0, 0, 595, 842) + text(72, 100, "Dear Ms Farraday", operators="3 Tr")
    assert texts(read_document(pdf(scan), "scan.pdf", ocr="always")) == ["Dear Ms Farraday"]


@pytest.mark.parametrize(("system", "line"), [("linux", "apt"), ("darwin", "brew"), ("win32", "winget")])
def test_the_line_that_installs_tesseract_is_the_system_s(system: str, line: str) -> None:
    assert line in tesseract.installing(system)


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_tesseract_the_error_says_how_to_install_it(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "version", lambda: None)
    with pytest.raises(NoTextLayer) as refused:
        read_document(saved(kind, number=1), "scan")
    assert tesseract.installing() in refused.value.remedy
    with pytest.raises(LetterError) as refused_always:
        read_document(saved(kind, number=1), "scan", ocr="always")
    assert tesseract.installing() in refused_always.value.remedy


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_what_must_not_be_recognised_is_refused(kind: str) -> None:
    with pytest.raises(NoTextLayer):
        read_document(saved(kind, number=1), "scan", ocr="never")


def test_there_are_three_ways_to_recognise() -> None:
    nonsense: Ocr = "sometimes"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="there is no ocr 'sometimes': name one of auto, never, always"):
        read_document(b"Dear all", "letter.txt", ocr=nonsense)


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a program takes tesseract's place."""
    program = tmp_path / "tesseract"
    monkeypatch.setattr(tesseract, "command", lambda: str(program))
    monkeypatch.setattr(tesseract, "version", lambda: "5")
    return program


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="no script is a program on Windows")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 3", "tesseract failed (exit status 3)"),
        ("echo Error opening data file >&2; exit 1", "tesseract failed (Error opening data file)"),
        ("exec sleep 60", "tesseract took longer than 0.5 s for a page"),
    ],
)
def test_a_tesseract_that_fails_or_hangs_is_an_error(
    script: str, told: str, instead: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    instead.chmod(0o755)
    monkeypatch.setattr(tesseract, "LONGEST", 0.5)
    with pytest.raises(RecognitionFailed) as failed:
        read_document(saved("PNG", number=1), "letter.png")
    assert failed.value.reason == told


def test_a_page_on_which_tesseract_fails_is_told_and_the_others_are_read(instead: Path) -> None:
    document = read_document(one_scanned_page_among_others(), f"both{instead.suffix}")
    assert {line.page for line in document.lines} == {1}
    (note,) = document.notes
    assert (note.code, note.pages) == ("pages_without_text", (2,))
    assert note.message.startswith("page 2 could not be recognised: tesseract can't be run")
    with pytest.raises(RecognitionFailed):
        read_document(one_scanned_page_among_others(), "both.pdf", ocr="always")


def test_that_a_page_could_not_be_recognised_is_told_where_no_letter_is_found(instead: Path) -> None:
    with pytest.raises(NotALetter, match=r"\(page 1 could not be recognised: tesseract can't be run"):
        parse_bytes(one_scanned_page_among_others(scanned=0), f"both{instead.suffix}")


def test_a_scan_of_which_no_page_could_be_recognised_says_why(instead: Path) -> None:
    with pytest.raises(NoTextLayer) as refused:
        read_document(saved("PDF", number=1), f"scan{instead.suffix}")
    assert refused.value.remedy.startswith("tesseract can't be run")


def test_a_tesseract_that_is_none_is_an_error(instead: Path) -> None:
    with pytest.raises(RecognitionFailed, match="tesseract can't be run"):
        read_document(saved("PNG", number=1), "letter.png")
    assert not instead.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_that_is_cut_off_is_an_error(kind: str, instead: Path) -> None:
    whole = saved(kind, number=1)
    for length in (12, len(whole) // 2):
        with pytest.raises(BrokenPicture):
            read_document(whole[:length], f"letter.{instead.suffix}")


def test_a_tiff_whose_second_page_is_cut_off_is_an_error() -> None:
    both, page = io.BytesIO(), Image.new("L", (60, 80))
    page.save(both, "TIFF", save_all=True, append_images=[page])
    for length in range(200, len(both.getvalue()) - 200, 100):
        with pytest.raises(BrokenPicture):
            sheets.PictureFile(both.getvalue()[:length], "letter.tif").sheet(2)


def test_a_picture_of_enormous_size_is_an_error(instead: Path) -> None:
    data = io.BytesIO()
    Image.new("1", (20_000, 6_000)).save(data, "PNG")
    with pytest.raises(TooLarge, match="more than 100 million pixels"):
        read_document(data.getvalue(), str(instead))


def test_a_picture_that_pillow_warns_of_is_read_where_it_is_within_the_limit() -> None:
    data = io.BytesIO()
    Image.new("1", (9_500, 10_000)).save(data, "PNG")
    drawn = sheets.PictureFile(data.getvalue(), "large.png").sheet(1).picture
    assert drawn.width * drawn.height <= sheets.MOST_PIXELS


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_picture_of_65536_shades_keeps_them_apart(kind: str) -> None:
    data = io.BytesIO()
    row = (30_000).to_bytes(2, "little") * 20 + (60_000).to_bytes(2, "little") * 20
    Image.frombytes("I;16", (40, 20), row * 20).save(data, kind)
    drawn = sheets.PictureFile(data.getvalue(), "grey").sheet(1).picture
    assert [drawn.getpixel((drawn.width * at // 4, drawn.height // 2)) for at in (1, 3)] == [117, 234]


def test_a_page_of_enormous_size_is_drawn_smaller() -> None:
    huge = pdf(text(72, 100, "Dear all"), page="/MediaBox [0 0 14400 14400]")
    drawn = sheets.pdf_sheets(huge, "huge.pdf")(1)
    assert drawn.picture.width * drawn.picture.height <= sheets.MOST_PIXELS
    assert drawn.resolution < 30


@needs_tesseract
def test_tesseract_has_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []
    run = subprocess.run

    def recorded(*arguments: object, **options: object) -> object:
        limits.append(dict(options["env"]).get("OMP_THREAD_LIMIT"))  # type: ignore[call-overload]
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", recorded)
    read_document(saved("PNG", number=1), "letter.png")
    assert limits == ["1"]
