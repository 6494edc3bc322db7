"""The samples: what is parsed is what was written, whatever the file's kind and engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.terms import Engine
from samples.as_pdf import as_pdf
from samples.as_text import as_bytes
from samples.letter import facts, load_all
from samples.make_samples import MAKERS
from samples.report import load_reports, report_facts
from samples.report_as_pdf import report_as_pdf
from tests.facts import parsed_facts, parsed_report_facts

FOLDER = Path(__file__).resolve().parent.parent / "samples"
SAMPLES = {letter.name: letter for letter in load_all()}
TEXTS = [name for name, letter in SAMPLES.items() if "txt" in letter.kinds]
REPORTS = {report.name: report for report in load_reports()}
FILES = [f"{letter.name}.{kind}" for letter in SAMPLES.values() for kind in letter.kinds]
FILES += [f"{name}.pdf" for name in REPORTS]


@pytest.mark.parametrize("name", TEXTS)
def test_text_says_what_was_written(name: str) -> None:
    parsed = parse_bytes(as_bytes(SAMPLES[name]), f"{name}.txt")
    assert parsed_facts(parsed) == facts(SAMPLES[name])


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("name", SAMPLES)
def test_pdf_says_what_was_written(name: str, engine: Engine) -> None:
    parsed = parse_bytes(as_pdf(SAMPLES[name]), f"{name}.pdf", engine=engine)
    assert parsed.source.engine == engine
    assert parsed_facts(parsed) == facts(SAMPLES[name])


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_says_what_was_written(name: str, engine: Engine) -> None:
    parsed = parse_bytes(report_as_pdf(REPORTS[name]), f"{name}.pdf", engine=engine)
    assert parsed_report_facts(parsed) == report_facts(REPORTS[name])
    assert [one.code for one in parsed.diagnostics if one.severity != "info"] == ["unresolved_authority"]


@pytest.mark.parametrize("file", FILES)
def test_files_are_those_of_the_source(file: str) -> None:
    name, _, kind = file.partition(".")
    made = report_as_pdf(REPORTS[name]) if name in REPORTS else MAKERS[kind](SAMPLES[name])
    assert (FOLDER / file).read_bytes() == made


@pytest.mark.parametrize("file", FILES)
def test_json_is_the_golden(file: str, regenerate: bool) -> None:
    golden = FOLDER / f"{file}.json"
    parsed = parse_bytes((FOLDER / file).read_bytes(), file).model_dump(mode="json")
    if regenerate:
        golden.write_text(json.dumps(parsed, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert parsed == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_some_item_runs_over_a_page_break(kind: str) -> None:
    parsed = [parse_bytes((FOLDER / file).read_bytes(), file) for file in FILES if file.endswith(kind)]
    items = [item for letter in parsed for section in letter.sections for item in section.items]
    assert any(len({place.page for place in item.evidence}) == 2 for item in items)


def test_samples_cover_both_ways_of_each_look() -> None:
    looks = [letter.look for letter in SAMPLES.values()]
    assert {look.bullet for look in looks} >= {"-", "•", "●", "o", "ƒ", "\uf0a7", ".", ""}
    assert {look.letterhead for look in looks} == {"one line", "rows", "columns", "lines"}
    for name in ("letterhead_after_body", "hanging", "gap", "glued"):
        assert {getattr(look, name) for look in looks} == {True, False}, name


def count(family: str) -> int:
    return sum(letter.family == family for letter in SAMPLES.values())


def test_each_family_has_its_samples() -> None:
    assert count("contact_referral_assessment") >= 8
    assert count("focused_visit") >= 2
    assert count("joint_targeted_area") >= 2
    assert {report.family for report in REPORTS.values()} == {"ilacs_inspection", "area_send"}


def test_goldens_are_not_written_where_ci_is_set() -> None:
    command = [sys.executable, "-m", "pytest", "--regenerate", "--collect-only", "-q", __file__]
    done = subprocess.run(
        command, cwd=FOLDER.parent, env=os.environ | {"CI": "true"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--regenerate is refused" in done.stderr
