"""The pipeline: bytes --read--> Document --label--> Labelling --assemble--> values --check--> Letter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.assemble import Assembled, Values, assemble
from ofsted_letters.check import check
from ofsted_letters.diagnostics import DiagnosticCode, diagnostic, placed
from ofsted_letters.document import Document
from ofsted_letters.doubts import doubts
from ofsted_letters.errors import LetterError, NoSuchPages, NotALetter, NoTextLayer, NotText
from ofsted_letters.evidence import on_sheets
from ofsted_letters.families import FAMILIES
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.forms import label_document
from ofsted_letters.label.extent import apart
from ofsted_letters.label.labels import Extent, Label, Labelling, Role
from ofsted_letters.read import of_pages, read_document
from ofsted_letters.source import Source, contents, file_name, sha256
from ofsted_letters.terms import Engine, Ocr, Pages, Reading
from ofsted_letters.themes.assigning import assign
from ofsted_letters.themes.rules import packaged

if TYPE_CHECKING:
    from ofsted_letters.model import Letter
    from ofsted_letters.read.carried import Carried
    from ofsted_letters.themes.rules import Rules

PDF = "application/pdf"
USUAL = Reading()


class Trace(NamedTuple):
    """A letter with everything that led to it, for `explain`."""

    document: Document
    labels: tuple[Label, ...]
    """One for each line of the document, in its order."""
    outcomes: dict[str, Outcome[Any]]
    """How each field that is searched for was found, by its JSON pointer."""
    letter: Letter


def parse(
    source: Source,
    *,
    name: str | None = None,
    engine: Engine = "pdfium",
    ocr: Ocr = "auto",
    cross_check: bool = False,
    pages: Pages | None = None,
) -> Letter:
    """Parse one letter: of a file that holds several the first; see `parse_all`.

    Threads may call it at once, and gain nothing: one at a time reads a PDF, for pdfium is not made for threads. Nor
    has it limits of time, memory or input, so that a hostile file can take all of them or end the process. `parse_many`
    of `ofsted_letters.batch` uses every core, and has limits.

    Args:
        source: A path, the bytes of a PDF or text file, or a binary stream of them.
        name: What to call the source in the result; by default its file name, or "-".
        engine: The library that reads PDFs.
        ocr: Which pages tesseract reads: those without text where it is installed ("auto"), none ("never"), or all
            ("always").
        cross_check: Read a PDF with the other engine too, and say where the two disagree.
        pages: The first and the last page to look at, counted from 1; by default all.

    Raises:
        LetterError: The source could not be read, or is no letter.
        OSError: The file could not be opened.
        TypeError: The source is none of these, for example a stream of text.
    """
    return parse_first(*contents(source, name), Reading(engine, ocr, cross_check, pages))


def parse_all(
    source: Source,
    *,
    name: str | None = None,
    engine: Engine = "pdfium",
    ocr: Ocr = "auto",
    cross_check: bool = False,
    pages: Pages | None = None,
) -> list[Letter]:
    """Parse every letter of a file that may hold several: a committee's agenda pack, a portfolio of PDFs, a mail.

    Each of several in a row of pages has them in `source.page_range`, and is named after them:
    "pack.pdf#pages=12-15". Pages that are no letter's are told of in the diagnostics of the letter behind them, or of
    the last. What a mail or a PDF carries is a source of its own, and named after both: "mail.eml/letter.pdf". A
    file's only letter is as `parse` gives it. For arguments and errors see there.
    """
    return parse_each(*contents(source, name), Reading(engine, ocr, cross_check, pages))


def parse_bytes(
    data: bytes,
    name: str,
    *,
    engine: Engine = "pdfium",
    ocr: Ocr = "auto",
    cross_check: bool = False,
    pages: Pages | None = None,
) -> Letter:
    """Parse one letter from its bytes; see `parse`."""
    return parse_first(data, name, Reading(engine, ocr, cross_check, pages))


def parse_first(data: bytes, name: str, reading: Reading) -> Letter:
    """Parse one letter, a file's first; see `parse`."""
    letter = trace(data, name, reading).letter
    if not reading.cross_check or letter.source.media_type != PDF:
        return letter
    from ofsted_letters.crosscheck import compare

    return compare(letter, trace(data, name, _otherwise(reading, letter)).letter)


def parse_each(data: bytes, name: str, reading: Reading) -> list[Letter]:
    """Parse every letter of a file; see `parse_all`."""
    from ofsted_letters.model import Letter

    letters = [Letter.model_validate(one.assembled.values) for one in _all_stages(data, name, reading)]
    if not reading.cross_check or letters[0].source.media_type != PDF:
        return letters
    from ofsted_letters.crosscheck import compare_all

    return compare_all(letters, parse_each(data, name, _otherwise(reading, letters[0])))


def parse_values(data: bytes, name: str, reading: Reading = USUAL) -> list[Values]:
    """As `parse_each`, to the contract's values, validated, in less time than its models take to import."""
    if reading.cross_check:
        return [letter.model_dump() for letter in parse_each(data, name, reading)]
    from ofsted_letters.write.values import validated

    return [validated(one.assembled.values) for one in _all_stages(data, name, reading)]


def trace(data: bytes, name: str, reading: Reading = USUAL) -> Trace:
    """Parse one letter, a file's first, and keep what every stage made of the file."""
    from ofsted_letters.model import Letter

    read = partial(_first_stages, reading=reading)
    document, labelling, assembled = _of_file_or_carried(data, file_name(name), read, most=1)[0]
    return Trace(document, labelling.labels, assembled.outcomes, Letter.model_validate(assembled.values))


class Stages(NamedTuple):
    """What the stages made of one letter."""

    document: Document
    labelling: Labelling
    assembled: Assembled


Read = Callable[[bytes, str], list[Stages]]
"""What makes letters of a file's bytes and its name."""


def _all_stages(data: bytes, name: str, reading: Reading) -> list[Stages]:
    """Every letter of a file, in its order."""
    return _of_file_or_carried(data, file_name(name), partial(_stages_of_each, reading=reading))


def _of_file_or_carried(data: bytes, name: str, read: Read, most: int = sys.maxsize) -> list[Stages]:
    """The letters of a file, which tells of files that it carries; those of `most` of them, where it is none itself."""
    try:
        return _told_of_attached(data, name, read(data, name))
    except (NotALetter, NotText, NoTextLayer, NoSuchPages):
        from ofsted_letters.read.carried import carried

        if inner := carried(data, name):
            return _of_carried(inner, name, read, most)
        raise


def _told_of_attached(data: bytes, name: str, found: list[Stages]) -> list[Stages]:
    """Letters of a file, of which the first tells what is attached to it, where it is a PDF."""
    if found[0].document.media_type != PDF:
        return found
    from ofsted_letters.read.carried import readable_names

    what, remedy = "it is attached to a PDF that is a letter itself", "save it, and give that"
    beside = [NotText(f"{name}/{one}", what, remedy) for one in readable_names(data)]
    return _told_of(DiagnosticCode.UNREAD_ATTACHMENT, beside, found) if beside else found


def _of_carried(inner: Iterable[Carried], name: str, read: Read, most: int) -> list[Stages]:
    """The letters of the files that a file carries; the first tells of those that have none."""
    found: list[Stages] = []
    refused: list[LetterError] = []
    for one in inner:
        try:
            own = f"{name}/{one.name}"
            found += _told_of_attached(one.data, own, read(one.data, own))
        except LetterError as error:
            refused.append(_of_what_it_carries(one, error))
        if len(found) >= most:
            break
    if not found:
        raise refused[0]
    return _told_of(DiagnosticCode.UNREAD_ATTACHMENT, refused, found)


def _of_what_it_carries(one: Carried, error: LetterError) -> LetterError:
    """Why a file in another is not read: where files are in it too, that only those of one file are."""
    from ofsted_letters.read.carried import carries

    if not carries(one.data, one.name):
        return error
    return NotText(error.name, "files are attached within it, which is attached itself", "save it, and give that")


def _told_of(code: DiagnosticCode, refused: Iterable[LetterError], found: list[Stages]) -> list[Stages]:
    """Letters, of which the first tells what is beside them and was refused."""
    told = [diagnostic(code, f"{error.name} is not read: {error.reason}", None, ()) for error in refused]
    found[0].assembled.values["diagnostics"] += told
    return found


def _first_stages(data: bytes, name: str, *, reading: Reading) -> list[Stages]:
    """A file's first letter; the labels are those of the whole file."""
    document, labelling = _labelled(data, name, reading)
    among = labelling.letters[0] if _is_of_several(labelling, reading) else None
    return [_stages(document, labelling, _source(data, name, document, among), reading)]


def _stages_of_each(data: bytes, name: str, *, reading: Reading) -> list[Stages]:
    """Every letter of a file, each with its own part of the document; the first tells of one that can't be read."""
    document, labelling = _labelled(data, name, reading)
    if not _is_of_several(labelling, reading):
        return [_stages(document, labelling, _source(data, name, document), reading)]
    found: list[Stages] = []
    refused: list[LetterError] = []
    for part, extent in zip(apart(document, labelling.letters), labelling.letters, strict=True):
        try:
            found.append(_stages(part, label_document(part), _source(data, name, document, extent), reading))
        except LetterError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return _told_of(DiagnosticCode.SECOND_LETTER, refused, found)


def _labelled(data: bytes, name: str, reading: Reading) -> tuple[Document, Labelling]:
    document = read_document(data, name, reading.engine, reading.ocr, reading.pages)
    if reading.pages:
        document = of_pages(document, reading.pages, name)
    labelling = label_document(document)
    if reading.pages:
        _require_letter(document, labelling, name, "what stands on pages {} to {}".format(*reading.pages))
    return document, labelling


def _is_of_several(labelling: Labelling, reading: Reading) -> bool:
    """Whether a letter is told by its pages: one of several in its file, or on the pages that were asked for."""
    return len(labelling.letters) > (0 if reading.pages else 1)


def _stages(document: Document, labelling: Labelling, source: Values, reading: Reading) -> Stages:
    return Stages(document, labelling, interpret(document, labelling, source, reading.rules))


def interpret(document: Document, labelling: Labelling, source: Values, rules: Rules | None = None) -> Assembled:
    """What the stages behind `label` make of a document; `source` is the contract's object of that name."""
    _require_letter(document, labelling, source["name"])
    assembled = assemble(document, labelling, source)
    assign(assembled.values["sections"], rules or packaged())
    found = assembled.values["diagnostics"] + check(assembled.values) + doubts(assembled.values, labelling.labels)
    if document.halves:
        found = on_sheets(found, document.halves)
        assembled = assembled._replace(values=on_sheets(assembled.values, document.halves))
    texts = {line.number: line.text for line in document.lines}
    assembled.values["diagnostics"] = [placed(one, texts) for one in found]
    return assembled


def _source(data: bytes, name: str, document: Document, extent: Extent | None = None) -> dict[str, Any]:
    """The contract's source; `extent` has the letter's pages where it is one of several."""
    sheets = extent and tuple(map(document.sheet, extent))
    return {
        "name": name + ("#pages={}-{}".format(*sheets) if sheets else ""),
        "media_type": document.media_type,
        "sha256": sha256(data),
        "bytes": len(data),
        "pages": document.pages,
        "page_range": sheets,
        "engine": document.engine,
    }


def _otherwise(reading: Reading, letter: Letter) -> Reading:
    """The same with the engine that a letter was not read with."""
    return reading._replace(
        engine="pdfium" if letter.source.engine.startswith("pdfplumber") else "pdfplumber", cross_check=False
    )


def _require_letter(document: Document, labelling: Labelling, name: str, what: str = "this") -> None:
    """Refuse what no line makes a letter, and say which pages could not be read: the line may stand there."""
    if not any(label.role in (Role.SALUTATION, Role.TITLE) for label in labelling.labels):
        kinds = ", ".join(dict.fromkeys(family.name.replace("_", " ") for family in FAMILIES))
        unread = "".join(
            f" ({note.message})" for note in document.notes if note.code is DiagnosticCode.PAGES_WITHOUT_TEXT
        )
        raise NotALetter(
            name,
            f"{what} is no letter or report: it has neither a salutation such as “Dear …” nor the title of a known"
            f" report{unread}",
            f"give one of Ofsted's letters or inspection reports: {kinds}",
        )
