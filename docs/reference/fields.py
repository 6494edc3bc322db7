"""The field dictionary, made from the models."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from docs.reference.docstrings import of_constants
from docs.reference.markdown import code, plain, table
from ofsted_letters import model, terms
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Letter, Model, PartialDate
from ofsted_letters.terms import SCHEMA_VERSION

INTRODUCTION = f"""\
# Fields

The JSON of one letter, version {SCHEMA_VERSION} of the contract, key by key; `ofsted-letters schema` prints the same as
JSON Schema. Absent values are `null` or `[]`, no key is ever left out, and an unknown key is an error.
"""
WORDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day, YYYY-MM-DD"}
"""What a plain type is called."""


def page() -> str:
    """Every model of the contract, the outermost first, and the words that fields choose from."""
    parts = [INTRODUCTION, *map(section, models_below(Letter, [])), *words()]
    return "\n".join(parts)


def models_below(outermost: type[Model], found: list[type[Model]]) -> list[type[Model]]:
    """A model and those that its fields hold, each once, in the order in which a reader meets them."""
    if outermost not in found:
        found.append(outermost)
        for field in outermost.model_fields.values():
            for inner in models_in(field.annotation):
                models_below(inner, found)
    return found


def models_in(annotation: Any) -> Iterator[type[Model]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def section(one: type[Model]) -> str:
    """One model: what it is, and its fields."""
    return "\n".join([f"## {one.__name__}\n", plain(one.__doc__ or "") + "\n", field_table(one)])


def field_table(one: type[Model]) -> str:
    """The fields of a model: key, type, meaning."""
    rows = (
        (code(name), type_in_words(field.annotation), plain(field.description or ""))
        for name, field in one.model_fields.items()
    )
    return table(("key", "holds", "what it is"), rows)


def type_in_words(annotation: Any) -> str:
    """A type as a reader of JSON would put it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return "date, as precise as the letter" if annotation == PartialDate else type_in_words(parts[0])
    if origin is Literal:
        return choice(annotation)
    if origin in (Union, UnionType):
        return " or ".join(type_in_words(part) for part in parts if part is not NoneType) + " or null"
    if origin is tuple:
        return list_in_words(parts)
    if origin is dict:
        return f"object of {type_in_words(parts[1])}"
    if issubclass(annotation, Model):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if annotation is DiagnosticCode:
        return "[a code](diagnostics.md)"
    return WORDS[annotation.__name__]


def list_in_words(parts: tuple[Any, ...]) -> str:
    """A tuple: of any length, or of so many values."""
    if Ellipsis in parts:
        return f"list of {type_in_words(parts[0])}"
    return f"list of {len(parts)}, each a {type_in_words(parts[0])}"


def choice(annotation: Any) -> str:
    """Words to choose from: by the name that they have, or one by one."""
    for name, words_named in named_words().items():
        if words_named == annotation:
            return f"[{name}](#{name.lower()})"
    return ", ".join(map(code, get_args(annotation)))


def named_words() -> dict[str, Any]:
    """The choices of words that have a name in the contract, by that name."""
    return {
        name: value
        for module in (terms, model)
        for name, value in vars(module).items()
        if get_origin(value) is Literal and name not in ("Engine", "Severity")
    }


def words() -> Iterator[str]:
    """Each choice of words: its meaning, and the words."""
    meanings = of_constants(terms) | of_constants(model)
    for name, value in named_words().items():
        yield f"## {name}\n\n{plain(meanings[name])}\n\n{', '.join(map(code, get_args(value)))}\n"
