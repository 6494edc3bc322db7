"""Killed at any moment and run again, a batch comes to the same bytes, and finished work is not done again."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_letters.batch.run import Observer
from ofsted_letters.batch.schedule import PARSE_CHUNK
from tests.batch.conftest import ROOT, Batch, outputs, write_letters

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX systems do")

KILLS = 21
"""Runs that are stopped, each at another moment."""
LETTERS = 150
PATIENCE = 40
"""Seconds that a process may take to start or to end on a busy machine; less than a letter that hangs would take."""


def start(folder: Path, out: Path, *options: str, parser: str = "slow") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.batch.driver", parser, "batch", str(folder), "-o", str(out), *options]
    source = ROOT / "src"
    path = os.pathsep.join([str(source), str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)


def workers_of(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(pid) for pid in children.read_text(encoding="utf-8").split()]


def results(out: Path) -> int:
    """How many are kept so far."""
    file = out / ".ofsted-letters" / "results.db"
    if not file.exists():
        return 0
    database = sqlite3.connect(file)
    try:
        return int(database.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, f"the batch did not make {path.name}"
        time.sleep(0.005)


def kill_parent(process: subprocess.Popen[bytes]) -> None:
    process.kill()


def kill_worker(process: subprocess.Popen[bytes]) -> None:
    for pid in workers_of(process.pid)[:1]:
        os.kill(pid, signal.SIGKILL)


def interrupt(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_letters(tmp_path_factory.mktemp("kill") / "letters", LETTERS)


@pytest.fixture(scope="module")
def undisturbed(letters: Path) -> dict[str, bytes]:
    out = letters.parent / "undisturbed"
    assert start(letters, out, "-q", parser="plain").wait() == 0
    return outputs(out)


@pytest.mark.parametrize("kill", [kill_parent, kill_worker, interrupt])
@pytest.mark.parametrize("seed", range(KILLS // 3))
def test_stopped_at_a_random_moment_and_resumed(
    letters: Path,
    tmp_path: Path,
    undisturbed: dict[str, bytes],
    batch: Batch,
    kill: Callable[[subprocess.Popen[bytes]], None],
    seed: int,
) -> None:
    if kill is kill_worker and not sys.platform.startswith("linux"):
        pytest.skip("finds workers as Linux lists them")
    out = tmp_path / "out"
    moment = random.Random(f"{kill.__name__} {seed}")
    process = start(letters, out, "-q", "--workers", str(moment.randint(1, 2)))
    wait_for(out / ".ofsted-letters")  # before that it is Python that is starting, not the batch
    time.sleep(moment.uniform(0, 0.8))
    kill(process)
    _, said = process.communicate(timeout=30)
    kept = results(out)
    assert b"Traceback" not in said

    batch(letters, out=out, parser="slow", workers=moment.randint(1, 2))
    assert outputs(out) == undisturbed
    assert results(out) == LETTERS
    assert kept <= LETTERS


def test_killed_while_it_publishes_every_file_is_of_one_run(tmp_path: Path, batch: Batch) -> None:
    """Twenty kills, from when the first file is written aside to when all are in place."""
    folder, out = write_letters(tmp_path / "letters", 60), tmp_path / "out"
    options = ("--letters", "--to", "csv", "--to", "jsonl")
    moment = random.Random("publishing")
    process = start(folder, out, "-q", *options, parser="plain")
    wait_for(out / ".ofsted-letters" / "new" / "inputs.csv")
    began = time.monotonic()
    assert process.wait() == 0
    went_on = time.monotonic() - began
    seen = set()
    for kill in range(20):
        former = files_of_one_run(out)
        for file in folder.rglob("*.txt"):
            file.write_text(f"{file.read_text(encoding='utf-8')}\nFinding of run {kill}", encoding="utf-8")
        shutil.rmtree(
            out / ".ofsted-letters" / "new", ignore_errors=True
        )  # of the run before, so that it is waited for
        process = start(folder, out, "-q", *options, parser="plain")
        wait_for(out / ".ofsted-letters" / "new" / "inputs.csv")
        time.sleep(moment.uniform(0, went_on))
        process.kill()
        process.communicate(timeout=30)
        with pytest.raises(KeyboardInterrupt):
            batch(folder, out=out, observer=Leaving())
        before_exchange = files_of_one_run(out) == former
        seen.add(before_exchange)
        went_on *= 1.2 if before_exchange else 0.9  # machines are not alike, nor is one from run to run
    assert seen == {True, False}, "some kills came before the exchange and some after"


class Leaving(Observer):
    """Goes when what was killed is finished, before anything new is done."""

    def listed(self, total: int) -> None:
        raise KeyboardInterrupt


def files_of_one_run(out: Path) -> str:
    """What tells a run from others, seen to be the same in every file."""
    report = json.loads((out / "run.json").read_bytes())
    assert report["files"].keys() >= {"letters.jsonl", "findings.csv", "letters.csv", "findings.jsonl"}
    for name, expected in report["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == expected, name
    written = [json.loads(line) for line in (out / "letters.jsonl").read_bytes().splitlines()]
    single = [json.loads(file.read_bytes()) for file in (out / "letters").rglob("*.json")]
    assert sorted(one["source"]["sha256"] for one in single) == sorted(one["source"]["sha256"] for one in written)
    return str(report["files"]["letters.jsonl"])


def test_kills_come_at_different_moments_of_a_run(letters: Path, tmp_path: Path) -> None:
    """So that the test above means something: early there is little, late there is much."""
    out = tmp_path / "out"
    process = start(letters, out, "-q", "--workers", "1")
    seen = set()
    while process.poll() is None:
        time.sleep(0.05)
        if (out / ".ofsted-letters" / "results.db-wal").exists():
            seen.add((out / ".ofsted-letters" / "results.db-wal").stat().st_size)
    assert len(seen) > 3


def test_finished_work_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_letters(tmp_path / "letters", 100)
    calls = tmp_path / "calls"
    monkeypatch.setenv("BATCH_TEST_CALLS", str(calls))
    out = tmp_path / "out"
    for pause in (0.3, 0.4, 0.5):
        process = start(folder, out, "-q", "--workers", "2", parser="slow_and_counting")
        wait_for(out / ".ofsted-letters" / "listing.db")
        time.sleep(pause)
        process.kill()
        process.communicate()
        (out / ".ofsted-letters" / "listing.db").unlink(
            missing_ok=True
        )  # of no use to the next, which waits for its own
    kept = results(out)
    before = len(calls.read_text(encoding="utf-8").splitlines()) if calls.exists() else 0
    assert start(folder, out, "-q", parser="slow_and_counting").wait() == 0
    parsed_now = len(calls.read_text(encoding="utf-8").splitlines()) - before
    assert parsed_now == 100 - kept
    assert before - kept <= 3 * 2 * PARSE_CHUNK, "a worker gets a chunk when all outcomes of the last one are kept"


def test_interrupted_it_says_how_far_it_got_within_two_seconds(tmp_path: Path) -> None:
    """On a machine that starts a batch in half a second; as much longer as another one takes to start."""
    folder = write_letters(tmp_path / "letters", 20)
    (folder / "hang.txt").write_text("hang\n", encoding="utf-8")
    began = time.monotonic()
    process = start(folder, tmp_path / "out", "--workers", "2", parser="harmful")
    wait_for(tmp_path / "out" / ".ofsted-letters")
    slowness = max(1.0, (time.monotonic() - began) / 0.5)
    time.sleep(0.7)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - began < 2 * slowness
    assert process.returncode == 130
    assert b"inputs done" in said
    assert b"run the same command again" in said
    assert b"Traceback" not in said


def test_ended_by_the_system_it_says_so_and_leaves_the_folder_to_others(tmp_path: Path, batch: Batch) -> None:
    folder, out = write_letters(tmp_path / "letters", 20), tmp_path / "out"
    (folder / "hang.txt").write_text("hang\n", encoding="utf-8")
    process = start(folder, out, "--workers", "2", parser="harmful")
    wait_for(out / ".ofsted-letters" / "listing.db")
    time.sleep(0.3)
    process.terminate()
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 143
    assert b"stopped by SIGTERM: " in said
    assert b"run the same command again" in said
    assert batch(folder, out=out, parser="harmful", timeout=1.0).letters == 20


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes as Linux lists them")
def test_workers_of_a_killed_parent_end(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "hang.txt").write_text("hang\n", encoding="utf-8")
    process = start(folder, tmp_path / "out", "-q", "--timeout", "1", "--workers", "1", parser="harmful")
    deadline = time.monotonic() + PATIENCE
    while not (workers := workers_of(process.pid)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.7)
    process.kill()
    process.communicate()
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < deadline + PATIENCE, "a worker that hangs has to end when its parent is gone"
        time.sleep(0.1)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
