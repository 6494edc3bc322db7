"""The command as it is run: a process with a standard input, output and error of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ofsted_letters import __version__

LETTER = """\
Ofsted
1 Moor Street
Wexcombe
WX1 1AA

3 September 2010

Ms Dee Lark
Director of Children’s Services
Wexcombe Council
Civic Centre
Wexcombe
WX2 2BB

Dear Ms Lark

Annual unannounced inspection of contact, referral and assessment arrangements within
Wexcombe Council children’s services

This letter summarises the findings of the recent unannounced inspection of contact,
referral and assessment arrangements within local authority children’s services in
Wexcombe Council which was conducted on 10 and 11 August 2010.

Strengths

• Thresholds are clear – and staff know them.

Areas for development

• Records are late.

Yours sincerely

Ann Tarrow
Her Majesty’s Inspector
"""


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ofsted_letters", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture
def letter(tmp_path: Path) -> str:
    path = tmp_path / "wexcombe.txt"
    path.write_text(LETTER, encoding="utf-8")
    return str(path)


def test_version() -> None:
    result = command("--version")
    assert result.stdout == f"ofsted-letters, version {__version__}\n".encode()
    assert (result.returncode, result.stderr) == (0, b"")


def test_parse_from_a_file_and_from_standard_input(letter: str) -> None:
    from_file = command("parse", "-q", letter)
    assert (from_file.returncode, from_file.stderr) == (0, b"")
    parsed = json.loads(from_file.stdout)
    assert parsed["source"]["name"] == "wexcombe.txt"
    assert parsed["header"]["date"] == "2010-09-03"
    from_stdin = command("parse", "-q", "-", stdin=LETTER.encode())
    assert json.loads(from_stdin.stdout) == {**parsed, "source": {**parsed["source"], "name": "-"}}


def test_warnings_are_told_whichever_command_reads_the_letter(letter: str) -> None:
    told = (
        f"ofsted-letters: {letter}: parsed with 1 warning: unresolved_authority (/metadata/authority/name)\n".encode()
    )
    for name in ("parse", "show", "findings"):
        result = command(name, letter)
        assert (result.returncode, result.stderr) == (0, told)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("name", ["parse", "show", "findings", "explain", "schema"])
def test_a_closed_standard_output_is_told_in_one_line(letter: str, name: str) -> None:
    arguments = [name] if name == "schema" else [name, letter] if name == "explain" else [name, "-q", letter]
    result = closing(">&-", *arguments)
    assert result.stderr == b"ofsted-letters: standard output: it is closed; send it somewhere, such as > FILE\n"
    assert (result.returncode, result.stdout) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_what_needs_no_standard_output_works_without_it(letter: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert closing(">&-", "parse", "-q", letter, "-o", str(out)).returncode == 0
    assert closing(">&-", "validate", str(out)).returncode == 0
    assert json.loads(out.read_bytes())["source"]["name"] == "wexcombe.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("name", ["parse", "show", "findings", "explain", "validate"])
def test_a_closed_standard_input_is_told_in_one_line(name: str) -> None:
    result = closing("<&-", name, "-")
    assert result.stderr == b"ofsted-letters: standard input: it is closed; name a file, or send one with <\n"
    assert (result.returncode, result.stdout) == (1, b"")


def closing(stream: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = ["sh", "-c", f'exec "$@" {stream}', "sh", sys.executable, "-m", "ofsted_letters", *arguments]
    return subprocess.run(program, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("name", [["parse"], ["show"], ["findings"], ["findings", "--format", "csv"], ["explain"]])
def test_output_is_utf8_with_lf_whatever_the_code_page(letter: str, name: list[str]) -> None:
    plain = command(*name, letter, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert plain.returncode == 0, plain.stderr
    assert "Thresholds are clear – and staff".encode() in plain.stdout
    assert b"\r" not in plain.stdout
    assert command(*name, letter, PYTHONUTF8="1").stdout == plain.stdout


def test_a_failure_is_one_line_and_exit_1(letter: str, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"<!DOCTYPE html><html><body>Not found</body></html>")
    result = command("parse", "-q", "--format", "jsonl", str(tmp_path / "page.pdf"), letter)
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith(f"ofsted-letters: {tmp_path / 'page.pdf'}: ")
    assert "web page" in line


def test_wrong_usage_is_exit_2() -> None:
    result = command("parse")
    assert result.returncode == 2
    assert result.stderr == b"ofsted-letters: missing argument 'FILE...'; see ofsted-letters parse --help\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
@pytest.mark.parametrize("name", [["parse", "--format", "jsonl"], ["show"], ["findings", "--format", "csv"]])
def test_a_reader_that_stops_reading_is_met_with_silence(letter: str, name: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "ofsted_letters", *name, "-q", *[letter] * (1 if name == ["show"] else 20)],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("name", ["parse", "show", "schema"])
def test_a_full_disk_is_told_in_one_line(letter: str, name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "ofsted_letters", name, *([] if name == "schema" else ["-q", letter])],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr.startswith(b"ofsted-letters: standard output: No space left on device; ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal on Windows")
def test_ctrl_c_is_exit_130() -> None:
    import signal

    command = [sys.executable, "-m", "ofsted_letters", "validate", os.devnull, "-"]
    waiting = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert waiting.stderr is not None
    assert os.devnull.encode() in waiting.stderr.readline()  # it has started, and waits for its second input
    waiting.send_signal(signal.SIGINT)
    _, told = waiting.communicate(timeout=60)
    assert waiting.returncode == 130
    assert told == b"ofsted-letters: stopped by Ctrl-C: what was not finished is not written; run it again\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
@pytest.mark.parametrize("name", [["parse"], ["findings", "--format", "csv"], ["explain"], ["schema"]])
def test_data_is_the_same_bytes_on_a_terminal(letter: str, name: list[str]) -> None:
    arguments = [*name] if name == ["schema"] else [*name, letter]
    assert on_a_terminal(*arguments).replace(b"\r\n", b"\n") == command(*arguments).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_a_page_has_colours_on_a_terminal_only(letter: str) -> None:
    assert b"\x1b[1m" in on_a_terminal("show", letter)
    assert b"\x1b" not in command("show", letter).stdout


def on_a_terminal(*arguments: str) -> bytes:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    run = subprocess.Popen([sys.executable, "-m", "ofsted_letters", *arguments], stdout=theirs, env=environment)
    os.close(theirs)
    chunks = list(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    assert run.wait(timeout=60) == 0
    return b"".join(chunks)


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""


HEAVY = "pydantic", "rich", "pypdfium2", "pdfplumber", "importlib.metadata"


def test_version_imports_nothing_else() -> None:
    assert imported("--version", of=(*HEAVY, "pydantic_core", "json", "csv")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied on Windows")
def test_the_command_loads_nothing_to_read_a_letter(letter: str) -> None:
    """Its copy does: one that is forked after these imports costs more."""
    assert imported("parse", "-q", letter, of=(*HEAVY, "pydantic_core", "pickle")) == []


def test_parsing_a_text_builds_no_models_and_loads_no_pdf_library(letter: str) -> None:
    work = """
from pathlib import Path
from ofsted_letters.cli.parse import parsed
from ofsted_letters.terms import Reading
data = Path(sys.argv[1]).read_bytes()
how = {"strict": False, "without_people": False}
parsed(data, sys.argv[1], layout="json", reading=Reading(), **how)
"""
    assert imported(letter, of=HEAVY, work=work) == []


def imported(*arguments: str, of: tuple[str, ...], work: str = "") -> list[str]:
    command = "from ofsted_letters.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
    told = f"print(*[name for name in {of!r} if name in sys.modules], file=sys.stderr)"
    script = f"import sys\n{work or command}{told}"
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, timeout=60, check=True)
    return run.stderr.decode().split()
