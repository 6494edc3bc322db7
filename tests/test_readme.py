"""The README is true: its examples run, and its table of families is that of the program."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ofsted_letters.batch.formats import FORMATS
from ofsted_letters.families import FAMILIES, UNKNOWN

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples in it, where examples may leave files."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ofsted-letters`, also where the package is only on the import path."""
    script = tmp_path / "bin" / "ofsted-letters"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ofsted_letters "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))


def shell_examples() -> Iterator[str]:
    for block in CONSOLE.findall(README.read_text(encoding="utf-8")):
        yield from (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.usefixtures("command_on_path", "elsewhere")
def test_shell_examples_run() -> None:
    examples = list(shell_examples())
    assert len(examples) > 5
    for example in examples:
        done = subprocess.run(["sh", "-c", example], capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, (example, done.stderr)
        assert done.stdout or any(word in example for word in (" -o ", " validate ", " browse ")), example


def test_the_item_shown_is_one_of_a_sample() -> None:
    (shown,) = re.findall(r"^```json\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    sample = json.loads((ROOT / "samples" / "wexcombe-2010.pdf.json").read_text(encoding="utf-8"))
    assert json.loads(shown) in [item for section in sample["sections"] for item in section["items"]]


def test_every_format_and_extra_is_named() -> None:
    text = README.read_text(encoding="utf-8")
    for name in FORMATS:
        assert f"\n| `{name}` | `" in text
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {"export", "cloud"} <= extras.keys()
    for name in ("export", "cloud"):
        assert f"pip install '.[{name}]'" in text


@pytest.mark.usefixtures("elsewhere")
def test_python_examples_give_what_they_say() -> None:
    outcome = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 5
    assert outcome.failed == 0


def test_table_of_families_is_that_of_the_registry() -> None:
    printed = README.read_text(encoding="utf-8").partition("<!-- families -->\n")[2].partition("<!-- /families -->")[0]
    rows = dict.fromkeys(f"| `{family.name}` | {family.what} |\n" for family in (*FAMILIES, UNKNOWN))
    assert printed == "| family | letters |\n| --- | --- |\n" + "".join(rows)
