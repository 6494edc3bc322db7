"""What the README and the documentation show is so: every command runs and prints it, every Python example gives it.

A page's examples are run in their order, in a folder that has nothing but the samples. A page that needs a program or
a library which is not here is skipped, and says so.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import PAGES, ROOT, blocks, commands, is_as_shown, name_of

SHELL = {"cat", "cd", "cp", "head", "ls", "mkdir", "sort", "tail", "cut", "sha256sum", "wc", "grep"}
"""What every POSIX system has."""
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
PARSER = doctest.DocTestParser()
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples in it, where examples may leave files."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "samples", folder / "samples")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def command_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ofsted-letters`, also where the package is only on the import path, and what its Python has."""
    script = tmp_path / "bin" / "ofsted-letters"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ofsted_letters "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    beside = [str(script.parent), str(Path(sys.executable).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(beside))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("COLUMNS", "100")


def run_here(typed: str) -> None:
    """Skip where the command's program is missing."""
    for program in re.findall(r"(?:^|[|;&] )([a-z0-9-]+)", QUOTED.sub("", typed)):
        if shutil.which(program) is None and program not in SHELL:
            pytest.skip(f"{program} is not installed")


def run_python(name: str, block: str, names: dict[str, Any]) -> None:
    for module in re.findall(r"^>>> import (\w+)", block, re.MULTILINE):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    test = PARSER.get_doctest(block, names, name, name, 0)
    outcome = doctest.DocTestRunner(optionflags=OPTIONS).run(test, clear_globs=False)
    names.update(test.globs)
    assert outcome.failed == 0


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.usefixtures("command_on_path", "elsewhere")
@pytest.mark.parametrize("page", [page for page in PAGES if any(blocks(page))], ids=name_of)
def test_examples_give_what_is_shown(page: Path) -> None:
    names: dict[str, Any] = {}
    for language, block in blocks(page):
        if language == "pycon":
            run_python(name_of(page), block, names)
            continue
        for typed, shown in commands(block):
            run_here(typed)
            done = subprocess.run(["sh", "-c", f"{{ {typed}\n}} 2>&1"], capture_output=True, check=False)
            printed = done.stdout.decode()
            assert done.returncode == 0, (typed, printed)
            assert not shown or is_as_shown(printed, shown), f"{typed}\n{printed}"


def test_any_lines_may_stand_for_dots_and_for_nothing_else() -> None:
    assert is_as_shown("a\nb\nc\n", "a\n...\nc\n")
    assert is_as_shown("a\nc\n", "a\n...\nc\n")
    assert not is_as_shown("a\nb\n", "a\n...\nc\n")
    assert not is_as_shown("a\nb\nc\n", "a\nc\n")
    assert list(commands("$ one\n$ two \\\n>   more\nshown\n")) == [("one", ""), ("two   more", "shown\n")]
