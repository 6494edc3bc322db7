"""The group of commands. A command's module is imported when it is asked for, so that start-up stays short."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from ofsted_letters import __version__
from ofsted_letters.cli.failures import PROGRAM, abandon_stdout, in_one_line, is_closed_pipe, tell, tell_error
from ofsted_letters.cli.stopped import stop_of
from ofsted_letters.errors import LetterError

COMMANDS = {
    "parse": "ofsted_letters.cli.parse:parse",
    "show": "ofsted_letters.cli.show:show",
    "findings": "ofsted_letters.cli.findings:findings",
    "history": "ofsted_letters.cli.history:history",
    "compare": "ofsted_letters.cli.compare:compare",
    "explain": "ofsted_letters.cli.explain:explain",
    "quote": "ofsted_letters.cli.quote:quote",
    "batch": "ofsted_letters.cli.batch:batch",
    "browse": "ofsted_letters.cli.browse:browse",
    "tracker": "ofsted_letters.cli.tracker:tracker",
    "brief": "ofsted_letters.cli.brief:brief",
    "themes": "ofsted_letters.cli.themes:themes",
    "schema": "ofsted_letters.cli.schema:schema",
    "validate": "ofsted_letters.cli.validate:validate",
}
"""Where each command is: module and name. In the order of `-h`."""

EPILOG = """\b
Examples:
  ofsted-letters parse letter.pdf
  ofsted-letters parse *.pdf --format jsonl -o letters.jsonl
  ofsted-letters show letter.pdf
  ofsted-letters findings *.pdf --format csv -o findings.csv
  ofsted-letters explain letter.pdf --field inspectors
  ofsted-letters quote letter.pdf --find "supervision takes place" -o quote.png
  ofsted-letters validate letters.jsonl
  ofsted-letters batch letters/ -o out/
  ofsted-letters browse out/
  ofsted-letters tracker Hackney out/ -o tracker.xlsx
  ofsted-letters brief Hackney out/ -o brief.docx

Data goes to standard output (or to -o FILE), messages to standard error. Exit status: 0 all files parsed, 1 some
failed (the others are still written), 2 the command line was wrong.

\b
Shell completion, for the start-up file of your shell:
  bash  eval "$(_OFSTED_LETTERS_COMPLETE=bash_source ofsted-letters)"
  zsh   eval "$(_OFSTED_LETTERS_COMPLETE=zsh_source ofsted-letters)"
  fish  _OFSTED_LETTERS_COMPLETE=fish_source ofsted-letters | source
"""

LONGEST_SUMMARY = 200
"""Characters: more than any command's first sentence has, so that none is cut."""
STDOUT = "standard output"
"""What was written to when the system tells of no file."""


class Commands(click.Group):
    """Imports a command when it is asked for, and ends every run without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first, or what may be meant instead."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if not near:
                raise
            message = f"no such command {args[0]!r}, perhaps {near[0]!r} is meant"
            raise click.UsageError(message, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their summaries whole, however narrow the terminal is."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.summary(ctx, name)) for name in self.list_commands(ctx)])

    def summary(self, ctx: click.Context, name: str) -> str:
        """A command's first sentence."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=LONGEST_SUMMARY) if command else ""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options in front of the command's name."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise in_one_line(error, PROGRAM) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever ends it early is told in one line."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()  # a full disk or a closed pipe shows here, not after the last line of Python
        except click.UsageError as error:
            raise in_one_line(error, f"{PROGRAM} {ctx.invoked_subcommand}") from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt as error:
            stop = stop_of(error)
            tell(f"stopped by {stop.by}", "what was not finished is not written; run it again")
            ctx.exit(stop.status)
        except Exception as error:
            name = at_fault(error)
            if name == STDOUT:
                abandon_stdout()
            if not is_closed_pipe(error):
                tell_error(name, error)
            ctx.exit(1)


def at_fault(error: Exception) -> str:
    """What to name in the line about an error that no input is to blame for."""
    if isinstance(error, LetterError):
        return error.name
    if isinstance(error, OSError):
        return os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else STDOUT
    return "internal error"


@click.command(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="ofsted-letters")
def app() -> None:
    """Ofsted's inspection letters on children's services as data.

    Reads letters as text or PDF and gives validated JSON, tables of findings, or a page to read. Every command has
    its own help: ofsted-letters parse -h
    """
