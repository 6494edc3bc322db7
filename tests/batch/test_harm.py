"""A letter that crashes its worker, hangs, eats memory or finds a defect costs itself and nothing else."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from benchmarks.memory import peak_bytes
from ofsted_letters.batch import run as run_module
from ofsted_letters.batch.limits import signal_name
from ofsted_letters.batch.memory import resident_bytes
from ofsted_letters.batch.pool import Pool
from ofsted_letters.batch.settings import Settings
from tests.batch.conftest import Batch, outputs, write_letters

HARM = ("crash", "hang", "eat", "full", "raise", "print")
MEBIBYTE = 1 << 20


@pytest.fixture
def harmful(tmp_path: Path) -> Path:
    """Letters, among them some that do harm."""
    folder = write_letters(tmp_path / "letters", 30)
    for harm in HARM:
        (folder / f"{harm}.txt").write_text(harm + "\n", encoding="utf-8")
    return folder


def errors(out: Path) -> dict[str, tuple[str, str]]:
    found = map(json.loads, (out / "errors.jsonl").read_bytes().splitlines())
    return {Path(one["path"]).stem: (one["code"], one["message"]) for one in found}


@pytest.mark.parametrize("workers", [1, 3])
def test_the_others_are_parsed_and_each_harm_is_told(harmful: Path, tmp_path: Path, batch: Batch, workers: int) -> None:
    limits = {"timeout": 8.0, "max_memory": 256 * MEBIBYTE, "workers": workers}
    tally = batch(harmful, out=tmp_path / "out", parser="harmful", **limits)
    told = errors(tmp_path / "out")
    if peak_bytes() > 128 * MEBIBYTE:  # then it can't be told apart
        assert told.pop("full")[0] in ("out_of_memory", "crashed")
    else:
        assert told.pop("full") == ("out_of_memory", "it needed more than 256 MiB of memory")
    assert told == {
        "crash": ("crashed", "the worker process ended twice while reading it (SIGABRT)"),
        "eat": ("out_of_memory", "it needed more than 256 MiB of memory"),
        "hang": ("timed_out", "it took longer than 8 s"),
        "raise": ("internal_error", "the parser failed unexpectedly (KeyError: 'unexpected')"),
    }
    assert tally.letters == 31

    for harm in ("crash", "hang", "eat", "full", "raise"):
        (harmful / f"{harm}.txt").unlink()
    batch(harmful, out=tmp_path / "without", parser="harmful")
    for name in ("letters.jsonl", "findings.csv"):
        assert outputs(tmp_path / "out")[name] == outputs(tmp_path / "without")[name]


def test_a_letter_that_ran_into_a_limit_gets_another_chance_with_another_limit(tmp_path: Path, batch: Batch) -> None:
    folder = write_letters(tmp_path / "letters", 3)
    (folder / "hang.txt").write_text("hang\n", encoding="utf-8")
    out = tmp_path / "out"
    tried: list[bool] = []

    class Watching(run_module.Observer):
        def settled(self, one: object) -> None:
            tried.append(not one.reused)  # type: ignore[attr-defined]

    batch(folder, out=out, parser="harmful", timeout=0.5)
    batch(folder, out=out, parser="harmful", timeout=0.5, observer=Watching())
    assert sum(tried) == 0
    batch(folder, out=out, parser="harmful", timeout=0.6, observer=Watching())
    assert sum(tried) == 1
    assert errors(out)["hang"][1] == "it took longer than 0.6 s"


def test_a_worker_that_is_killed_once_costs_nothing(
    tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_letters(tmp_path / "letters", 60)
    batch(folder, out=tmp_path / "undisturbed")
    pools: list[Pool] = []
    made = Pool.__init__

    def remember(pool: Pool, *arguments: object) -> None:
        made(pool, *arguments)  # type: ignore[arg-type]
        pools.append(pool)

    class Killing(run_module.Observer):
        count = killed = 0

        def settled(self, one: object) -> None:
            self.count += 1
            if self.count in (5, 20, 40):
                (pool,) = pools
                busy = [child for child in pool._children if child.tasks]
                first_try = [child for child in busy if child.tasks[0].position not in pool._last_try]
                for child in first_try[:1]:
                    os.kill(child.pid, signal.SIGKILL)
                    self.killed += 1

    monkeypatch.setattr(Pool, "__init__", remember)
    killing = Killing()
    batch(folder, out=tmp_path / "out", parser="slow", observer=killing)
    assert killing.killed
    assert outputs(tmp_path / "out") == outputs(tmp_path / "undisturbed")


def test_no_worker_outlives_its_pool(tmp_path: Path) -> None:
    from ofsted_letters.batch.task import Locator, Task

    letter = tmp_path / "a.txt"
    letter.write_text("hang\n", encoding="utf-8")
    pool = Pool(1, Settings(parser="tests.batch.parsers:harmful").setup)
    tasks = [[Task("parse", 1, "a.txt", "a.txt", Locator("file", str(letter)))]]
    answers = pool.run(lambda: tasks.pop() if tasks else [])
    while (slowest := pool.slowest()) is None:
        next(answers)
    assert slowest[0].name == "a.txt"
    (child,) = pool._children
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_memory_of_a_process_is_known() -> None:
    assert 5 * MEBIBYTE < resident_bytes(os.getpid()) < 10_000 * MEBIBYTE
    assert resident_bytes(2**22 + 1) == 0


def test_signals_have_names() -> None:
    assert signal_name(int(signal.SIGSEGV)) == "SIGSEGV"
    assert signal_name(250) == "signal 250"
