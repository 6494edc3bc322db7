"""The contract as JSON Schema, generated from the models."""

from __future__ import annotations

from typing import Any

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Finding, Letter, Model
from ofsted_letters.terms import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Model]] = {"letter": Letter, "finding": Finding}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a letter or of a row of the findings table.

    Args:
        name: a key of `MODELS`.
    """
    schema = MODELS[name].model_json_schema()
    codes = schema["$defs"]["DiagnosticCode"]
    codes["description"] = DiagnosticCode.__doc__
    codes["oneOf"] = [
        {"const": code.value, "description": f"{code.severity}: {code.__doc__}"} for code in DiagnosticCode
    ]
    return {"$schema": DIALECT, "$id": f"urn:ofsted-letters:{name}:{SCHEMA_VERSION}", **schema}
