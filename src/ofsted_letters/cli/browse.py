"""`browse`: letters as pages to look at."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ofsted_letters.cli import options
from ofsted_letters.cli.choice import choice as choosing
from ofsted_letters.cli.choice import tell_unmet
from ofsted_letters.cli.holdings import telling, way_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ofsted_letters.batch.drawings import Drawings
    from ofsted_letters.batch.sources import LetterSource
    from ofsted_letters.batch.staging import Leftovers
    from ofsted_letters.browse.page import Page
    from ofsted_letters.browse.site import Site
    from ofsted_letters.corpus.about import About
    from ofsted_letters.corpus.choice import Choice
    from ofsted_letters.errors import LetterError

EPILOG = """\b
Examples:
  ofsted-letters browse out/
  ofsted-letters browse letters.jsonl -o pages/ --pdfs letters/
  ofsted-letters browse letters/ -o pages/ --page-images
  ofsted-letters browse out/ -o mail/ --authority Hackney --since 2021-04-01 --kind priority_action

INPUT is a folder that `batch` wrote to (its pages go into html/ there), letters as JSON or JSON Lines, or a folder or
file of letters, which are parsed first. Pages that an earlier run wrote there and this one does not are removed, unless
they were changed since.

Open index.html by a double click: there is no server and no network. It has an overview, what is held of each
authority, and all findings with a search; letters/ and authorities/ have a page each. The index alone can be mailed,
and then its links to the other pages lead nowhere.
"""
BESIDE = "html"
"""Where pages go when it is not said: in the folder of the dataset, else in the current one."""


@click.command(epilog=EPILOG)
@click.argument("source", metavar="INPUT", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the pages go; made if missing.  [default: html in the dataset's folder, or here]",
)
@click.option(
    "--pdfs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Link to the files in this folder, which are known by their content.",
)
@options.page_images
@options.about
@choosing
@options.without_people
@click.option("--force", is_flag=True, help="Replace files in FOLDER that were not written so, or were changed since.")
@options.only_failures
@click.pass_context
def browse(
    ctx: click.Context,
    source: Path,
    out: Path | None,
    pdfs: Path | None,
    page_images: bool,
    about: About | None,
    choice: Choice,
    without_people: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Make pages of letters, to look at, to search and to quote.

    There is an overview, what is held of each authority, a search of all findings, a page a letter and an authority.
    """
    from ofsted_letters.batch.drawings import Drawings
    from ofsted_letters.batch.pages import publish
    from ofsted_letters.batch.sources import source_of
    from ofsted_letters.browse.site import Site
    from ofsted_letters.cli.failures import tell
    from ofsted_letters.errors import LetterError

    options.check_pictures(page_images=page_images, without_people=without_people)
    folder, below = place(source, out)
    failed: list[str] = []
    given = source_of(source, telling(failed), pdfs)
    site = Site(choice, without_people=without_people, about=about, former=given.since.day)
    undrawn: list[tuple[str, str]] = []
    try:
        given.check(folder / below)
        with closing(Drawings(undrawn)) as drawings:
            to_file = partial(way_to, folder=folder / below, far=pdfs is not None)
            pages = pages_of(given, site, to_file, drawings if page_images else None)
            left = publish(pages, str(folder), below, force=force)
    except LetterError as error:
        ctx.exit(tell_stopped(error, has_failed=bool(failed)))
    for file, reason in undrawn:
        tell(file, reason)
    tell_left(left, folder, quiet=quiet)
    if about and (told := about.left()):
        tell(str(about.path), told)
    tell_outcome(site, str(folder / below / "index.html"), without_people=without_people, quiet=quiet)
    ctx.exit(1 if failed or any(site.selection.unmet()) else 0)


def place(source: Path, out: Path | None) -> tuple[Path, str]:
    """The folder that pages are written to, and the one in it where they are."""
    from ofsted_letters.batch.sources import is_dataset

    if out is None and is_dataset(source):
        return source, BESIDE
    return out or Path(BESIDE), ""


def tell_stopped(error: LetterError, *, has_failed: bool) -> int:
    """Say why there are no pages, and tell the exit status; inputs that failed say why nothing was read."""
    from ofsted_letters.batch.failures import NothingToRead
    from ofsted_letters.cli.failures import tell_error

    nothing_read = isinstance(error, NothingToRead)
    if not (nothing_read and has_failed):
        tell_error(error.name, error)
    return 2 if nothing_read and not has_failed else 1


def tell_left(left: Leftovers, folder: Path, *, quiet: bool) -> None:
    """Say what became of pages that an earlier run wrote and this one does not."""
    from ofsted_letters.batch.run import CHANGED_SINCE
    from ofsted_letters.cli.failures import tell
    from ofsted_letters.write.counted import counted

    for page in left.stay:
        tell(str(folder / page), CHANGED_SINCE)
    if left.go and not quiet:
        tell(str(folder), f"removed: {counted(len(left.go), 'page')} that an earlier run wrote and this one does not")


def tell_outcome(site: Site, index: str, *, without_people: bool, quiet: bool) -> None:
    """Say what there is to look at, and where."""
    from ofsted_letters.cli.failures import tell
    from ofsted_letters.cli.warnings import tell_left_out
    from ofsted_letters.corpus.selection import ALL

    tell_unmet(site.selection)
    tell_left_out(without_people and not quiet)
    if not quiet and site.selection.choice != ALL:
        tell("browse", f"what is asked for fits {site.selection}")
    if not quiet:
        tell(index, f"letters to look at: {site.letters:,}, with a link to their file: {site.linked:,}")


def pages_of(
    given: LetterSource, site: Site, to_file: Callable[[Path | None], str | None], drawings: Drawings | None
) -> Iterator[Page]:
    """All pages, as they come, each letter's with the pictures that it shows."""
    from ofsted_letters.write.identity import letter_id

    for letter in given.letters():
        file = given.file_of(letter.source.sha256)
        draw = partial(drawings.of, file=file) if drawings else None
        is_new = letter_id(letter) in given.since.letters
        yield from site.pages(letter, to_file(file), draw, is_new=is_new)
    site.selection.check()
    yield from site.finish()
