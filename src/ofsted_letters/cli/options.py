"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

READABLE = click.Path(allow_dash=True)
"""Completes file names; whether a file can be read is told for each file, not as a fault of the command line."""


def inputs(ctx: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as given, standard input once at most."""
    if names.count("-") > 1:
        raise click.BadParameter("standard input can be read only once: give - once", ctx, parameter)
    return names


def not_an_input(ctx: click.Context, parameter: click.Parameter, output: str | None) -> str | None:
    """An output file in a folder that exists, and none of the inputs."""
    if output is None or output == "-":
        return output
    target = Path(output)
    if not target.parent.is_dir():
        raise click.BadParameter(f"the folder of {output!r} does not exist: make it first", ctx, parameter)
    for name in ctx.params.get("files", ()):
        if target.exists() and Path(name).exists() and target.samefile(name):
            raise click.BadParameter(f"{output!r} is also an input: choose another name", ctx, parameter)
    return output


files = click.argument(
    "files",
    nargs=-1,
    required=True,
    type=READABLE,
    callback=inputs,
    metavar="FILE...",
    is_eager=True,  # known before `not_an_input` looks at the output, whichever is written first
)
file = click.argument("file", type=READABLE, metavar="FILE")
engine = click.option(
    "--engine",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads PDF files; pdfplumber is slower and a second opinion.",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    callback=not_an_input,
    metavar="FILE",
    help="Write to FILE instead of standard output. It appears whole or not at all.",
)
