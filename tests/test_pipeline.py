"""From a path, bytes or a stream to a letter, through all stages."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.errors import EmptyInput, LetterError, NotALetter
from ofsted_letters.model import Letter
from ofsted_letters.pipeline import parse, parse_bytes, parse_values, trace
from ofsted_letters.read import read_document
from ofsted_letters.terms import Engine, Ocr, Pages, Reading
from tests.conftest import ROOT

PDF = ROOT / "samples" / "northmarsh-2009.pdf"
TEXT = ROOT / "samples" / "northmarsh-2009.txt"
OTHER: dict[Engine, Engine] = {"pdfium": "pdfplumber", "pdfplumber": "pdfium"}


@pytest.mark.parametrize("path", [PDF, TEXT], ids=["pdf", "text"])
def test_the_same_from_path_bytes_and_stream(path: Path) -> None:
    letter = parse(path)
    data = path.read_bytes()
    assert letter.source.name == path.name
    assert parse(str(path)) == letter
    assert parse(data, name=path.name) == parse_bytes(data, path.name) == letter
    assert parse(io.BytesIO(data), name=path.name) == letter
    with path.open("rb") as stream:
        assert parse(stream, name=path.name) == letter


def test_the_source_is_described() -> None:
    data = PDF.read_bytes()
    source = parse(PDF).source
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.bytes == len(data)
    assert (source.media_type, source.engine) == ("application/pdf", "pdfium")
    assert source.pages


def test_text_without_form_feeds_has_no_pages() -> None:
    source = parse(b"Dear all\n\nRecords are kept with care.").source
    assert (source.media_type, source.engine, source.pages) == ("text/plain", "text", None)


@pytest.mark.parametrize(
    ("name", "called"),
    [(None, "-"), ("letter.txt", "letter.txt"), ("inbox/2019/letter.txt", "letter.txt")],
    ids=["none", "name", "with folders"],
)
def test_what_bytes_and_streams_are_called(name: str | None, called: str) -> None:
    data = TEXT.read_bytes()
    assert parse(data, name=name).source.name == parse(io.BytesIO(data), name=name).source.name == called


def test_an_engine_that_is_none() -> None:
    with pytest.raises(ValueError, match="name one of pdfium, pdfplumber"):
        parse(PDF, engine="plumber")  # type: ignore[arg-type]


def test_a_name_that_is_no_unicode_becomes_one() -> None:
    assert '"caf\ufffd.txt"' in parse(TEXT.read_bytes(), name="folder/caf\udce9.txt").model_dump_json()


@pytest.mark.parametrize("source", [io.StringIO("Dear Ms Farraday"), 5, None])
def test_what_holds_no_bytes(source: Any) -> None:
    with pytest.raises(TypeError, match="binary mode"):
        parse(source)


def test_a_name_given_is_the_paths_name() -> None:
    assert parse(TEXT, name="other.txt").source.name == "other.txt"


@pytest.mark.parametrize("engine", OTHER)
def test_either_engine_reads_a_pdf(engine: Engine) -> None:
    assert parse(PDF, engine=engine).source.engine == engine


def test_what_is_readable_but_no_letter() -> None:
    with pytest.raises(NotALetter) as caught:
        parse(b"Inspection report\n\nFerrisby is a town by the river.", name="report.txt")
    assert caught.value.name == "report.txt"
    assert "salutation" in caught.value.reason
    assert isinstance(caught.value, LetterError)


def test_a_letter_without_a_line_of_its_body() -> None:
    (letter,) = parse_values(b"Dear Ms Sample\n", "letter.txt")
    assert (letter["header"]["salutation"], letter["sections"]) == ("Dear Ms Sample", ())


def test_an_empty_file() -> None:
    with pytest.raises(EmptyInput):
        parse(b" \n", name="empty.txt")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse(tmp_path / "letter.pdf")


def test_a_trace_keeps_every_stage() -> None:
    traced = trace(PDF.read_bytes(), PDF.name)
    assert traced.letter == parse(PDF)
    assert tuple(label.line for label in traced.labels) == traced.document.lines
    assert all(pointer == "/family" or pointer.startswith(("/metadata/", "/sections/")) for pointer in traced.outcomes)


def test_checks_are_among_the_diagnostics() -> None:
    assert {"unknown_family", "no_date", "no_signatory"} <= {
        diagnostic.code for diagnostic in parse(b"Dear all\n\nRecords are kept with care.").diagnostics
    }


@pytest.mark.parametrize("cross_check", [False, True])
@pytest.mark.parametrize("path", [PDF, TEXT], ids=["pdf", "text"])
def test_values_are_those_of_the_letter(path: Path, cross_check: bool) -> None:
    (values,) = parse_values(path.read_bytes(), path.name, Reading(cross_check=cross_check))
    assert Letter.model_validate(values) == parse(path, cross_check=cross_check)


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The engines that letters were read with."""
    used: list[str] = []

    def recorded(data: bytes, name: str, engine: str, ocr: Ocr, pages: Pages | None) -> object:
        used.append(engine)
        return read_document(data, name, engine, ocr, pages)

    monkeypatch.setattr("ofsted_letters.pipeline.read_document", recorded)
    return used


@pytest.mark.parametrize("engine", OTHER)
def test_a_cross_check_reads_a_pdf_with_the_other_engine_too(engine: Engine, engines: list[str]) -> None:
    letter = parse(PDF, engine=engine, cross_check=True)
    assert engines == [engine, OTHER[engine]]
    assert letter.source.engine == engine
    assert "engines_disagree" not in {diagnostic.code for diagnostic in letter.diagnostics}


def test_text_has_no_other_engine(engines: list[str]) -> None:
    assert parse(TEXT, cross_check=True) == parse(TEXT)
    assert len(engines) == 2


def test_a_cross_check_says_where_engines_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(data: bytes, name: str, engine: str, ocr: Ocr, pages: Pages | None) -> object:
        document = read_document(data, name, engine, ocr, pages)
        if engine == "pdfium":
            return document
        return document._replace(
            lines=tuple(line._replace(text=line.text.replace("Dear", "Dear old")) for line in document.lines)
        )

    monkeypatch.setattr("ofsted_letters.pipeline.read_document", misread)
    (found,) = [found for found in parse(PDF, cross_check=True).diagnostics if found.code == "engines_disagree"]
    assert "header" in found.message
    assert "engines_disagree" not in {diagnostic.code for diagnostic in parse(PDF).diagnostics}
