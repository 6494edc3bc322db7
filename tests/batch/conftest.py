"""Folders of letters, and a run with one of the parsers of this folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch.run import Request, run
from ofsted_letters.batch.settings import Settings
from ofsted_letters.batch.tally import Tally
from tests.batch.servers import ROOT, bucket, scheduler

__all__ = ["ROOT", "bucket", "scheduler"]  # fixtures are found by their name here

Batch = Callable[..., Tally]

OUTPUTS = ("letters.jsonl", "findings.csv", "history.csv", "inputs.csv", "errors.jsonl")
"""Of these a second run of the same letters writes the same."""
ALWAYS = (*OUTPUTS, "changes.csv", "run.json")


def text_of(number: int) -> str:
    """An invented letter: every number gives another."""
    findings = [f"Finding {index} of letter {number}" for index in range(number % 5)]
    return "\n".join([f"Letter {number}", *findings])


def write_letters(folder: Path, count: int) -> Path:
    """A folder of letters, with folders in it."""
    for number in range(count):
        file = folder / f"part {number % 3}" / f"{number:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text_of(number), encoding="utf-8")
    return folder


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Forty letters, one that is none, and two with the same bytes."""
    folder = write_letters(tmp_path / "letters", 40)
    (folder / "no letter.txt").write_text("no", encoding="utf-8")
    (folder / "part 0" / "again.txt").write_bytes((folder / "part 1" / "001.txt").read_bytes())
    return folder


@pytest.fixture
def batch() -> Batch:
    """Run a batch here, with workers."""

    def run_batch(
        *arguments: str | Path, out: Path, parser: str = "plain", observer: Any = None, **options: Any
    ) -> Tally:
        ours = {name: options.pop(name) for name in list(options) if name in Request._fields}
        request = Request([os.fspath(one) for one in arguments], str(out), alone=len(arguments) == 1, **ours)
        settings = Settings(parser=f"tests.batch.parsers:{parser}", **{"workers": 2, **options})
        return run(request, settings, observer)

    return run_batch


def outputs(out: Path) -> dict[str, bytes]:
    """What must be the same on every run."""
    return {name: (out / name).read_bytes() for name in OUTPUTS}
