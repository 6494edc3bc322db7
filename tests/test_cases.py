"""Runs tests/cases/*.md; tests/cases/README.md says how a case is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ofsted_letters.pipeline import parse_bytes

FOLDER = Path(__file__).parent / "cases"
FENCE = re.compile(r"^```(\S+)\n(.*?)\n?^```$", re.MULTILINE | re.DOTALL)
NOT_YET = re.compile(r"^- not yet: (.*)$", re.MULTILINE)
PATH = re.compile(r"^- ([a-z_.0-9]+) = (.*)$", re.MULTILINE)
PARTS = tuple(FENCE.findall((FOLDER / "template.md").read_text(encoding="utf-8")))


class Case(NamedTuple):
    title: str
    text: str
    paths: list[tuple[str, str]]
    rows: list[dict[str, str]]
    not_yet: list[str]
    """Why the parser still gets it wrong."""


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.md")):
        for paragraph in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            case = read_case(paragraph)
            marks = [pytest.mark.xfail(strict=True, reason=reason) for reason in case.not_yet]
            yield pytest.param(case, id=f"{file.stem}: {case.title}", marks=marks)


def read_case(paragraph: str) -> Case:
    title, _, rest = paragraph.partition("\n")
    parts = dict(FENCE.findall(rest))
    expected = FENCE.sub("", rest)
    unknown = parts.keys() - dict(PARTS).keys() - {"letter"}
    assert not unknown, f"{title}: no such part of a letter: {unknown}"
    text = parts.get("letter") or "\n\n".join(parts.get(name, usual) for name, usual in PARTS)
    return Case(
        title,
        text.replace("\n--- page ---\n", "\n\f"),
        PATH.findall(expected),
        read_table(expected),
        NOT_YET.findall(expected),
    )


def read_table(text: str) -> list[dict[str, str]]:
    lines = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.split("\n") if line[:1] == "|"
    ]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def value_at(letter: Any, path: str) -> Any:
    for step in path.split("."):
        letter = letter[int(step)] if step.isdigit() else letter[step]
    return letter


def expected_value(text: str) -> Any:
    """JSON where it is JSON, otherwise the words as they stand."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    assert case.paths or case.rows, "a case expects something"
    letter = parse_bytes(case.text.encode(), "case.txt").model_dump(mode="json")
    letter["diagnostics"] = [diagnostic["code"] for diagnostic in letter["diagnostics"]]
    assert {path: value_at(letter, path) for path, _ in case.paths} == {
        path: expected_value(value) for path, value in case.paths
    }
    if case.rows:
        assert items_of(letter, case.rows) == case.rows


def items_of(letter: Any, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The items of the kinds that the table names, with the table's columns."""
    kinds = {row["kind"] for row in rows}
    return [
        {column: cell(({**section, **item})[column]) for column in rows[0]}
        for section in letter["sections"]
        if section["kind"] in kinds
        for item in section["items"]
    ]


def test_every_file_of_cases_has_cases() -> None:
    for file in FOLDER.glob("*.md"):
        if file.name not in ("README.md", "template.md"):
            assert "\n## " in file.read_text(encoding="utf-8"), file.name
