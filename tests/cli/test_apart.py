"""A letter that crashes, hangs, grows or never ends costs itself: one line, exit 1, and the others are written."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ofsted_letters.batch import process_apart
from ofsted_letters.batch.limits import Limits
from ofsted_letters.batch.process_apart import ProcessApart, Stopped
from ofsted_letters.model import Letter
from ofsted_letters.terms import Reading
from tests.cli import conftest
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these letters do harm in the POSIX way")

COMMANDS = [["parse", "--format", "jsonl"], ["show"], ["findings", "--format", "jsonl"], ["explain"]]
QUOTE = ["quote", "--find", "words", "-o", "quote.png"]
MANY = [command for command in COMMANDS if command[0] in ("parse", "findings")]
MEBIBYTE = 1 << 20
HARM = {
    b"segfault": "the worker process ended while reading it (SIGSEGV); report it with the letter",
    b"hang": "it took longer than 4 s; allow it more with --timeout",
    b"eat": "it needed more than 512 MiB of memory; allow it more with --max-memory",
    b"full": "it needed more than 512 MiB of memory; allow it more with --max-memory",
    b"abort": "the worker process ended while reading it (SIGABRT); report it with the letter",
    b"exit": "the worker process ended while reading it (exit status 3); report it with the letter",
}
LIMITED = ("--timeout", "4", "--max-memory", "512M")


def harmful(harm: bytes) -> None:
    faulthandler.disable()  # pytest's; the program has none
    match harm:
        case b"segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"hang":
            time.sleep(3600)
        case b"eat":
            eaten = [b"\1" * (8 * MEBIBYTE)]
            while True:
                eaten.append(eaten[-1] + b"\1")
        case b"full":
            eaten = [b"\1" * (300 * MEBIBYTE)]
            os.abort()
        case b"abort":
            os.abort()
        case b"exit":
            os._exit(3)


@pytest.fixture
def harm(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented pipeline, which does what the letter says."""
    pipeline = sys.modules["ofsted_letters.pipeline"]

    def parse_values(data: bytes, name: str, reading: Reading) -> list[dict[str, Any]]:
        harmful(data)
        return conftest.parse_values(data, name, reading)

    def parse_each(data: bytes, name: str, reading: Reading) -> list[Letter]:
        harmful(data)
        return conftest.parse_each(data, name, reading)

    def trace(data: bytes, name: str, reading: Reading) -> conftest.Trace:
        harmful(data)
        return conftest.trace(data, name, reading)

    monkeypatch.setitem(vars(pipeline), "parse_each", parse_each)
    monkeypatch.setitem(vars(pipeline), "parse_values", parse_values)
    monkeypatch.setitem(vars(pipeline), "trace", trace)


@pytest.mark.usefixtures("harm")
@pytest.mark.parametrize("kind", HARM, ids=bytes.decode)
@pytest.mark.parametrize("command", [*COMMANDS, QUOTE], ids=lambda command: command[0])
def test_a_letter_that_does_harm_is_told_in_one_line(run: Run, command: list[str], kind: bytes) -> None:
    Path("harm.pdf").write_bytes(kind)
    result = run(*command, *LIMITED, "harm.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"ofsted-letters: harm.pdf: {HARM[kind]}\n"


@pytest.mark.usefixtures("harm")
@pytest.mark.parametrize("command", MANY, ids=lambda command: command[0])
def test_the_others_are_written_in_their_order(run: Run, command: list[str]) -> None:
    names = []
    for number, kind in enumerate(HARM):
        Path(f"harm-{number}.pdf").write_bytes(kind)
        Path(f"good-{number}.txt").write_bytes(f"Finding {number}".encode())
        names += [f"good-{number}.txt", f"harm-{number}.pdf"]
    result = run(*command, *LIMITED, *names)
    assert result.exit_code == 1
    rows = map(json.loads, result.stdout.splitlines())
    sources = [row["source"]["name"] if command[0] == "parse" else row["source_name"] for row in rows]
    assert sources == [name for name in names if name.startswith("good")]
    assert result.stderr.splitlines() == [
        f"ofsted-letters: harm-{number}.pdf: {told}" for number, told in enumerate(HARM.values())
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_input_that_is_too_large_is_refused(run: Run, command: list[str]) -> None:
    told = "it is larger than 0.001 MiB; allow it more with --max-input"
    Path("letter.txt").write_bytes(b"x" * 1025)
    assert run(*command, "--max-input", "1k", "letter.txt").stderr == f"ofsted-letters: letter.txt: {told}\n"
    result = run(*command, "--max-input", "1k", "-", stdin=b"x" * 1025)
    assert (result.exit_code, result.stderr) == (1, f"ofsted-letters: standard input: {told}\n")
    assert run(*command, "--max-input", "1k", "-", stdin=b"x" * 1024).exit_code == 0


@pytest.fixture
def nobody_writes(tmp_path: Path) -> str:
    os.mkfifo(tmp_path / "fifo")
    return str(tmp_path / "fifo")


def command(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "ofsted_letters", *arguments]
    return subprocess.run(program, capture_output=True, timeout=60, check=False, **options)


@pytest.mark.parametrize("name", ["parse", "show", "findings", "explain"])
def test_a_pipe_that_nobody_writes_to_is_given_up(nobody_writes: str, name: str) -> None:
    result = command(name, "--timeout", "0.5", nobody_writes)
    told = f"ofsted-letters: {nobody_writes}: it took longer than 0.5 s; allow it more with --timeout\n"
    assert (result.returncode, result.stdout, result.stderr.decode()) == (1, b"", told)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
@pytest.mark.parametrize("from_stdin", [False, True])
def test_a_file_without_end_is_refused(from_stdin: bool) -> None:
    with Path("/dev/zero").open("rb") as zero:
        result = command("parse", "--max-input", "16M", "-" if from_stdin else "/dev/zero", stdin=zero)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.endswith(b": it is larger than 16 MiB; allow it more with --max-input\n")


def descendants(pid: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def until(condition: Any) -> Any:
    for _ in range(300):
        if found := condition():
            return found
        time.sleep(0.05)
    return condition()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_no_process_is_left_behind(nobody_writes: str, sent: signal.Signals, status: int) -> None:
    running = subprocess.Popen([sys.executable, "-m", "ofsted_letters", "parse", nobody_writes], stderr=subprocess.PIPE)
    (child,) = until(lambda: descendants(running.pid))
    time.sleep(0.3)
    running.send_signal(sent)
    running.communicate(timeout=30)
    assert running.returncode == status
    assert until(lambda: not is_alive(child))


ENDLESS = """
import pathlib, re
from ofsted_letters import pipeline
from ofsted_letters.__main__ import main
def parse_values(*_, **__):
    pathlib.Path("begun").touch()
    re.match("(a+)+b", "a" * 40)
pipeline.parse_values = parse_values
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the alarm ends it, a minute later")
def test_no_process_is_left_behind_in_the_middle_of_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"Dear Ms Lark\n")
    with subprocess.Popen([sys.executable, "-c", ENDLESS, "parse", "note.txt"], cwd=tmp_path) as running:
        until((tmp_path / "begun").exists)
        (child,) = descendants(running.pid)
        running.kill()
    assert until(lambda: not is_alive(child))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")
def test_no_process_is_left_behind_by_a_closed_pipe(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"Dear Ms Lark\n\nRecords are late.\n")
    names = [str(tmp_path / "note.txt")] * 20
    running = subprocess.Popen(
        [sys.executable, "-m", "ofsted_letters", "parse", "-q", "--format", "jsonl", *names, "/dev/stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert running.stdout
    (child,) = until(lambda: descendants(running.pid))
    running.stdout.close()
    running.communicate()
    assert running.returncode == 1
    assert until(lambda: not is_alive(child))


def numbered(question: int) -> int:
    """What a process apart does in the tests below: 0 hangs, 1 ends it, 2 finds a defect there."""
    if question == 0:
        time.sleep(3600)
    if question == 1:
        os._exit(3)
    return question * os.getpid()


@pytest.fixture(params=["forked", "spawned"])
def process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProcessApart]:
    monkeypatch.setattr(process_apart, "FORKS", request.param == "forked")
    process = ProcessApart(numbered, Limits(timeout=8))
    yield process
    process.close()


def test_one_process_answers_until_it_is_ended(process: ProcessApart) -> None:
    first = process.ask(5) // 5
    assert first != os.getpid()
    assert process.ask(7) == 7 * first
    with pytest.raises(Stopped) as told:
        process.ask(1)
    assert told.value.failure.code == "crashed"
    assert process.ask(5) // 5 != first


def test_a_process_that_hangs_is_ended(process: ProcessApart) -> None:
    with pytest.raises(Stopped) as told:
        process.ask(0)
    assert told.value.failure.code == "timed_out"


@pytest.mark.parametrize("name", ["parse", "findings", "show", "explain"])
def test_without_fork_the_batchs_process_does_it(name: str) -> None:
    script = (
        "import ofsted_letters.batch.process_apart as apart\napart.FORKS = False\n"
        "from ofsted_letters.__main__ import main\nmain()"
    )
    data = b"Dear Ms Lark\n\nStrengths\n\n- Records are kept.\n"
    ways = [["-c", script, name, "-"], ["-m", "ofsted_letters", name, "-"]]
    spawned, copied = (
        subprocess.run([sys.executable, *way], input=data, capture_output=True, timeout=60, check=False) for way in ways
    )
    assert copied.returncode == 0
    assert (spawned.stdout, spawned.stderr, spawned.returncode) == (copied.stdout, copied.stderr, 0)
    assert spawned.stdout


def test_a_system_without_room_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    Path("one.txt").write_bytes(b"Records are late.")
    result = run("parse", "one.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("ofsted-letters: process that reads letters: the system starts no more of them (")
