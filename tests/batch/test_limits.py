"""What systems tell of memory, what they say of the output folder, and a cluster's thread on its own."""

from __future__ import annotations

import errno
import math
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch import cluster, memory
from ofsted_letters.batch.failures import BatchStopped, told_by_database, told_by_system
from ofsted_letters.batch.serving import LONGEST_ALARM, end_as_orphan
from ofsted_letters.batch.settings import Settings, used_versions
from ofsted_letters.batch.task import Locator, Task

MEBIBYTE = 1 << 20


def test_the_usual_time_is_no_number_of_seconds_for_it_grows_with_the_pages() -> None:
    kept_for = [Settings(timeout=seconds).limits for seconds in (None, 60, 80, 900)]
    assert len(set(kept_for)) == 4


def test_what_a_process_holds_is_known_and_that_one_is_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", "x = b'x' * (64 << 20); input()"], stdin=subprocess.PIPE) as child:
        held = 0
        while child.poll() is None and held < 64 * MEBIBYTE:
            held = memory.resident_bytes(child.pid)
        child.communicate(b"\n")
    assert 64 * MEBIBYTE <= held < 128 * MEBIBYTE
    assert memory.resident_bytes(child.pid) == 0


def test_no_program_is_started_to_ask_for_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("psutil")  # before the system is another one
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("started one"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("started one"))
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        assert memory.resident_bytes(os.getpid()) > MEBIBYTE


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="the system has no alarm")
@pytest.mark.parametrize("seconds", [math.inf, math.nan, 5e9])
def test_no_time_limit_is_too_long(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    set_to: list[int] = []
    monkeypatch.setattr(signal, "alarm", set_to.append)
    end_as_orphan(seconds)
    assert set_to == [LONGEST_ALARM]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")
def test_no_memory_limit_is_too_high(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: limits.append(pair))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    memory.limit_own_memory(1 << 80)
    assert limits == [(sys.maxsize, resource.RLIM_INFINITY)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")
def test_the_systems_own_limit_is_a_little_above_ours_and_never_above_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(memory, "linux_pages", lambda *_: 30 * MEBIBYTE)
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: limits.append(pair))
    for hard in (resource.RLIM_INFINITY, 1100 * MEBIBYTE):
        monkeypatch.setattr(resource, "getrlimit", lambda _, hard=hard: (hard, hard))
        memory.limit_own_memory(1000 * MEBIBYTE)
    assert limits == [(1155 * MEBIBYTE, resource.RLIM_INFINITY), (1100 * MEBIBYTE, 1100 * MEBIBYTE)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")
def test_what_a_process_was_born_with_does_not_count() -> None:
    script = (
        "import mmap\nfrom ofsted_letters.batch.limits import Limits\n"
        "from ofsted_letters.batch.process_apart import ProcessApart\n"
        "reserved = mmap.mmap(-1, 300 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\n"
        "print(ProcessApart(lambda number: len(bytes(number)), Limits(max_memory=200 << 20)).ask(50 << 20))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{50 << 20}\n", "")


@pytest.mark.parametrize(
    ("error", "told_by", "code", "words"),
    [
        (sqlite3.OperationalError("database is locked"), told_by_database, "output_in_use", "another batch is writing"),
        (sqlite3.OperationalError("database or disk is full"), told_by_database, "cannot_store", "the disk is full"),
        (
            sqlite3.OperationalError("disk I/O error"),
            told_by_database,
            "cannot_store",
            "can't be written (disk I/O error)",
        ),
        (
            sqlite3.DatabaseError("file is not a database"),
            told_by_database,
            "cannot_store",
            "were damaged meanwhile (file is not a database)",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), told_by_system, "cannot_store", "the disk is full"),
        (
            PermissionError(errno.EACCES, "Permission denied"),
            told_by_system,
            "cannot_store",
            "can't be written (Permission denied)",
        ),
    ],
)
def test_what_the_output_folder_refuses_is_told_in_plain_words(
    error: Exception, told_by: Any, code: str, words: str
) -> None:
    with pytest.raises(BatchStopped) as told, told_by("out"):
        raise error
    assert told.value.code == code
    assert words in str(told.value)


def test_a_clusters_thread_keeps_its_worker_until_the_settings_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Letter", encoding="utf-8")
    task = Task("parse", 1, "a.txt", "a.txt", Locator("file", str(tmp_path / "a.txt")))
    setup = Settings(parser="tests.batch.parsers:plain").setup
    try:
        ((_, first),) = cluster.run_chunk([task], setup, used_versions("auto"))
        pool = cluster.of_thread.pool
        ((_, second),) = cluster.run_chunk([task], setup, used_versions("auto"))
        assert first == second
        assert first.letter
        assert cluster.of_thread.pool is pool
        cluster.run_chunk([task], setup._replace(timeout=1.0), used_versions("auto"))
        assert cluster.of_thread.pool is not pool
        with pytest.raises(BatchStopped):
            cluster.run_chunk([task], setup._replace(parser="tests.batch.parsers:missing"), used_versions("auto"))
    finally:
        cluster.forget_pool()
    assert cluster.of_thread.pool is None
