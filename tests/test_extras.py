from __future__ import annotations

import sys

import pytest

from ofsted_letters.extras import MissingExtra, needed, needed_library


def test_a_library_that_is_there_is_given() -> None:
    assert needed("json", "export").loads("1") == 1


@pytest.mark.parametrize(("module", "library"), [("sqlite_utils", "sqlite-utils"), ("fsspec.core", "fsspec")])
def test_a_missing_library_is_named_with_each_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, module: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra) as caught:
        needed(module, "export")
    told = str(caught.value)
    assert told.startswith(f"{library}: this library is needed and not installed; ")
    assert "pip install 'ofsted-letters[export]'" in told
    assert "pip install '.[export]'" in told
    assert told.endswith(f"pipx inject ofsted-letters {library}")


def test_a_library_of_no_extra_is_named_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match="pandas: this library is needed and not installed; run pip install pandas"):
        needed_library("pandas")
