"""The contract as JSON Schema, generated from the models."""

from __future__ import annotations

from typing import Any

from ofsted_letters.model import Finding, Letter, Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Model]] = {"letter": Letter, "finding": Finding}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a letter or of a row of the findings table.

    Args:
        name: a key of `MODELS`.
    """
    return {"$schema": DIALECT, **MODELS[name].model_json_schema()}
