"""The letters that files hold, for commands that show what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ofsted_letters.cli.inputs import done_apart

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.model import Letter
    from ofsted_letters.terms import Engine


def letters(names: Iterable[str], engine: Engine, limits: Limits, failed: list[str]) -> Iterator[tuple[str, Letter]]:
    """Each input's name as given, and its letter.

    Args:
        names: paths; "-" is standard input.
        engine: what reads PDFs.
        limits: for each letter.
        failed: gets the names of inputs that hold none; why is told on standard error at once.
    """
    for name, line in done_apart(names, partial(line_of_letter, engine=engine), limits, failed):
        from ofsted_letters.model import Letter

        yield name, Letter.model_validate_json(line)


def line_of_letter(data: bytes, name: str, *, engine: Engine) -> bytes:
    """The letter as a line of JSON Lines."""
    from ofsted_letters.pipeline import parse_values
    from ofsted_letters.write.values import values_line

    return values_line(parse_values(data, name, engine=engine))
