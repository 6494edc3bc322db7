"""In which format a command writes: as `--format` says, else as the output file's name ends, else its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".xlsx": "xlsx",
    ".htm": "html",
    ".html": "html",
    ".db": "sqlite",
    ".docx": "docx",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".sqlite": "sqlite",
    ".tsv": "tsv",
    ".xls": "xls",
}
"""What programs expect in files of these names; a file of any other name may hold anything."""


def layout(*served: str, usual: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option `--format`; the command gets the format to write in as `layout`, and also has the option `-o`.

    Args:
        served: the formats that the command writes.
        usual: the one that it writes where neither the option nor the file's name says another.
        help: what they are.
    """

    def with_option(command: Callable[..., None]) -> Callable[..., None]:
        @click.option(
            "--format",
            "layout",
            type=click.Choice(served),
            show_default=f"as FILE ends, else {usual}",
            help=help,
        )
        @wraps(command)
        def chosen(*arguments: Any, layout: str | None, output: str | None, **others: Any) -> None:
            layout = layout or promised(output, served) or usual
            command(*arguments, layout=layout, output=output, **others)

        return chosen

    return with_option


def promised(output: str | None, served: Sequence[str]) -> str | None:
    """The format that a file's name promises; None where it promises none.

    Raises:
        click.BadParameter: the command does not write that.
    """
    name = (output or "").lower()
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)
    if suffix is None or SUFFIXES[suffix] in served:
        return SUFFIXES.get(suffix or "")
    can = ", ".join(f".{one}" for one in served if f".{one}" in SUFFIXES)
    raise click.BadParameter(
        f"this command writes no {suffix}: end the name in {can}, or say what to write with --format", param_hint="'-o'"
    )
