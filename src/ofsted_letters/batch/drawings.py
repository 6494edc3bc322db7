"""Pictures of letters' pages, made in a process apart: a file that can't be drawn takes no other one with it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from ofsted_letters.batch.contents import Unreadable, listed, open_archive, read, stamp
from ofsted_letters.batch.limits import Limits
from ofsted_letters.batch.paths import is_archive
from ofsted_letters.batch.process_apart import ProcessApart, Stopped
from ofsted_letters.batch.task import Locator
from ofsted_letters.browse.page_images import PageImage, numbers, page_images
from ofsted_letters.errors import LetterError
from ofsted_letters.read.carried import carried
from ofsted_letters.read.sniff import is_json
from ofsted_letters.source import sha256
from ofsted_letters.write.counted import counted

if TYPE_CHECKING:
    from ofsted_letters.model import Letter

PDF = "application/pdf"
NOT_HERE = "the files that they were read from are not here; object stores, and letters as JSON, have none"
Question = tuple[str, str, list[int]]
"""A file's path, the hash that it must have, and the pages to draw."""
Values = tuple[int, float, float, bytes]
"""Those of an image: only plain values go from one process to another."""


class Drawings:
    """Draws the pages of one letter after the other.

    Args:
        failed: gets the files that could not be drawn, with the reason.
    """

    def __init__(self, failed: list[tuple[str, str]]) -> None:
        self._process = ProcessApart(answer, Limits())
        self._failed = failed
        self._not_here: list[str] = []

    def of(self, letter: Letter, file: str | Path | None) -> list[PageImage]:
        """The pages on which a letter's items stand.

        Args:
            letter: the letter.
            file: what it was read from, where that is known.

        Returns:
            None of them where it is no PDF on this machine, or not the file any more, or can't be drawn.
        """
        pages = numbers(letter)
        if not pages or letter.source.media_type != PDF:
            return []
        try:
            question = (str(file), letter.source.sha256, pages)
            drawn: list[Values] | str = self._process.ask(question) if file else NOT_HERE
        except Stopped as stopped:
            drawn = stopped.failure.message
        if drawn == NOT_HERE:
            self._not_here.append(letter.source.name)
            return []
        if isinstance(drawn, str):
            self._failed.append((str(file), f"its pages can't be drawn: {drawn}"))
            return []
        return [PageImage(*one) for one in drawn]

    def close(self) -> None:
        """End the process, and tell of the letters whose files were not found."""
        self._process.close()
        if self._not_here:
            first, *others = self._not_here
            more = f" and of {counted(len(others), 'other letter')}" if others else ""
            self._failed.append((first, f"its pages{more} are not shown: {NOT_HERE}"))
            self._not_here.clear()


def answer(question: Question) -> list[Values] | str:
    """The pages of a file, or why there are none."""
    path, digest, pages = question
    try:
        places = locators(path)
        data = next(filter(None, (found(read(place), digest) for place in places)), None)
        if data is None and (not places or is_json(read(places[0]))):
            return NOT_HERE
        if data is None:
            return "it is not the file any more that the letter was read from"
        return [(one.page, one.width, one.height, one.data) for one in page_images(data, Path(path).name, pages)]
    except (LetterError, OSError, BadZipFile) as error:
        return str(error)
    except Unreadable as error:
        return error.failure.message


def locators(path: str) -> list[Locator]:
    """Where an input may be, by what people know it as: a file, or members of that name in an archive."""
    if Path(path).is_file():
        return [Locator("file", path)]
    parts = ((path[:at], path[at + 1 :]) for at, sign in enumerate(path) if sign == "/")
    archive, member = next((two for two in parts if is_archive(two[0]) and Path(two[0]).is_file()), ("", ""))
    if not archive:
        return []
    place = Locator("file", archive)
    members = enumerate(open_archive(place.kind, archive, stamp(place)).infolist())
    return [place._replace(member=at, listed=listed(one)) for at, one in members if one.filename == member]


def found(data: bytes, digest: str) -> bytes | None:
    """The file with a hash: these bytes, or a file that they carry, as a mail does."""
    if sha256(data) == digest:
        return data
    with suppress(LetterError):
        return next((one.data for one in carried(data, "") if sha256(one.data) == digest), None)
    return None
