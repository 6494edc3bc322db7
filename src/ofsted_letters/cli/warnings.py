"""Letters that were parsed, though not without warnings: a line for each on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ofsted_letters.cli.counted import counted
from ofsted_letters.cli.failures import tell

if TYPE_CHECKING:
    from ofsted_letters.model import Letter


def warnings_of(letter: Letter) -> list[str]:
    """The codes of a letter's diagnostics that are more than a remark."""
    return [diagnostic.code for diagnostic in letter.diagnostics if diagnostic.severity != "info"]


def tell_warnings(name: str, codes: Sequence[str], *, quiet: bool) -> None:
    """Name a letter's warnings, each code once; say nothing where there are none."""
    if codes and not quiet:
        tell(name, f"parsed with {counted(len(codes), 'warning')}: {', '.join(dict.fromkeys(codes))}")
