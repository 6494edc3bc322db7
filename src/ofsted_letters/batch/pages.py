"""html/ in an output folder: the letters as pages for people."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from ofsted_letters.batch.failures import told_by_database, told_by_system
from ofsted_letters.batch.folder import output_folder
from ofsted_letters.batch.manifest import Manifest
from ofsted_letters.batch.paths import joined
from ofsted_letters.batch.staging import Leftovers, Staging
from ofsted_letters.browse.site import is_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ofsted_letters.batch.drawings import Drawings
    from ofsted_letters.batch.rendered import Rendered
    from ofsted_letters.browse.page import Page
    from ofsted_letters.browse.site import Site

FOLDER = "html"


class Pages:
    """html/ in the output folder; a copy of a letter has no page of its own.

    Args:
        staging: has the files until they are put in place.
        out: the output folder.
        site: makes them.
        drawings: makes the pictures that they show, if they are to.
    """

    def __init__(self, staging: Staging, out: str, site: Site, drawings: Drawings | None = None) -> None:
        self._staging = staging
        self._folder = joined(out, FOLDER)
        self._site, self._drawings = site, drawings

    def add(self, rendered: Rendered) -> None:
        """Write the next letter's page."""
        if rendered.has_rows:
            file, draw = rendered.way_from(self._folder), None
            if self._drawings:
                draw = partial(self._drawings.of, file=rendered.file)
            for page in self._site.pages(rendered.letter, file, draw, is_new=rendered.is_new):
                self._put(page)

    def close(self) -> None:
        """Write what is about all letters."""
        for page in self._site.finish():
            self._put(page)
        if self._drawings:
            self._drawings.close()

    def _put(self, page: Page) -> None:
        self._staging.put(joined(FOLDER, page.path), page.data)


def is_page_in(folder: str, target: str) -> bool:
    """Whether what an earlier run wrote is one of the pages that are in a folder of an output folder.

    Pages are one thing. Where new ones go the earlier ones that are not among them go away, for no index leads to them,
    and people may be on them who are left out now.
    """
    return target.startswith(joined(folder, "")) and is_page(target.removeprefix(f"{folder}/"))


def publish(pages: Iterable[Page], out: str, below: str, *, force: bool) -> Leftovers:
    """Write pages into a folder, all at once; only what was written there so before is replaced, or removed.

    Args:
        pages: the pages.
        out: an output folder, made if it isn't there.
        below: the folder in it where they go; empty for itself.
        force: replace other files too.

    Returns:
        Pages of earlier runs that are not among them: those that stay since they were changed, and those that went.

    Raises:
        LetterError: They can't be written; nothing is changed.
    """
    with told_by_database(out), output_folder(out) as folder, closing(Manifest(folder.state)) as manifest:
        staging = Staging(folder, manifest, force=force)
        with told_by_system(out):
            folder.recover(manifest)
            staging.begin()
            for page in pages:
                staging.put(joined(below, page.path), page.data)
            is_page = partial(is_page_in, below)
            left = staging.leftovers(is_page)
            staging.finish(left.go)
            folder.publish(manifest)
    return Leftovers(list(filter(is_page, left.stay)), left.go)
