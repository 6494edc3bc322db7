"""Every field, column, code, error, family, heading and rule is in the reference, each with what it means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from docs.reference import diagnostics, errors, families, fields, rules, tables, themes
from docs.reference.docstrings import of_constants
from docs.reference.markdown import plain
from docs.reference.pages import PAGES
from ofsted_letters import model, terms
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.families import FAMILIES, UNKNOWN
from ofsted_letters.families.family import Family
from ofsted_letters.label.rules import Basis, Rule
from ofsted_letters.model import Letter, Model
from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.themes.rules import packaged
from ofsted_letters.write import tables as written
from tests.test_cases import cases

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = fields.models_below(Letter, [])


@pytest.mark.parametrize("one", CONTRACT, ids=lambda one: one.__name__)
def test_a_model_has_its_section_with_every_field(one: type[Model]) -> None:
    shown = fields.page().partition(f"\n## {one.__name__}\n")[2].partition("\n## ")[0]
    assert one.__doc__
    for name, field in one.model_fields.items():
        assert field.description, f"{one.__name__}.{name} is not described"
        assert f"| `{name}` | " in shown
        assert f"| {plain(field.description)} |" in shown


def test_the_dictionary_has_every_model_of_a_letter() -> None:
    held = {one for one in vars(model).values() if isinstance(one, type) and issubclass(one, Model)}
    assert held == {*CONTRACT, Model, model.Finding}


@pytest.mark.parametrize(("name", "words"), fields.named_words().items())
def test_words_to_choose_from_are_listed_and_explained(name: str, words: object) -> None:
    assert (of_constants(terms) | of_constants(model)).get(name), f"{name} is not described"
    assert f"\n## {name}\n" in fields.page()
    assert all(f"`{word}`" in fields.page() for word in get_args(words))


@pytest.mark.parametrize("name", tables.declared())
def test_a_table_has_every_column_explained(name: str) -> None:
    shown = tables.page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert name == "history" or of_constants(written).get(name.upper()), f"what a row of {name} is, is not said"
    for column in tables.declared()[name]:
        assert tables.meaning(name, column), f"say in docs/reference/tables.py what {name}.{column.name} is"
        assert f"| `{column.name}` | " in shown


def test_no_column_is_explained_that_no_table_has() -> None:
    of_each = {(name, column.name) for name, columns in tables.declared().items() for column in columns}
    assert {name for _, name in of_each} >= tables.OF_TABLES.keys() | tables.HISTORY.keys()
    assert of_each >= tables.OF_TABLE.keys()


@pytest.mark.parametrize("one", DiagnosticCode)
def test_a_diagnostic_is_explained_with_an_example_and_what_to_do(one: DiagnosticCode) -> None:
    shown = diagnostics.page().partition(f"\n### `{one}`\n")[2].partition("\n### ")[0]
    for words in (one.__doc__, one.example, one.remedy):
        assert words
        assert plain(words) in shown
    assert one.remedy.endswith(".")
    assert not one.example.endswith(".")


def test_examples_of_diagnostics_are_what_letters_say() -> None:
    """Where cases or samples have a code, its example is one of their messages, but for the place at its end."""
    said: dict[str, set[str]] = {}
    texts = [(case.values[0].text.encode(), "case.txt") for case in cases()]
    files = [file for file in (ROOT / "samples").iterdir() if file.suffix in (".pdf", ".txt")]
    for data, name in [*texts, *((file.read_bytes(), file.name) for file in files)]:
        for one in parse_bytes(data, name).diagnostics:
            said.setdefault(one.code, set()).add(re.sub(r" \((?:page|line) \d+: “.*”\)$", "", one.message))
    assert len(said) > 30
    assert {one: one.example for one in DiagnosticCode if one in said and one.example not in said[one]} == {}


def test_every_error_is_explained() -> None:
    codes = [one.code for one in errors.errors()]
    assert len(codes) == len(set(codes)) > 20
    for one in errors.errors():
        assert one.__doc__
        assert f"| `{one.code}` | {plain(one.__doc__)} |" in errors.page()


@pytest.mark.parametrize("family", [*FAMILIES, UNKNOWN], ids=lambda family: f"{family.name} {family.form}")
def test_a_family_has_its_section_with_its_headings(family: Family) -> None:
    shown = families.page().partition(f"\n## {family.name} ({family.form})\n")[2].partition("\n## ")[0]
    assert f"| `{family.name}` | {plain(family.what)} |" in families.page()
    for words in (*family.headings, *family.openings, *family.endings, *family.wordings.values()):
        assert words.strip() in shown
    for words in (*family.subjects, *family.titles, *family.expected, *family.fields):
        assert f"`{words}`" in shown


def test_every_rule_and_its_evidence_are_explained() -> None:
    for rule in Rule:
        assert f"| `{rule}` | `{rule.basis}` | {plain(rule.__doc__ or '')} |" in rules.page()
    for basis in Basis:
        assert re.search(rf"\| `{basis}` \| \w", rules.page())


def test_every_theme_is_in_its_area() -> None:
    for one in packaged().themes.values():
        area = themes.page().partition(f"\n## {packaged().areas[one.area]}\n")[2].partition("\n## ")[0]
        assert f"| `{one.code}` | {plain(one.name)} | {plain(one.description)} | " in area


def test_every_generated_page_is_in_the_sites_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for place in PAGES:
        assert f": {place}\n" in contents
