"""The pages that are made from the code: a page is a function that gives its Markdown."""

from __future__ import annotations

from collections.abc import Callable

from docs.reference import commands, diagnostics, errors, families, fields, frameworks, rules, tables, themes

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands.page,
    "reference/fields.md": fields.page,
    "reference/tables.md": tables.page,
    "reference/diagnostics.md": diagnostics.page,
    "reference/errors.md": errors.page,
    "reference/families.md": families.page,
    "reference/themes.md": themes.page,
    "reference/frameworks.md": frameworks.page,
    "reference/explain.md": rules.page,
}
"""By their place below `docs/`."""
