"""The letters that files hold, for commands that show what is in them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.inputs import done_apart
from ofsted_letters.errors import NoSuchPages

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Reading
    from ofsted_letters.themes.rules import Rules


WITHOUT_PAGES = "give the PDF, or leave out --pages"


def letters(
    names: Iterable[str],
    reading: Reading,
    limits: Limits,
    failed: list[str],
) -> Iterator[tuple[str, Letter]]:
    """Each letter with its input's name as given, or with its own where the input has many.

    Args:
        names: paths; "-" is standard input.
        reading: how they are read; of those that are JSON already, the rules of themes alone.
        limits: for each input.
        failed: gets the names of inputs that hold none, or not only letters; why is told on standard error at once.
    """
    for name, (is_written, data) in done_apart(names, partial(json_of, reading=reading), limits, failed):
        if is_written:
            yield from written_letters(data, name, reading.rules, failed)
        else:
            from ofsted_letters.model import Letter

            several = [Letter.model_validate_json(line) for line in data.splitlines()]
            for letter in several:
                yield name if len(several) == 1 else letter.source.name, letter


def json_of(data: bytes, name: str, *, reading: Reading) -> tuple[bool, bytes]:
    """Whether an input is JSON already, and the JSON: of each letter that is read now, one line.

    Raises:
        LetterError: it can't be read, or pages of JSON were asked for.
    """
    from ofsted_letters.read.sniff import is_json

    if is_json(data):
        if reading.pages:
            raise NoSuchPages(name, "these are letters as JSON, which is not read by its pages", WITHOUT_PAGES)
        return True, data
    from ofsted_letters.pipeline import parse_values
    from ofsted_letters.write.values import values_line

    return False, b"".join(map(values_line, parse_values(data, name, reading)))


def written_letters(data: bytes, name: str, rules: Rules | None, failed: list[str]) -> Iterator[tuple[str, Letter]]:
    """The letters in JSON that was written before, up to the first that is none; their themes by other rules if any."""
    from ofsted_letters.themes.assigning import with_themes
    from ofsted_letters.written import read_jsonl

    number = 0
    try:
        for letter in read_jsonl(io.BytesIO(data)):
            number += 1
            yield letter.source.name, with_themes(letter, rules) if rules else letter
    except ValueError:
        tell(name, f"value {number + 1} in this JSON is no letter; `ofsted-letters validate` says what is wrong")
        failed.append(name)
