"""Pictures of letters' pages, made in a process apart: a file that can't be drawn takes no other one with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_letters.batch.limits import Limits
from ofsted_letters.batch.process_apart import ProcessApart, Stopped
from ofsted_letters.browse.page_images import PageImage, numbers, page_images
from ofsted_letters.errors import LetterError
from ofsted_letters.source import sha256

if TYPE_CHECKING:
    from ofsted_letters.model import Letter

PDF = "application/pdf"
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

    def of(self, letter: Letter, file: str | Path | None) -> list[PageImage]:
        """The pages on which a letter's items stand.

        Args:
            letter: the letter.
            file: what it was read from, where that is known.

        Returns:
            None of them where it is no PDF on this machine, or not the file any more, or can't be drawn.
        """
        pages = numbers(letter)
        if file is None or not pages or letter.source.media_type != PDF or not Path(file).is_file():
            return []
        try:
            drawn: list[Values] | str = self._process.ask((str(file), letter.source.sha256, pages))
        except Stopped as stopped:
            drawn = stopped.failure.message
        if isinstance(drawn, str):
            self._failed.append((str(file), f"its pages can't be drawn: {drawn}"))
            return []
        return [PageImage(*one) for one in drawn]

    def close(self) -> None:
        """End the process."""
        self._process.close()


def answer(question: Question) -> list[Values] | str:
    """The pages of a file, or why there are none."""
    path, digest, pages = question
    try:
        data = Path(path).read_bytes()
        if sha256(data) != digest:
            return "it is not the file any more that the letter was read from"
        return [(one.page, one.width, one.height, one.data) for one in page_images(data, Path(path).name, pages)]
    except (LetterError, OSError) as error:
        return str(error)
