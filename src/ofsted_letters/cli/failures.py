"""How a failure is told: one line on standard error, with what is wrong and what to do, never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from typing import IO, Any

import click

from ofsted_letters.errors import LetterError
from ofsted_letters.refusals import refusal
from ofsted_letters.write.printable import printable

PROGRAM = "ofsted-letters"
STDIN = "-"


class Misuse(click.UsageError):
    """A wrong command line, told in one line as everything else is."""

    def __init__(self, message: str, command: str) -> None:
        super().__init__(message)
        self.command = command

    def show(self, file: IO[Any] | None = None) -> None:
        """Say what is wrong and where to read on."""
        what = " ".join(self.message.split()).removesuffix(".")
        told = printable(what[:1].lower() + what[1:])
        click.echo(f"{PROGRAM}: {told}; see {self.command} --help", file=file, err=True)


def in_one_line(error: click.UsageError, command: str) -> click.UsageError:
    """A fault of the command line as `Misuse`; one that shows help in its own way stays as it is.

    Args:
        error: what click says.
        command: whose help to name where click does not say it.
    """
    if type(error).show is not click.UsageError.show:
        return error
    return Misuse(error.format_message(), error.ctx.command_path if error.ctx else command)


def tell(name: str, message: str) -> None:
    """Say something about an input on standard error."""
    named = "standard input" if name == STDIN else printable(name) or "''"
    click.echo(f"{PROGRAM}: {named}: {printable(message)}", err=True)


def tell_error(name: str, error: Exception) -> None:
    """Say why an input failed."""
    tell(name, reason_of(error))


def reason_of(error: Exception) -> str:
    """What is wrong and what to do about it, in one line."""
    if isinstance(error, LetterError):
        return f"{error.reason}; {error.remedy}"
    if isinstance(error, OSError):
        return reason_of_system(error)
    return f"unexpected {type(error).__name__} {place_of(error)}: {error}; a fault of this program, please report it"


def reason_of_system(error: OSError) -> str:
    """What the operating system refused, in one line."""
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name the files in it, or parse all of them with `ofsted-letters batch`"
    _, reason, remedy = refusal(error)
    return f"{reason}; {remedy}"


def place_of(error: BaseException) -> str:
    """Where in the program an error was raised, for whoever mends it."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "somewhere"
    return f"in {trace.tb_frame.f_globals['__name__']}:{trace.tb_lineno}"


def is_closed_pipe(error: Exception) -> bool:
    """Whether whoever read our output stopped reading, as `head` does; Windows says it in its own way."""
    return isinstance(error, OSError) and (
        error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)
    )


def abandon_stdout() -> None:
    """Send what is left in the buffer nowhere, so that Python does not fail on it once more at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
