"""The command reference, made from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from docs.reference.markdown import code, plain, table
from ofsted_letters.cli.app import app
from ofsted_letters.cli.failures import PROGRAM

INTRODUCTION = """\
# Commands and options

What `ofsted-letters COMMAND -h` prints, in one page.
"""


def page() -> str:
    """All commands, in the order of `ofsted-letters -h`."""
    context = click.Context(app, info_name=PROGRAM)
    parts = [INTRODUCTION, help_text(app.epilog)]
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        parts.append(section(name, command, context))
    return "\n".join(parts)


def section(name: str, command: click.Command, parent: click.Context) -> str:
    """One command: what it does, how it is called, its options, and what its help says below them."""
    context = click.Context(command, parent, info_name=name)
    call = " ".join([PROGRAM, name, *command.collect_usage_pieces(context)])
    parts = [f"## {name}\n", help_text(command.help), f"```text\n{call}\n```\n"]
    rows = list(options(command, context))
    if rows:
        parts.append(table(("option", "what it does"), rows))
    return "\n".join([*parts, help_text(command.epilog)])


def options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Each option as its help shows it: how it is written, and what it does."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None and parameter.name != "help":
            yield code(record[0]), plain(record[1])


def help_text(text: str | None) -> str:
    """A help text's paragraphs; those that click is told not to wrap are examples, shown as they are."""
    paragraphs = re.split(r"\n\s*\n", cleandoc(text or ""))
    return "\n".join(map(paragraph, filter(None, paragraphs)))


def paragraph(text: str) -> str:
    """One paragraph of a help text, as Markdown."""
    if not text.startswith("\b"):
        return plain(text) + "\n"
    head, *examples = text.splitlines()[1:]
    shown = "\n".join(example.strip() for example in examples)
    return f"{head}\n\n```text\n{shown}\n```\n"
