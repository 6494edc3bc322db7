"""Libraries that only some people need, and what to say when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ofsted_letters.errors import LetterError

NAMED_OTHERWISE = {"docx": "python-docx"}
"""Libraries that are imported under another name than they are installed by."""


class MissingExtra(LetterError):
    """Something was asked for that needs a library that isn't installed."""

    code = "missing_extra"


def needed(module: str, extra: str) -> Any:
    """A module from one of this package's optional extras.

    Raises:
        MissingExtra: It is not installed.
    """
    library = library_of(module)
    remedy = (
        f"run pip install 'ofsted-letters[{extra}]', in a clone of it pip install '.[{extra}]', "
        f"or, where pipx installed it, pipx inject ofsted-letters {library}"
    )
    return imported(module, remedy)


def needed_library(module: str) -> Any:
    """A module that none of the extras brings, since who wants it has it.

    Raises:
        MissingExtra: It is not installed.
    """
    return imported(module, f"run pip install {module}")


def imported(module: str, remedy: str) -> Any:
    """A module, or what to do to have it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(library_of(module), "this library is needed and not installed", remedy) from error


def library_of(module: str) -> str:
    """What a module's library is called where libraries are installed from."""
    package = module.partition(".")[0]
    return NAMED_OTHERWISE.get(package, package.replace("_", "-"))
