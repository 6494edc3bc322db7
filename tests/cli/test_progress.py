from __future__ import annotations

import io
import sys

import pytest

from ofsted_letters.cli.progress import MANY, progress

FILES = [f"{number}.pdf" for number in range(MANY)]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, files: list[str], output: str | None, *, quiet: bool = False) -> str:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress(files, output, quiet=quiet) as names:
        assert list(names) == files
    return screen.getvalue()


def test_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Screen())
    seen = shown(monkeypatch, FILES, "out.csv")
    assert f"0/{MANY}" in seen
    assert f"{MANY}/{MANY}" in seen


def test_there_is_none_over_the_data_nor_for_few_files_nor_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, FILES[1:], "out.csv") == ""
    assert shown(monkeypatch, FILES, "out.csv", quiet=True) == ""
    monkeypatch.setattr(sys, "stdout", Screen())
    assert shown(monkeypatch, FILES, None) == ""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert shown(monkeypatch, FILES, None) != ""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress(FILES, None, quiet=False) as names:
        assert names is FILES
