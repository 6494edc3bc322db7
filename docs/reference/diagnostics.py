"""The list of diagnostics, made from their codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from docs.reference.markdown import code, plain
from ofsted_letters.diagnostics import DiagnosticCode, Severity

INTRODUCTION = """\
# Diagnostics

What a letter's `diagnostics` can say, and what to do then. The examples are of letters that were made up; where a
diagnostic is about lines, its message ends with the page and the first of their words.

- `warning`: a value is missing, contradicts another, or text was lost. Doubt what the `pointer` names.
- `info`: something was decided or repaired that a close reader should know of.

A table of findings has the codes of warnings about an item, its section or its whole letter in the column `doubt`.
"""


def page() -> str:
    """All codes, the gravest first, and among equals as they are declared."""
    return "\n".join([INTRODUCTION, *sections()])


def sections() -> Iterator[str]:
    """A part for each severity that some code has."""
    for severity in reversed(get_args(Severity)):
        codes = [one for one in DiagnosticCode if one.severity == severity]
        if codes:
            yield "\n".join([f"## {severity.capitalize()}\n", *map(entry, codes)])


def entry(one: DiagnosticCode) -> str:
    """One code: what it means, what it says, and what to do."""
    return f"""\
### {code(one.value)}

{plain(one.__doc__ or "")}

:   Says: *{plain(one.example)}*

:   To do: {plain(one.remedy)}
"""
