"""The package's names: all there, and none imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

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
        _ = ofsted_letters.unparse  # type: ignore[attr-defined]
    assert not hasattr(ofsted_letters, "unparse")


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ofsted_letters.parse
    assert vars(ofsted_letters)["parse"] is first is ofsted_letters.parse


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
