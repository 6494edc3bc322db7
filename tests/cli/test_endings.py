"""How a run can end early: each in one line, with its exit status, and never in a traceback."""

from __future__ import annotations

import errno
from typing import NoReturn

import pytest

from ofsted_letters.batch.process_apart import ProcessApart
from ofsted_letters.cli.failures import reason_of
from ofsted_letters.errors import EmptyInput
from tests.cli.conftest import Run


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(output: str | None) -> None:
        raise error

    monkeypatch.setattr("ofsted_letters.cli.parse.destination", fail)
    monkeypatch.setattr("ofsted_letters.cli.app.abandon_stdout", lambda: None)  # there is none under test


@pytest.mark.parametrize(
    ("error", "exit_code", "told"),
    [
        (KeyboardInterrupt(), 130, "ofsted-letters: stopped by Ctrl-C: what was not finished is not written; run it "),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 1, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "ofsted-letters: standard output: No space left on dev"),
        (
            PermissionError(errno.EACCES, "Permission denied", "/root/o"),
            1,
            "ofsted-letters: /root/o: not allowed to",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", b"/root/o"),
            1,
            "ofsted-letters: /root/o: not allowed to",
        ),
        (EmptyInput("out.json", "it is\nempty", "fill it"), 1, "ofsted-letters: out.json: it is\\nempty; fill it\n"),
        (ZeroDivisionError("by zero"), 1, "ofsted-letters: internal error: unexpected ZeroDivisionError in tests.cli."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_run_ends_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, exit_code: int, told: str
) -> None:
    fail_with(error, monkeypatch)
    result = run("parse", "-", stdin=b"Records are late.")
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(told)
    assert len(result.stderr.splitlines()) == bool(told)


def test_an_input_that_is_interrupted_ends_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(process: ProcessApart, question: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(ProcessApart, "ask", interrupt)
    assert run("parse", "one.txt", "two.txt").exit_code == 130


def test_what_the_system_says_is_passed_on() -> None:
    remedy = "check the disk or the connection, and try again"
    assert reason_of(OSError(errno.EIO, "Input/output error")) == f"Input/output error; {remedy}"
    assert reason_of(OSError("odd")) == f"odd; {remedy}"


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert reason_of(ValueError("odd")).startswith("unexpected ValueError somewhere: odd; a fault of this program")
