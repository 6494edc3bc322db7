"""The worker's side: a process that takes chunks of tasks and answers with one outcome each.

It is started as `python -m ofsted_letters.batch.worker`, not forked and not by importing the user's script again,
so that it is the same on every system, in a notebook and inside another engine's worker.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import os
import zlib
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from ofsted_letters.batch.channel import Channel
from ofsted_letters.batch.contents import Unreadable, fingerprint, read
from ofsted_letters.batch.memory import limit_own_memory
from ofsted_letters.batch.serving import Answer, serve
from ofsted_letters.batch.task import READY, Errand, Failure, Outcome, Setup, Task
from ofsted_letters.errors import LetterError, NotALetter
from ofsted_letters.read.sniff import is_json
from ofsted_letters.themes.assigning import with_themes
from ofsted_letters.write.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading
    from ofsted_letters.themes.rules import Rules

COMPRESSION = 1
"""zlib level: the JSON of a letter shrinks to a fifth in half a millisecond, level 6 gains little more in four."""


class Parser(Protocol):
    """What `Setup.parser` names."""

    def __call__(self, data: bytes, name: str, reading: Reading) -> list[Letter]:
        """Parse a file's letters or raise a LetterError."""
        ...


def main() -> None:
    """Serve the parent until it hangs up."""
    channel = own_channel()
    setup: Setup | Errand | None = channel.receive()
    if setup is None:
        return
    try:
        answer = answering(setup)
    except Exception as error:  # the parent has a terminal to say it on
        channel.send(f"{type(error).__name__}: {error}")
        return
    limit_own_memory(setup.max_memory)
    channel.send(READY)
    serve(channel, answer, setup.timeout)


def answering(setup: Setup | Errand) -> Answer:
    """What it is to do with each task."""
    if isinstance(setup, Errand):
        return setup.answer
    return partial(perform, setup=setup, parse=named(setup.parser))


def own_channel() -> Channel:
    """The pipes to the parent, out of reach of anything that prints."""
    channel = Channel(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return channel


def named(path: str) -> Parser:
    """The function that `module:function` names."""
    module, _, function = path.partition(":")
    parse: Parser = getattr(importlib.import_module(module), function)
    return parse


def perform(task: Task, setup: Setup, parse: Parser) -> Outcome:
    """Do one task; only running out of memory or a crash keeps it from having an outcome."""
    try:
        if task.kind == "fingerprint":
            return Outcome(sha256=fingerprint(task.locator, setup.max_input))
        return parsed(read(task.locator, setup.max_input), task.name, setup, parse)
    except Unreadable as error:
        return Outcome(failure=error.failure)


def parsed(data: bytes, name: str, setup: Setup, parse: Parser) -> Outcome:
    """Parse one input's bytes and render what the results keep of it."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if is_json(data):
            return rendered(sha256, name, [written_letter(data, name, setup.reading.rules)])
        return rendered(sha256, name, parse(data, name, setup.reading))
    except LetterError as error:
        return Outcome(sha256, failure=Failure(error.code, error.reason, error.remedy))
    except MemoryError:
        raise
    except Exception as error:  # a defect of the parser costs this letter, not the batch
        message = printable(f"the parser failed unexpectedly ({type(error).__name__}: {error})")
        return Outcome(sha256, failure=Failure("internal_error", message, "report it with the letter"))


def written_letter(data: bytes, name: str, rules: Rules | None) -> Letter:
    """The letter that was written as JSON before, its themes by other rules, if there are some.

    Raises:
        NotALetter: it is other JSON, or more than one letter.
    """
    from ofsted_letters.written import read_jsonl

    try:
        (letter,) = read_jsonl(io.BytesIO(data))
    except ValueError as error:
        reason = "this is JSON, and not one letter as `parse` writes it"
        raise NotALetter(name, reason, "see `ofsted-letters validate`; give a file of several by its name") from error
    return with_themes(letter, rules) if rules else letter


def rendered(sha256: str, name: str, letters: Sequence[Letter]) -> Outcome:
    """The letters as the output files will have them."""
    from ofsted_letters.write.csv import csv_bytes
    from ofsted_letters.write.findings import findings
    from ofsted_letters.write.json import letter_line

    rows = csv_bytes(row.values() for row in findings(letters[0])) if len(letters) == 1 else None
    return Outcome(
        sha256,
        letter=zlib.compress(b"".join(map(letter_line, letters)), COMPRESSION),
        findings=None if rows is None else zlib.compress(rows, COMPRESSION),
        summary=json.dumps([summary(letter) | {"within": within(letter, name)} for letter in letters]).encode(),
    )


def within(letter: Letter, name: str) -> str:
    """What stands behind its input's name in a letter's own, such as "#pages=12-15" or "/letter.pdf"."""
    own = letter.source.name
    behind = own.removeprefix(name)
    return behind if own.startswith(name) and behind[:1] in ("#", "/") else ""


def summary(letter: Letter) -> dict[str, Any]:
    """What the end report adds up and `inputs` and `changes` name, so that they need not read the letters again."""
    from ofsted_letters.write.identity import inspection_of, known_by, label, letter_id

    items: Counter[str] = Counter()
    for section in letter.sections:
        items[section.kind] += len(section.items)
    diagnostics = Counter(diagnostic.code for diagnostic in letter.diagnostics)
    doubtful = any(diagnostic.severity != "info" for diagnostic in letter.diagnostics)
    return {
        "letter_id": letter_id(letter),
        "known_by": known_by(letter.source.sha256, letter.source.page_range),
        "label": label(letter),
        "inspection": inspection_of(letter),
        "family": letter.family,
        "form": letter.form,
        "items": items,
        "diagnostics": diagnostics,
        "doubtful": doubtful,
    }


if __name__ == "__main__":
    main()
