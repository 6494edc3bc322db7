"""A disk that fills up stops a batch in plain words, and with more space it goes on to the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import ROOT, outputs, write_letters

BATCH = [sys.executable, "-m", "tests.batch.driver"]
ON_A_SMALL_DISK = """
mount -t tmpfs -o size={size}k tmpfs {disk} || exit 99
{batch}
echo "first run: $?" >&2
mount -o remount,size=100m {disk}
{batch}
echo "second run: $?" >&2
cp -r {disk}/out {kept}
"""
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from tests.batch.driver import main, use
use("plain")
main()
"""


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PYTHONPATH": path}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_letters(tmp_path_factory.mktemp("full") / "letters", 120)


@pytest.fixture(scope="module")
def undisturbed(letters: Path) -> dict[str, bytes]:
    out = letters.parent / "undisturbed"
    command = [*BATCH, "plain", "batch", str(letters), "-o", str(out), "-q"]
    assert subprocess.run(command, env=environment(), cwd=ROOT, check=False).returncode == 0
    return outputs(out)


@pytest.mark.parametrize("size", [120, 240, 340])
def test_on_a_small_disk(letters: Path, undisturbed: dict[str, bytes], tmp_path: Path, size: int) -> None:
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    batch = " ".join([*BATCH, "plain", "batch", str(letters), "-o", f"{disk}/out", "-q"])
    script = ON_A_SMALL_DISK.format(size=size, disk=disk, batch=batch, kept=kept)
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script], env=environment(), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode == 99:
        pytest.skip("this system lets nobody mount a small disk")
    assert "first run: 1" in done.stderr
    assert "the disk is full; free some space and run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert "second run: 0" in done.stderr
    assert outputs(kept) == undisturbed


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on file sizes")
@pytest.mark.parametrize("size", [30_000, 60_000, 100_000, 200_000])
def test_where_files_may_not_grow(letters: Path, undisturbed: dict[str, bytes], tmp_path: Path, size: int) -> None:
    out = tmp_path / "out"
    options = ["batch", str(letters), "-o", str(out), "-q"]
    script = LIMITED.format(size=size)
    first = subprocess.run(
        [sys.executable, "-c", script, *options],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert first.returncode == 1, "it should not have had room"
    assert first.stderr.count("\n") == 1, "one line says why"
    assert "run the same command again" in first.stderr
    assert not (out / "letters.jsonl").exists()
    second = subprocess.run([*BATCH, "plain", *options], env=environment(), cwd=ROOT, check=False)
    assert second.returncode == 0
    assert outputs(out) == undisturbed
