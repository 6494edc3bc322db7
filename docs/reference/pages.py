"""The pages that are made from the code: a page is a function that gives its Markdown."""

from __future__ import annotations

from collections.abc import Callable

from docs.reference import commands

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands.page,
}
"""By their place below `docs/`."""
