"""The package's names: all there, and none imported before it is asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import ofsted_letters
from ofsted_letters import errors

HEAVY = ("pydantic", "pypdfium2", "pdfplumber", "ofsted_letters.pipeline", "ofsted_letters.model")


@pytest.mark.parametrize("name", ofsted_letters.__all__)
def test_each_name_is_there(name: str) -> None:
    assert getattr(ofsted_letters, name) is not None


def test_each_error_is_public() -> None:
    declared = {
        name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)
    }
    assert declared <= set(ofsted_letters.__all__)


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'unparse'"):
        ofsted_letters.unparse  # noqa: B018
    assert not hasattr(ofsted_letters, "unparse")


def test_a_name_is_kept_once_it_was_asked_for() -> None:
    first = getattr(ofsted_letters, "parse")  # noqa: B009 - asked for, as a user does who imports it
    assert vars(ofsted_letters)["parse"] is first


def test_type_checkers_can_read_which_names_are_public() -> None:
    """They do not run the package: `__all__` is written out, and what it names is imported for them."""
    tree = ast.parse(Path(ofsted_letters.__file__).read_text(encoding="utf-8"))
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    (written,) = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert {alias.name for node in imports for alias in node.names} | {"__version__"} == set(written)


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = f"import sys, ofsted_letters; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_asking_for_an_error_does_not_import_the_parser() -> None:
    program = (
        f"import sys; from ofsted_letters import NotALetter; print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_they_are_listed_before_they_are_asked_for() -> None:
    program = "import ofsted_letters; print(*dir(ofsted_letters))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == sorted(ofsted_letters.__all__)
