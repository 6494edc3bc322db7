"""What there is to parse: files, folders, zip archives, lists and URLs become one listing.

Only names are looked at here; nothing is opened but the directories of archives, and what was given by name, which may
be letters as JSON. What can't be an input (a link that leads nowhere or outside its folder, a device) is listed with
its failure: whatever was asked for is accounted for.
"""

# ruff: noqa: PTH109, PTH110, PTH112, PTH113, PTH118 - why not Path: see paths.py

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.batch.archives import Allowance
from ofsted_letters.batch.contents import explain, listed, open_archive, open_file
from ofsted_letters.batch.manifest import NAME, STATE, is_output
from ofsted_letters.batch.paths import cleaned, is_archive, is_below, joined, resolved, shown
from ofsted_letters.batch.task import Failure, Kind, Locator
from ofsted_letters.batch.written_inputs import spans_in
from ofsted_letters.errors import LetterError
from ofsted_letters.extras import needed
from ofsted_letters.source import file_name

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

MANIFEST = f"/{STATE}/{NAME}"
"""What ends the path of a file that only an output folder has."""


class Entry(NamedTuple):
    """One line of the listing."""

    path: str
    """As asked for, for people: undecodable bytes are escaped."""
    name: str
    """The file name alone."""
    relative: str
    """Where its own output goes, `/`-separated, no `..` in it; undecodable bytes are surrogate escapes."""
    order: bytes
    """Sorts the entries that come from one argument."""
    locator: Locator | None
    failure: Failure | None = None


class Search:
    """How folders and archives are searched.

    Attributes:
        hidden: files and folders left out because their name starts with a dot (or is `__MACOSX`).
        passed_over: folders that a batch wrote its outputs to.
    """

    def __init__(
        self,
        glob: str | None = None,
        leave_out: str | None = None,
        *,
        follow_links: bool = False,
        allowance: Allowance = Allowance(),  # noqa: B008 - it can't be changed
    ) -> None:
        """Search for everything, or what matches.

        Args:
            glob: a pattern for file names, or with a `/` in it for paths below the folder; case does not matter.
            leave_out: a folder not to go into: the output.
            follow_links: go where links lead, also outside the folder.
            allowance: what an archive may hold.
        """
        self._allowance = allowance
        self._glob = glob
        self._follow_links = follow_links
        self._leave_out = resolved(leave_out) if leave_out else None
        self.hidden = 0
        self.passed_over: list[str] = []

    def entries(self, argument: str, *, alone: bool) -> Iterator[Entry]:
        """All that one argument stands for, in no particular order.

        Args:
            argument: a file, a folder, a zip archive, or a URL of any of them.
            alone: it is the only one, so that outputs need not repeat its name.
        """
        try:
            if "://" in argument:
                yield from self._url(argument, alone)
            elif os.path.isdir(argument):
                yield from self._folder(argument, "" if alone else cleaned(argument))
            elif is_archive(argument):
                yield from self._archive("file", argument, "" if alone else cleaned(argument), b"")
            else:
                yield from parted(single(argument))
        except OSError as error:  # such as a current folder that is gone
            yield failed(argument, "", explain(error))

    def _folder(self, root: str, prefix: str) -> Iterator[Entry]:
        """Walk a folder, each real folder once."""
        real_root = os.path.realpath(root)
        seen = {real_root, self._leave_out}
        pending = [""] if self._is_for_inputs(root) else []
        while pending:
            below = pending.pop()
            try:
                with os.scandir(os.path.join(root, below)) as found:
                    for file in found:
                        relative = joined(below, file.name)
                        if self._is_hidden(file.name):
                            continue
                        if failure := self._trouble_with(file, real_root):
                            if os.path.isdir(file.path) or self._matches(relative):
                                yield failed(file.path, relative, failure)
                        elif file.is_dir():
                            if self._is_new(file, seen) and self._is_for_inputs(file.path):
                                pending.append(relative)
                        elif self._matches(relative):
                            yield from self._file(file.path, relative, prefix)
            except OSError as error:
                yield failed(os.path.join(root, below), below, explain(error))

    def _trouble_with(self, file: os.DirEntry[str], real_root: str) -> Failure | None:
        """Why something in a folder is not taken as an input."""
        if file.is_symlink():
            if not os.path.exists(file.path):
                return BROKEN_LINK
            if not self._follow_links and not is_below(os.path.realpath(file.path), real_root):
                return LINK_OUTSIDE
        return None if file.is_file() or file.is_dir() else NOT_A_FILE

    def _is_new(self, folder: os.DirEntry[str], seen: set[str | None]) -> bool:
        """Whether to go into a folder: not by a link when it is walked anyway, and not twice, as a loop would."""
        if folder.is_symlink() and not self._follow_links:
            return False
        real = os.path.realpath(folder.path)
        new = real not in seen
        seen.add(real)
        return new

    def _is_for_inputs(self, folder: str) -> bool:
        """Whether letters can be expected in a folder, and not what a batch made of them."""
        if is_output(folder):
            self.passed_over.append(shown(folder))
            return False
        return True

    def _file(self, path: str, relative: str, prefix: str) -> Iterator[Entry]:
        """A file in a folder."""
        order = os.fsencode(relative)
        if is_archive(path):
            yield from self._archive("file", path, joined(prefix, relative), order)
        else:
            yield Entry(shown(path), file_name(path), joined(prefix, relative), order, local(path))

    def _archive(self, kind: Kind, path: str, prefix: str, order: bytes) -> Iterator[Entry]:
        """The members of a zip archive, which is listed as a folder is."""
        try:
            with open_file(kind, path) as file:
                refused = self._allowance.refuses_directory(file)
            members = [] if refused else self._members(path, open_archive(kind, path, (0, 0)))
        except LetterError:
            raise
        except Exception as error:  # every store has its own
            refused, members = explain(error), []
        finally:
            open_archive.cache_clear()
        if refused := refused or self._allowance.refuses_sizes(info for _, info in members):
            yield failed(path, "", refused)._replace(order=order)
            return
        place = local(path) if kind == "file" else Locator(kind, path)
        for index, info in members:
            relative = cleaned(info.filename)
            locator = place._replace(member=index, listed=listed(info)) if relative else None
            yield Entry(
                f"{shown(path)}/{info.filename}",
                info.filename.rpartition("/")[2],
                joined(prefix, relative),
                order + b"\0%08d" % index,
                locator,
                None if locator else NAMELESS,
            )

    def _members(self, path: str, archive: zipfile.ZipFile) -> list[tuple[int, zipfile.ZipInfo]]:
        """The files in an archive that are looked for, each with its index there."""
        members = archive.infolist()
        outputs = self._outputs(shown(path), "/", [f"/{info.filename}" for info in members])
        return [
            (index, info)
            for index, info in enumerate(members)
            if not info.filename.endswith("/")
            and not f"/{info.filename}".startswith(outputs)
            and not self._is_hidden(*info.filename.split("/"))
            and self._matches(info.filename)
        ]

    def _url(self, url: str, alone: bool) -> Iterator[Entry]:
        """A file, archive or folder that fsspec finds."""
        prefix = "" if alone else cleaned(url.partition("://")[2])
        try:
            system, root = needed("fsspec.core", "cloud").url_to_fs(url)
            system.info(root)  # fails where nothing is
            found = system.find(root) if system.isdir(root) else None
        except LetterError:
            raise
        except Exception as error:  # every store has its own
            yield failed(url, "", explain(error))
            return
        if found is None:
            yield from self._archive("url", url, prefix, b"") if is_archive(url) else [remote(url)]
            return
        outputs = self._outputs(url, root, found)
        for path in found:
            relative = path.removeprefix(root).lstrip("/")
            if path.startswith(outputs) or self._is_hidden(*relative.split("/")) or not self._matches(relative):
                continue
            full = f"{url.rstrip('/')}/{relative}"
            if self._leave_out and full.startswith(self._leave_out + "/"):
                continue
            if is_archive(relative):
                yield from self._archive("url", full, joined(prefix, relative), relative.encode())
            else:
                yield remote(full)._replace(relative=joined(prefix, cleaned(relative)), order=relative.encode())

    def _outputs(self, url: str, root: str, found: list[str]) -> tuple[str, ...]:
        """What the paths of files start with that other batches wrote, where no folder itself can be looked at."""
        folders = [path.removesuffix(MANIFEST) for path in found if path.endswith(MANIFEST)]
        names = {folder: f"{url.rstrip('/')}{folder.removeprefix(root.rstrip('/'))}" for folder in folders}
        others = [folder for folder in folders if names[folder] != self._leave_out]
        self.passed_over += [names[folder] for folder in others]
        return tuple(f"{folder}/" for folder in others)

    def _matches(self, relative: str) -> bool:
        if self._glob is None:
            return True
        name = relative if "/" in self._glob else relative.rpartition("/")[2]
        return fnmatchcase(name.casefold(), self._glob.casefold())

    def _is_hidden(self, *names: str) -> bool:
        hidden = any(is_hidden(name) for name in names)
        self.hidden += hidden
        return hidden


def is_hidden(name: str) -> bool:
    """Whether a system or a program put it there for itself; `..` in an archive is only a way up."""
    return name == "__MACOSX" or (name.startswith(".") and name not in (".", ".."))


def single(path: str) -> Entry:
    """A file that was asked for by name: a link is followed, and a dot does not hide it."""
    entry = Entry(shown(path), file_name(path), cleaned(path), b"", local(path))
    if not os.path.lexists(path):
        return entry._replace(locator=None, failure=explain(FileNotFoundError()))
    if not os.path.exists(path):
        return entry._replace(locator=None, failure=BROKEN_LINK)
    if not os.path.isfile(path):
        return entry._replace(locator=None, failure=NOT_A_FILE)
    return entry


def parted(entry: Entry) -> list[Entry]:
    """The letters of a JSON file that was asked for by name; of any other file the file itself."""
    if entry.locator is None:
        return [entry]
    with open_file("file", entry.locator.path) as file:
        spans = spans_in(file)
    return [nth(entry, number, entry.locator._replace(span=span)) for number, span in enumerate(spans, 1)] or [entry]


def nth(entry: Entry, number: int, locator: Locator) -> Entry:
    """One of several letters in a file."""
    return Entry(
        f"{entry.path}:{number}",
        f"{entry.name}:{number}",
        joined(entry.relative, str(number)),
        b"%08d" % number,
        locator,
    )


def local(path: str) -> Locator:
    """A file on this machine, findable from any folder: a worker may have another one as its current."""
    return Locator("file", os.path.join(os.getcwd(), path))


def remote(url: str) -> Entry:
    """A file on an object store."""
    below = url.partition("://")[2]
    return Entry(url, below.rpartition("/")[2], cleaned(below), b"", Locator("url", url))


def failed(path: str, relative: str, failure: Failure) -> Entry:
    """Something that was found and can't be an input."""
    return Entry(shown(path), file_name(path), "", os.fsencode(relative), None, failure)


BROKEN_LINK = Failure("broken_link", "the link leads nowhere or to itself", "remove it or mend it")
LINK_OUTSIDE = Failure("link_outside", "the link leads outside the folder", "allow that with --follow-links")
NAMELESS = Failure("nameless_member", "the archive's member has no name", "unpack the archive with another tool")
NOT_A_FILE = Failure("not_a_file", "this is neither a file nor a folder", "give a letter as PDF or text")
