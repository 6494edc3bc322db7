"""`validate`: JSON or JSON Lines held against the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.failures import tell
from ofsted_letters.cli.inputs import done
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.write.validate import Fault

EPILOG = """\b
Examples:
  ofsted-letters validate letter.json
  ofsted-letters validate letters.jsonl
  ofsted-letters validate findings.jsonl --schema finding

Each fault is one line on standard error: the file, the line, the JSON Pointer of the value, and what is wrong.
"""


@click.command(epilog=EPILOG)
@options.files
@click.option(
    "--schema",
    "name",
    type=click.Choice(["letter", "finding"]),
    default="letter",
    show_default=True,
    help="What the file holds: letters, or rows of the findings table.",
)
@click.pass_context
def validate(ctx: click.Context, files: tuple[str, ...], name: str) -> None:
    """Check JSON or JSON Lines against the schema.

    FILE holds one object, an array of them, or one on each line, as `parse` and `findings` write them; - is standard
    input. The exit status is 1 when something is wrong.
    """
    from ofsted_letters.write.validate import validate as verdict_on

    failed: list[str] = []
    for source, verdict in done(files, lambda data, source: verdict_on(data, name, source), failed):
        for fault in verdict.faults:
            tell(source, told(fault))
        if verdict.untold:
            tell(source, f"and {counted(verdict.untold, 'fault')} more")
        if verdict.faults:
            failed.append(source)
        else:
            tell(source, f"valid, {counted(verdict.looked_at, name)}")
    if failed:
        ctx.exit(1)


def told(fault: Fault) -> str:
    """A fault in one line; the whole value has no pointer to name."""
    return (
        f"line {fault.line}: {fault.pointer}: {fault.message}"
        if fault.pointer
        else f"line {fault.line}: {fault.message}"
    )
