"""`batch`: a folder of letters becomes a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

import click

from ofsted_letters.batch.archives import Allowance
from ofsted_letters.batch.formats import FORMATS, PAGES
from ofsted_letters.cli import options
from ofsted_letters.cli.stopped import stop_of
from ofsted_letters.terms import Family, Form

if TYPE_CHECKING:
    from ofsted_letters.batch.run import Request

EPILOG = """\b
Examples:
  ofsted-letters batch letters/ -o out/
  ofsted-letters batch letters/ -o out/ --glob '*.pdf' --letters
  ofsted-letters batch inspections/ -o out/ --family ilacs_inspection --family area_send --form report
  ofsted-letters batch 2019.zip more/ -o out/ --to parquet --to sqlite
  ofsted-letters batch letters/ -o out/ --to html
  find . -name '*.pdf' -print0 | ofsted-letters batch --from - -o out/
  ofsted-letters batch s3://bucket/letters -o s3://bucket/out --scheduler tcp://host:8786

The output folder gets letters.jsonl, findings.csv, errors.jsonl and run.json, in the order of the inputs. history.csv
has a line for each improvement point that may raise an earlier one of its authority again. inputs.csv has a line for
each input: its path and SHA-256, whether it was parsed, its error code, which line of letters.jsonl its letter is, and
the codes of the letter's diagnostics. So it tells copies of a letter apart, and links findings to files (by sha256);
first_seen is the day of the run that first had the letter. Letters of other families and forms than were asked for
stand there as left_out, which is no failure. changes.csv has what is otherwise than in the run before: letters that are
new, read_anew, left_out, gone or reissued, and each value_changed with its JSON Pointer; to a first run all are new.

Stop it whenever you like and run the same command again: only what is missing or changed is parsed. What is already
known is kept in the folder .ofsted-letters there. All files of a run take their places together. Only files that an
earlier run left there, as it left them, are replaced; those that this run does not write stay, and run.json lists them
as older.

Exit status: 0 all inputs parsed, 1 some failed (they are in errors.jsonl), 2 the command line was wrong or named
nothing to read (then nothing is changed), 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, type=options.PATH, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "out",
    type=options.PATH,
    required=True,
    metavar="FOLDER",
    help="Where the outputs go; made if missing.",
)
@click.option(
    "--from",
    "list_file",
    type=click.File("rb"),
    metavar="FILE",
    help="Read more inputs from FILE (- for standard input), one a line or separated by NUL.",
)
@click.option("--glob", metavar="PATTERN", help="Only files of this name, in any case, such as '*.pdf'.")
@click.option("--follow-links", is_flag=True, help="Go where links in folders lead, also outside the folder.")
@click.option(
    "--max-members",
    type=click.IntRange(min=1),
    default=Allowance().members,
    show_default=True,
    metavar="N",
    help="Files in one zip archive.",
)
@click.option(
    "--max-unpacked",
    type=options.Size(),
    default="16GiB",
    show_default=True,
    metavar="SIZE",
    help="Size of one zip archive's files, unpacked.",
)
@click.option("--letters", is_flag=True, help="Also write one JSON file for each letter, under letters/.")
@click.option(
    "--to",
    "formats",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="Also write this format; can be given more than once.",
)
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice(get_args(Family)),
    help="Only letters of this family; can be given more than once.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice(get_args(Form)),
    help="Only documents of this form; can be given more than once.",
)
@options.page_images
@options.about
@options.without_people
@options.rules
@options.excel
@click.option("--unique", is_flag=True, help="List a letter once, however many inputs are copies of it.")
@click.option("--force", is_flag=True, help="Replace files in FOLDER that no batch wrote, or that were changed since.")
@click.option("--prune", is_flag=True, help="Remove files of earlier runs that this one does not write, and list them.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: all cores]")
@options.timeout
@options.max_memory
@options.max_input
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Parse on the workers of this Dask scheduler, such as tcp://host:8786; they must see the inputs.",
)
@options.engine
@options.ocr
@options.cross_check
@options.only_failures
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    out: str,
    list_file: BinaryIO | None,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Parse many letters, on all cores, into tables.

    INPUT is a file, a folder (with all folders in it), a zip archive, or a URL of any of them such as s3://... Files
    whose name starts with a dot are left out of folders and archives.
    """
    from ofsted_letters.batch.failures import NothingToRead
    from ofsted_letters.batch.run import run
    from ofsted_letters.batch.settings import Settings
    from ofsted_letters.cli.batch_progress import progress
    from ofsted_letters.cli.failures import tell, tell_error
    from ofsted_letters.errors import LetterError

    request = requested(inputs, list_file, out, chosen)
    with progress(quiet=quiet) as observer:
        try:
            tally = run(request, Settings(**chosen), observer)
        except LetterError as error:
            observer.stop()
            tell_error(error.name, error)
            ctx.exit(2 if isinstance(error, NothingToRead) else 1)
        except KeyboardInterrupt as error:
            observer.stop()
            stop = stop_of(error)
            tell(f"stopped by {stop.by}", f"{observer.so_far}; run the same command again to go on from there")
            ctx.exit(stop.status)
        observer.summarise(tally, request)
    ctx.exit(1 if tally.failed else 0)


def requested(inputs: tuple[str, ...], list_file: BinaryIO | None, out: str, chosen: dict[str, Any]) -> Request:
    """What is to be read and written; takes its own options out of `chosen`."""
    from ofsted_letters.batch.paths import PathList
    from ofsted_letters.batch.rendered import Wanted
    from ofsted_letters.batch.run import Request

    if not inputs and list_file is None:
        raise click.UsageError("name a folder or a file, or give a list with --from")
    if "-" in inputs:
        raise click.UsageError("standard input is no folder: give a list of inputs with --from -, or use `parse -`")
    if not out:
        raise click.BadParameter("'' is no folder's name: give one", param_hint="'-o'")
    if Path(out).exists() and not Path(out).is_dir():
        raise click.BadParameter(f"{out!r} is not a folder: choose another", param_hint="'-o'")
    options.check_pictures(page_images=chosen["page_images"], without_people=chosen["without_people"])
    if chosen["page_images"] and PAGES not in chosen["formats"]:
        raise click.UsageError("--page-images are for pages: say --to html too")
    return Request(
        arguments=PathList(inputs, list_file),
        out=out,
        alone=len(inputs) == 1 and list_file is None,
        glob=chosen.pop("glob"),
        follow_links=chosen.pop("follow_links"),
        allowance=Allowance(chosen.pop("max_members"), chosen.pop("max_unpacked")),
        letters=chosen.pop("letters"),
        without_people=chosen.pop("without_people"),
        about=chosen.pop("about"),
        page_images=chosen.pop("page_images"),
        wanted=Wanted(chosen.pop("families"), chosen.pop("forms")),
        unique=chosen.pop("unique"),
        excel=chosen.pop("excel"),
        force=chosen.pop("force"),
        prune=chosen.pop("prune"),
        formats=tuple(dict.fromkeys(chosen.pop("formats"))),
    )
