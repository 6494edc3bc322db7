"""What a letter says of its source; one digest, whichever library makes it."""

from __future__ import annotations

import hashlib
from importlib import import_module
from types import ModuleType

import pytest

from ofsted_letters import source


@pytest.mark.parametrize("size", [0, 1, source.SHORT - 1, source.SHORT, source.SHORT + 1])
def test_short_and_long_data(size: int) -> None:
    data = b"x" * size
    assert source.sha256(data) == hashlib.sha256(data).hexdigest()


def test_without_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> ModuleType:
        if name != "hashlib":
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr(source, "import_module", load)
    assert source.sha256(b"x") == hashlib.sha256(b"x").hexdigest()
