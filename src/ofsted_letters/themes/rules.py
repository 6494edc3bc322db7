"""The theme rules: those of the package, and a reader's own.

`themes.toml` is what people read and change. `packaged.json` is the same for programs, because to read TOML takes ten
times as long as to read JSON, at every start; the tests hold the two against each other.
"""

from __future__ import annotations

import functools
import json
import os
from typing import Any, NamedTuple

from ofsted_letters.themes.phrases import Tree

HERE = os.path.dirname(__file__)
PACKAGED = os.path.join(HERE, "packaged.json")
SOURCE = os.path.join(HERE, "themes.toml")


class Theme(NamedTuple):
    """What a theme is called and what it covers."""

    code: str
    area: str
    """Code of its area."""
    name: str
    description: str
    beside: str | None
    """A theme of which the text must have a phrase too."""


class Rules(NamedTuple):
    """Themes and the phrases that tell them."""

    version: str
    """What whoever wrote them calls this state of them."""
    sha256: str
    """Of the file, its line ends aside."""
    areas: dict[str, str]
    """Names by code."""
    themes: dict[str, Theme]
    """By code, in the file's order."""
    tree: Tree


@functools.cache
def packaged() -> Rules:
    """The rules of this package."""
    with open(PACKAGED, "rb") as file:
        return from_json(json.loads(file.read()))


def from_json(values: dict[str, Any]) -> Rules:
    """Rules from what `as_json` made of them."""
    themes = {code: Theme(code, **told) for code, told in values["themes"].items()}
    return Rules(values["version"], values["sha256"], values["areas"], themes, values["tree"])


def as_json(rules: Rules) -> dict[str, Any]:
    """Rules as JSON has them."""
    themes = {
        code: {key: value for key, value in one._asdict().items() if key != "code"}
        for code, one in rules.themes.items()
    }
    return rules._asdict() | {"themes": themes}
