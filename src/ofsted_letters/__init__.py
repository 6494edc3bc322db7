"""Ofsted's inspection letters on children's services as data.

    from ofsted_letters import parse, findings

    letter = parse("letter.pdf")
    rows = findings(letter)

Names are imported on first use, so that the command line starts without loading what it does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

_HOMES = {
    "parse": "pipeline",
    "parse_all": "pipeline",
    "parse_bytes": "pipeline",
    "parse_many": "batch.api",
    "read_jsonl": "written",
    "findings": "write.findings",
    "item_images": "browse.pictures",
    "Letter": "model",
    "Section": "model",
    "Item": "model",
    "Diagnostic": "model",
    "Engine": "terms",
    "Ocr": "terms",
    "Finding": "model",
    "LetterError": "errors",
    "EmptyInput": "errors",
    "NotText": "errors",
    "HtmlInput": "errors",
    "EncryptedPdf": "errors",
    "BrokenPdf": "errors",
    "BrokenPicture": "errors",
    "NoPicture": "errors",
    "NoSuchPages": "errors",
    "NoTextLayer": "errors",
    "NotALetter": "errors",
    "RecognitionFailed": "errors",
    "TooLarge": "errors",
}

__all__ = [
    "BrokenPdf",
    "BrokenPicture",
    "Diagnostic",
    "EmptyInput",
    "EncryptedPdf",
    "Engine",
    "Finding",
    "HtmlInput",
    "Item",
    "Letter",
    "LetterError",
    "NoPicture",
    "NoSuchPages",
    "NoTextLayer",
    "NotALetter",
    "NotText",
    "Ocr",
    "RecognitionFailed",
    "Section",
    "TooLarge",
    "__version__",
    "findings",
    "item_images",
    "parse",
    "parse_all",
    "parse_bytes",
    "parse_many",
    "read_jsonl",
]

if TYPE_CHECKING:
    from ofsted_letters.batch.api import parse_many
    from ofsted_letters.browse.pictures import item_images
    from ofsted_letters.errors import (
        BrokenPdf,
        BrokenPicture,
        EmptyInput,
        EncryptedPdf,
        HtmlInput,
        LetterError,
        NoPicture,
        NoSuchPages,
        NotALetter,
        NoTextLayer,
        NotText,
        RecognitionFailed,
        TooLarge,
    )
    from ofsted_letters.model import Diagnostic, Finding, Item, Letter, Section
    from ofsted_letters.pipeline import parse, parse_all, parse_bytes
    from ofsted_letters.terms import Engine, Ocr
    from ofsted_letters.write.findings import findings
    from ofsted_letters.written import read_jsonl


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, also those not yet imported."""
    return [*__all__]
