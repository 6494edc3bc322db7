"""`contract.json` is derived from the models: the same shapes, so that the same values pass both.

After a change to the models, write it anew with `pytest tests/write/test_contract.py --regenerate`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import ofsted_letters.write.values
from ofsted_letters.model import Letter
from ofsted_letters.write.json import letter_json, letter_line
from ofsted_letters.write.values import validated, values_json, values_line
from tests.write.invented import item, letter, section

CONTRACT = Path(ofsted_letters.write.values.__file__).with_name("contract.json")
KEPT = ("type", "expected", "pattern", "variadic_item_index")
NESTED = ("schema", "items_schema", "keys_schema", "values_schema")


def plain(core: Any, shared: dict[str, Any]) -> Any:
    """A core schema without its classes and references: a model becomes a dict with exactly its fields."""
    if isinstance(core, list):
        return [plain(part, shared) for part in core]
    if core["type"] == "definitions":
        return plain(core["schema"], {part["ref"]: part for part in core["definitions"]})
    if core["type"] == "definition-ref":
        return plain(shared[core["schema_ref"]], shared)
    if core["type"] == "enum":
        return {"type": "literal", "expected": [member.value for member in core["members"]]}
    if core["type"] == "model":
        return exactly({name: plain(field["schema"], shared) for name, field in core["schema"]["fields"].items()})
    kept = {key: core[key] for key in KEPT if key in core}
    return kept | {key: plain(core[key], shared) for key in NESTED if key in core}


def exactly(fields: dict[str, Any]) -> dict[str, Any]:
    """A dict that has these keys and no others."""
    required = {name: {"type": "typed-dict-field", "required": True, "schema": fields[name]} for name in fields}
    return {"type": "typed-dict", "extra_behavior": "forbid", "fields": required}


def test_the_contract_is_derived_from_the_models(regenerate: bool) -> None:
    derived = json.dumps(plain(Letter.__pydantic_core_schema__, {}), indent=1) + "\n"
    if regenerate:
        CONTRACT.write_text(derived, encoding="utf-8", newline="\n")
    assert CONTRACT.read_text(encoding="utf-8") == derived


@pytest.mark.parametrize(("write", "as_model"), [(values_json, letter_json), (values_line, letter_line)])
def test_values_give_the_same_bytes_as_the_model(
    write: Callable[[dict[str, Any]], bytes], as_model: Callable[[Letter], bytes]
) -> None:
    made = letter(sections=(section("findings", "\x9b’£", item("\u2028\x7f")),))
    assert write(validated(made.model_dump())) == as_model(made)
    assert write(validated(made.model_dump(mode="json"))) == as_model(made)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("family",), "postcard"),
        (("folder",), "x"),
        (("header", "date"), "3 September"),
        (("metadata", "previous_inspections"), ["June 2009"]),
        (("source", "pages"), "many"),
        (("evidence",), {"/header/date": [{"page": 1, "bbox": [1.0], "lines": [1, 1]}]}),
    ],
)
def test_what_the_models_refuse_is_refused(path: tuple[str, ...], value: object) -> None:
    values = part = letter().model_dump(mode="json")
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    with pytest.raises(ValidationError) as by_models:
        Letter.model_validate(values)
    with pytest.raises(ValidationError) as by_values:
        validated(values)
    assert by_values.value.error_count() == by_models.value.error_count()


def test_what_is_missing_is_refused() -> None:
    for name in Letter.model_fields:
        values = letter().model_dump(mode="json")
        del values[name]
        with pytest.raises(ValidationError, match="Field required"):
            validated(values)
