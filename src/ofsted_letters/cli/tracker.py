"""`tracker`: an authority's improvement points as a workbook to follow them up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.on_authority import authority, known_about
from ofsted_letters.cli.output import destination

if TYPE_CHECKING:
    from ofsted_letters.batch.limits import Limits
    from ofsted_letters.office.tracker import Update
    from ofsted_letters.terms import Reading

EPILOG = """\b
Examples:
  ofsted-letters tracker Hackney letters/ -o tracker.xlsx
  ofsted-letters tracker Hackney out/ --update tracker.xlsx
  ofsted-letters tracker Hackney out/ --update tracker.xlsx -o next.xlsx

FILE is a letter or report, JSON or JSON Lines of them, a folder of letters, or a folder that `batch` wrote to; - is
standard input.

A row is an area for development, for improvement or for priority action, or what must be done better, with its page and
whom it is for; owner, action, due, RAG and evidence are left to fill in. --update puts points that the tracker has not
(by finding_id) below what is there, and changes nothing else: neither what was filled in nor rows, columns and sheets
of your own. A row that was deleted stays away, and that is said. A tracker of another authority is refused, and one
with charts, pictures or macros, for they could not be written again.
"""


@click.command(epilog=EPILOG)
@authority
@options.files
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True),
    callback=options.named(".xlsx", "workbook"),
    metavar="FILE",
    help="The workbook. It appears whole or not at all, and never in the place of another.",
)
@click.option(
    "--update",
    type=click.Path(exists=True, dir_okay=False),
    callback=options.named(".xlsx", "workbook"),
    metavar="FILE",
    help="Bring this tracker up to date, in its place or, with -o, as another file.",
)
@options.reading
@options.limits
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what failed.")
@click.pass_context
def tracker(
    ctx: click.Context,
    authority: str,
    files: tuple[str, ...],
    output: str | None,
    update: str | None,
    reading: Reading,
    limits: Limits,
    quiet: bool,
) -> None:
    """Make a workbook to follow up what an authority was asked to improve.

    FILE may also be a folder.
    """
    from ofsted_letters.extras import needed
    from ofsted_letters.office.tracker import new_tracker, updated

    needed("openpyxl", "xlsx")  # before the letters are read
    target = output or update
    if target is None:
        raise click.UsageError("say where the tracker goes with -o, or which is to be brought up to date with --update")
    if target != update and Path(target).exists():
        raise click.UsageError(f"{target!r} is there and may be filled in: bring it up to date with --update")
    if target == update:
        check_closed(target)
    failed: list[str] = []
    known = known_about(authority, files, target, reading, limits, failed, quiet=quiet)
    done = updated(Path(update).read_bytes(), update, known) if update else new_tracker(known)
    if done.added or target != update:
        with destination(target) as stream:
            stream.write(done.data)
    tell_outcome(done, target, quiet=quiet)
    ctx.exit(1 if failed else 0)


def check_closed(tracker: str) -> None:
    """See that no program has a tracker open, for what that saves next would undo the update.

    Raises:
        click.UsageError: One has, or left its lock file.
    """
    from ofsted_letters.office.open_files import lock_of

    if locked := lock_of(Path(tracker)):
        program, lock = locked
        raise click.UsageError(
            f"{tracker!r} is open in {program}: save and close it there, or give another file with -o; if it is not"
            f" open, delete {str(lock)!r}"
        )


def tell_outcome(done: Update, target: str, *, quiet: bool) -> None:
    """Say how many points are new, and where words differ."""
    from ofsted_letters.cli.failures import tell

    if not quiet:
        tell(target, f"improvement points that are new: {done.added:,}, that were there: {done.there:,}")
    if done.reworded:
        reason = "are read in other words now; the tracker keeps those that it has"
        tell(target, f"points that {reason}: {done.reworded:,}")
    if done.without_id:
        reason = f"have no finding_id any more and are known by date and words: {done.without_id:,}"
        tell(target, f"points that {reason}; their rows are left as they are")
    if done.deleted:
        from ofsted_letters.office.tracker_held import WRITTEN

        remedy = f"take their finding_id out of the hidden sheet {WRITTEN!r} to have them back"
        tell(target, f"points that stay away, for their rows were deleted: {done.deleted:,}; {remedy}")
