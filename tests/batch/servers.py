"""Servers on loopback that stand for more than one machine, started once for all tests that need them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATH = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])


STARTED = 120
"""Seconds that a server may take to start or to stop: three import dask at once, on a machine that may be busy."""


def server(*command: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        env=os.environ | {"PYTHONPATH": PATH} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="session")
def scheduler(tmp_path_factory: pytest.TempPathFactory, bucket: Any) -> Iterator[str]:
    """The address of a scheduler with two workers, processes with two threads each, that know the object store."""
    distributed = pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("dask")
    file = str(folder / "scheduler.json")
    scheduler = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = ["distributed.cli.dask_worker", "--nthreads", "2", "--no-dashboard", "--local-directory", str(folder)]
    servers = [server(*scheduler, "--scheduler-file", file)]
    servers += [server(*worker, "--scheduler-file", file) for _ in range(2)]
    try:
        deadline = time.monotonic() + STARTED
        while (address := _written_address(Path(file))) is None:
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.05)
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=STARTED)
        yield address
    finally:
        for process in reversed(servers):
            process.terminate()
            process.wait(STARTED)


def _written_address(file: Path) -> str | None:
    """What a scheduler wrote of itself; None until it has, or while it is writing."""
    try:
        address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return address


@pytest.fixture(scope="session")
def bucket() -> Iterator[Any]:
    """An S3-compatible store with an empty bucket, and what speaks to it."""
    moto = pytest.importorskip("moto.server")
    s3fs = pytest.importorskip("s3fs")
    store = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    store.start()
    host, port = store.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "invented",
        "AWS_SECRET_ACCESS_KEY": "invented",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    patch = pytest.MonkeyPatch()
    for name, value in settings.items():
        patch.setenv(name, value)
    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    system.mkdir("letters-bucket")
    yield system
    patch.undo()
    s3fs.S3FileSystem.clear_instance_cache()
    store.stop()
