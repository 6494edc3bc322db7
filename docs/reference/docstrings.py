"""What a module says below its names: Python keeps no docstring of a constant, its source has it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent
from types import ModuleType


def of_constants(module: ModuleType) -> dict[str, str]:
    """The docstrings below a module's constants, by their names."""
    return dict(below_names(ast.parse(inspect.getsource(module)).body))


def below_names(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Each name that is given a value, with the string that stands right below it."""
    for statement, below in pairwise(body):
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            for name in names_of(statement):
                yield name, below.value.value


def names_of(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives a value."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def of_members(kind: type) -> dict[str, str]:
    """The docstrings below the members of an enumeration, by the members' names."""
    tree = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(tree, ast.ClassDef)
    return dict(below_names(tree.body))
