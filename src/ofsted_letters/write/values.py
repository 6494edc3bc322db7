"""A letter's values as validated JSON without its model: for a command that is to start quickly.

Importing pydantic's BaseModel and building one class takes longer than parsing a letter; the validator underneath
does not need them. `contract.json` holds the models' shapes for it, derived from them and compared with them by the
tests.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, from_json

from ofsted_letters.write.harmless import harmless


def validated(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a letter as the contract's types.

    Raises:
        pydantic_core.ValidationError: they are no letter.
    """
    letter: dict[str, Any] = validator().validate_python(values)
    return letter


def values_json(letter: Mapping[str, Any]) -> bytes:
    """Validated values as an indented JSON object with a newline at its end."""
    return harmless(serializer().to_json(letter, indent=2)) + b"\n"


def values_line(letter: Mapping[str, Any]) -> bytes:
    """Validated values as one line of JSON Lines."""
    return harmless(serializer().to_json(letter)) + b"\n"


@cache
def validator() -> SchemaValidator:
    """What holds values against the contract."""
    return SchemaValidator(contract())


@cache
def serializer() -> SchemaSerializer:
    """What writes values in the contract's order."""
    return SchemaSerializer(contract())


@cache
def contract() -> CoreSchema:
    """The models' shapes."""
    with open(os.path.join(os.path.dirname(__file__), "contract.json"), "rb") as file:
        schema: CoreSchema = from_json(file.read())
    return schema
