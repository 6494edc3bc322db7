"""A file named with -o is replaced whole, and stays what it was beside its content."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ofsted_letters.cli.output import CannotWrite, destination


def write(file: Path, data: bytes) -> None:
    with destination(str(file)) as stream:
        stream.write(data)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "out.json"
    file.write_bytes(b"old")
    file.chmod(mode)
    write(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", mode)


@pytest.mark.parametrize(
    ("old", "new"), [(b"old", b"longer than it was"), (b"longer than it will be", b"new"), (b"o", b"")]
)
def test_hard_links_stay_names_of_one_file(tmp_path: Path, old: bytes, new: bytes) -> None:
    file, other = tmp_path / "out.json", tmp_path / "other.json"
    file.write_bytes(old)
    os.link(file, other)
    write(file, new)
    assert (file.read_bytes(), other.read_bytes()) == (new, new)
    assert file.samefile(other)
    assert len(list(tmp_path.iterdir())) == 2


def test_contents_are_on_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    monkeypatch.setattr(os, "fsync", lambda _: done.append("content"))
    monkeypatch.setattr(Path, "replace", lambda *_: done.append("name"))
    write(tmp_path / "out.json", b"new")
    assert done == ["content", "name"]


def test_where_there_is_no_room_the_old_content_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "out.json"
    file.write_bytes(b"old")
    os.link(file, tmp_path / "other.json")
    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    with pytest.raises(CannotWrite, match="No space left"):
        write(file, b"much longer")
    assert file.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_ended_from_outside_it_leaves_nothing_half_done(tmp_path: Path, number: signal.Signals, status: int) -> None:
    letter, out = tmp_path / "a.txt", tmp_path / "out.json"
    letter.write_text("Dear Ms Lark\n\nRecords are late.\n\nYours sincerely\n", encoding="utf-8")
    command = [sys.executable, "-m", "ofsted_letters", "parse", str(letter), "-", "--format", "jsonl", "-o", str(out)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob(".ofsted-letters-*.part")):
        assert time.monotonic() < deadline, "it did not begin"
        time.sleep(0.01)
    process.send_signal(number)
    assert process.stderr is not None
    said = process.stderr.read()
    assert process.wait(10) == status
    assert said.splitlines()[-1].startswith(b"ofsted-letters: stopped by ")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
