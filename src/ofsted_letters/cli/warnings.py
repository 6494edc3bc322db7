"""Letters that were parsed, though not without warnings: a line for each on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ofsted_letters.cli.failures import tell
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.model import Letter


def warnings_of(letter: Letter) -> list[str]:
    """The warnings of a letter, each with the value that it is about."""
    return told_of(doubts_among(diagnostic.model_dump() for diagnostic in letter.diagnostics))


def doubts_among(diagnostics: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The diagnostics that are more than a remark."""
    return [one for one in diagnostics if one["severity"] != "info"]


def told_of(doubts: Iterable[dict[str, Any]]) -> list[str]:
    """Diagnostics in words, each as its code, its value's pointer and its page."""
    return [f"{one['code']}{_place(one)}" for one in doubts]


def tell_warnings(name: str, warnings: Sequence[str], *, quiet: bool) -> None:
    """Name a letter's warnings, of each code the first; say nothing where there are none."""
    if warnings and not quiet:
        first: dict[str, str] = {}
        for warning in warnings:
            first.setdefault(warning.partition(" ")[0], warning)
        tell(name, f"parsed with {counted(len(warnings), 'warning')}: {', '.join(first.values())}")


def tell_left_out(is_told: bool) -> None:
    """Say what `--without-people` leaves out and what it does not."""
    if is_told:
        from ofsted_letters.write.without_people import TOLD

        tell("--without-people", TOLD)


def _place(diagnostic: dict[str, Any]) -> str:
    pages = [place["page"] for place in diagnostic["evidence"] if place["page"]]
    parts = (diagnostic["pointer"], f"page {pages[0]}" if pages else None)
    place = " ".join(part for part in parts if part)
    return f" ({place})" if place else ""
