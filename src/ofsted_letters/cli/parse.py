"""`parse`: letters to JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import click

from ofsted_letters.cli import layouts, options
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.inputs import done_apart
from ofsted_letters.cli.output import destination
from ofsted_letters.cli.progress import progress
from ofsted_letters.cli.warnings import doubts_among, tell_left_out, tell_warnings, told_of
from ofsted_letters.source import file_name
from ofsted_letters.write.json_array import array_of

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters parse letter.pdf
  ofsted-letters parse letter.pdf letter.txt -o letters.jsonl
  ofsted-letters parse *.pdf -o letters.json
  ofsted-letters parse - < letter.pdf
  ofsted-letters parse letter.pdf --strict --cross-check

With --format json, one letter gives one object and several FILEs, or a file with several letters such as an agenda
pack, give one array, in their order. With jsonl, each letter is one line. Files that fail are told on standard error
and left out; when none could be parsed nothing is written, and a file named with -o stays as it was. Letters with
warnings are named there too, and written.
"""


Written = tuple[str, bytes, list[str], str]
"""What stands behind the file's name in a letter's own, the letter as it is written, its warnings as they are to be
told, and why it is not to be written, if so."""


@click.command(epilog=EPILOG)
@options.files
@layouts.layout("json", "jsonl", usual="json", help="Indented JSON, or JSON Lines with one letter a line.")
@options.output
@options.reading
@click.option("--strict", is_flag=True, help="A letter with a warning in its diagnostics fails and is not written.")
@options.cross_check
@options.pages
@options.without_people
@options.rules
@options.limits
@options.quiet
@click.pass_context
def parse(
    ctx: click.Context,
    files: tuple[str, ...],
    layout: str,
    output: str | None,
    reading: Reading,
    strict: bool,
    without_people: bool,
    limits: Limits,
    quiet: bool,
) -> None:
    """Parse letters (text or PDF) to validated JSON.

    FILE is a path, or - for standard input. What a file is, is seen from its content, not from its name.
    """
    failed: list[str] = []
    work = partial(parsed, reading=reading, layout=layout, strict=strict, without_people=without_people)
    with progress(files, output, quiet=quiet) as names:
        texts = told(done_apart(names, work, limits, failed), failed, quiet=quiet)
        ahead = 2 if layout == "json" and len(files) == 1 else 1  # whether one file has several letters is seen so
        if first := list(islice(texts, ahead)):
            several = len(files) > 1 or len(first) > 1
            letters = chain(first, texts)
            with destination(output) as stream:
                stream.writelines(array_of(letters) if layout == "json" and several else letters)
            tell_left_out(without_people and not quiet)
    if failed:
        ctx.exit(1)


def parsed(
    data: bytes, name: str, *, reading: Reading, layout: str, strict: bool, without_people: bool
) -> list[Written]:
    """A file's letters as they are to be written."""
    from ofsted_letters.pipeline import parse_values
    from ofsted_letters.write.values import values_json, values_line

    letters = parse_values(data, name, reading)
    if without_people:
        from ofsted_letters.write.without_people import without_people as nameless

        letters = list(map(nameless, letters))
    write = values_line if layout == "jsonl" else values_json
    return [(within(letter, name), *as_written(letter, write, strict=strict)) for letter in letters]


def within(letter: dict[str, Any], name: str) -> str:
    """What stands behind its file's name in a letter's own: the pages of one of several, or the file that has it."""
    return str(letter["source"]["name"]).removeprefix(file_name(name))


def as_written(
    letter: dict[str, Any], write: Callable[[dict[str, Any]], bytes], *, strict: bool
) -> tuple[bytes, list[str], str]:
    """A letter with its warnings, or why it is not to be written."""
    doubts = doubts_among(letter["diagnostics"])
    if strict and doubts:
        listed = ", ".join(f"{doubt['code']} ({doubt['message']})" for doubt in doubts)
        return b"", [], f"not written for --strict: {listed}; `ofsted-letters explain` shows the lines"
    return write(letter), told_of(doubts), ""


def told(files: Iterable[tuple[str, list[Written]]], failed: list[str], *, quiet: bool) -> Iterator[bytes]:
    """The texts of files' letters, whose warnings are told as they come; `failed` gets what is not to be written."""
    for name, letters in files:
        for where, text, warnings, refused in letters:
            if refused:
                tell(name + where, refused)
                failed.append(name + where)
            else:
                tell_warnings(name + where, warnings, quiet=quiet)
                yield text
