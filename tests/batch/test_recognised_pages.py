"""Time for pages whose text is recognised, and the end of the program that does it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import psutil
import pytest

from ofsted_letters.announced import announce
from ofsted_letters.batch import cluster
from ofsted_letters.batch.failures import BatchStopped
from ofsted_letters.batch.limits import Limits, allowed
from ofsted_letters.batch.process_apart import ProcessApart, Stopped
from ofsted_letters.batch.settings import Settings, used_versions
from ofsted_letters.batch.task import Locator, Task
from ofsted_letters.read import tesseract
from ofsted_letters.terms import Ocr


@pytest.mark.parametrize(
    ("timeout", "pages", "seconds"), [(None, 0, 60), (None, 3, 120), (None, 50, 900), (5.0, 0, 5), (5.0, 50, 5)]
)
def test_a_letter_has_more_time_for_each_page_that_is_recognised(
    timeout: float | None, pages: int, seconds: float
) -> None:
    assert allowed(timeout, pages) == seconds


@pytest.mark.parametrize("page", [1, 2])
def test_pages_on_which_tesseract_hangs_end_before_the_letter_s_time(page: int) -> None:
    assert page * tesseract.LONGEST < allowed(None, page)


def recognising(pages: int) -> str:
    """Recognise so many pages, each of which takes a moment longer than a letter may take."""
    for _ in range(pages):
        announce()
        time.sleep(0.4)
    return f"{pages} pages"


def test_the_parent_waits_for_pages_that_are_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ofsted_letters.batch.limits.USUAL", 0.3)
    monkeypatch.setattr("ofsted_letters.batch.limits.A_PAGE", 5.0)
    process = ProcessApart(recognising, Limits())
    assert process.ask(2) == "2 pages"
    assert process.ask(1) == "1 pages"
    process.close()


def test_a_given_time_is_all_there_is() -> None:
    process = ProcessApart(recognising, Limits(timeout=0.5))
    with pytest.raises(Stopped, match="timed_out"):
        process.ask(20)


def starting(file: str) -> None:
    """Start a program, as tesseract is started, and wait for it."""
    program = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(program) as started:
        Path(file).write_text(str(started.pid), encoding="utf-8")
        started.wait()


def test_what_a_letter_s_process_has_started_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    process = ProcessApart(starting, Limits(timeout=3))
    with pytest.raises(Stopped):
        process.ask(os.fspath(told))
    pid = int(told.read_text(encoding="utf-8"))
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "the program goes on"
        time.sleep(0.05)


def test_kept_results_know_how_pages_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Settings().recipe
    assert Settings(ocr="never").recipe != recipe
    used_versions.cache_clear()
    monkeypatch.setattr(tesseract, "version", lambda: "another")
    assert Settings().recipe != recipe
    used_versions.cache_clear()


def test_a_worker_without_tesseract_does_what_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Letter", encoding="utf-8")
    task = Task("parse", 1, "a.txt", "a.txt", Locator("file", str(tmp_path / "a.txt")))
    there = {ocr: used_versions(ocr) for ocr in get_args(Ocr)}
    used_versions.cache_clear()
    monkeypatch.setattr(tesseract, "version", lambda: None)
    try:
        setup = Settings(parser="tests.batch.parsers:plain", ocr="never").setup
        ((_, outcome),) = cluster.run_chunk([task], setup, there["never"])
        assert outcome.letter
        with pytest.raises(BatchStopped, match="a worker has other versions"):
            cluster.run_chunk([task], Settings().setup, there["auto"] | {"tesseract": "5"})
    finally:
        cluster.forget_pool()
        used_versions.cache_clear()
