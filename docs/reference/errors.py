"""The list of errors, made from their classes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import ofsted_letters
from docs.reference.markdown import code, plain, table
from ofsted_letters.errors import LetterError

INTRODUCTION = """\
# Errors

Why a file gave no letter, or a command ended: one line on standard error, `NAME: what is wrong; what to do`. In Python
it is a `LetterError` with `code`, `name`, `reason` and `remedy`; `errors.jsonl` of a batch has a line for each that
failed.
"""


def page() -> str:
    """All codes, in alphabetical order."""
    rows = ((code(one.code), plain(one.__doc__ or "")) for one in sorted(errors(), key=lambda one: one.code))
    return "\n".join([INTRODUCTION, table(("code", "what it means"), rows)])


def errors() -> list[type[LetterError]]:
    """Every class of errors that has a code of its own, in whichever module it is."""
    for module in walk_packages(ofsted_letters.__path__, "ofsted_letters."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return [one for one in below(LetterError) if "code" in vars(one)]


def below(base: type[LetterError]) -> Iterator[type[LetterError]]:
    """A class's subclasses, and theirs."""
    for one in base.__subclasses__():
        yield one
        yield from below(one)
