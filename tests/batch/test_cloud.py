"""More than one machine: a real Dask scheduler with two workers, and an object store, on loopback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch import parse_many
from ofsted_letters.batch.cluster import ClusterLost
from ofsted_letters.batch.failures import CannotStore, NothingToRead, OutputInUse
from ofsted_letters.batch.staging import NotOurs
from tests.batch.conftest import ALWAYS, OUTPUTS, Batch, outputs
from tests.batch.test_run import Watching


def remote_outputs(system: Any, folder: str) -> dict[str, bytes]:
    return {name: system.cat_file(f"{folder}/{name}") for name in OUTPUTS}


def test_a_cluster_gives_the_same_bytes(letters: Path, tmp_path: Path, batch: Batch, scheduler: str) -> None:
    batch(letters, out=tmp_path / "here")
    batch(letters, out=tmp_path / "there", scheduler=scheduler)
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")
    again = Watching()
    batch(letters, out=tmp_path / "there", scheduler=scheduler, observer=again)
    assert (again.total, again.parsed) == (42, 0)


def test_harm_on_a_cluster_costs_one_letter(letters: Path, tmp_path: Path, batch: Batch, scheduler: str) -> None:
    for harm in ("crash", "hang"):
        (letters / f"{harm}.txt").write_text(harm + "\n", encoding="utf-8")
    tally = batch(letters, out=tmp_path / "out", parser="harmful", scheduler=scheduler, timeout=1.0)
    assert tally.failures == {"crashed": 1, "timed_out": 1, "not_a_letter": 1}
    assert tally.letters == 41


def test_results_one_by_one_from_a_cluster(letters: Path, scheduler: str) -> None:
    parser = "tests.batch.parsers:plain"
    here = [result.json for result in parse_many(letters, parser=parser, workers=1)]
    assert [result.json for result in parse_many(letters, parser=parser, scheduler=scheduler)] == here


def test_a_parser_that_the_cluster_does_not_have_is_told(
    letters: Path, tmp_path: Path, batch: Batch, scheduler: str
) -> None:
    with pytest.raises(Exception, match="AttributeError"):
        batch(letters, out=tmp_path / "out", parser="missing", scheduler=scheduler)


def test_no_scheduler_is_told(letters: Path, tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("ofsted_letters.batch.cluster.CONNECT_TIMEOUT", 0.5)
    with pytest.raises(ClusterLost, match="no Dask scheduler answers there"):
        batch(letters, out=tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_workers_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from ofsted_letters.batch import cluster
    from ofsted_letters.batch.settings import Settings

    with pytest.raises(ClusterLost, match="install the same versions"):
        cluster.run_chunk([], Settings().setup, {"ofsted-letters": "0.0.0"})


@pytest.fixture
def uploaded(letters: Path, bucket: Any) -> str:
    folder = f"letters-bucket/{letters.parent.name}"
    for file in letters.rglob("*.txt"):
        bucket.put_file(str(file), f"{folder}/in/{file.relative_to(letters).as_posix()}")
    return folder


def test_from_and_to_an_object_store(letters: Path, tmp_path: Path, batch: Batch, bucket: Any, uploaded: str) -> None:
    here = tmp_path / "here"
    batch(letters, out=here, letters=True)
    url = f"s3://{uploaded}/out"
    batch(f"s3://{uploaded}/in", out=url, letters=True)
    there = remote_outputs(bucket, f"{uploaded}/out")
    local = outputs(here)
    assert there["letters.jsonl"] == local["letters.jsonl"]
    assert there["findings.csv"] == local["findings.csv"]
    assert json.loads(there["errors.jsonl"])["path"] == f"s3://{uploaded}/in/no letter.txt"
    names = {file.removeprefix(f"{uploaded}/out/") for file in bucket.find(f"{uploaded}/out/letters")}
    assert names == {file.relative_to(here).as_posix() for file in here.rglob("*.txt.json")}

    again = Watching()
    batch(f"s3://{uploaded}", out=url, glob="in/*", observer=again, prune=True)
    assert (again.total, again.parsed) == (42, 0)
    assert len(again.removed) == 41
    kept = {file.removeprefix(f"{uploaded}/out/") for file in bucket.find(f"{uploaded}/out")}
    assert {name for name in kept if not name.startswith(".ofsted-letters/")} == {*ALWAYS}
    assert remote_outputs(bucket, f"{uploaded}/out")["letters.jsonl"] == local["letters.jsonl"]


def test_stopped_on_an_object_store_it_goes_on_from_there(
    batch: Batch, bucket: Any, uploaded: str, letters: Path, tmp_path: Path
) -> None:
    class Stopping(Watching):
        def settled(self, one: Any) -> None:
            super().settled(one)
            if self.parsed == 10:
                raise KeyboardInterrupt

    url = f"s3://{uploaded}/out"
    with pytest.raises(KeyboardInterrupt):
        batch(f"s3://{uploaded}/in", out=url, observer=Stopping())
    again = Watching()
    batch(f"s3://{uploaded}/in", out=url, observer=again)
    assert again.parsed <= 32
    batch(letters, out=tmp_path / "here")
    assert remote_outputs(bucket, f"{uploaded}/out")["findings.csv"] == outputs(tmp_path / "here")["findings.csv"]


def test_a_cluster_with_an_object_store(
    batch: Batch, bucket: Any, uploaded: str, letters: Path, tmp_path: Path, scheduler: str
) -> None:
    batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/out", scheduler=scheduler)
    batch(letters, out=tmp_path / "here")
    assert remote_outputs(bucket, f"{uploaded}/out")["letters.jsonl"] == outputs(tmp_path / "here")["letters.jsonl"]


def test_an_archive_on_an_object_store(batch: Batch, bucket: Any, letters: Path, tmp_path: Path) -> None:
    import shutil

    archive = shutil.make_archive(str(tmp_path / "letters"), "zip", letters)
    bucket.put_file(archive, "letters-bucket/archive.zip")
    batch("s3://letters-bucket/archive.zip", out=tmp_path / "there")
    batch(letters, out=tmp_path / "here")
    there, here = ((tmp_path / name / "findings.csv").read_bytes().splitlines() for name in ("there", "here"))
    assert sorted(there) == sorted(here)


def test_a_store_that_refuses_is_told(letters: Path, tmp_path: Path, batch: Batch, bucket: Any) -> None:
    with pytest.raises(CannotStore, match="the object store refuses"):
        batch(letters, out="s3://no-such-bucket/out")
    with pytest.raises(NothingToRead, match="no such file"):
        batch("s3://no-such-bucket/in", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs of life ten times as often."""
    monkeypatch.setattr("ofsted_letters.batch.lock.RENEW_EVERY", 0.5)
    monkeypatch.setattr("ofsted_letters.batch.lock.SILENCE", 2.0)


@pytest.mark.usefixtures("impatient")
def test_two_runs_do_not_share_an_object_store(uploaded: str, batch: Batch) -> None:
    class Second(Watching):
        def listed(self, total: int) -> None:
            with pytest.raises(OutputInUse, match="another batch is writing"):
                batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/out", glob="00?.txt")

    batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/out", glob="00?.txt", observer=Second())


@pytest.mark.usefixtures("impatient")
def test_a_lock_that_a_killed_run_left_goes_when_it_is_silent(uploaded: str, batch: Batch, bucket: Any) -> None:
    lock = f"{uploaded}/out/.ofsted-letters/locks/killed"
    bucket.pipe_file(lock, b"alive once")
    batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/out", glob="00?.txt")
    assert not bucket.find(f"{uploaded}/out/.ofsted-letters/locks")


def test_a_run_that_was_taken_for_killed_publishes_nothing(uploaded: str, batch: Batch, bucket: Any) -> None:
    class Suspended(Watching):
        def writing(self) -> None:
            bucket.rm(bucket.find(f"{uploaded}/out/.ofsted-letters/locks"))

    with pytest.raises(OutputInUse):
        batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/out", glob="00?.txt", observer=Suspended())
    assert not bucket.exists(f"{uploaded}/out/letters.jsonl")


def test_an_object_that_is_not_ours_is_refused(uploaded: str, batch: Batch, bucket: Any) -> None:
    url = f"s3://{uploaded}/out"
    batch(f"s3://{uploaded}/in", out=url, glob="00?.txt")
    batch(f"s3://{uploaded}/in", out=url, glob="00?.txt")
    bucket.pipe_file(f"{uploaded}/out/findings.csv", b"mine")
    with pytest.raises(NotOurs, match="changed since"):
        batch(f"s3://{uploaded}/in", out=url, glob="00?.txt")
    assert bucket.cat_file(f"{uploaded}/out/findings.csv") == b"mine"
    batch(f"s3://{uploaded}/in", out=url, glob="00?.txt", force=True)
    batch(f"s3://{uploaded}/in", out=url, glob="00?.txt")


def test_a_run_that_was_killed_while_it_sent_its_files_is_no_stranger(
    uploaded: str, batch: Batch, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ofsted_letters.batch.folder import RemoteFolder

    class Killed(BaseException):
        pass

    def killed(folder: RemoteFolder) -> None:
        raise Killed

    url = f"s3://{uploaded}/out"
    batch(f"s3://{uploaded}/in", out=url, glob="00?.txt")
    looked = RemoteFolder._look
    looks = iter([looked, killed])
    with monkeypatch.context() as patch:
        patch.setattr(RemoteFolder, "_look", lambda folder: next(looks)(folder))
        with pytest.raises(Killed):
            batch(f"s3://{uploaded}/in", out=url, glob="01?.txt")
    tally = batch(f"s3://{uploaded}/in", out=url, glob="0[01]?.txt")
    assert tally.letters == 20


def test_an_older_output_folder_on_an_object_store_is_no_input(uploaded: str, batch: Batch, tmp_path: Path) -> None:
    batch(f"s3://{uploaded}/in", out=f"s3://{uploaded}/in/older", glob="00?.txt")
    watching = Watching()
    batch(f"s3://{uploaded}/in", out=tmp_path / "out", observer=watching)
    assert watching.total == 42
    assert [name for name, _ in watching.remarks] == [f"s3://{uploaded}/in/older"]
