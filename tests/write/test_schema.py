"""The published schema: versioned, and every property and code explained."""

from __future__ import annotations

import pytest

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.write.schema import MODELS, json_schema


@pytest.mark.parametrize("name", MODELS)
def test_every_property_is_described(name: str) -> None:
    schema = json_schema(name)
    assert schema["$id"] == f"urn:ofsted-letters:{name}:1.1"
    for part in (schema, *schema["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), key


def test_every_code_is_explained() -> None:
    codes = json_schema("letter")["$defs"]["DiagnosticCode"]
    assert codes["enum"] == [one["const"] for one in codes["oneOf"]] == list(DiagnosticCode)
    assert all(
        code.__doc__ and code.__doc__ in one["description"]
        for code, one in zip(DiagnosticCode, codes["oneOf"], strict=True)
    )
