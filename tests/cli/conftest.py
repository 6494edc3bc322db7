"""A pipeline that needs no letter: what a file holds says what becomes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from ofsted_letters.cli.app import app
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Medium
from ofsted_letters.errors import EmptyInput
from ofsted_letters.fields.rules import Attempt, Found, Outcome
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.model import Diagnostic, Letter
from tests.write.invented import item, letter, place, section

Run = Callable[..., Result]


class Trace(NamedTuple):
    document: Document
    labels: tuple[Label, ...]
    outcomes: dict[str, Outcome[Any]]
    letter: Letter


def parse_bytes(data: bytes, name: str, *, engine: str = "pdfium", cross_check: bool = False) -> Letter:
    if not data:
        raise EmptyInput(name, "the file is empty", "download it again")
    if data == b"crash":
        raise KeyError("no such thing")
    if data == b"doubtful" or cross_check:
        doubt = Diagnostic(
            code=DiagnosticCode.NO_SIGNATORY,
            severity="warning",
            message="nobody signed",
            pointer="/signatories",
            evidence=place(22),
        )
        return letter(name, diagnostics=(doubt,))
    made = letter(name, sections=(section("findings", "Main findings", item(data.decode())),))
    return made.model_copy(update={"source": made.source.model_copy(update={"engine": engine})})


def parse_values(data: bytes, name: str, *, engine: str = "pdfium", cross_check: bool = False) -> dict[str, Any]:
    return parse_bytes(data, name, engine=engine, cross_check=cross_check).model_dump()


def trace(data: bytes, name: str, *, engine: str = "pdfium") -> Trace:
    made = parse_bytes(data, name)
    labels = (
        label(9, "3 September 2010", Role.DATE, "day_month_year"),
        label(21, data.decode(), Role.ITEM, "bullet_glyph", page=None),
        label(22, "and Bo Finch", Role.ITEM, "continued"),
    )
    outcomes: dict[str, Outcome[Any]] = {
        "/metadata/inspectors": Outcome(
            Found(("Bo Finch",)), (Attempt("named_first", "no verb"), Attempt("named_last", None))
        ),
        "/metadata/theme": Outcome(None, (Attempt("looked_at", "no such words"),)),
    }
    lines = tuple(label.line for label in labels)
    return Trace(Document(lines, "text/plain", "text", None, Medium.TEXT), labels, outcomes, made)


def label(number: int, text: str, role: Role, rule: str, page: int | None = 1) -> Label:
    return Label(Line(number, text, page, 0.0, 0.0, 0.0, 0.0, 0.0, 12.0, False, 0.0), role, rule)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("ofsted_letters.pipeline")
    module.__dict__.update(parse_bytes=parse_bytes, parse_values=parse_values, trace=trace)
    monkeypatch.setitem(sys.modules, "ofsted_letters.pipeline", module)


@pytest.fixture
def run(pipeline: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="ofsted-letters")

    return invoke
