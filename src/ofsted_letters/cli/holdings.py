"""The letters of files, folders and datasets, for commands about many letters of an authority."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.letters import letters
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading

DATASET = "letters.jsonl"
"""What `batch` writes all letters of a dataset to."""


def letters_in(names: Iterable[str], reading: Reading, limits: Limits, failed: list[str]) -> Iterator[Letter]:
    """Each letter.

    Args:
        names: paths of files, of folders with letters, and of folders that `batch` wrote to; "-" is standard input.
        reading: how they are read.
        limits: for each input.
        failed: gets the names of inputs that hold none, or not only letters; why is told on standard error at once.
    """
    for is_folder, group in groupby(names, os.path.isdir):
        if is_folder:
            for folder in map(Path, group):
                written = folder / DATASET
                yield from of_dataset(written, failed) if written.is_file() else parsed(folder, reading, limits, failed)
        else:
            yield from (letter for _, letter in letters(group, reading, limits, failed))


def tell_left_out(command: str, number: int, *, quiet: bool) -> None:
    """Say how many letters stand nowhere, having no date or no authority."""
    if number and not quiet:
        tell(command, f"{counted(number, 'letter')} without a date or an authority left out")


def of_dataset(written: Path, failed: list[str]) -> Iterator[Letter]:
    """The letters of a dataset, up to the first value that is none."""
    from ofsted_letters.written import read_jsonl

    try:
        yield from read_jsonl(written)
    except ValueError:
        tell(str(written), "it holds something that is no letter; `ofsted-letters validate` says what")
        failed.append(str(written))


def parsed(folder: Path, reading: Reading, limits: Limits, failed: list[str]) -> Iterator[Letter]:
    """The letters in a folder, parsed on all cores."""
    from ofsted_letters.batch.api import parse_many

    for result in parse_many(folder, engine=reading.engine, ocr=reading.ocr, **limits._asdict()):
        if result.failure is not None:
            tell(result.path, f"{result.failure.message}; {result.failure.remedy}")
            failed.append(result.path)
        elif result.letter is not None:
            yield result.letter
