"""The README and the pages of the documentation, and what is shown in them to be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONTINUED = re.compile(r"\\\n> ?")


class Command(NamedTuple):
    """A command as it is typed, and what is shown of what it prints."""

    typed: str
    shown: str
    """Empty where nothing is shown; `...` on a line of its own stands for any lines."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Language and text of what is shown to be typed, in order."""
    yield from FENCE.findall(page.read_text(encoding="utf-8"))


def commands(block: str) -> Iterator[Command]:
    for one in re.split(r"^\$ ", CONTINUED.sub("", block), flags=re.MULTILINE)[1:]:
        typed, _, shown = one.partition("\n")
        yield Command(typed, shown)


def is_as_shown(printed: str, shown: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "...\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.fullmatch(pattern, printed) is not None
