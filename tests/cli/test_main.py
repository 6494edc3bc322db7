from __future__ import annotations

import gc
import io
from collections.abc import Iterator

import pytest

from ofsted_letters.__main__ import main


@pytest.fixture(autouse=True)
def usual_threshold() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_output_is_utf8_with_lf_in_any_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(screen, encoding="cp1252", newline="\r\n"))
    monkeypatch.setattr("sys.argv", ["anything", "-h"])
    monkeypatch.setattr("ofsted_letters.cli.app.app.help", "Überprüft – ✓")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert screen.getvalue().decode("utf-8").startswith("Usage: ofsted-letters [OPTIONS] COMMAND [ARGS]...\n\n")
    assert "Überprüft – ✓\n" in screen.getvalue().decode("utf-8")


def test_output_that_is_no_file_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    monkeypatch.setattr("sys.argv", ["anything", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
