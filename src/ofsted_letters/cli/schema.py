"""`schema`: the contract as JSON Schema."""

from __future__ import annotations

import click

from ofsted_letters.cli.output import destination

EPILOG = """\b
Examples:
  ofsted-letters schema
  ofsted-letters schema finding > finding.schema.json
"""


@click.command(epilog=EPILOG)
@click.argument("name", type=click.Choice(["letter", "finding"]), default="letter")
def schema(name: str) -> None:
    """Print the JSON Schema of a letter or of a finding.

    A finding is one row of what `findings --format jsonl` gives.
    """
    import json

    from ofsted_letters.write.schema import json_schema

    with destination(None) as stream:
        stream.write(json.dumps(json_schema(name), indent=2, ensure_ascii=False).encode() + b"\n")
