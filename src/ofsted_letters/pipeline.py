"""The pipeline: bytes --read--> Document --label--> Labelling --assemble--> values --check--> Letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ofsted_letters.assemble import Assembled, Values, assemble
from ofsted_letters.check import check
from ofsted_letters.diagnostics import placed
from ofsted_letters.document import Document
from ofsted_letters.doubts import doubts
from ofsted_letters.errors import NotALetter
from ofsted_letters.families import FAMILIES
from ofsted_letters.fields.rules import Outcome
from ofsted_letters.forms import label_document
from ofsted_letters.label.labels import Label, Labelling, Role
from ofsted_letters.read import read_document
from ofsted_letters.source import Source, contents, file_name, sha256
from ofsted_letters.terms import Engine

if TYPE_CHECKING:
    from ofsted_letters.model import Letter


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
    cross_check: bool = False,
) -> Letter:
    """Parse one letter.

    Threads may call it at once, and gain nothing: one at a time reads a PDF, for pdfium is not made for threads. Nor
    has it limits of time, memory or input, so that a hostile file can take all of them or end the process. `parse_many`
    of `ofsted_letters.batch` uses every core, and has limits.

    Args:
        source: A path, the bytes of a PDF or text file, or a binary stream of them.
        name: What to call the source in the result; by default its file name, or "-".
        engine: The library that reads PDFs.
        cross_check: Read a PDF with the other engine too, and say where the two disagree.

    Raises:
        LetterError: The source could not be read, or is no letter.
        OSError: The file could not be opened.
        TypeError: The source is none of these, for example a stream of text.
    """
    data, called = contents(source, name)
    return parse_bytes(data, called, engine=engine, cross_check=cross_check)


def parse_bytes(data: bytes, name: str, *, engine: Engine = "pdfium", cross_check: bool = False) -> Letter:
    """Parse one letter from its bytes; see `parse`."""
    letter = trace(data, name, engine=engine).letter
    if not cross_check or letter.source.media_type != "application/pdf":
        return letter
    from ofsted_letters.crosscheck import compare

    other: Engine = "pdfplumber" if letter.source.engine == "pdfium" else "pdfium"
    return compare(letter, trace(data, name, engine=other).letter)


def parse_values(data: bytes, name: str, *, engine: Engine = "pdfium", cross_check: bool = False) -> Values:
    """Parse one letter to the contract's values, validated, in less time than its models take to import."""
    if cross_check:
        return parse_bytes(data, name, engine=engine, cross_check=True).model_dump()
    from ofsted_letters.write.values import validated

    return validated(_stages(data, name, engine)[2].values)


def trace(data: bytes, name: str, *, engine: Engine = "pdfium") -> Trace:
    """Parse one letter and keep what every stage made of it."""
    from ofsted_letters.model import Letter

    document, labelling, assembled = _stages(data, name, engine)
    return Trace(document, labelling.labels, assembled.outcomes, Letter.model_validate(assembled.values))


def _stages(data: bytes, name: str, engine: Engine) -> tuple[Document, Labelling, Assembled]:
    document = read_document(data, name, engine)
    return document, *interpret(document, _source(data, name, document))


def interpret(document: Document, source: Values) -> tuple[Labelling, Assembled]:
    """What the stages behind `read` make of a document; `source` is the contract's object of that name."""
    labelling = label_document(document)
    _require_letter(labelling, source["name"])
    assembled = assemble(document, labelling, source)
    found = assembled.values["diagnostics"] + check(assembled.values) + doubts(assembled.values, labelling.labels)
    texts = [line.text for line in document.lines]
    assembled.values["diagnostics"] = [placed(one, texts) for one in found]
    return labelling, assembled


def _source(data: bytes, name: str, document: Document) -> dict[str, Any]:
    return {
        "name": file_name(name),
        "media_type": document.media_type,
        "sha256": sha256(data),
        "bytes": len(data),
        "pages": document.pages,
        "page_range": None,
        "engine": document.engine,
    }


def _require_letter(labelling: Labelling, name: str) -> None:
    if not any(label.role in (Role.SALUTATION, Role.TITLE) for label in labelling.labels):
        kinds = ", ".join(dict.fromkeys(family.name.replace("_", " ") for family in FAMILIES))
        raise NotALetter(
            name,
            "this is no letter or report: it has neither a salutation such as “Dear …” nor the title of a known report",
            f"give one of Ofsted's letters or inspection reports: {kinds}",
        )
