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
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.model import Diagnostic, Letter
from ofsted_letters.terms import Reading
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


def parse_first(data: bytes, name: str, reading: Reading) -> Letter:
    return parse_bytes(data, name, engine=reading.engine, cross_check=reading.cross_check)


def parse_each(data: bytes, name: str, reading: Reading) -> list[Letter]:
    return [parse_first(data, name, reading)]


def parse_values(data: bytes, name: str, reading: Reading) -> list[dict[str, Any]]:
    """A text with a form feed in it holds two letters."""
    parts = enumerate(data.split(b"\f"), 1) if b"\f" in data else [("", data)]
    named = [(f"{name}#pages={at}-{at}" if at else name, part) for at, part in parts]
    made = [parse_first(part, called, reading).model_dump() for called, part in named]
    return [
        one
        for one in made
        if not reading.pages or one["source"]["name"].endswith("#pages={}-{}".format(*reading.pages))
    ]


def trace(data: bytes, name: str, reading: Reading) -> Trace:
    made = parse_bytes(data, name)
    labels = (
        label(9, "3 September 2010", Role.DATE, Rule.FIRST_DATE),
        label(21, data.decode(), Role.ITEM, Rule.BULLET, page=None),
        label(22, "and Bo Finch", Role.ITEM, Rule.SMALL_LETTER, outcomes=(decide((gap, small_letter)),)),
    )
    outcomes: dict[str, Outcome[Any]] = {
        "/metadata/inspectors": decide((named_first, named_last)),
        "/metadata/theme": decide((looked_at,)),
    }
    lines = tuple(label.line for label in labels)
    return Trace(Document(lines, "text/plain", "text", None, Medium.TEXT), labels, outcomes, made)


def named_first() -> Declined:
    return Declined("no verb")


def named_last() -> Found[tuple[str, ...]]:
    return Found(("Bo Finch",))


def looked_at() -> Declined:
    return Declined("no such words")


def gap() -> Declined:
    return Declined("none there")


def small_letter() -> Found[str]:
    return Found("goes on")


def label(
    number: int, text: str, role: Role, rule: Rule, page: int | None = 1, outcomes: tuple[Outcome[Any], ...] = ()
) -> Label:
    line = Line(number, text, page, 0.0, 0.0, 0.0, 0.0, 0.0, 12.0, False, 0.0)
    return Label(line, role, rule, group=int(role is Role.ITEM), outcomes=outcomes)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("ofsted_letters.pipeline")
    module.__dict__.update(parse_first=parse_first, parse_each=parse_each, parse_values=parse_values, trace=trace)
    monkeypatch.setitem(sys.modules, "ofsted_letters.pipeline", module)


@pytest.fixture
def run(pipeline: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="ofsted-letters")

    return invoke
